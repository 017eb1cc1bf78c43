// A list of any length as CSV. Nothing is asked for before the receiver has taken what came before, nor after it has gone.
import { Readable } from 'node:stream';
import { writeCsv } from '../../shared/csv.ts';
import { type Column, cellOf, type Page, type PageAfter, textOf } from './list-pages.ts';

/**
 * The file. The first page is asked for before anything is sent, so that a wrong question is an answer and no broken
 * file; whatever breaks later breaks off the transfer, so that half a list never looks whole.
 */
export async function csvStream(
  columns: readonly Column[],
  pageAfter: PageAfter,
  timeZone: string,
): Promise<Readable> {
  const first = await pageAfter(undefined);
  return Readable.from(texts(columns, first, pageAfter, timeZone), { objectMode: false });
}

async function* texts(
  columns: readonly Column[],
  first: Page,
  pageAfter: PageAfter,
  timeZone: string,
): AsyncGenerator<string> {
  // The byte order mark is how Danish Excel knows UTF-8.
  yield `\ufeff${writeCsv([columns.map((column) => column.heading)])}`;
  for (let page = first; ; ) {
    if (page.items.length > 0) {
      yield writeCsv(
        page.items.map((row) => columns.map((column, place) => textOf(column, cellOf(row, place), timeZone))),
      );
    }
    if (page.next === null) return;
    page = await pageAfter(page.next);
  }
}
