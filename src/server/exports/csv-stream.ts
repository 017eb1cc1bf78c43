// A list of any length as a file: a page at a time, so that neither memory nor a transaction grows with it. Nothing is
// asked for before the receiver has taken what came before, nor after it has gone.
import { Readable } from 'node:stream';
import { type RawBuilder, sql } from 'kysely';
import { writeCsv } from '../../shared/csv.ts';

export interface Column {
  heading: string;
  /** over the tables of the list */
  value: RawBuilder<unknown>;
  /** how Danish Excel reads it; absent: as the text that it is */
  written?: (value: never, timeZone: string) => string;
}

/** A row as it is selected: its values by the places of their columns. */
export type Cells = Record<string, unknown>;

export interface Page {
  items: Cells[];
  next: string | null;
}

/** What a column's value is called in a row. */
const placed = (place: number) => `cell${place}`;

export const selectedCells = (columns: readonly Column[]): RawBuilder<unknown> =>
  sql.join(columns.map(({ value }, place) => sql`${value} as ${sql.id(placed(place))}`));

/**
 * The file. The first page is asked for before anything is sent, so that a wrong question is an answer and no broken
 * file; whatever breaks later breaks off the transfer, so that half a list never looks whole.
 */
export async function csvStream(
  columns: readonly Column[],
  pageAfter: (cursor: string | undefined) => Promise<Page>,
  timeZone: string,
): Promise<Readable> {
  const first = await pageAfter(undefined);
  return Readable.from(texts(columns, first, pageAfter, timeZone), { objectMode: false });
}

async function* texts(
  columns: readonly Column[],
  first: Page,
  pageAfter: (cursor: string) => Promise<Page>,
  timeZone: string,
): AsyncGenerator<string> {
  // The byte order mark is how Danish Excel knows UTF-8.
  yield `\ufeff${writeCsv([columns.map((column) => column.heading)])}`;
  for (let page = first; ; ) {
    if (page.items.length > 0) yield writeCsv(page.items.map((row) => line(columns, row, timeZone)));
    if (page.next === null) return;
    page = await pageAfter(page.next);
  }
}

function line(columns: readonly Column[], row: Cells, timeZone: string): string[] {
  return columns.map(({ written }, place) => {
    const value = row[placed(place)];
    if (value === null || value === undefined) return '';
    return written ? written(value as never, timeZone) : String(value);
  });
}
