// What CRM Overblik has to look at again. Called by every verb that changes what an activity is found by, in its own
// transaction and without knowing who reads it (overview/indexer.ts). Told again, a row is held until this transaction
// ends: so what is changed now is never taken for indexed by somebody who cannot see it yet.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** Tells every process that there is something to index. */
export const SEARCH_CHANNEL = 'opfolg_search';

/** These activities. */
export async function searchAnew(tx: Tx, activityIds: readonly number[]): Promise<void> {
  if (activityIds.length === 0) return;
  await tell(tx, sql`select id from unnest(${[...new Set(activityIds)]}::int[]) id`);
}

/** All activities of customers, people, projects or campaigns, whose names are part of what they are found by. */
export async function searchAnewOf(
  tx: Tx,
  owner: 'customer' | 'contact' | 'project' | 'campaign',
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await tell(tx, sql`select id from activity where ${sql.ref(`${owner}_id`)} = any (${[...ids]}::int[])`);
}

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
