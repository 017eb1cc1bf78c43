// CRM Overblik: a page of what a search finds, with where its words stand, and how much it is.
import { isDeepStrictEqual } from 'node:util';
import { type RawBuilder, sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import {
  type countOverview,
  type listOverview as endpoint,
  type listFound as foundEndpoint,
  MOST_MARKED,
  type OverviewFilter,
  type OverviewRow,
} from '../../shared/overview.ts';
import { visibleTo } from '../activities/find.ts';
import { decodeCursor, encodeCursor, ROW, ROW_FROM, TAGS } from '../activities/rows.ts';
import type { Actor } from '../actor.ts';
import { KEPT, type Reader } from '../db/database.ts';
import { findActivities } from './find.ts';
import { withHits } from './hits.ts';
import type { Found } from './order.ts';
import { type Asker, questionOf } from './question.ts';
import { ranked } from './ranking.ts';

/** No count on a screen has to be exact beyond this, and none may cost a scan of everything. */
const CEILING = 1_000;

const LISTED = sql`${ROW}, ${TAGS} as tags`;

/** One page. Throws 422 `invalid-cursor`. */
export async function listOverview(
  db: Reader,
  query: OutputOf<(typeof endpoint)['query']>,
  asker: Asker,
): Promise<{ items: OverviewRow[]; next: string | null }> {
  const { ids, next } = await findPage(db, query, asker);
  const rows = await readRows<OverviewRow>(db, ids, LISTED);
  return { items: query.q ? await withHits(db, rows, query.q) : rows, next };
}

/** The same page with other columns, over the tables of activities/rows.ts. */
export async function listOverviewAs<Row>(
  db: Reader,
  query: OutputOf<(typeof endpoint)['query']>,
  asker: Asker,
  columns: RawBuilder<unknown>,
): Promise<{ items: Row[]; next: string | null }> {
  const { ids, next } = await findPage(db, query, asker);
  return { items: await readRows<Row>(db, ids, columns), next };
}

/** All of it as ids, as far as one act takes. */
export async function listFound(
  db: Reader,
  query: OutputOf<(typeof foundEndpoint)['query']>,
  asker: Asker,
): Promise<OutputOf<(typeof foundEndpoint)['response']>> {
  const { ids, next } = await findPage(db, { ...query, cursor: undefined, limit: MOST_MARKED }, asker);
  return { ids, more: next !== null };
}

/** These activities, in this order, as far as the actor may see them. */
export async function readMarkedAs<Row>(
  db: Reader,
  ids: readonly number[],
  actor: Actor,
  columns: RawBuilder<unknown>,
): Promise<Row[]> {
  return readRows<Row>(db, [...new Set(ids)], columns, visibleTo(actor));
}

async function findPage(
  db: Reader,
  query: OutputOf<(typeof endpoint)['query']>,
  asker: Asker,
): Promise<Page> {
  const { order, cursor, limit, ...filter } = query;
  return order === 'relevance'
    ? byRelevance(db, filter, asker, { cursor, limit })
    : byDate(db, filter, asker, { cursor, limit, descending: order === 'newest' });
}

interface Paging {
  cursor: string | undefined;
  limit: number;
}
interface Page {
  ids: number[];
  next: string | null;
}

async function byDate(
  db: Reader,
  filter: OverviewFilter,
  asker: Asker,
  { cursor, limit, descending }: Paging & { descending: boolean },
): Promise<Page> {
  const question = questionOf(filter, asker);
  const after = cursor === undefined ? undefined : placeOf(cursor);
  const found = await findActivities(db, question, { count: limit + 1, descending, after });
  const last = found[limit - 1];
  return {
    ids: found.slice(0, limit).map(({ id }) => id),
    next: found.length > limit && last ? encodeCursor([last.at, last.id]) : null,
  };
}

async function byRelevance(
  db: Reader,
  filter: OverviewFilter,
  asker: Asker,
  { cursor, limit }: Paging,
): Promise<Page> {
  const [from = 0] = cursor === undefined ? [] : decodeCursor(cursor, 1).map(Number);
  const ids = await ranked(db, filter, asker);
  const to = from + limit;
  return { ids: ids.slice(from, to), next: to < ids.length ? encodeCursor([to]) : null };
}

function placeOf(cursor: string): Found {
  const [at, id] = decodeCursor(cursor, 2);
  return { at: String(at), id: Number(id) };
}

/** In the order of the ids. */
async function readRows<Row>(
  db: Reader,
  ids: readonly number[],
  columns: RawBuilder<unknown>,
  seen: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`${columns === LISTED ? KEPT : sql``}
    select ${columns} from unnest(${[...ids]}::int[]) with ordinality asked(id, place)
    join ${ROW_FROM} on a.id = asked.id where ${seen} order by asked.place`.execute(db);
  return rows;
}

export async function countFound(
  db: Reader,
  filter: OverviewFilter,
  asker: Asker,
): Promise<OutputOf<(typeof countOverview)['response']>> {
  const count = async (asked: OverviewFilter) => {
    const found = await findActivities(db, questionOf(asked, asker), { count: CEILING, descending: true });
    return found.length;
  };
  const { q, document } = filter;
  const words: OverviewFilter = { q, document, state: 'both', dateOf: 'occurred' };
  const found = await count(filter);
  const { rows } = await sql<{ waiting: number }>`
    select (select count(*) from (select 1 from search_news limit 10000) n)::int
      + (select count(*) from (select 1 from document_text where state = 'waiting' limit 10000) d)::int as waiting`.execute(
    db,
  );
  // What is too much to count with its filters is too much without them.
  const same = found === CEILING || isDeepStrictEqual({ ...words, ...filter }, words);
  return {
    found,
    withoutFilters: same ? found : await count(words),
    waiting: rows[0]?.waiting ?? 0,
  };
}
