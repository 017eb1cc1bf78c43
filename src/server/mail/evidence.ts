// What the database knows about the outsiders of a mail: asked by index, a handful of small questions.
import { sql } from 'kysely';
import { isFreeMailDomain } from '../../shared/identifiers.ts';
import type { Reader } from '../db/database.ts';
import { type Evidence, type Place, withoutTag } from './match.ts';
import { domainsOf } from './own.ts';

interface Asked {
  /** outsiders of the mail, lower-case */
  outsiders: readonly string[];
  /** Message-IDs that it answers or follows, nearest first */
  references: readonly string[];
  /** whose own rules count beside everybody's */
  ownerId: number | null;
}

/** At how many customers the people of one domain must be before it says nothing about a firm. */
const SHARED_FROM = 3;

export async function gatherEvidence(
  db: Reader,
  { outsiders, references, ownerId }: Asked,
): Promise<Evidence> {
  const untagged = outsiders.map(withoutTag);
  const addresses = [...new Set([...outsiders, ...untagged])];
  const domains = [...new Set(outsiders.flatMap(domainsOf))];
  const patterns = [...addresses, ...domains.map((domain) => `@${domain}`)];
  const [thread, rules, contacts, customers, ofDomains] = await Promise.all([
    findThread(db, references),
    findRules(db, patterns, ownerId),
    sql<{ address: string; contactId: number; customerId: number }>`
      select address, contact.id as "contactId", contact.customer_id as "customerId"
      from contact, unnest(contact.emails) address
      where contact.emails && ${addresses}::text[] and address = any(${addresses}::text[])
        and contact.merged_into_id is null
      order by contact.has_left, contact.id`.execute(db),
    sql<{ address: string; customerId: number }>`
      select email as address, id as "customerId" from customer
      where email = any(${addresses}::text[]) and merged_into_id is null
      union select accounting_email, id from customer
      where accounting_email = any(${addresses}::text[]) and merged_into_id is null`.execute(db),
    sql<{ domain: string; customerId: number }>`
      select domain, id as "customerId" from customer, unnest(email_domains) domain
      where email_domains && ${domains}::text[] and domain = any(${domains}::text[]) and merged_into_id is null`.execute(
      db,
    ),
  ]);
  const shared = new Set(domains.filter(isFreeMailDomain));
  for (const domain of new Set(ofDomains.rows.map((row) => row.domain))) {
    if (await isShared(db, domain)) shared.add(domain);
  }
  return {
    thread,
    rules,
    contacts: contacts.rows,
    customers: customers.rows,
    domains: ofDomains.rows,
    shared,
  };
}

async function findThread(db: Reader, references: readonly string[]): Promise<Evidence['thread']> {
  if (references.length === 0) return [];
  const { rows } = await sql<{ mailId: number; outsiders: string[]; places: Place[]; messageId: string }>`
    select m.id as "mailId", coalesce(o.server_message_id, m.message_id) as "messageId",
      array(select address from mail_party where mail_id = m.id and not own) as outsiders,
      (select coalesce(json_agg(json_build_object('customerId', a.customer_id, 'contactId', a.contact_id)), '[]')
        from mail_activity ma join activity a on a.id = ma.activity_id where ma.mail_id = m.id) as places
    from mail m
    -- Where the server gave a mail of ours another Message-ID, that is the one that is answered.
    left join outbox o on o.mail_id = m.id and o.server_message_id = any(${references}::text[])
    where (m.message_id = any(${references}::text[])
        or m.id in (select mail_id from outbox where server_message_id = any(${references}::text[])))
      and m.state = 'journalled'`.execute(db);
  return rows.sort((a, b) => references.indexOf(a.messageId) - references.indexOf(b.messageId));
}

async function findRules(
  db: Reader,
  patterns: readonly string[],
  ownerId: number | null,
): Promise<Evidence['rules']> {
  const { rows } = await sql<{
    pattern: string;
    action: 'place' | 'ignore' | 'private';
    customerId: number | null;
    contactId: number | null;
  }>`
    select pattern, action, coalesce(c.merged_into_id, c.id) as "customerId",
      case when c.merged_into_id is null then r.contact_id end as "contactId"
    from mail_rule r left join customer c on c.id = r.customer_id
    where kind = 'sender' and pattern = any(${patterns}::text[]) and (user_id is null or user_id = ${ownerId})
    order by user_id nulls last`.execute(db);
  return rows.map(({ pattern, action, customerId, contactId }) => ({
    pattern,
    action,
    place: customerId === null ? null : { customerId, contactId },
  }));
}

async function isShared(db: Reader, domain: string): Promise<boolean> {
  const { rows } = await sql<{ customers: number }>`
    select count(distinct customer_id)::int as customers from contact
    where search like ${`%@${domain.replace(/[\\%_]/g, '\\$&')}%`} and merged_into_id is null`.execute(db);
  return (rows[0]?.customers ?? 0) >= SHARED_FROM;
}
