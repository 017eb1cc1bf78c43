// The journal: takes waiting mails, understands and settles each in one transaction, a few at a time. The row is the
// queue: it is held while worked on (skip locked), so several processes share the work, and a killed one leaves the
// mail waiting for the next. An answer is never settled beside the mail that it answers, so that threads are found. What cannot be read is journalled by its headers; what fails is tried again, then said.
import { sql } from 'kysely';
import type { Database, Reader, Tx } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { recordEvent } from '../history/record.ts';
import { takeAddressNews } from './look-again.ts';
import type { MailReader } from './parser.ts';
import { eraseFiles } from './privacy.ts';
import { indexMail } from './search-text.ts';
import { settleMail } from './settle.ts';

export interface JournalParts {
  database: Database;
  blobs: BlobStore;
  parser: MailReader;
  clock: () => Date;
  log: { error(fields: object, message: string): void };
}

export interface Journal {
  /** there may be something to do */
  wake(): void;
  /** waits until nothing that may be worked on now is left */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const POLL_MS = 30_000;
/** The database and the parser are shared with people. */
const AT_ONCE = 3;
const MOST_TRIES = 5;
/** minutes before the next try, by the tries so far */
const PAUSES = [0.1, 1, 5, 30];

export function mailJournal(parts: JournalParts): Journal {
  let working: Promise<void> | null = null;
  let asked = false;
  let stopped = false;
  const poll = setInterval(wake, POLL_MS).unref();

  function wake(): void {
    asked = true;
    if (working || stopped) return;
    working = work().finally(() => {
      working = null;
      if (asked) wake();
    });
  }

  async function work(): Promise<void> {
    asked = false;
    try {
      while (!stopped && (await parts.database.transaction(takeAddressNews))) {
        // what waits from there is settled with the others
      }
      while (!stopped && (await takeSome())) {
        // until nothing is left that may be settled now
      }
      await eraseFiles(parts.database, parts.blobs);
    } catch (error) {
      parts.log.error({ err: error }, 'the mail journal could not reach the database');
    }
  }

  /** Settles what waits longest; false when there was nothing to do, here or because others are at it. */
  async function takeSome(): Promise<boolean> {
    const waiting = await readWaiting(parts.database.reader, parts.clock());
    let settled = false;
    const takeAll = async () => {
      for (let id = waiting.shift(); id !== undefined && !stopped; id = waiting.shift()) {
        if (await takeOne(parts, id)) settled = true;
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, takeAll));
    return settled;
  }

  return {
    wake,
    async idle() {
      wake();
      while (working) await working;
    },
    async stop() {
      stopped = true;
      clearInterval(poll);
      asked = false;
      await working;
    },
  };
}

/** Asked for a good many at a time: one by one, every mail would cost a walk through all that wait. */
async function readWaiting(db: Reader, now: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from mail where state = 'received' and (try_after is null or try_after <= ${now})
    order by try_after, id limit 200`.execute(db);
  return rows.map(({ id }) => id);
}

/** Settles one mail; false when it waits no longer, or somebody else is at it. */
async function takeOne(parts: JournalParts, id: number): Promise<boolean> {
  const { database, clock } = parts;
  try {
    return await database.transaction(async (tx) => {
      const now = clock();
      const found = await hold(tx, id, now);
      if (!found) return false;
      const answers = await holdAnswers(tx, found);
      await settleMail(tx, id, parts, now);
      await lookAgainAt(tx, answers, id);
      return true;
    });
  } catch (error) {
    const { name, message } = error as Error;
    // Without the error's own words: they may quote the mail.
    parts.log.error({ mailId: id, error: name }, 'a mail could not be journalled; it is tried again');
    await database.transaction((tx) => noteFailure(tx, id, message, clock()));
    return true;
  }
}

/**
 * Holds a mail that waits and answers the mails that answer it. Not before an earlier one that it answers itself. «No
 * key»: whoever writes down where a mail was met, or what it was sent from, holds its key for a moment; skipped for
 * that, it would lie until somebody looks again. «|| ''»: by the index of Message-IDs, not through all that wait.
 */
async function hold(tx: Tx, id: number, now: Date): Promise<number[] | undefined> {
  const { rows } = await sql<{ answers: number[] }>`
    select array(select r.mail_id from mail_reference r where r.message_id = m.message_id and r.mail_id <> m.id
      limit 1000) as answers
    from mail m where m.id = ${id} and m.state = 'received' and (m.try_after is null or m.try_after <= ${now})
      and not exists (
        select 1 from mail_reference r join mail before on before.message_id = r.message_id
        where r.mail_id = m.id and before.id < m.id and before.state || '' = 'received'
          and (before.try_after is null or before.try_after <= ${now}))
    for no key update of m skip locked`.execute(tx);
  return rows[0]?.answers;
}

/** Waits for those that are just being settled, and keeps them from being so until this one is. */
async function holdAnswers(tx: Tx, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select id from mail where id = any(${ids}::int[]) and state in ('received', 'unplaced')
    order by id for update`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What came before the mail that it answers, and could not be placed, may be so now. */
async function lookAgainAt(tx: Tx, ids: readonly number[], answered: number): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update mail set state = 'received', try_after = null
    where id = any(${ids}::int[]) and state = 'unplaced'
      and exists (select 1 from mail where id = ${answered} and state = 'journalled')`.execute(tx);
}

async function noteFailure(tx: Tx, id: number, message: string, now: Date): Promise<void> {
  const mail = await tx
    .selectFrom('mail')
    .select(['tries', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!mail) return;
  const tries = mail.tries + 1;
  const minutes = PAUSES[tries - 1] ?? 60;
  const failed = tries >= MOST_TRIES;
  await tx
    .updateTable('mail')
    .set({
      tries,
      try_after: new Date(now.getTime() + minutes * 60_000),
      because: JSON.stringify({ fault: message.slice(0, 300) }),
      ...(failed && { state: 'failed', reason: 'failed', version: mail.version + 1 }),
    })
    .where('id', '=', id)
    .execute();
  if (failed) await indexMail(tx, id, []);
  if (failed) await recordEvent(tx, { entity: 'mail', entityId: id, verb: 'failed', actorId: null, at: now });
}
