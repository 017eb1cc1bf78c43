// From bytes to text. The encoding is decided on the whole content: UTF-8 only if all of it is, else what Danish
// Excel writes when it is not asked (windows-1252).
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { Problem } from '../errors.ts';

export interface Decoded {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** Throws 422 `unreadable-file` for what is no text (a workbook, a picture), `empty-file` for no content. */
export function decode(bytes: Buffer): Decoded {
  const encoding = encodingOf(bytes);
  const text = iconv.decode(bytes, encoding, { stripBOM: true }).toWellFormed();
  if (text.trim() === '') throw new Problem(422, 'empty-file');
  if (!looksLikeText(text)) throw new Problem(422, 'unreadable-file');
  return { text, encoding };
}

function encodingOf(bytes: Buffer): Decoded['encoding'] {
  const mark = bytes.toString('hex', 0, 3);
  if (mark.startsWith('fffe')) return 'utf-16le';
  if (mark.startsWith('feff')) return 'utf-16be';
  return mark === 'efbbbf' || isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Text has no NUL, and hardly a control character besides tabs and line breaks. */
function looksLikeText(text: string): boolean {
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  return !text.includes('\0') && controls <= text.length / 100;
}
