// Who sees a mail: ONE rule for list, reading, file and acts. What is journalled belongs to the firm's dialogue; what
// waits, is left out or failed is its owner's alone, and the company's own is its leaders'.
import { type RawBuilder, sql } from 'kysely';
import type { MailView } from '../../shared/mail.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { EXPIRES } from './expiry.ts';
import { suggestionsFor } from './suggest.ts';

export function visibleMail(actor: Actor): RawBuilder<boolean> {
  mustBeAllowed(actor, 'read activities');
  const leader = actor.role !== 'salesperson';
  return sql<boolean>`(m.state = 'journalled' or m.owner_id = ${actor.id} or (m.owner_id is null and ${leader}))`;
}

/** The columns of MailRow over `mail m`. */
export const ROW = sql`
  m.id, m.subject, m.from_address as "fromAddress", m.from_name as "fromName", m.direction, m.sent_at as "sentAt",
  m.state, m.reason, m.automatic, m.verified, m.owner_id as "ownerId", m.version, ${EXPIRES} as "expiresAt",
  (select coalesce(json_agg(json_build_object('address', u.address, 'at', u.at, 'reason', u.reason) order by u.address), '[]')
    from mail_undelivered u where u.message_id = m.message_id and m.direction = 'out') as undelivered,
  (select coalesce(json_agg(json_build_object('customerId', c.id, 'customerName', c.name,
      'accountNumber', c.account_number, 'contactId', p.id, 'contactName', p.name, 'activityId', a.id) order by a.id), '[]')
    from mail_activity ma join activity a on a.id = ma.activity_id join customer c on c.id = a.customer_id
    left join contact p on p.id = a.contact_id where ma.mail_id = m.id) as placements`;

/** One mail with everything that its page says. Throws 404. */
export async function readMail(db: Reader, actor: Actor, id: number): Promise<MailView> {
  const { rows } = await sql<Omit<MailView, 'suggestions'> & { references: string[] }>`
    select ${ROW}, m.message_id as "messageId", m.received_at as "receivedAt", m.size, m.format,
      m.sha256 is not null as whole, m.body, m.headers_only as "headersOnly", m.has_html as "hasHtml", m.because,
      array(select message_id from mail_reference r where r.mail_id = m.id order by place) as references,
      (select coalesce(json_agg(json_build_object('role', p.role, 'address', p.address, 'name', p.name, 'own', p.own,
          'contactId', p.contact_id) order by p.place), '[]') from mail_party p where p.mail_id = m.id) as parties,
      (select coalesce(json_agg(json_build_object('documentId', d.id, 'name', d.name, 'size', d.size) order by d.id), '[]')
        from document d where d.removed_at is null and d.activity_id =
          (select min(activity_id) from mail_activity where mail_id = m.id)) as attachments
    from mail m where m.id = ${id} and ${visibleMail(actor)}`.execute(db);
  const row = rows[0];
  if (!row) throw notFound();
  const { references, ...mail } = row;
  const outside = mail.parties.filter((party) => !party.own);
  const outsiders = outside.filter((party) => party.role !== 'forwarded');
  const forwarded = outside.filter((party) => party.role === 'forwarded');
  const suggestions =
    mail.state === 'private'
      ? []
      : await suggestionsFor(db, { outsiders, forwarded, references, ownerId: mail.ownerId });
  const here = new Set(mail.placements.map((place) => place.customerId));
  return { ...mail, suggestions: suggestions.filter((one) => !here.has(one.customerId)) };
}

/** Loads a mail to act on it, and holds it. Throws 404. */
export async function findForChange(tx: Tx, actor: Actor, id: number) {
  mustBeAllowed(actor, 'write activities');
  const mail = await tx
    .selectFrom('mail as m')
    .selectAll('m')
    .where('m.id', '=', id)
    .where(visibleMail(actor))
    .forUpdate()
    .executeTakeFirst();
  if (!mail) throw notFound();
  return mail;
}
