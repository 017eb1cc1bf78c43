// Pressing «Send», and taking it back.
import { sql } from 'kysely';
import { MAX_ATTACHED_BYTES, UNDO_SECONDS } from '../../shared/sending.ts';
import type { Actor } from '../actor.ts';
import type { Tx } from '../db/database.ts';
import { faultAt, Problem } from '../errors.ts';
import { senderOf } from './accounts.ts';
import { attached, stale } from './drafts.ts';
import { holdOutbox } from './outbox.ts';

/** Tells the outbox of every process that a mail waits. */
export const OUTBOX_CHANNEL = 'opfolg_outbox';

interface Who {
  actor: Actor;
  now: Date;
}

/** More than a busy salesperson writes by hand; a stolen session sends no flood. */
const MOST_AN_HOUR = 100;

/** Puts a draft into the queue, from which it can be taken back for some seconds; or a failed one again, at once. */
export async function sendMail(tx: Tx, id: number, version: number, { actor, now }: Who): Promise<void> {
  const row = await holdOutbox(tx, actor, id);
  // Pressed twice.
  if (row.state === 'queued' || row.state === 'sending' || row.state === 'sent') return;
  if (row.version !== version) throw stale(row.version);
  if ((row.recipients as unknown[]).length === 0) throw faultAt('recipients', 'no-recipient');
  if ((await senderOf(tx, actor.id)) === null) throw new Problem(422, 'no-sending-account');
  if ((await attached(tx, id)).bytes > MAX_ATTACHED_BYTES) throw new Problem(422, 'mail-too-large');
  await mustNotFlood(tx, actor.id, now);
  const waitMs = row.state === 'draft' ? UNDO_SECONDS * 1000 : 0;
  await tx
    .updateTable('outbox')
    .set({
      state: 'queued',
      queued_at: now,
      due_at: new Date(now.getTime() + waitMs),
      tries: 0,
      reason: null,
      said: null,
      refused: '[]',
      updated_at: now,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
  await sql`select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(tx);
}

async function mustNotFlood(tx: Tx, userId: number, now: Date): Promise<void> {
  const { n } = await tx
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('user_id', '=', userId)
    .where('queued_at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow();
  if (n >= MOST_AN_HOUR) throw new Problem(429, 'too-many-mails');
}

/** Makes a mail that waits, or that failed, a draft again. What was built of it is forgotten: it may be changed now. */
export async function takeBack(tx: Tx, id: number, { actor, now }: Who): Promise<void> {
  const row = await holdOutbox(tx, actor, id);
  if (row.state === 'draft') return;
  // What some have got already cannot become another mail.
  if (row.state === 'sent' || row.state === 'sending' || row.delivered.length > 0) {
    throw new Problem(409, 'already-sent');
  }
  await tx
    .updateTable('outbox')
    .set({
      state: 'draft',
      sha256: null,
      message_id: null,
      from_address: null,
      tries: 0,
      due_at: null,
      refused: '[]',
      reason: null,
      said: null,
      unsure: false,
      updated_at: now,
      version: row.version + 1,
    })
    .where('id', '=', id)
    .execute();
}
