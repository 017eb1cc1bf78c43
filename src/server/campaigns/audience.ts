// Whom a campaign is for: customers or people by conditions or by a list, and who is left out for which reason. Preview
// and adding ask the same question here, so that what was shown is what is added.
import { type RawBuilder, sql } from 'kysely';
import type { Audience, leftOut, previewMembers } from '../../shared/campaigns.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { parseCvr } from '../../shared/identifiers.ts';
import type { Reader } from '../db/database.ts';

export type LeftOut = OutputOf<typeof leftOut>;
type Preview = NonNullable<OutputOf<(typeof previewMembers)['response']>>;

const SAMPLE = 20;
const MOST_UNKNOWN = 100;

export const nobodyLeftOut = (): LeftOut => ({
  advertisingProtected: 0,
  noContact: 0,
  declined: 0,
  already: 0,
  unknown: 0,
});

/** Why nobody writes to customer `c` or person `p`, the weightiest reason first: the branches of a `case`. */
export const LEFT_OUT = sql`
  when c.no_contact then 'noContact' when c.advertising_protected then 'advertisingProtected'
  when p.consent = false then 'declined'`;

/**
 * Everybody of an audience as (customer_id, contact_id, why): `why` is null for who fits, else the reason that weighs
 * most. Nobody stands in it twice.
 */
export function audienceOf(campaignId: number, audience: Audience, timeZone: string): RawBuilder<unknown> {
  return sql`
    select picked.customer_id, picked.contact_id,
      case ${LEFT_OUT}
        when exists (select 1 from campaign_member m where m.campaign_id = ${campaignId}
          and m.customer_id = picked.customer_id and m.contact_id is not distinct from picked.contact_id) then 'already'
      end as why
    from (select distinct customer_id, contact_id from (${pickedBy(audience)}) named) picked
    join customer c on c.id = picked.customer_id
    left join contact p on p.id = picked.contact_id
    where ${sql.join([sql`c.merged_into_id is null`, ...conditionsOf(audience, timeZone)], sql` and `)}`;
}

function pickedBy({ list, of }: Audience): RawBuilder<unknown> {
  if (list) return fromList(list);
  if (of === 'customers') return sql`select id as customer_id, null::int as contact_id from customer`;
  // Who has named no primary contact is spoken to as a firm.
  if (of === 'primary-contacts')
    return sql`select id as customer_id, primary_contact_id as contact_id from customer`;
  return sql`
    select customer_id, id as contact_id from contact where not has_left and merged_into_id is null`;
}

/** What may stand in a line: an account number, a CVR number, an address of a customer or of a person. */
function fromList(list: readonly string[]): RawBuilder<unknown> {
  return sql`
    select customer_id, contact_id from (${foundBy(list)}) found`;
}

function foundBy(list: readonly string[]): RawBuilder<unknown> {
  const lines = list.map((line) => line.toLowerCase());
  const cvrs = list.map((line) => parseCvr(line)?.value ?? '');
  return sql`
    select line, c.id as customer_id, null::int as contact_id
      from unnest(${lines}::text[]) with ordinality lines(said, line) join customer c on lower(c.account_number) = said
      where c.merged_into_id is null
    union all select line, c.id, null
      from unnest(${cvrs}::text[]) with ordinality lines(said, line) join customer c on c.cvr = said
      where c.merged_into_id is null
    union all select line, c.id, null
      from unnest(${lines}::text[]) with ordinality lines(said, line) join customer c on c.email = said
      where c.merged_into_id is null and said <> ''
    union all select line, p.customer_id, p.id
      from unnest(${lines}::text[]) with ordinality lines(said, line)
      join (select id, customer_id, unnest(emails) as address from contact
        where not has_left and merged_into_id is null) p on p.address = said`;
}

function conditionsOf(audience: Audience, timeZone: string): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  const oneOf = (
    column: RawBuilder<unknown>,
    values: readonly unknown[] | undefined,
    type: 'int' | 'text',
  ) => {
    if (values) conditions.push(sql`${column} = any (${[...values]}::${sql.raw(type)}[])`);
  };
  oneOf(sql`c.status_id`, audience.statusIds, 'int');
  oneOf(sql`c.class`, audience.classes, 'text');
  oneOf(sql`c.industry`, audience.industries, 'text');
  oneOf(sql`c.target_group`, audience.targetGroups, 'text');
  oneOf(sql`c.responsible_id`, audience.responsibleIds, 'int');
  if (audience.interests) conditions.push(sql`c.interests && ${audience.interests}::text[]`);
  // Compared as text: Danish postcodes are four digits, others are left to their own order.
  if (audience.postcodeFrom) conditions.push(sql`c.postcode >= ${audience.postcodeFrom}`);
  if (audience.postcodeTo) conditions.push(sql`c.postcode <= ${audience.postcodeTo}`);
  const begins = (day: string) => sql`(${day}::date::timestamp at time zone ${timeZone})`;
  if (audience.quietSince) {
    conditions.push(sql`(c.last_activity_at is null or c.last_activity_at < ${begins(audience.quietSince)})`);
  }
  if (audience.activeSince) conditions.push(sql`c.last_activity_at >= ${begins(audience.activeSince)}`);
  return conditions;
}

/** How many fit, how many are left out and why, and the first ones by name. */
export async function previewAudience(
  db: Reader,
  campaignId: number,
  audience: Audience,
  timeZone: string,
): Promise<Preview> {
  const everybody = audienceOf(campaignId, audience, timeZone);
  const { rows: counted } = await sql<{ why: keyof LeftOut | null; people: number }>`
    select why, count(*)::int as people from (${everybody}) audience group by why`.execute(db);
  const { rows: sample } = await sql<Preview['sample'][number]>`
    select audience.customer_id as "customerId", c.name as "customerName", audience.contact_id as "contactId",
      p.name as "contactName"
    from (${everybody}) audience join customer c on c.id = audience.customer_id
    left join contact p on p.id = audience.contact_id
    where why is null
    order by c.name collate danish, p.name collate danish, c.id, p.id limit ${SAMPLE}`.execute(db);
  const unknown = audience.list ? await unknownOf(db, audience.list) : [];
  const out = nobodyLeftOut();
  let fits = 0;
  for (const { why, people } of counted) {
    if (why === null) fits = people;
    else out[why] = people;
  }
  return {
    fits,
    leftOut: { ...out, unknown: unknown.length },
    sample,
    unknownLines: unknown.slice(0, MOST_UNKNOWN),
  };
}

/** The lines of a list by which nobody was found, as they were written. Empty lines say nothing. */
export async function unknownOf(db: Reader, list: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    line: number;
  }>`select distinct line::int from (${foundBy(list)}) found`.execute(db);
  const known = new Set(rows.map((row) => row.line));
  return list.filter((line, index) => line !== '' && !known.has(index + 1));
}
