// A bounce is no dialogue: it marks the mail that did not arrive and the address that it did not reach, and is left out of
// the journal itself (rule 20). The mail may be met after the report about it: then it is marked when it comes.
// What must always hold: a report is easily forged. It marks an address only if it names a mail of ours or nobody found
// its sender false, and it makes no activity, contact or lesson.
import { clearUnreachable, markUnreachable } from '../customers/unreachable.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../history/record.ts';
import type { Content } from './content.ts';
import { eraseLater } from './headers-only.ts';
import type { Bounce } from './parse-bounce.ts';

/** A report of what did not arrive: what it says is noted, and of itself only its headers stay, for a while. */
export async function settleBounce(
  tx: Tx,
  mail: { id: number; version: number; verified: boolean | null; sent_at: Date },
  content: Content,
  now: Date,
): Promise<void> {
  if (content.bounce)
    await noteBounce(tx, content.bounce, { verified: mail.verified, sentAt: mail.sent_at, now });
  await eraseLater(
    tx,
    content.files.map(({ stored }) => stored.sha256),
  );
  const address = content.bounce?.recipients[0];
  await tx
    .updateTable('mail')
    .set({
      sha256: null,
      state: 'ignored',
      reason: 'bounce',
      because: JSON.stringify(address ? { address } : {}),
      try_after: null,
      version: mail.version + 1,
    })
    .where('id', '=', mail.id)
    .execute();
  await recordEvent(tx, { entity: 'mail', entityId: mail.id, verb: 'ignored', actorId: null, at: now });
}

/** Notes what a bounce says. What it says of people and mails that the journal does not know is not kept. */
async function noteBounce(
  tx: Tx,
  { failures, messageIds }: Bounce,
  report: { verified: boolean | null; sentAt: Date; now: Date },
): Promise<void> {
  const sent = await tx
    .selectFrom('mail')
    .select(['id', 'message_id as messageId'])
    .where('message_id', 'in', ['', ...messageIds])
    .where('direction', '=', 'out')
    .where('state', '=', 'journalled')
    .execute();
  const known = await knownAddresses(
    tx,
    failures.map((failure) => failure.address),
  );
  for (const { address, reason } of failures) {
    if (sent.length === 0 && !known.has(address)) continue;
    const at = report.sentAt;
    const rows = messageIds.map((message_id) => ({ message_id, address, at, reason }));
    if (rows.length > 0) {
      await tx
        .insertInto('mail_undelivered')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['message_id', 'address']).doNothing())
        .execute();
    }
    // A mail that is too large says nothing of the address.
    if (reason !== 'too-large' && (sent.length > 0 || report.verified !== false)) {
      await markUnreachable(tx, address, at, reason);
    }
  }
  for (const { id } of sent) {
    await recordEvent(tx, {
      entity: 'mail',
      entityId: id,
      verb: 'undelivered',
      actorId: null,
      at: report.now,
    });
  }
}

/** Contacts' and customers' addresses among these. */
async function knownAddresses(tx: Tx, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  if (addresses.length === 0) return new Set();
  const contacts = await tx
    .selectFrom('contact')
    .select('emails')
    .where('emails', '&&', [[...addresses]])
    .where('merged_into_id', 'is', null)
    .execute();
  const customers = await tx
    .selectFrom('customer')
    .select('email')
    .where('email', 'in', [...addresses])
    .where('merged_into_id', 'is', null)
    .execute();
  return new Set([
    ...contacts.flatMap((contact) => contact.emails),
    ...customers.flatMap((one) => one.email ?? []),
  ]);
}

/** What a settled mail says of addresses: one that comes in shows that its sender is there. */
export async function noteReachability(
  tx: Tx,
  mail: {
    direction: string;
    automatic: string | null;
    verified: boolean | null;
    from_address: string;
    message_id: string | null;
    sent_at: Date;
  },
): Promise<void> {
  if (mail.direction === 'in') {
    if (mail.automatic !== null || mail.verified === false || mail.from_address === '') return;
    return clearUnreachable(tx, [mail.from_address], mail.sent_at);
  }
  if (mail.message_id === null) return;
  const reports = await tx
    .selectFrom('mail_undelivered')
    .select(['address', 'at', 'reason'])
    .where('message_id', '=', mail.message_id)
    .execute();
  for (const { address, at, reason } of reports) {
    if (reason !== 'too-large') await markUnreachable(tx, address, at, reason as 'other');
  }
}
