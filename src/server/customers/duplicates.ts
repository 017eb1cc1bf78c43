// The warning while a customer is being typed: who looks like the same company? A warning only; nothing is blocked.
import { type RawBuilder, sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { DuplicateView, findCustomerDuplicates as endpoint } from '../../shared/customers.ts';
import { storedEmail } from '../../shared/fields.ts';
import {
  emailDomain,
  isFreeMailDomain,
  normaliseDomain,
  normalisePhone,
  parseCvr,
} from '../../shared/identifiers.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { visibleTo } from './find.ts';

const MOST = 10;

/** At least this alike (trigrams, 0–1) counts as the same name written differently: «Nordbyg» and «Nordbygg». */
const ALIKE = 0.6;

type Query = OutputOf<(typeof endpoint)['query']>;

/** Customers that look like what was typed, best first, at most ten, each with its reasons. */
export async function findCustomerDuplicates(
  db: Reader,
  actor: Actor,
  query: Query,
): Promise<DuplicateView[]> {
  const cvr = parseCvr(query.cvr ?? '')?.value ?? query.cvr?.trim();
  const phones = storedPhones([query.phone, query.mobile]);
  const email = storedEmail(query.email?.trim().toLowerCase() ?? '');
  const domains = companyDomains([emailDomain(email ?? ''), ...(query.domains ?? '').split(',')]);
  // How surely each points at the same company; several add up.
  const searches: RawBuilder<unknown>[] = [];
  if (cvr) searches.push(sql`select id, 'cvr', 8 from customer where cvr = ${cvr}`);
  if (phones.length > 0) {
    searches.push(sql`
      select id, 'phone', 5 from customer where phone = any (${phones}::text[]) or mobile = any (${phones}::text[])`);
  }
  if (email) {
    searches.push(sql`
      select id, 'email', 6 from customer where email = ${email} or accounting_email = ${email}`);
  }
  if (domains.length > 0) {
    searches.push(sql`
      select id, 'domain', 3 from customer
      where email_domains && ${domains}::text[] or split_part(email, '@', 2) = any (${domains}::text[])`);
  }
  if (query.name) {
    searches.push(sql`
      select id, 'name', 5 * similarity(name_key, company_key(${query.name})) from customer
      where name_key % company_key(${query.name}) and similarity(name_key, company_key(${query.name})) >= ${ALIKE}`);
  }
  if (searches.length === 0) return [];
  const { rows } = await sql<DuplicateView>`
    with found (id, reason, weight) as (${sql.join(searches, sql` union all `)})
    select c.id, c.account_number as "accountNumber", c.name, c.id as "customerId", c.name as "customerName",
      array_agg(found.reason order by found.weight desc, found.reason desc) as reasons
    from found join customer c on c.id = found.id
    where c.merged_into_id is null and c.id is distinct from ${query.exceptId ?? null}::int and ${visibleTo(actor)}
    group by c.id
    order by sum(found.weight) desc, c.name collate danish, c.id
    limit ${MOST}`.execute(db);
  return rows;
}

/** The given numbers in their stored form; nothing typed gives none. */
export function storedPhones(typed: (string | undefined)[]): string[] {
  return typed.flatMap((text) => {
    const phone = normalisePhone(text ?? '') ?? text?.trim();
    return phone ? [phone] : [];
  });
}

/** The domains that say something about a company: never one where anyone can have a mailbox (rule 16). */
function companyDomains(typed: (string | null)[]): string[] {
  return typed.flatMap((text) => {
    const domain = normaliseDomain(text ?? '');
    return domain && !isFreeMailDomain(domain) ? [domain] : [];
  });
}
