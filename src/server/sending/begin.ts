// Beginning a mail: what is known of it is proposed, so that most often only the text is left to write.
import { sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import { normaliseEmail } from '../../shared/identifiers.ts';
import {
  type beginMail as beginEndpoint,
  type Recipient,
  signaturePreference,
} from '../../shared/sending.ts';
import { visibleTo } from '../activities/find.ts';
import type { Actor } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { findOwner } from '../documents/owner.ts';
import { notFound } from '../errors.ts';
import { readMail } from '../mail/find.ts';
import { subjectOf } from './quote.ts';
import { answerTo } from './recipients.ts';

type Asked = OutputOf<(typeof beginEndpoint)['body']>;

interface Place {
  activityId: number | null;
  customerId: number | null;
  contactId: number | null;
}

/** Makes a draft, or goes on with one of the same that lies there; answers its id. Throws 404, 409, 422. */
export async function beginMail(
  tx: Tx,
  asked: Asked,
  { actor, now }: { actor: Actor; now: Date },
): Promise<number> {
  const mail = asked.mailId === undefined ? null : await readMail(tx, actor, asked.mailId);
  const kind = mail ? asked.kind : 'new';
  const place = await placeOf(tx, actor, asked, mail?.placements[0]);
  const known = await knownDraft(tx, actor, kind, mail?.id ?? null, place, asked.to);
  if (known) return known;
  const recipients =
    mail && kind !== 'new'
      ? kind === 'forward'
        ? []
        : answerTo(kind, mail, await addressesOf(tx, actor.id))
      : await addressee(tx, place, asked.to);
  const { id } = await tx
    .insertInto('outbox')
    .values({
      user_id: actor.id,
      state: 'draft',
      kind,
      about_mail_id: mail?.id ?? null,
      activity_id: place.activityId,
      customer_id: place.customerId,
      contact_id: place.contactId,
      recipients: JSON.stringify(recipients),
      subject: subjectOf(kind, mail?.subject ?? '', actor.language).slice(0, 500),
      body: await signatureOf(tx, actor.id),
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (mail && kind === 'forward') await takeFilesAlong(tx, id, mail.id);
  return id;
}

/** The activity's customer and person; else those that were named; else where the mail stands. */
async function placeOf(
  tx: Tx,
  actor: Actor,
  asked: Asked,
  placed: { customerId: number; contactId: number | null; activityId: number } | undefined,
): Promise<Place> {
  if (asked.activityId !== undefined) {
    const activity = await tx
      .selectFrom('activity')
      .select(['customer_id as customerId', 'contact_id as contactId'])
      .where('id', '=', asked.activityId)
      .where(visibleTo(actor))
      .executeTakeFirst();
    if (!activity) throw notFound();
    return { activityId: asked.activityId, ...activity };
  }
  if (asked.contactId !== undefined) {
    const owner = await findOwner(tx, { contactId: asked.contactId }, true);
    return { activityId: null, customerId: owner.customerId, contactId: asked.contactId };
  }
  if (asked.customerId !== undefined) {
    await findOwner(tx, { customerId: asked.customerId }, true);
    return { activityId: null, customerId: asked.customerId, contactId: null };
  }
  if (!placed) return { activityId: null, customerId: null, contactId: null };
  return { activityId: placed.activityId, customerId: placed.customerId, contactId: placed.contactId };
}

async function knownDraft(
  tx: Tx,
  actor: Actor,
  kind: string,
  mailId: number | null,
  place: Place,
  to: string | undefined,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from outbox
    where user_id = ${actor.id} and state = 'draft' and kind = ${kind}
      and about_mail_id is not distinct from ${mailId}::int
      and activity_id is not distinct from ${place.activityId}::int
      and customer_id is not distinct from ${place.customerId}::int
      and contact_id is not distinct from ${place.contactId}::int
      and (${to ?? null}::text is null or recipients @> jsonb_build_array(jsonb_build_object('address', ${to ?? null}::text)))
    order by updated_at desc limit 1`.execute(tx);
  return rows[0]?.id;
}

/** The addresses by which a user is known. */
async function addressesOf(db: Reader, userId: number): Promise<Set<string>> {
  const { rows } = await sql<{ address: string }>`
    select email as address from app_user where id = ${userId}
    union select address from user_address where user_id = ${userId}
    union select address from mailbox where user_id = ${userId}
    union select address from sending_account where user_id = ${userId} or user_id is null`.execute(db);
  return new Set(rows.map((row) => row.address));
}

/** Whoever was named, else the person of the activity, else the customer. */
async function addressee(tx: Tx, place: Place, to: string | undefined): Promise<Recipient[]> {
  const { rows } = await sql<{ name: string; emails: string[] }>`
    select name, emails from contact where id = ${place.contactId}
      and (${to ?? null}::text is null or ${to ?? null} = any(emails))
    union all select name, array[email] from customer where id = ${place.customerId} and email is not null
      and (${to ?? null}::text is null or email = ${to ?? null})`.execute(tx);
  const name = rows[0]?.name ?? '';
  const address = normaliseEmail(to ?? rows[0]?.emails[0] ?? '');
  return address === null ? [] : [{ role: 'to', address, name: name.slice(0, 120) }];
}

async function signatureOf(db: Reader, userId: number): Promise<string> {
  const row = await db
    .selectFrom('preference')
    .select('value')
    .where('user_id', '=', userId)
    .where('key', '=', signaturePreference)
    .executeTakeFirst();
  return typeof row?.value === 'string' && row.value.trim() !== '' ? `\n\n${row.value.trimEnd()}` : '';
}

/** What was attached to the mail goes along when it is forwarded; the mail file itself does not. */
async function takeFilesAlong(tx: Tx, outboxId: number, mailId: number): Promise<void> {
  await sql`
    insert into outbox_file (outbox_id, sha256, name, size, from_mail_id)
    select ${outboxId}, d.sha256, d.name, d.size, m.id
    from mail m join document d on d.activity_id = (select min(activity_id) from mail_activity where mail_id = m.id)
    where m.id = ${mailId} and d.removed_at is null and d.sha256 is distinct from m.sha256
    order by d.id`.execute(tx);
}
