// The outbox at work: takes what is due, sends it, journals it, and lays the copy. The row is the queue (decision 008);
// every step can be broken off by a crash and is taken up again by whoever looks next.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { readBlob } from '../mail/content.ts';
import { receiveMail } from '../mail/receive.ts';
import { beginTry, finishTry, type SendingParts } from './attempt.ts';
import type { OutboxEntry } from './prepare.ts';
import { layCopy } from './sent-copy.ts';

export interface OutboxWorker {
  /** there may be something to do */
  wake(): void;
  /** waits until nothing that is due is left */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** A slow mail server holds one of these, and not the others. */
const LANES = 4;
const LONGEST_NAP_MS = 30_000;
/** What nobody foresaw is tried again after this. */
const TROUBLE_MS = 60_000;
const COPY_PAUSE_MS = 10 * 60_000;
const COPY_GIVEN_UP_MS = 24 * 3_600_000;

export function outboxWorker(parts: SendingParts): OutboxWorker {
  const { database, clock } = parts;
  const going = new Map<number, Promise<void>>();
  const stopping = new AbortController();
  let looking: Promise<void> | null = null;
  let asked = false;
  let nap: NodeJS.Timeout | undefined;

  function wake(): void {
    asked = true;
    if (looking || stopping.signal.aborted) return;
    looking = look().finally(() => {
      looking = null;
      if (asked) wake();
    });
  }

  /** Fills the lanes, then sleeps until the next is due. */
  async function look(): Promise<void> {
    asked = false;
    clearTimeout(nap);
    try {
      while (going.size < LANES && !stopping.signal.aborted) {
        const taken = await take();
        if (!taken) break;
        const { id } = taken;
        const run = work(taken)
          .catch((error: unknown) => trouble(id, error))
          .finally(() => {
            going.delete(id);
            wake();
          });
        going.set(id, run);
      }
      if (!stopping.signal.aborted) nap = setTimeout(wake, await untilNext()).unref();
    } catch (error) {
      parts.log.error({ err: error }, 'the outbox could not reach the database');
      nap = setTimeout(wake, LONGEST_NAP_MS).unref();
    }
  }

  /** Takes one that is due. For sending, its bytes are stored and the try is counted before it is let go. */
  async function take(): Promise<OutboxEntry | null> {
    let found: number | undefined;
    try {
      return await database.reader.transaction().execute(async (tx) => {
        const now = clock();
        const row = await nextDue(tx, now, [...going.keys()]);
        if (!row) return null;
        found = row.id;
        if (row.state === 'sent') return row;
        const begun = await beginTry(tx, parts, row, now);
        return begun ? { ...row, state: 'sending', tries: row.tries + 1 } : row;
      });
    } catch (error) {
      if (found === undefined) throw error;
      await trouble(found, error);
      return null;
    }
  }

  async function work(row: OutboxEntry): Promise<void> {
    if (row.state === 'sending') await finishTry(parts, row.id, row.tries, stopping.signal);
    else if (row.state === 'sent' && row.mail_id === null) await journalSent(parts, row);
    else if (row.state === 'sent') await copySent(parts, row);
  }

  /** It stays what it is and is looked at again later. */
  async function trouble(id: number, error: unknown): Promise<void> {
    if (stopping.signal.aborted) return;
    // Without the error's own words: they may quote the mail.
    parts.log.error({ outboxId: id, error: (error as Error).name }, 'a mail of the outbox is tried again');
    const dueAt = new Date(clock().getTime() + TROUBLE_MS);
    await database.reader
      .updateTable('outbox')
      .set({ due_at: dueAt })
      .where('id', '=', id)
      .where('due_at', 'is not', null)
      .execute()
      .catch(() => undefined);
  }

  async function untilNext(): Promise<number> {
    if (going.size >= LANES) return LONGEST_NAP_MS;
    const next = await database.reader
      .selectFrom('outbox')
      .select((eb) => eb.fn.min('due_at').as('at'))
      .where('due_at', 'is not', null)
      .executeTakeFirst();
    const at = next?.at as Date | null | undefined;
    if (!at) return LONGEST_NAP_MS;
    return Math.min(LONGEST_NAP_MS, Math.max(250, at.getTime() - clock().getTime()));
  }

  return {
    wake,
    async idle() {
      wake();
      while (looking || going.size > 0) await (looking ?? Promise.race(going.values()));
    },
    async stop() {
      stopping.abort();
      clearTimeout(nap);
      asked = false;
      await looking;
      await Promise.all(going.values());
    },
  };
}

async function nextDue(tx: Tx, now: Date, taken: readonly number[]): Promise<OutboxEntry | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from outbox where due_at <= ${now} and id <> all(${taken}::int[])
    order by due_at, id limit 1 for update skip locked`.execute(tx);
  if (!rows[0]) return undefined;
  return tx.selectFrom('outbox').selectAll().where('id', '=', rows[0].id).executeTakeFirst();
}

/** A sent mail comes in by the same door as any other, and becomes an activity (rule 21). Twice is one mail. */
async function journalSent(parts: SendingParts, row: OutboxEntry): Promise<void> {
  if (row.sha256 === null || row.sent_at === null) return;
  const raw = await readBlob(parts.blobs, row.sha256);
  const { customer_id: customerId, contact_id: contactId } = row;
  const { mailId } = await receiveMail(parts, {
    raw,
    ownerId: row.user_id,
    receivedAt: row.sent_at,
    asked: customerId === null ? null : { customerId, contactId },
  });
  await parts.database.transaction(async (tx) => {
    // Made private before we came to it: then nothing of it stays here either (rule 22).
    if (mailId === null) {
      await tx.deleteFrom('outbox').where('id', '=', row.id).execute();
      return;
    }
    const due_at = row.copy === 'wanted' ? parts.clock() : null;
    await tx.updateTable('outbox').set({ mail_id: mailId, due_at }).where('id', '=', row.id).execute();
  });
}

async function copySent(parts: SendingParts, row: OutboxEntry): Promise<void> {
  const set = (to: { copy?: string; due_at: Date | null }) =>
    parts.database.reader.updateTable('outbox').set(to).where('id', '=', row.id).execute();
  if (row.copy !== 'wanted') return void (await set({ due_at: null }));
  try {
    await layCopy(parts, row);
    await set({ copy: 'done', due_at: null });
  } catch (error) {
    const now = parts.clock().getTime();
    const givenUp = now - (row.sent_at?.getTime() ?? 0) > COPY_GIVEN_UP_MS;
    parts.log.error(
      { outboxId: row.id, error: (error as Error).message },
      'no copy among the sent mails yet',
    );
    await set(givenUp ? { copy: 'failed', due_at: null } : { due_at: new Date(now + COPY_PAUSE_MS) });
  }
}
