// Placing a waiting mail, and moving one that landed wrong; what that teaches, and what it does for mails that wait
// from the same sender (rule 17).
import { sql } from 'kysely';
import { isFreeMailDomain } from '../../shared/identifiers.ts';
import { settleParties } from '../activities/parties.ts';
import type { Actor } from '../actor.ts';
import { tellAddresses } from '../customers/addresses.ts';
import type { Tx } from '../db/database.ts';
import { faultAt, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { moveTo } from './activity.ts';
import { findForChange } from './find.ts';
import { countWaiting } from './look-again.ts';
import { wakeJournal } from './receive.ts';

interface Asked {
  customerId: number;
  contactId: number | null;
  insteadOf: number | null;
  thread: boolean;
  remember: 'nothing' | 'address' | 'domain';
}

/**
 * Places mail `id`; answers how many others go along. A waiting mail is settled by the journal in a moment, by the
 * same steps as any other. Throws 404, 422 `unknown-customer`, `unknown-contact`, `contact-of-other-customer`,
 * `free-mail-domain`.
 */
export async function placeMail(
  tx: Tx,
  id: number,
  asked: Asked,
  { actor, now }: { actor: Actor; now: Date },
): Promise<number> {
  const mail = await findForChange(tx, actor, id);
  if (mail.state === 'private') throw new Problem(409, 'private-mail');
  const settled = await settleParties(tx, { ...asked, typeId: 0 });
  const place = { customerId: settled.customerId ?? asked.customerId, contactId: settled.contactId };
  const who = { actorId: actor.id, now };
  let others = 0;
  if (mail.state === 'journalled') {
    const from = asked.insteadOf ?? (await onlyCustomer(tx, id));
    const along =
      asked.thread && mail.thread_id !== null && from !== place.customerId
        ? await ofThread(tx, mail.thread_id, from, id)
        : [];
    for (const mailId of [id, ...along]) {
      if (!(await moveTo(tx, mailId, from, place, who))) continue;
      if (mailId !== id) others += 1;
      await tellMoved(tx, mailId, who);
    }
  } else {
    await tx
      .updateTable('mail')
      .set({ state: 'received', asked: JSON.stringify(place), try_after: null, tries: 0 })
      .where('id', '=', id)
      .execute();
  }
  // A sender whom nobody verified teaches nothing (issue: «uverificeret afsender»).
  if (asked.remember !== 'nothing' && mail.verified !== false) {
    others += await teach(tx, id, asked.remember, place, who);
  }
  await wakeJournal(tx);
  return others;
}

async function onlyCustomer(tx: Tx, id: number): Promise<number> {
  const links = await tx
    .selectFrom('mail_activity')
    .select('customer_id')
    .where('mail_id', '=', id)
    .execute();
  const [link] = links;
  if (!link || links.length > 1) throw faultAt('insteadOf', 'required');
  return link.customer_id;
}

async function ofThread(tx: Tx, threadId: number, customerId: number, except: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('mail')
    .innerJoin('mail_activity', 'mail_activity.mail_id', 'mail.id')
    .select('mail.id')
    .where('thread_id', '=', threadId)
    .where('customer_id', '=', customerId)
    .where('mail.id', '!=', except)
    .orderBy('mail.id')
    .execute();
  return rows.map((row) => row.id);
}

async function tellMoved(tx: Tx, mailId: number, who: { actorId: number; now: Date }): Promise<void> {
  await tx
    .updateTable('mail')
    .set({
      reason: 'person',
      because: JSON.stringify({ userId: who.actorId }),
      version: sql`version + 1`,
    })
    .where('id', '=', mailId)
    .execute();
  await recordEvent(tx, {
    entity: 'mail',
    entityId: mailId,
    verb: 'moved',
    actorId: who.actorId,
    at: who.now,
  });
}

/** Remembers the outsiders' address or domain, and lets what waits from there be looked at again; answers how many. */
async function teach(
  tx: Tx,
  mailId: number,
  what: 'address' | 'domain',
  place: { customerId: number; contactId: number | null },
  who: { actorId: number; now: Date },
): Promise<number> {
  const outsider = await tx
    .selectFrom('mail_party')
    .select('address')
    .where('mail_id', '=', mailId)
    .where('own', '=', false)
    .orderBy('place')
    .limit(1)
    .executeTakeFirst();
  if (!outsider) return 0;
  const domain = outsider.address.slice(outsider.address.lastIndexOf('@') + 1);
  if (what === 'domain' && isFreeMailDomain(domain)) throw faultAt('remember', 'free-mail-domain');
  const pattern = what === 'domain' ? `@${domain}` : outsider.address;
  await sql`
    insert into mail_rule (pattern, user_id, action, customer_id, contact_id, created_at, created_by)
    values (${pattern}, null, 'place', ${place.customerId}, ${what === 'address' ? place.contactId : null}, ${who.now}, ${who.actorId})
    on conflict (kind, lower(pattern), coalesce(user_id, 0)) do update
      set action = 'place', customer_id = excluded.customer_id, contact_id = excluded.contact_id,
        updated_at = excluded.created_at, updated_by = excluded.created_by, version = mail_rule.version + 1`.execute(
    tx,
  );
  await tellAddresses(tx, [what === 'domain' ? { emailDomains: [domain] } : { emails: [pattern] }]);
  return countWaiting(tx, pattern, mailId);
}
