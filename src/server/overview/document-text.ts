// Reads the words of documents, so that CRM Overblik finds what stands in them. The row is the queue: it is taken before
// its document is read, which counts as a try, so several processes share the work, none holds the database while it
// reads, and what ends the program itself is given up after three times.
import { sql } from 'kysely';
import type { Database, Tx } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { searchAnew, tellSearch } from '../history/search-news.ts';
import { type Background, background, type Log } from './background.ts';
import { writeAnew } from './document-words.ts';
import { type Answer, LIMITS, type TextReaderLimits, textReader } from './text-reader.ts';

export interface DocumentTextParts {
  database: Database;
  blobs: BlobStore;
  clock: () => Date;
  log: Log;
  /** tests hurry */
  textLimits?: TextReaderLimits | undefined;
}

/** minutes before the next try, by the tries so far */
const PAUSES = [1, 10];
const MOST_TRIES = 3;
/** Behind this one that was taken is not read any more: its process is gone. */
const TAKEN_MINUTES = 5;

interface Taken {
  sha256: string;
  tries: number;
  /** of its documents; null when there are none any more */
  mediaType: string | null;
}

export function documentText({
  database,
  blobs,
  clock,
  log,
  textLimits = LIMITS,
}: DocumentTextParts): Background {
  const reader = textReader(textLimits);
  const failed = 'the words of documents could not be read; it is tried again';
  const work = background({ log, failed }, async (stopped) => {
    while (!stopped()) {
      const taken = await database.transaction((tx) => take(tx, clock()));
      if (!taken) return;
      const answer = await readTaken(taken);
      // The process was ended with the program, which is no fault of the document.
      const ended = stopped() && answer?.state === 'failed';
      await database.transaction((tx) => (ended ? giveBack(tx, taken) : settle(tx, taken, answer, clock())));
    }
  });

  /** Null: no document has these bytes any more. */
  async function readTaken({ sha256, tries, mediaType }: Taken): Promise<Answer | null> {
    if (mediaType === null) return null;
    if (tries > MOST_TRIES) return { state: 'failed', reason: 'crashed' };
    const answer = await reader.read({ path: blobs.placeOf(sha256), mediaType });
    if (answer.state === 'failed')
      log.error({ sha256, tries, reason: answer.reason }, 'a document was not read');
    return answer;
  }

  return {
    ...work,
    async stop() {
      const stopping = work.stop();
      await reader.end();
      await stopping;
    },
  };
}

/** Latest first: what somebody just attached is found before what an import brought. */
async function take(tx: Tx, now: Date): Promise<Taken | undefined> {
  const { rows } = await sql<Taken>`
    update document_text t set tries = tries + 1, try_after = ${minutesAfter(now, TAKEN_MINUTES)}
    where sha256 = (
      select sha256 from document_text where state = 'waiting' and (try_after is null or try_after <= ${now})
      order by asked_at desc, sha256 limit 1 for update skip locked)
    returning sha256, tries,
      (select max(d.media_type) from document d where d.sha256 = t.sha256) as "mediaType"`.execute(tx);
  return rows[0];
}

/**
 * Nothing is written of what was erased meanwhile: its row went with it. The documents come before their text, as where
 * both are erased (mail/privacy.ts).
 */
async function settle(tx: Tx, { sha256, tries }: Taken, answer: Answer | null, now: Date): Promise<void> {
  if (answer === null) {
    await tx.deleteFrom('document_text').where('sha256', '=', sha256).execute();
    return;
  }
  const { reason } = answer;
  const text = answer.state === 'failed' ? '' : answer.text;
  const pause = answer.state === 'failed' ? PAUSES[tries - 1] : undefined;
  if (text !== '') await writeAnew(tx, sha256);
  const state = answer.state !== 'failed' ? answer.state : pause === undefined ? 'unreadable' : 'waiting';
  const { numUpdatedRows } = await tx
    .updateTable('document_text')
    .set({
      state,
      text,
      reason,
      try_after: pause === undefined ? null : minutesAfter(now, pause),
      read_at: now,
    })
    .where('sha256', '=', sha256)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n || text === '') return;
  await tellSearch(tx);
  const holders = await tx
    .selectFrom('document')
    .select('activity_id as id')
    .where('sha256', '=', sha256)
    .where('activity_id', 'is not', null)
    .execute();
  await searchAnew(
    tx,
    holders.map(({ id }) => id as number),
  );
}

async function giveBack(tx: Tx, { sha256, tries }: Taken): Promise<void> {
  await tx
    .updateTable('document_text')
    .set({ tries: tries - 1, try_after: null })
    .where('sha256', '=', sha256)
    .where('state', '=', 'waiting')
    .execute();
}

const minutesAfter = (time: Date, minutes: number) => new Date(time.getTime() + minutes * 60_000);
