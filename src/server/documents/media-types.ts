// What kind of file it is. What must always hold: a file opens inside the browser only when its name and its bytes
// agree on one of a few harmless kinds; everything else is a download, whatever it claims to be.

const SIGNED: Record<string, { type: string; is: (head: Buffer) => boolean }> = {
  png: { type: 'image/png', is: (head) => starts(head, '89504e470d0a1a0a') },
  jpg: { type: 'image/jpeg', is: (head) => starts(head, 'ffd8ff') },
  gif: { type: 'image/gif', is: (head) => starts(head, '474946383761') || starts(head, '474946383961') },
  webp: {
    type: 'image/webp',
    is: (head) => starts(head, '52494646') && head.toString('latin1', 8, 12) === 'WEBP',
  },
  pdf: { type: 'application/pdf', is: (head) => starts(head, '255044462d') },
};

const NAMED: Record<string, string> = {
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  rtf: 'application/rtf',
  zip: 'application/zip',
  svg: 'image/svg+xml',
  html: 'text/html',
  xml: 'application/xml',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

const UNKNOWN = 'application/octet-stream';
const INLINE = new Set([...Object.values(SIGNED).map(({ type }) => type), 'text/plain']);

/** The media type by extension, checked against the first bytes where the kind has a signature. */
export function mediaTypeOf(name: string, head: Buffer): string {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const signed = SIGNED[extension === 'jpeg' ? 'jpg' : extension];
  if (signed) return signed.is(head) ? signed.type : UNKNOWN;
  if (['txt', 'log', 'md'].includes(extension)) return head.includes(0) ? UNKNOWN : plainText(head);
  return NAMED[extension] ?? UNKNOWN;
}

/** Whether the browser may show it itself. */
export function opensInline(mediaType: string): boolean {
  return INLINE.has(mediaType.split(';')[0] ?? '');
}

function plainText(head: Buffer): string {
  // A last letter may be cut in two, which is no fault: `stream` keeps the decoder from minding.
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'text/plain; charset=utf-8';
  } catch {
    return 'text/plain; charset=windows-1252';
  }
}

const starts = (head: Buffer, hex: string): boolean =>
  head.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'));
