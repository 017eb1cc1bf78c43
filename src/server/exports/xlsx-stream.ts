// A list of any length as a workbook, from the same pages and columns as CSV, in which days, amounts and numbers are such and
// everything else is text by its type: nothing that it begins with makes it a formula.
import { Readable } from 'node:stream';
import { type Cells, type Column, cellOf, type PageAfter, textOf } from './list-pages.ts';
import { sentZip } from './sent-zip.ts';
import { sheetHead, sheetRow, sheetTail, workbookParts } from './sheet-xml.ts';
import type { SheetValue } from './written.ts';

interface Workbook {
  /** of its sheet */
  name: string;
  timeZone: string;
  now: Date;
  /** of a sheet, headings included; what comes after them stands in further sheets */
  mostRows?: number;
}

const EXCELS_MOST_ROWS = 1_048_576;
/** Rows to a piece of text: little at a time, so that others are answered meanwhile. */
const PIECE = 250;

/** The file. As of CSV the first page is asked for beforehand, and what breaks later breaks it off. */
export async function xlsxStream(
  columns: readonly Column[],
  pageAfter: PageAfter,
  { name, timeZone, now, mostRows = EXCELS_MOST_ROWS }: Workbook,
): Promise<Readable> {
  let page = await pageAfter(undefined);
  let taken = 0;
  const headings = columns.map((column) => column.heading);
  const widths = columns.map((column, place) => widthOf(column, place, page.items, timeZone));
  const rowsOfSheets: number[] = [];

  async function* sheet(): AsyncGenerator<string> {
    yield sheetHead(headings, widths, rowsOfSheets.length === 0);
    let rows = 1;
    for (;;) {
      const items = page.items.slice(taken, taken + Math.min(PIECE, mostRows - rows));
      if (items.length > 0) yield items.map((row, n) => line(columns, row, rows + 1 + n, timeZone)).join('');
      rows += items.length;
      taken += items.length;
      if (taken < page.items.length) {
        if (rows === mostRows) break;
      } else if (page.next === null) break;
      else {
        page = await pageAfter(page.next);
        taken = 0;
      }
    }
    rowsOfSheets.push(rows);
    yield sheetTail(columns.length, rows);
  }

  const { zip, file, add } = sentZip();
  const how = { mtime: now, compressionLevel: 4 };
  const addSheet = () =>
    add(`xl/worksheets/sheet${rowsOfSheets.length + 1}.xml`, how, () => {
      const reading = Readable.from(sheet(), { objectMode: false });
      return reading.once('end', () => {
        if (taken < page.items.length) return addSheet();
        for (const [part, xml] of Object.entries(workbookParts(name, columns.length, rowsOfSheets))) {
          zip.addBuffer(Buffer.from(xml), part, how);
        }
        zip.end();
      });
    });
  addSheet();
  return file;
}

function line(columns: readonly Column[], row: Cells, place: number, timeZone: string): string {
  return sheetRow(
    place,
    columns.map((column, n) => sheetValue(column, cellOf(row, n), timeZone)),
  );
}

function sheetValue(column: Column, value: unknown, timeZone: string): SheetValue | undefined {
  if (value === undefined) return undefined;
  return column.written?.sheet?.(value as never, timeZone) ?? textOf(column, value, timeZone);
}

const NARROWEST = 8;
const WIDEST = 60;

/** As wide as the longest line of the first page, with room for the filter of the heading. */
function widthOf(column: Column, place: number, rows: readonly Cells[], timeZone: string): number {
  let longest = column.heading.length + 2;
  for (const row of rows) {
    const text = textOf(column, cellOf(row, place), timeZone);
    const end = text.search(/[\r\n]/);
    longest = Math.max(longest, end < 0 ? text.length : end);
  }
  return Math.min(Math.max(longest + 2, NARROWEST), WIDEST);
}
