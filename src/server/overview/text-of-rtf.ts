// The words of a Rich Text file (RTF 1.9): what is written outside of its lists of fonts, styles and pictures.
import { decodeBytes } from '../mail/headers-charset.ts';
import { LONGEST_TEXT } from './text-limits.ts';

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([\s\S])|([{}])|([^\\{}\r\n]+)/gi;
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object themedata datastore colorschememapping latentstyles listtable listoverridetable rsidtbl xmlnstbl generator fldinst'.split(
    ' ',
  ),
);
const APART = new Set(['par', 'line', 'tab', 'cell', 'row', 'sect', 'page', 'nestcell']);
const SIGNS: Record<string, string> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};

interface Group {
  skipped: boolean;
  /** how many characters stand behind a \u for programs that do not know it */
  instead: number;
}

export function textOfRtf(bytes: Buffer): string {
  const rtf = bytes.toString('latin1');
  const codepage = `cp${/\\ansicpg(\d{3,5})/.exec(rtf)?.[1] ?? '1252'}`;
  const outer: Group[] = [];
  let group: Group = { skipped: false, instead: 1 };
  let text = '';
  let left = 0;
  // Of the file's code page, and only whole words of it can be told.
  let coded: number[] = [];
  const flush = () => {
    if (coded.length > 0) text += decodeBytes(Buffer.from(coded), codepage);
    coded = [];
  };
  const add = (piece: string) => {
    flush();
    if (!group.skipped) text += piece;
  };
  for (const [, word, number, hex, sign, brace, plain] of rtf.matchAll(TOKEN)) {
    if (text.length > LONGEST_TEXT) break;
    if (hex) {
      if (left > 0) left -= 1;
      else if (!group.skipped) coded.push(Number.parseInt(hex, 16));
    } else if (plain) {
      add(plain.slice(left));
      left = Math.max(0, left - plain.length);
    } else if (brace) {
      flush();
      left = 0;
      if (brace === '{') {
        outer.push(group);
        group = { ...group };
      } else group = outer.pop() ?? group;
    } else if (sign) {
      if (sign === '*') group.skipped = true;
      else if (/[\\{}]/.test(sign)) add(sign);
      else if (sign === '~' || sign === '\n') add(' ');
      else if (sign === '_') add('-');
    } else if (word === 'u') {
      add(String.fromCharCode(Number(number ?? 0) & 0xffff));
      left = group.instead;
    } else if (word === 'uc') group.instead = Number(number ?? 1);
    else if (SKIPPED.has(word!)) group.skipped = true;
    else if (APART.has(word!)) add(' ');
    else if (SIGNS[word!]) add(SIGNS[word!]!);
  }
  flush();
  return text;
}
