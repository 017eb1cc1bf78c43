// Keyset paging: a page begins where the last one ended, so page 400 costs what page 1 costs, and rows that come or go
// meanwhile neither repeat nor hide others. Rows without a value come last in both directions, by id.
import { type RawBuilder, sql } from 'kysely';
import { errorCode, type Reader } from '../db/database.ts';
import { Problem } from '../errors.ts';

/** What a list is ordered by. */
export interface Sort {
  by: RawBuilder<unknown>;
  /** its type in PostgreSQL */
  type: 'text' | 'date' | 'timestamptz' | 'integer' | 'bigint';
  /** true of the rows without a value, where there can be such rows */
  absent?: RawBuilder<unknown>;
  /** what it needs besides the list's own tables */
  join?: RawBuilder<unknown>;
}

/** Which rows of a list, in which order. */
export interface Question {
  from: RawBuilder<unknown>;
  conditions: RawBuilder<unknown>[];
  sort: Sort;
  /** unique; settles the order among equals */
  id: RawBuilder<unknown>;
  descending: boolean;
}

/** One page of them, and what is shown of each. */
export interface Listing extends Question {
  columns: RawBuilder<unknown>;
  cursor: string | undefined;
  limit: number;
}

/** One page. Throws 422 `invalid-cursor`. */
export async function listPage<Row extends { id: number }>(
  db: Reader,
  listing: Listing,
): Promise<{ items: Row[]; next: string | null }> {
  const after = listing.cursor === undefined ? undefined : decodeCursor(listing.cursor);
  const wanted = listing.limit + 1;
  // Two ranges of one index, one after the other; «or» between them would read everything before the page again.
  const rows = after?.value === null ? [] : await range<Row>(db, listing, 'with', after, wanted);
  if (listing.sort.absent && rows.length < wanted) {
    const afterId = after?.value === null ? after : undefined;
    rows.push(...(await range<Row>(db, listing, 'without', afterId, wanted - rows.length)));
  }
  const items = rows.slice(0, listing.limit);
  const last = items.at(-1);
  const next =
    rows.length > listing.limit && last ? encodeCursor({ value: last.sortedBy, id: last.id }) : null;
  return { items: items.map(({ sortedBy, ...row }) => row as unknown as Row), next };
}

interface Place {
  /** as PostgreSQL writes it, to the microsecond */
  value: string | null;
  id: number;
}

async function range<Row>(
  db: Reader,
  { columns, from, conditions, sort, id, descending }: Listing,
  value: 'with' | 'without',
  after: Place | undefined,
  limit: number,
): Promise<(Row & { id: number; sortedBy: string | null })[]> {
  const [beyond, direction] = descending ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const all = [...conditions];
  if (sort.absent) all.push(value === 'with' ? sql`${sort.by} is not null` : sort.absent);
  if (after && value === 'without') all.push(sql`${id} ${beyond} ${after.id}`);
  if (after && value === 'with') {
    const place = sql`${after.value}::${sql.raw(sort.type)}`;
    // The first condition finds the place in the index, the second settles equals.
    all.push(
      sql`${sort.by} ${beyond}= ${place}`,
      sql`(${sort.by} ${beyond} ${place} or ${id} ${beyond} ${after.id})`,
    );
  }
  const order = value === 'with' ? sql`${sort.by} ${direction}, ${id} ${direction}` : sql`${id} ${direction}`;
  const page = sql<Row & { id: number; sortedBy: string | null }>`
    select ${columns}, (${sort.by})::text as "sortedBy"
    from ${from} ${sort.join ?? sql``}
    where ${sql.join(all, sql` and `)}
    order by ${order}
    limit ${limit}`;
  try {
    return (await page.execute(db)).rows;
  } catch (error) {
    // A place that PostgreSQL cannot read as a value of this order (SQLSTATE class 22) is not one of ours.
    if (after && errorCode(error)?.startsWith('22')) throw new Problem(422, 'invalid-cursor');
    throw error;
  }
}

function encodeCursor({ value, id }: Place): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

function decodeCursor(cursor: string): Place {
  try {
    const [value, id, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isText = value === null || (typeof value === 'string' && !value.includes('\0'));
    if (isText && Number.isInteger(id) && Math.abs(id) < 2 ** 31 && more.length === 0) return { value, id };
  } catch {
    // whatever it was, it is not one of ours
  }
  throw new Problem(422, 'invalid-cursor');
}
