// Names of attachments as strangers send them, made harmless: paths, controls, reserved names, endless ones.
import { cleanLine, decodeBytes } from './headers-charset.ts';

const LONGEST = 120;
/** Windows opens a device under these, whatever follows the first dot. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const EXTENSIONS: Record<string, string> = {
  'message/rfc822': '.eml',
  'text/calendar': '.ics',
  'text/html': '.html',
  'text/plain': '.txt',
  'application/pdf': '.pdf',
  'application/ms-tnef': '.dat',
  'application/pkcs7-mime': '.p7m',
  'application/x-pkcs7-mime': '.p7m',
  'application/pkcs7-signature': '.p7s',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
};

/** The base name, fit to be shown and saved on any system, at most 120 characters with its extension kept. */
export function attachmentName(given: string, mediaType: string, place: number): string {
  // Raw windows-1252 in a name comes as latin1, where the dash of «Tilbud – 2026.pdf» would be a control.
  const repaired = given.replace(/[\u0080-\u009f]/g, (c) =>
    decodeBytes(Buffer.from(c, 'latin1'), 'windows-1252'),
  );
  const base = cleanLine(repaired, 2000).split(/[\\/]/).at(-1) ?? '';
  const name = base
    .normalize('NFC')
    .replace(/[:*?"<>|]/g, '_')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  if (name === '') return `vedhæftning-${place}${EXTENSIONS[mediaType] ?? ''}`;
  const safe = RESERVED.test(name) ? `_${name}` : name;
  if (safe.length <= LONGEST) return safe;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(safe)?.[0] ?? '';
  return safe.slice(0, LONGEST - extension.length).replace(/[\p{Cs}. ]+$/u, '') + extension;
}
