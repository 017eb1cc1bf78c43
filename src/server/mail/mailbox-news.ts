// Who is told of a mailbox: the process that reads it, and its owner's open screens.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { tellScreens } from '../history/record.ts';

/** Tells every process that a mailbox was changed, or is to be read now. */
export const MAILBOX_CHANNEL = 'opfolg_mailbox';

export interface MailboxNews {
  id: number;
  /** 'compare': every folder with the books; 'placed': mails of which only the headers are here are wanted whole */
  fetch?: 'compare' | 'placed';
}

/** To be called in the transaction that changes a mailbox. */
export async function tellReaders(tx: Tx, news: MailboxNews): Promise<void> {
  await sql`select pg_notify(${MAILBOX_CHANNEL}, ${JSON.stringify(news)})`.execute(tx);
}

/** Wants the whole of a mail that is journalled by its headers, from whichever mailbox it lies in. */
export async function wantWhole(tx: Tx, mailId: number): Promise<void> {
  const holders = await tx
    .selectFrom('mail_location')
    .select('mailbox_id')
    .distinct()
    .where('mail_id', '=', mailId)
    .where('gone_at', 'is', null)
    .execute();
  for (const { mailbox_id: id } of holders) await tellReaders(tx, { id, fetch: 'placed' });
}

/**
 * Tells the owner's open screens that a mailbox stands otherwise than before: `state`, `read` (mails were taken in),
 * `audited`, or what its owner did.
 */
export async function tellOwner(
  tx: Tx,
  mailbox: { id: number; user_id: number },
  verb: string,
): Promise<void> {
  await tellScreens(tx, {
    entity: 'mailbox',
    id: mailbox.id,
    verb,
    actorId: null,
    customerId: null,
    onlyTo: mailbox.user_id,
  });
}
