// A file of account numbers, CVR numbers or mail addresses, read in the browser into one of each line: the column whose
// heading says so, else the one whose cells look most like it. Pure but for the reading of the file.
import { readCsv } from '../../shared/csv.ts';
import { parseCvr } from '../../shared/identifiers.ts';

const HEADINGS = [
  /^(konto(nr|nummer)?\.?|account( ?number)?|kundenr\.?|kundenummer)$/i,
  /^(e-?mail|mail|e-?mailadresse)$/i,
  /^(cvr|cvr-?\/?se-?nr\.?|cvr-?(nr|nummer)\.?)$/i,
];

export async function readListFile(file: Blob): Promise<string[]> {
  const bytes = await file.arrayBuffer();
  return linesOfFile(decoded(bytes));
}

/** UTF-8, or what older Danish programs write. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What was pasted or typed: one of each line. */
export const linesOfText = (text: string): string[] =>
  text
    .split(/[\r\n;]+/)
    .map((line) => line.trim())
    .filter(Boolean);

export function linesOfFile(text: string): string[] {
  const rows = [...readCsv(text, delimiterOf(text))].map(({ cells }) => cells.map((cell) => cell.trim()));
  const [first] = rows;
  if (!first) return [];
  const named = HEADINGS.map((heading) => first.findIndex((cell) => heading.test(cell))).find(
    (at) => at >= 0,
  );
  const column = named ?? likeliest(rows);
  return (named === undefined ? rows : rows.slice(1)).map((cells) => cells[column] ?? '').filter(Boolean);
}

function delimiterOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1);
  const counted = [';', '\t', ','].map((delimiter) => ({ delimiter, times: line.split(delimiter).length }));
  return counted.reduce((best, each) => (each.times > best.times ? each : best)).delimiter;
}

/** The column with most addresses and CVR numbers; the first one where none has any. */
function likeliest(rows: readonly string[][]): number {
  const width = Math.max(...rows.map((cells) => cells.length));
  const hits = Array.from({ length: width }, (_, column) =>
    rows.slice(0, 200).reduce((sum, cells) => sum + (identifies(cells[column] ?? '') ? 1 : 0), 0),
  );
  return hits.indexOf(Math.max(...hits));
}

const identifies = (cell: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell) || parseCvr(cell) !== null;
