// Addresses and mail domains that became known at a customer or a contact. Called by every verb that makes one known;
// whoever keeps something waiting from an unknown address (the mail journal) takes it from here.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Changes } from '../history/record.ts';

/** Tells every process that addresses became known. */
export const ADDRESS_CHANNEL = 'opfolg_address';

interface Addressed {
  email?: string | null | undefined;
  accountingEmail?: string | null | undefined;
  emails?: readonly string[] | undefined;
  emailDomains?: readonly string[] | undefined;
}

/** Tells the addresses of these records, or of what of them is new. */
export async function tellAddresses(tx: Tx, records: readonly Addressed[]): Promise<void> {
  const patterns = records.flatMap(({ email, accountingEmail, emails = [], emailDomains = [] }) => [
    ...[email, accountingEmail].filter((one) => typeof one === 'string'),
    ...emails,
    ...emailDomains.map((domain) => `@${domain}`),
  ]);
  if (patterns.length === 0) return;
  await sql`
    insert into address_news (pattern)
    select distinct pattern from unnest(${patterns}::text[]) pattern`.execute(tx);
  await sql`select pg_notify(${ADDRESS_CHANNEL}, '')`.execute(tx);
}

/** Tells what a change did to addresses; one that went counts as well: what fitted two may now fit one. */
export async function tellChangedAddresses(tx: Tx, changes: Changes): Promise<void> {
  const sides = [0, 1].map((side) =>
    Object.fromEntries(Object.entries(changes).map(([field, values]) => [field, values[side]])),
  );
  await tellAddresses(tx, sides as Addressed[]);
}

/** Tells every address at a customer, which has become another's: what fitted two customers may now fit one. */
export async function tellAddressesAt(tx: Tx, customerId: number): Promise<void> {
  const { rows } = await sql<{ emails: string[] }>`
    select emails from contact where customer_id = ${customerId} and cardinality(emails) > 0
    union all select array_remove(array[email, accounting_email], null) || array(select '@' || d from unnest(email_domains) d)
      from customer where id = ${customerId}`.execute(tx);
  await tellAddresses(tx, rows);
}
