// Words that nobody says any more leave the vocabulary: what was erased must not stay behind in it. A few whenever the indexer
// has nothing to write, under its lock, so that none goes while something that says it is being indexed; all of them in the course of days.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { facet, KINDS } from './facets.ts';

const AT_ONCE = 200;
/** What the latest activities say is common, and its index would be long to read. */
const LATEST = 300;

/** Goes on after the word of this number, and answers where to go on next; 0: from the beginning. */
export async function forgetWords(tx: Tx, after: number): Promise<number> {
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx);
  const { rows } = await sql<{ id: number }>`
    select id from search_word where id > ${after} order by id limit ${AT_ONCE}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  await sql`
    with common as materialized (
      select distinct said / ${KINDS} as id from (
        select facets from activity_search order by occurred_at desc, activity_id desc limit ${LATEST}) latest
      cross join unnest(facets) said where said % ${KINDS} = ${facet('word', 0)})
    delete from search_word w where id = any (${ids}::int[]) and id not in (select id from common)
      and not exists (select 1 from activity_search s
        where s.facets && array[w.id * ${KINDS} + ${facet('word', 0)}, w.id * ${KINDS} + ${facet('fileWord', 0)}])`.execute(
    tx,
  );
  return ids.length < AT_ONCE ? 0 : ids.at(-1)!;
}
