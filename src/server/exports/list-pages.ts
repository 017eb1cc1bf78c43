// A list that becomes a file: its columns, and its rows a page at a time, so that neither memory nor a transaction grows
// with it.
import { type RawBuilder, sql } from 'kysely';
import type { Written } from './written.ts';

export interface Column {
  heading: string;
  /** over the tables of the list */
  value: RawBuilder<unknown>;
  /** absent: as the text that it is */
  written?: Written<never>;
}

/** A row as it is selected: its values by the places of their columns. */
export type Cells = Record<string, unknown>;

export interface Page {
  items: Cells[];
  next: string | null;
}

export type PageAfter = (cursor: string | undefined) => Promise<Page>;

/** What a column's value is called in a row. */
const placed = (place: number) => `cell${place}`;

export const selectedCells = (columns: readonly Column[]): RawBuilder<unknown> =>
  sql.join(columns.map(({ value }, place) => sql`${value} as ${sql.id(placed(place))}`));

/** Undefined where there is nothing. */
export const cellOf = (row: Cells, place: number): unknown => row[placed(place)] ?? undefined;

/** As it stands in CSV. */
export function textOf({ written }: Column, value: unknown, timeZone: string): string {
  if (value === undefined) return '';
  return written ? written.csv(value as never, timeZone) : String(value);
}
