// Keeps the index of CRM Overblik: takes what changed (history/search-news.ts), a good many at a time, and writes anew what
// those activities are found by. The row is the queue, and a killed process leaves it standing. It is not held while the
// index is written, since whoever changes the activity meanwhile would wait; it goes afterwards, unless told again.
import { sql } from 'kysely';
import type { Database, Tx } from '../db/database.ts';
import { tellScreens } from '../history/record.ts';
import { type Background, background, type Log } from './background.ts';
import { writeDocumentWords } from './document-words.ts';
import { forgetWords } from './forget-words.ts';
import { writeIndex } from './index-row.ts';

const BATCH = 100;
/** One process at a time: a second one would do the same again. */
const INDEXER_LOCK = 4284;

interface News {
  id: number;
  /** as PostgreSQL writes it, to the microsecond */
  toldAt: string;
}

export function searchIndexer({ database, log }: { database: Database; log: Log }): Background {
  const failed = 'the search index could not be written; it is tried again';
  let forgotten = 0;
  return background({ log, failed }, async (stopped) => {
    let isIdle = true;
    while (!stopped()) {
      const news = await database.transaction(indexSome);
      if (news.length > 0) {
        isIdle = false;
        await database.transaction((tx) => forget(tx, news));
      }
      if (news.length < BATCH) break;
    }
    while (!stopped() && (await database.transaction(writeDocumentWords)));
    // Not at each change of the day: who waits to be found comes first.
    if (isIdle && !stopped()) {
      forgotten = await database.transaction(async (tx) =>
        (await isAlone(tx)) ? forgetWords(tx, forgotten) : forgotten,
      );
    }
  });
}

/** Latest first: what somebody just wrote is found before what an import brought. */
async function indexSome(tx: Tx): Promise<News[]> {
  if (!(await isAlone(tx))) return [];
  const { rows: news } = await sql<News>`
    select activity_id as id, told_at::text as "toldAt" from search_news
    order by told_at desc, activity_id desc limit ${BATCH}`.execute(tx);
  if (news.length === 0) return [];
  const written = await writeIndex(
    tx,
    news.map(({ id }) => id),
  );
  if (written > 0) {
    await tellScreens(tx, { entity: 'search', id: 0, verb: 'indexed', actorId: null, customerId: null });
  }
  return news;
}

/** Until the transaction ends no other process indexes. */
async function isAlone(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(${INDEXER_LOCK}) as mine`.execute(tx);
  return rows[0]?.mine === true;
}

/** What was told again since is left to be looked at again. In one order, as it is told. */
async function forget(tx: Tx, news: readonly News[]): Promise<void> {
  const [ids, told] = [news.map(({ id }) => id), news.map(({ toldAt }) => toldAt)];
  await sql`
    delete from search_news where activity_id in (
      select n.activity_id from search_news n
      join unnest(${ids}::int[], ${told}::timestamptz[]) known(id, told_at)
        on known.id = n.activity_id and known.told_at = n.told_at
      order by n.activity_id for update of n)`.execute(tx);
}
