// Bytes of a mail as text. A charset that is named is followed, as far as the bytes allow it; one that is missing or
// plainly wrong is guessed from the bytes: valid UTF-8, else windows-1252, which is what Danish Outlook writes.
// What must always hold: no byte sequence throws, and nothing that comes out can break a page, a log or PostgreSQL.
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

// iso-8859-1 and ASCII are read as windows-1252: their other 32 places hold € “ ” ’ – in mail, never controls.
const AS_WINDOWS_1252 = new Set([
  'iso88591',
  'latin1',
  'l1',
  'usascii',
  'ascii',
  'ansi',
  'ansix341968',
  'cp1252',
  'windows1252',
]);
// UTF-7 can carry markup past every filter; the others are encodings of iconv-lite that are no charsets of mail.
const REFUSED = /^(utf7(imap)?|unicode11utf7|base64|hex|binary|ucs2|internal)$/;

const key = (charset: string): string => charset.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The text of bytes whose charset is named; of an unknown, refused or missing name it is guessed. */
export function decodeBytes(bytes: Buffer, charset?: string | null): string {
  const name = key(charset ?? '');
  if (name === '' || name === 'utf8' || REFUSED.test(name)) return guess(bytes);
  if (AS_WINDOWS_1252.has(name)) {
    // Text that says us-ascii or latin1 but is UTF-8 is commoner than the three letters it would else spell («Ã¸»).
    return name.endsWith('ascii') || name.startsWith('ansi') ? guess(bytes) : iconv.decode(bytes, 'win1252');
  }
  return iconv.encodingExists(charset!) ? iconv.decode(bytes, charset!) : guess(bytes);
}

function guess(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  // A text cut in the middle of a letter is still UTF-8; one without a single whole letter never was.
  return isUtf8(bytes) || /[\u0080-\ufffc]/.test(text) ? text : iconv.decode(bytes, 'win1252');
}

// Bidirectional controls (UAX #9) can show «exe.gpj» as «jpg.exe»; a lone surrogate is no text (\p{Cs}).
const UNFIT = /[\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const CONTROL = /\p{Cc}/gu;
const CONTROL_BUT_BREAKS = /[^\P{Cc}\n\t]/gu;

/** One line fit to be shown and stored: no control, bidi or broken characters, white space collapsed. */
export function cleanLine(text: string, longest = 1000): string {
  const cut = text.slice(0, longest * 4);
  const line = cut.replace(/\s+/g, ' ').replace(CONTROL, '').replace(UNFIT, '').trim();
  return line.length > longest ? line.slice(0, longest).replace(UNFIT, '').trim() : line;
}

/** Text of several lines fit to be shown and stored, line ends as \n. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROL_BUT_BREAKS, '')
    .replace(UNFIT, '');
}
