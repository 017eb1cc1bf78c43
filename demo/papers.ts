// Small real files, as they lie in a CRM: a quote as PDF, a mail as .eml, a drawing as PNG, lists and notes as text.
import { crc32, deflateSync } from 'node:zlib';

/** One A4 page of text; the first line is the heading. Danish letters are written in WinAnsi (PDF 32000-1, annex D). */
export function pdf(lines: readonly string[]): Buffer {
  const text = lines.map((line, index) => {
    const escaped = line
      .replace(/[\\()]/g, '\\$&')
      .replaceAll('–', '\x96')
      .replaceAll('«', '\xab')
      .replaceAll('»', '\xbb');
    return `/F1 ${index === 0 ? 18 : 11} Tf (${escaped}) Tj 0 ${index === 0 ? -32 : -17} Td`;
  });
  const content = `BT 60 770 Td ${text.join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A message as a mail program stores it (RFC 5322). */
export function eml(mail: {
  from: string;
  to: string;
  at: Date;
  subject: string;
  id: string;
  /** the mail that it answers */
  answers?: string;
  body: string;
}): Buffer {
  const word = (text: string) =>
    /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
  const address = (text: string) =>
    text.replace(/^(.*) (<.*>)$/, (_, name: string, rest: string) => `${word(name)} ${rest}`);
  return Buffer.from(
    [
      `From: ${address(mail.from)}`,
      `To: ${address(mail.to)}`,
      `Date: ${mail.at.toUTCString().replace('GMT', '+0000')}`,
      `Subject: ${word(mail.subject)}`,
      `Message-ID: <${mail.id}>`,
      ...(mail.answers ? [`In-Reply-To: <${mail.answers}>`, `References: <${mail.answers}>`] : []),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      mail.body,
      '',
    ]
      .join('\n')
      .replaceAll('\n', '\r\n'),
  );
}

type Box = readonly [left: number, top: number, width: number, height: number, colour: number];

/** A floor plan: boxes on white, in colours of a small palette (PNG, RFC 2083). */
export function png(width: number, height: number, boxes: readonly Box[]): Buffer {
  const palette = Buffer.from('ffffff 1f2933 9aa5b1 1971c2 f08c00 d9e2ec'.replaceAll(' ', ''), 'hex');
  // Every line of pixels begins with its filter: 0, none.
  const pixels = Buffer.alloc((width + 1) * height);
  for (const [left, top, boxWidth, boxHeight, colour] of boxes) {
    for (let y = top; y < top + boxHeight; y += 1) {
      const start = y * (width + 1) + 1 + left;
      pixels.fill(colour, start, start + boxWidth);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
