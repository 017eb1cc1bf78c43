// The warning while a contact is being typed: who looks like the same person? A warning only; nothing is blocked.
import { type RawBuilder, sql } from 'kysely';
import type { findContactDuplicates as endpoint } from '../../shared/contacts.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { DuplicateView } from '../../shared/customers.ts';
import { storedEmail } from '../../shared/fields.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { storedPhones } from './duplicates.ts';
import { visibleTo } from './find.ts';

const MOST = 10;

type Query = OutputOf<(typeof endpoint)['query']>;

/** Contacts with the same mail address, the same number, or the same folded name at the same customer; best first. */
export async function findContactDuplicates(
  db: Reader,
  actor: Actor,
  query: Query,
): Promise<DuplicateView[]> {
  const phones = storedPhones([query.phone, query.mobile]);
  const email = storedEmail(query.email?.trim().toLowerCase() ?? '');
  // How surely each points at the same person; a phone may be a switchboard.
  const searches: RawBuilder<unknown>[] = [];
  if (email) searches.push(sql`select id, 'email', 4 from contact where emails @> array[${email}::text]`);
  if (phones.length > 0) {
    searches.push(sql`
      select id, 'phone', 2 from contact where phone = any (${phones}::text[]) or mobile = any (${phones}::text[])`);
  }
  if (query.name && query.customerId !== undefined) {
    searches.push(sql`
      select id, 'name', 3 from contact
      where customer_id = ${query.customerId} and name_key = name_key(${query.name}) and name_key <> ''`);
  }
  if (searches.length === 0) return [];
  const { rows } = await sql<DuplicateView>`
    with found (id, reason, weight) as (${sql.join(searches, sql` union all `)})
    select p.id, c.account_number as "accountNumber", p.name, c.id as "customerId", c.name as "customerName",
      array_agg(found.reason order by found.weight desc) as reasons
    from found join contact p on p.id = found.id join customer c on c.id = p.customer_id
    where p.merged_into_id is null and p.id is distinct from ${query.exceptId ?? null}::int and ${visibleTo(actor)}
    group by p.id, c.id
    order by sum(found.weight) desc, p.name collate danish, p.id
    limit ${MOST}`.execute(db);
  return rows;
}
