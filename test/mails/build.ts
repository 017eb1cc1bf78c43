// Builders of mails with exact bytes. A string here holds one byte per character (latin1), so that a mail may mix
// charsets and break rules as real ones do. All people and firms are invented.
import iconv from 'iconv-lite';

export interface Expectation {
  subject?: string;
  /** the address */
  from?: string | null;
  fromName?: string;
  to?: string[];
  cc?: string[];
  messageId?: string | null;
  references?: string[];
  date?: string | null;
  automatic?: string | null;
  returnPath?: string | null;
  sensitivity?: string | null;
  dmarc?: string | null;
  authserv?: string | null;
  /** what the text must contain, and must not */
  text?: string[];
  notText?: string[];
  htmlHas?: string[];
  attachments?: string[];
  fault?: string | null;
  forwardedFrom?: string | null;
  own?: string;
  failedIds?: string[];
  failedRecipients?: string[] | null;
  calendar?: string | null;
  /** what the HTML as shown must not contain */
  shownWithout?: string[];
  remoteImages?: number;
}

export interface CorpusMail {
  name: string;
  raw: Buffer;
  expect: Expectation;
}

/** The bytes of a text in a charset, one per character. */
export const bytes = (text: string, charset = 'utf-8'): string =>
  iconv.encode(text, charset).toString('latin1');

export const base64 = (data: string): string =>
  Buffer.from(data, 'latin1').toString('base64').replace(/.{76}/g, '$&\r\n');

export const quotedPrintable = (data: string): string =>
  data
    .replace(
      /[^\t\r\n\x20-\x3c\x3e-\x7e]/g,
      (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .split('\r\n')
    .map((line) => line.replace(/(.{70})(?=..)(?<!=.?)/g, '$1=\r\n'))
    .join('\r\n');

/** Encoded words (RFC 2047) of at most a few letters each, as programs fold them. */
export function word(text: string, charset = 'utf-8', kind: 'Q' | 'B' = 'Q'): string {
  const data = bytes(text, charset);
  const encode = (piece: string) =>
    kind === 'B'
      ? Buffer.from(piece, 'latin1').toString('base64')
      : piece
          .replace(/[^A-Za-z0-9 ]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
          .replaceAll(' ', '_');
  const pieces = data.match(/[\s\S]{1,31}/g) ?? [];
  return pieces.map((piece) => `=?${charset}?${kind}?${encode(piece)}?=`).join('\r\n ');
}

export const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');

const USUAL: Record<string, string> = {
  From: 'Lars Holm <lars@nordbyg.example>',
  To: 'Jens Due <jens@vinduer.example>',
  Subject: 'Tilbud',
  Date: 'Tue, 24 Nov 2026 09:30:00 +0100',
  'Message-ID': '<1@nordbyg.example>',
  'MIME-Version': '1.0',
};

/** Header lines: the usual ones, changed by what is given; null leaves one out. Values are bytes. */
export function headers(given: Record<string, string | null> = {}): string {
  const all = { ...USUAL, ...given };
  return Object.entries(all)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}

export interface Body {
  charset?: string | null;
  /** the charset that the bytes really have */
  really?: string;
  encoding?: '8bit' | 'quoted-printable' | 'base64' | null;
  type?: string;
}

/** Content headers and body of one text, as bytes with the empty line between. */
export function textPart(text: string, body: Body = {}): string {
  const { charset = 'utf-8', encoding = '8bit', type = 'text/plain' } = body;
  const data = bytes(crlf(text), body.really ?? charset ?? 'utf-8');
  const coded =
    encoding === 'base64' ? base64(data) : encoding === 'quoted-printable' ? quotedPrintable(data) : data;
  const label = `Content-Type: ${type}${charset === null ? '' : `; charset=${charset}`}\r\n`;
  return `${label}${encoding === null ? '' : `Content-Transfer-Encoding: ${encoding}\r\n`}\r\n${coded}\r\n`;
}

export const htmlPart = (html: string, body: Body = {}): string =>
  textPart(html, { ...body, type: 'text/html' });

/** A part with a file. `disposition` holds the parameters as bytes. */
export const filePart = (type: string, disposition: string, data: string, more = ''): string =>
  `Content-Type: ${type}\r\nContent-Disposition: ${disposition}\r\nContent-Transfer-Encoding: base64\r\n${more}\r\n${base64(data)}\r\n`;

let boundaries = 0;

export function multipart(kind: string, parts: string[]): string {
  boundaries += 1;
  const boundary = `=_del_${boundaries}`;
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${body}--${boundary}--\r\n`;
}

export const mail = (
  name: string,
  given: Record<string, string | null>,
  content: string,
  expect: Expectation,
): CorpusMail => ({ name, raw: Buffer.from(headers(given) + content, 'latin1'), expect });

/** A plain UTF-8 mail. */
export const plain = (
  name: string,
  given: Record<string, string | null>,
  text: string,
  expect: Expectation,
): CorpusMail => mail(name, given, textPart(text), expect);

/** A mail of raw bytes, nothing added. */
export const rawMail = (name: string, raw: string, expect: Expectation): CorpusMail => ({
  name,
  raw: Buffer.from(raw, 'latin1'),
  expect,
});
