// The cells of an Excel file, row by row, as somebody looks for them: words, numbers with a Danish comma, days as days.
import { addDays } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { LONGEST_TEXT } from './text-limits.ts';
import { attributeOf, xmlTokens } from './xml.ts';

/** Member by its name, in small letters. */
type Members = ReadonlyMap<string, string>;

export function textOfSheets(members: Members): string {
  const workbook = workbookOf(members.get('xl/workbook.xml') ?? '');
  const shared = sharedStrings(members.get('xl/sharedstrings.xml') ?? '');
  const dayStyles = stylesOfDays(members.get('xl/styles.xml') ?? '');
  let text = workbook.names.join(' ');
  for (const [name, xml] of members) {
    if (!name.startsWith('xl/worksheets/')) continue;
    for (const { type, style, value } of cellsOf(xml)) {
      if (type === 's') text += ` ${shared[Number(value)] ?? ''}`;
      else if (type === 'str' || type === 'inlineStr') text += ` ${value}`;
      else if (type === 'n') text += ` ${numberText(Number(value), dayStyles.has(style), workbook.firstDay)}`;
      if (text.length > LONGEST_TEXT) return text;
    }
  }
  return text;
}

/** The names of the sheets, and the day before the first: Excel for Macintosh once began in 1904. */
function workbookOf(xml: string): { names: string[]; firstDay: string } {
  const names: string[] = [];
  let firstDay = '1899-12-30';
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open') continue;
    if (token.name === 'sheet') names.push(attributeOf(token.attributes, 'name') ?? '');
    if (token.name === 'workbookPr' && /^(1|true)$/.test(attributeOf(token.attributes, 'date1904') ?? ''))
      firstDay = '1904-01-01';
  }
  return { names, firstDay };
}

/** Texts that several cells share, in their order; of pieces with letters of their own kind, without how they are said. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let within = false;
  let said = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (within && !said) text += token.text;
    } else if (token.name === 't') within = token.kind === 'open';
    else if (token.name === 'rPh') said = token.kind === 'open';
    else if (token.name === 'si' && token.kind === 'close') {
      strings.push(text);
      text = '';
    }
  }
  return strings;
}

interface Cell {
  type: string;
  style: number;
  value: string;
}

function* cellsOf(xml: string): Generator<Cell, void, undefined> {
  let cell: Cell | undefined;
  let within = false;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (within && cell) cell.value += token.text;
    } else if (token.name === 'v' || token.name === 't') within = token.kind === 'open';
    else if (token.name === 'c') {
      if (token.kind === 'open') {
        const style = Number(attributeOf(token.attributes, 's') ?? 0);
        cell = { type: attributeOf(token.attributes, 't') ?? 'n', style, value: '' };
      } else if (cell) {
        if (cell.value !== '') yield cell;
        cell = undefined;
      }
    }
  }
}

/** The formats of days that Excel brings; 18 to 21 and 45 to 47 are times alone. */
const isDayFormat = (id: number) => (id >= 14 && id <= 17) || id === 22;

/** Which styles of cells show a number as a day. */
function stylesOfDays(xml: string): Set<number> {
  const own = new Map<number, string>();
  const styles = new Set<number>();
  let place = -1;
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'close' && token.name === 'cellXfs') break;
    if (token.kind !== 'open') continue;
    const id = Number(attributeOf(token.attributes, 'numFmtId'));
    if (token.name === 'numFmt') own.set(id, attributeOf(token.attributes, 'formatCode') ?? '');
    else if (token.name === 'cellXfs') place = 0;
    else if (token.name === 'xf' && place >= 0) {
      // Words in quotes and colours in brackets are no letters of a day.
      const letters = (own.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
      if (isDayFormat(id) || /[dy]/i.test(letters)) styles.add(place);
      place += 1;
    }
  }
  return styles;
}

const LAST_DAY = 2_958_465;

function numberText(value: number, isDay: boolean, firstDay: string): string {
  if (!Number.isFinite(value)) return '';
  if (isDay && value >= 1 && value <= LAST_DAY) return formatDay(addDays(firstDay, Math.floor(value)));
  // As Excel does: 0.1 + 0.2 is 0.3.
  return String(Number(value.toPrecision(15))).replace('.', ',');
}
