// An uploaded file as a table: its headings and its rows, whatever program wrote it.
import { setImmediate as breathe } from 'node:timers/promises';
import { openCsv, rearm } from '../../shared/csv.ts';
import { Problem } from '../errors.ts';
import { decode } from './decode.ts';

/** A row as it stood; `fault` when it cannot be told which cell belongs to which column. */
export interface FileRow {
  line: number;
  cells: string[];
  fault: 'broken-quotes' | 'column-count' | null;
  /** what stands in the column of reasons, where the file is one of faulty rows */
  refusal: string;
}

export interface ImportFile {
  encoding: string;
  delimiter: string;
  columns: string[];
  rows: FileRow[];
}

const MOST_COLUMNS = 500;
const MOST_ROWS = 100_000;
/** The column that the file of faulty rows adds; it is nobody's data. */
export const isReasons = (heading: string | undefined): boolean => /^(?:fejl|errors?)$/i.test(heading ?? '');

/** Throws 422 `unreadable-file`, `empty-file`, `too-many-rows`, `too-many-columns`. */
export async function readFile(bytes: Buffer): Promise<ImportFile> {
  const { text, encoding } = decode(bytes);
  const { delimiter, rows } = openCsv(text);
  let columns: string[] | undefined;
  let reasons = -1;
  const table: FileRow[] = [];
  for (const { line, cells, broken } of rows) {
    const own = cells.map(rearm);
    if (!columns) {
      if (own.length > MOST_COLUMNS) throw new Problem(422, 'too-many-columns');
      columns = own.map((heading) => heading.trim());
      reasons = columns.findIndex(isReasons);
      continue;
    }
    if (table.length === MOST_ROWS) throw new Problem(422, 'too-many-rows');
    table.push({
      line,
      cells: own,
      fault: broken ? 'broken-quotes' : fits(own, columns) ? null : 'column-count',
      refusal: own[reasons] ?? '',
    });
    if (table.length % 2000 === 0) await breathe();
  }
  if (!columns) throw new Problem(422, 'empty-file');
  return { encoding, delimiter, columns, rows: table };
}

/**
 * As many cells as headings; more only if they are empty. A shorter row is half of one that a line break cut in
 * two, except that the column of reasons may be missing.
 */
function fits(cells: string[], columns: string[]): boolean {
  const least = isReasons(columns.at(-1)) ? columns.length - 1 : columns.length;
  return cells.length >= least && cells.slice(columns.length).every((cell) => cell.trim() === '');
}

export const isSameRow = (left: FileRow, right: FileRow): boolean =>
  JSON.stringify(left.cells) === JSON.stringify(right.cells);
