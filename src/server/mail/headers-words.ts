// Encoded words (RFC 2047): =?windows-1252?Q?S=F8ren?=.
// Neighbours of one charset are put together as bytes before they are decoded, since many programs split a letter of
// two bytes between two words.
import { decodeBytes } from './headers-charset.ts';

// Spaces inside a Q word are forbidden and common. Every piece ends at «?», so that no start reads far.
const WORD = /=\?([\w.:()+-]{1,60})(?:\*[\w-]{0,40})?\?([bq])\?([^?]*)\?=/gi;

/** The text of a header with its encoded words decoded; what is no encoded word stays as it is. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let result = '';
  let end = 0;
  let run: { charset: string; kind: string; raw: string; bytes: Buffer[] } | null = null;
  const flush = () => {
    if (run === null) return;
    if (run.raw !== '') run.bytes.push(Buffer.from(run.raw, 'base64'));
    result += decodeBytes(Buffer.concat(run.bytes), run.charset);
    run = null;
  };
  for (const match of text.matchAll(WORD)) {
    const charset = match[1]!.toLowerCase();
    const kind = match[2]!.toLowerCase();
    const between = text.slice(end, match.index);
    // White space between two encoded words is not part of the text (RFC 2047 6.2).
    if (run === null || between.trim() !== '' || run.charset !== charset) {
      flush();
      if (end === 0 || between.trim() !== '') result += between;
      run = { charset, kind, raw: '', bytes: [] };
    }
    if (kind === 'b') {
      // Some programs split base64 between its quartets: it is joined before it is decoded.
      run.raw += match[3]!.replace(/[^a-z0-9+/]/gi, '');
      if (run.raw.length % 4 === 0 || match[3]!.endsWith('=')) {
        run.bytes.push(Buffer.from(run.raw, 'base64'));
        run.raw = '';
      }
    } else {
      run.bytes.push(quotedBytes(match[3]!));
    }
    end = match.index + match[0].length;
  }
  flush();
  return result + text.slice(end);
}

function quotedBytes(text: string): Buffer {
  const plain = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return /[^\0-\u00ff]/.test(plain) ? Buffer.from(plain, 'utf8') : Buffer.from(plain, 'latin1');
}
