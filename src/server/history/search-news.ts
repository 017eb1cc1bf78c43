// What CRM Overblik has to look at again. Called by every verb that changes what an activity is found by, in its own
// transaction and without knowing who reads it (overview/indexer.ts). Told again, a row is held until this transaction
// ends: so what is changed now is never taken for indexed by somebody who cannot see it yet.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Changes } from './record.ts';

/** Tells every process that there is something to index. */
export const SEARCH_CHANNEL = 'opfolg_search';

/** Wakes whoever indexes, once this is committed. */
export async function tellSearch(tx: Tx): Promise<void> {
  await sql`select pg_notify(${SEARCH_CHANNEL}, '')`.execute(tx);
}

/** These activities. */
export async function searchAnew(tx: Tx, activityIds: readonly number[]): Promise<void> {
  if (activityIds.length === 0) return;
  await tell(tx, sql`select id from unnest(${[...new Set(activityIds)]}::int[]) id`);
}

/** What activities are found by besides their own words: these fields of whose they are (overview/index-row.ts). */
const FOUND_BY = {
  customer: ['name', 'accountNumber', 'cvr', 'phone', 'mobile', 'email', 'statusId'],
  contact: ['name', 'phone', 'mobile', 'emails'],
  project: ['number', 'name'],
  campaign: ['name'],
} as const;
type Owner = keyof typeof FOUND_BY;

/** The activities of the records whose changes touch what they are found by. */
export async function searchChanged(
  tx: Tx,
  owner: Owner,
  records: readonly { id: number; changes: Changes }[],
): Promise<void> {
  const renamed = records.filter(({ changes }) => FOUND_BY[owner].some((field) => field in changes));
  await searchAnewOf(
    tx,
    owner,
    renamed.map(({ id }) => id),
  );
}

/** All activities of these customers, people, projects or campaigns. */
export async function searchAnewOf(tx: Tx, owner: Owner, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tell(tx, sql`select id from activity where ${sql.ref(`${owner}_id`)} = any (${[...ids]}::int[])`);
}

/** All activities with this tag. */
export async function searchAnewTagged(tx: Tx, tagId: number): Promise<void> {
  await tell(tx, sql`select activity_id as id from activity_tag where tag_id = ${tagId}`);
}

/** Every activity there is. */
export const searchAllAnew = (tx: Tx): Promise<void> => tell(tx, sql`select id from activity`);

async function tell(tx: Tx, ids: RawBuilder<unknown>): Promise<void> {
  await sql`
    with told as (
      insert into search_news (activity_id, told_at)
      select id, clock_timestamp() from (${ids}) changed order by id
      on conflict (activity_id) do update set told_at = excluded.told_at
      returning 1
    )
    select pg_notify(${SEARCH_CHANNEL}, '') from (select 1 from told limit 1) any_of_them`.execute(tx);
}
