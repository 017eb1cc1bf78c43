// Leaving a mail out of the journal, once or always, and taking that back.
import { sql } from 'kysely';
import type { Actor } from '../actor.ts';
import type { Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { findForChange } from './find.ts';
import { type MailParty, outsidersOf } from './parties.ts';
import { wakeJournal } from './receive.ts';

/** With `always` the outsiders' addresses are ignored from now on, for this user. Throws 404, 409 `already-journalled`. */
export async function ignoreMail(
  tx: Tx,
  id: number,
  always: boolean,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  const mail = await findForChange(tx, actor, id);
  if (mail.state === 'journalled') throw new Problem(409, 'already-journalled');
  if (mail.state === 'ignored' && !always) return;
  if (always) {
    const parties = await tx.selectFrom('mail_party').selectAll().where('mail_id', '=', id).execute();
    await sql`
      insert into mail_rule (pattern, user_id, action, created_at, created_by)
      select address, ${actor.id}::int, 'ignore', ${now}::timestamptz, ${actor.id}::int
      from unnest(${outsidersOf(parties as MailParty[])}::text[]) address
      on conflict do nothing`.execute(tx);
  }
  await write(tx, id, mail.version, always ? 'ignored-always' : 'ignored-once', { actor, now });
}

/**
 * The journal judges the mail again, as if it had just come; a rule that ignoring its outsiders always made is gone.
 * Twice is harmless. Throws 404.
 */
export async function stopIgnoring(
  tx: Tx,
  id: number,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  const mail = await findForChange(tx, actor, id);
  if (mail.state !== 'ignored') return;
  await sql`
    delete from mail_rule where action = 'ignore' and user_id = ${actor.id}
      and pattern in (select address from mail_party where mail_id = ${id} and not own)`.execute(tx);
  await tx
    .updateTable('mail')
    .set({ state: 'received', reason: 'waiting', because: '{}', try_after: null, version: mail.version + 1 })
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, { entity: 'mail', entityId: id, verb: 'unignored', actorId: actor.id, at: now });
  await wakeJournal(tx);
}

async function write(
  tx: Tx,
  id: number,
  version: number,
  reason: 'ignored-once' | 'ignored-always',
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  await tx
    .updateTable('mail')
    .set({ state: 'ignored', reason, because: JSON.stringify({ userId: actor.id }), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, { entity: 'mail', entityId: id, verb: 'ignored', actorId: actor.id, at: now });
}
