// The journal: takes one waiting mail at a time, understands it and settles it, in one transaction. The row is the
// queue: it is held while worked on (skip locked), so several processes share the work, and a killed one leaves the
// mail waiting for the next. What cannot be read is journalled by its headers; what fails is tried again, then said.
import { sql } from 'kysely';
import type { Database, Tx } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { recordEvent } from '../history/record.ts';
import type { MailReader } from './parser.ts';
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
      while (!stopped && (await takeOne(parts))) {
        // one after the other: the database and the parser are shared with people
      }
    } catch (error) {
      parts.log.error({ err: error }, 'the mail journal could not reach the database');
    }
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

/** Settles one waiting mail; false when none waits. */
async function takeOne(parts: JournalParts): Promise<boolean> {
  const { database, clock } = parts;
  let taken: number | null = null;
  try {
    return await database.reader.transaction().execute(async (tx) => {
      const now = clock();
      const { rows } = await sql<{ id: number }>`
        select id from mail where state = 'received' and (try_after is null or try_after <= ${now})
        order by id limit 1 for update skip locked`.execute(tx);
      if (!rows[0]) return false;
      taken = rows[0].id;
      await settleMail(tx, taken, parts, now);
      return true;
    });
  } catch (error) {
    if (taken === null) throw error;
    const { name, message } = error as Error;
    // Without the error's own words: they may quote the mail.
    parts.log.error({ mailId: taken, error: name }, 'a mail could not be journalled; it is tried again');
    await database.transaction((tx) => noteFailure(tx, taken ?? 0, message, clock()));
    return true;
  }
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
  if (failed) await recordEvent(tx, { entity: 'mail', entityId: id, verb: 'failed', actorId: null, at: now });
}
