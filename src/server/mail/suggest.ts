// Where a mail could belong, best first, each with what speaks for it: the same evidence that the judgement weighs,
// and the names of the people, which it never does. A person chooses; nothing happens by itself (rule 17).
import { sql } from 'kysely';
import type { MailSuggestion } from '../../shared/mail.ts';
import type { Reader } from '../db/database.ts';
import { gatherEvidence } from './evidence.ts';

interface Asked {
  outsiders: readonly { address: string; name: string }[];
  /** who wrote first what is forwarded in it */
  forwarded: readonly { address: string; name: string }[];
  references: readonly string[];
  ownerId: number | null;
}

const MOST = 8;

export async function suggestionsFor(
  db: Reader,
  { outsiders, forwarded, references, ownerId }: Asked,
): Promise<MailSuggestion[]> {
  const direct = await foundFor(db, { outsiders, references, ownerId });
  const inner = await foundFor(db, { outsiders: forwarded, references: [], ownerId });
  const best = new Map<number, Found>();
  for (const one of [...direct, ...inner.map((found) => ({ ...found, why: 'forwarded' as const }))]) {
    if (!best.has(one.customerId)) best.set(one.customerId, one);
  }
  return named(db, [...best.values()].slice(0, MOST));
}

interface Found {
  customerId: number;
  contactId: number | null;
  why: MailSuggestion['why'];
}

/** What speaks for a place, strongest first. */
async function foundFor(
  db: Reader,
  { outsiders, references, ownerId }: Omit<Asked, 'forwarded'>,
): Promise<Found[]> {
  const addresses = [...new Set(outsiders.map((party) => party.address))];
  if (addresses.length === 0) return [];
  const evidence = await gatherEvidence(db, { outsiders: addresses, references, ownerId });
  return [
    ...evidence.thread.flatMap((mail) => mail.places.map((place) => ({ ...place, why: 'thread' as const }))),
    ...evidence.contacts.map((one) => ({ ...one, why: 'contact-address' as const })),
    ...evidence.customers.map(({ customerId }) => ({
      customerId,
      contactId: null,
      why: 'customer-address' as const,
    })),
    ...evidence.domains
      .filter(({ domain }) => !evidence.shared.has(domain))
      .map(({ customerId }) => ({ customerId, contactId: null, why: 'domain' as const })),
    ...(await byName(db, outsiders)),
  ];
}

/** Contacts whose name is the participant's, however it is spelled. */
async function byName(db: Reader, outsiders: readonly { name: string }[]) {
  const names = [...new Set(outsiders.map((party) => party.name).filter((name) => name.length > 3))].slice(
    0,
    10,
  );
  if (names.length === 0) return [];
  const { rows } = await sql<{ customerId: number; contactId: number }>`
    select contact.customer_id as "customerId", contact.id as "contactId"
    from unnest(${names}::text[]) given(name)
    join contact on contact.search like '%' || fold(given.name) || '%' and contact.name_key = name_key(given.name)
    where contact.merged_into_id is null and name_key(given.name) <> '' limit ${MOST}`.execute(db);
  return rows.map((row) => ({ ...row, why: 'name' as const }));
}

async function named(db: Reader, places: readonly Found[]): Promise<MailSuggestion[]> {
  if (places.length === 0) return [];
  const customers = await db
    .selectFrom('customer')
    .select(['id', 'name', 'account_number as accountNumber'])
    .where('id', 'in', [...new Set(places.map((place) => place.customerId))])
    .execute();
  const ids = places.flatMap(({ contactId }) => (contactId === null ? [] : [contactId]));
  const contacts =
    ids.length === 0
      ? []
      : await db.selectFrom('contact').select(['id', 'name']).where('id', 'in', ids).execute();
  return places.flatMap((place) => {
    const customer = customers.find(({ id }) => id === place.customerId);
    if (!customer) return [];
    const contactName = contacts.find(({ id }) => id === place.contactId)?.name ?? null;
    return [
      { ...place, customerName: customer.name, accountNumber: customer.accountNumber, contactName },
    ].map(({ customerId, customerName, accountNumber, contactId, why }) => ({
      customerId,
      customerName,
      accountNumber,
      contactId,
      contactName,
      why,
    }));
  });
}
