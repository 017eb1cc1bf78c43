// Keeps the index of CRM Overblik: takes what changed (history/search-news.ts), a good many at a time, and writes anew what
// those activities are found by. The row is the queue: several processes share it, and a killed one leaves it standing.
import { sql } from 'kysely';
import type { Database, Tx } from '../db/database.ts';
import { tellScreens } from '../history/record.ts';
import { type Background, background, type Log } from './background.ts';
import { writeIndex } from './index-row.ts';

const BATCH = 100;

export function searchIndexer({ database, log }: { database: Database; log: Log }): Background {
  const failed = 'the search index could not be written; it is tried again';
  return background({ log, failed }, async (stopped) => {
    while (!stopped() && (await database.transaction(takeSome)) === BATCH) {
      // until nothing is left
    }
  });
}

/** Latest first: what somebody just wrote is found before what an import brought. */
async function takeSome(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    delete from search_news where activity_id in (
      select activity_id from search_news order by told_at desc, activity_id desc limit ${BATCH} for update skip locked)
    returning activity_id as id`.execute(tx);
  if (rows.length === 0) return 0;
  const written = await writeIndex(
    tx,
    rows.map(({ id }) => id),
  );
  if (written > 0)
    await tellScreens(tx, { entity: 'search', id: 0, verb: 'indexed', actorId: null, customerId: null });
  return rows.length;
}
