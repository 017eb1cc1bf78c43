// CSV as Danish Excel writes it, and as people damage it.
// What must always hold: one broken row never breaks the file, a row knows the line on which it starts, and what
// writeCsv writes is read back as the same cells. A reader of our own, because the libraries we know give up the
// rest of the file at one unclosed quote.

export interface CsvRow {
  /** line in the file where the row starts, from 1 */
  line: number;
  cells: string[];
  /** the quotes do not fit together: the cells are the bare pieces of one line */
  broken: boolean;
}

/** No cell is longer than this; a quote that stays open for longer was never meant to open. */
const LONGEST_CELL = 200_000;

/** The rows of a text, one at a time; rows without content are left out but counted as lines. */
export function* readCsv(text: string, delimiter: string): Generator<CsvRow> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row = readRow(text, at, delimiter) ?? bareLine(text, at, delimiter);
    if (row.cells.some((cell) => cell.trim() !== '')) yield { line, cells: row.cells, broken: row.broken };
    line += countLines(text, at, row.end);
    at = row.end;
  }
}

interface RowRead {
  cells: string[];
  /** where the next row begins */
  end: number;
  broken: boolean;
}

/** One row with its quoted cells, or null when a quote is not closed in front of a delimiter or the row's end. */
function readRow(text: string, start: number, delimiter: string): RowRead | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at, delimiter);
    if (cell === null) return null;
    cells.push(cell.value);
    at = cell.end;
    if (text[at] === delimiter) at += 1;
    else if (at >= text.length || isBreak(text[at]))
      return { cells, end: afterBreak(text, at), broken: false };
    else return null;
  }
}

function quotedCell(text: string, start: number): { value: string; end: number } | null {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote - start > LONGEST_CELL) return null;
    if (text[quote + 1] !== '"') {
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
    at = quote + 2;
  }
}

function bareCell(text: string, start: number, delimiter: string): { value: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== delimiter && !isBreak(text[end])) end += 1;
  return { value: text.slice(start, end), end };
}

function bareLine(text: string, start: number, delimiter: string): RowRead {
  let end = start;
  while (end < text.length && !isBreak(text[end])) end += 1;
  return { cells: text.slice(start, end).split(delimiter), end: afterBreak(text, end), broken: true };
}

const isBreak = (character: string | undefined): boolean => character === '\n' || character === '\r';

function afterBreak(text: string, at: number): number {
  return at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1);
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at = afterBreak(text, at)) {
    while (at < to && !isBreak(text[at])) at += 1;
    lines += 1;
  }
  return lines;
}

const DELIMITERS = [';', '\t', ','] as const;
const ROWS_TO_LOOK_AT = 50;

/**
 * Which delimiter the text uses, by looking: the one that splits most rows into as many cells as the heading, and
 * the heading into most. A first line «sep=;», a hint that Excel reads, decides and is not a row.
 */
export function openCsv(text: string): { delimiter: string; rows: Iterable<CsvRow> } {
  const hint = /^sep=(.)\r?(?:\n|$)/i.exec(text)?.[1];
  if (hint) return { delimiter: hint, rows: withoutFirst(readCsv(text, hint)) };
  let best = { delimiter: DELIMITERS[0] as string, score: 0 };
  for (const delimiter of DELIMITERS) {
    let width = 0;
    let alike = 0;
    let seen = 0;
    for (const row of readCsv(text, delimiter)) {
      width ||= row.cells.length;
      if (row.cells.length === width) alike += 1;
      seen += 1;
      if (seen === ROWS_TO_LOOK_AT) break;
    }
    const score = width > 1 ? width * (alike / seen) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, rows: readCsv(text, best.delimiter) };
}

function* withoutFirst<T>(items: Iterable<T>): Generator<T> {
  let first = true;
  for (const item of items) {
    if (!first) yield item;
    first = false;
  }
}

/** Rows as Danish Excel reads them: semicolon, CRLF, quotes where needed, formulas disarmed. The caller adds the BOM. */
export function writeCsv(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map((cell) => quoted(disarm(cell))).join(';')}\r\n`;
  return text;
}

const quoted = (cell: string): string =>
  /[";\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

// What a spreadsheet would run when it opens the file (OWASP, «CSV injection»).
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER_OR_PHONE = /^[+-]?[\d\s().,-]*$/;

/** Puts an apostrophe in front of what a spreadsheet would take for a formula; numbers and phone numbers are none. */
export function disarm(cell: string): string {
  return FORMULA.test(cell) && !NUMBER_OR_PHONE.test(cell) ? `'${cell}` : cell;
}

/** Takes such an apostrophe off again, so that a disarmed cell is read back as it was. */
export function rearm(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) && !NUMBER_OR_PHONE.test(cell.slice(1))
    ? cell.slice(1)
    : cell;
}
