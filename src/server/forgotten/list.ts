// «Intet glemmes»: what has no next step. Three questions over the same tables that To-Do is asked of, so that whatever is
// open stands in To-Do or here (a property test watches it).
import { type RawBuilder, sql } from 'kysely';
import type { ForgottenRow } from '../../shared/forgotten.ts';
import type { ForgottenKind } from '../../shared/forgotten-counts.ts';
import { visibleTo as visibleActivities } from '../activities/find.ts';
import { decodeCursor, encodeCursor } from '../activities/rows.ts';
import type { Actor } from '../actor.ts';
import { visibleTo as visibleCustomers } from '../customers/find.ts';
import type { Reader } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { visibleTo as visibleProjects } from '../projects/find.ts';

interface Asked {
  kinds?: readonly ForgottenKind[] | undefined;
  salespeople?: readonly number[] | undefined;
  /** only what is forgotten by today */
  due?: boolean | undefined;
}

interface Day {
  actor: Actor;
  today: string;
  timeZone: string;
}

/** No count on a screen needs to be exact beyond this. */
const CEILING = 10_000;

type Branch = (day: Day, salespeople: readonly number[] | undefined) => RawBuilder<unknown>;

const ofOne = (column: RawBuilder<unknown>, ids: readonly number[] | undefined) =>
  ids ? sql`and ${column} = any (${[...ids]}::int[])` : sql``;

/** The day of an instant where the company is. */
const dayOf = (instant: RawBuilder<unknown>, { timeZone }: Day) =>
  sql`(${instant} at time zone ${timeZone})::date`;

const projects: Branch = (day, salespeople) => sql`
  select 'project' as kind, pr.id, pr.customer_id, pr.number || ' ' || pr.name as what, pr.salesperson_id, pr.amount,
    null::date as expires_on, pr.last_activity_at, ${dayOf(sql`coalesce(pr.last_activity_at, pr.created_at)`, day)} as since,
    null::int as rule_id, null::int as days
  from project pr
  where pr.closed_at is null and ${visibleProjects(day.actor)} ${ofOne(sql`pr.salesperson_id`, salespeople)}
    and not exists (select 1 from activity a where a.project_id = pr.id and a.completed_at is null)`;

const quotes: Branch = (day, salespeople) => sql`
  select 'quote', a.id, a.customer_id, coalesce(nullif(a.follow_up_text, ''), left(a.note, 200)), a.salesperson_id, a.amount,
    a.expires_on, a.occurred_at,
    case when a.follow_up_date is null then ${dayOf(sql`a.occurred_at`, day)} else a.expires_on + 1 end, null, null
  from activity a join activity_type t on t.id = a.type_id
  where a.completed_at is null and t.kind = 'quote' and a.customer_id is not null and ${visibleActivities(day.actor)}
    ${ofOne(sql`a.salesperson_id`, salespeople)}
    and (a.follow_up_date is null or (a.expires_on < ${day.today}::date and a.follow_up_date < ${day.today}::date))`;

// The most exact rule counts: status and class, then class, then status.
const RULE_OF_CUSTOMER = sql`lateral (
    select r.id, r.days from rhythm_rule r
    where r.active and (r.status_id is null or r.status_id = c.status_id) and (r.class is null or r.class = c.class)
    order by num_nonnulls(r.status_id, r.class) desc, r.class nulls last, r.days limit 1
  ) rule`;

const customers: Branch = (day, salespeople) => sql`
  select 'customer', c.id, c.id, '', c.responsible_id, null, null, c.last_activity_at,
    ${dayOf(sql`coalesce(c.last_activity_at, c.created_at)`, day)} + rule.days, rule.id, rule.days
  from customer c cross join ${RULE_OF_CUSTOMER}
  where c.merged_into_id is null and ${visibleCustomers(day.actor)} ${ofOne(sql`c.responsible_id`, salespeople)}
    and not exists (select 1 from activity a where a.customer_id = c.id and a.completed_at is null)`;

const COLUMNS = sql.raw(
  'kind, id, customer_id, what, salesperson_id, amount, expires_on, last_activity_at, since, rule_id, days',
);
const dueBy = ({ due }: Asked, { today }: Day) => (due ? sql`f.since <= ${today}::date` : sql`true`);

const BRANCHES: Record<ForgottenKind, Branch> = { project: projects, quote: quotes, customer: customers };

/** One page, longest forgotten first. Throws 422 `invalid-cursor`. */
export async function listForgotten(
  db: Reader,
  query: Asked & { cursor?: string | undefined; limit: number },
  day: Day,
): Promise<{ items: ForgottenRow[]; next: string | null }> {
  const kinds = query.kinds ?? (['project', 'quote', 'customer'] as const);
  if (kinds.length === 0) return { items: [], next: null };
  const [since, kind, id] = query.cursor === undefined ? [] : placeOf(query.cursor);
  const after =
    query.cursor === undefined
      ? sql`true`
      : sql`(f.since, f.kind, f.id) > (${since}::date, ${kind}, ${id}::int)`;
  const { rows } = await sql<ForgottenRow>`
    select f.kind, f.id, f.customer_id as "customerId", c.account_number as "accountNumber", c.name as "customerName",
      f.what, f.salesperson_id as "salespersonId", f.amount, f.expires_on as "expiresOn", f.last_activity_at as "lastActivityAt", f.since,
      f.rule_id as "ruleId", f.days
    from (${sql.join(
      kinds.map((each) => BRANCHES[each](day, query.salespeople)),
      sql` union all `,
    )}) f(${COLUMNS})
    join customer c on c.id = f.customer_id
    where ${after} and ${dueBy(query, day)}
    order by f.since, f.kind, f.id
    limit ${query.limit + 1}`.execute(db);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > query.limit && last ? encodeCursor([last.since, last.kind, last.id]) : null,
  };
}

function placeOf(cursor: string): [string, string, number] {
  const [since, kind, id] = decodeCursor(cursor, 3);
  const isDay = typeof since === 'string' && /^\d{4}-\d\d-\d\d$/.test(since);
  if (!isDay || typeof kind !== 'string' || !Number.isInteger(id)) throw new Problem(422, 'invalid-cursor');
  return [since, kind, id as number];
}

/** How many of each kind, as the list shows them. */
export async function countForgotten(
  db: Reader,
  query: Pick<Asked, 'salespeople' | 'due'>,
  day: Day,
): Promise<Record<ForgottenKind, number>> {
  const count = (kind: ForgottenKind) =>
    sql`(select count(*)::int from (select 1 from (${BRANCHES[kind](day, query.salespeople)}) f(${COLUMNS}) where ${dueBy(query, day)} limit ${CEILING}) counted) as ${sql.ref(kind)}`;
  const { rows } = await sql<Record<ForgottenKind, number>>`
    select ${count('project')}, ${count('quote')}, ${count('customer')}`.execute(db);
  return rows[0]!;
}

/** Of each rule in use: how many customers it holds, and how many of them stand on the list by today. */
export async function countByRule(
  db: Reader,
  day: Day,
): Promise<{ ruleId: number; customers: number; due: number }[]> {
  const { rows } = await sql<{ ruleId: number; customers: number; due: number }>`
    select rule.id as "ruleId", count(*)::int as customers, count(f.id)::int as due
    from customer c cross join ${RULE_OF_CUSTOMER}
    left join (${customers(day, undefined)}) f(${COLUMNS}) on f.id = c.id and ${dueBy({ due: true }, day)}
    where c.merged_into_id is null and ${visibleCustomers(day.actor)}
    group by rule.id`.execute(db);
  return rows;
}
