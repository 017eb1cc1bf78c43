// The To-Do list: a page of it, its counters, and what a filter hides.
import { type RawBuilder, sql } from 'kysely';
import type { ActivityRow } from '../../shared/activities.ts';
import type { OutputOf } from '../../shared/contract.ts';
import {
  COUNTERS,
  type CounterName,
  type listTodo as endpoint,
  GROUPS,
  type TodoCounts,
  type TodoFilter,
  type TodoMeasure,
  type TodoSort,
} from '../../shared/todo.ts';
import type { Reader } from '../db/database.ts';
import { all, asText, decodeCursor, encodeCursor, ROW, ROW_FROM } from './rows.ts';
import { dueCondition, narrowing, scopeOf, type TodoScope } from './todo-filter.ts';

/** The ways to order the list: expressions, their types, and what makes a row's place unique. */
const MEETINGS_FIRST = sql`(t.kind not in ('meeting', 'visit'))`;
const COMPANY = sql`(coalesce(c.name, '') collate danish)`;
const WORKING_ORDER = [
  [sql`a.due_date`, 'date'],
  [sql`a.due_time`, 'time'],
  [MEETINGS_FIRST, 'boolean'],
  [COMPANY, 'text'],
  [sql`a.id`, 'int'],
] as const;
const ORDERS: Record<TodoSort, readonly (readonly [RawBuilder<unknown>, string])[]> = {
  followUp: WORKING_ORDER,
  accountNumber: [[sql`(coalesce(c.account_number, '') collate danish)`, 'text'], ...WORKING_ORDER],
  customerName: [[COMPANY, 'text'], ...WORKING_ORDER],
  followUpText: [[sql`(left(a.follow_up_text, 100) collate danish)`, 'text'], ...WORKING_ORDER],
  contactName: [[sql`(coalesce(p.name, '') collate danish)`, 'text'], ...WORKING_ORDER],
  type: [[sql`t.position`, 'int'], ...WORKING_ORDER],
  updatedAt: [
    [sql`a.updated_at`, 'timestamptz'],
    [sql`a.id`, 'int'],
  ],
  note: [[sql`(left(a.note, 100) collate danish)`, 'text'], ...WORKING_ORDER],
  project: [[lackingLast(sql`pr.number`), 'text'], ...WORKING_ORDER],
  campaign: [[lackingLast(sql`ca.name`), 'text'], ...WORKING_ORDER],
  amount: [[sql`coalesce(a.amount, -1)`, 'bigint'], ...WORKING_ORDER],
  expiresOn: [[sql`coalesce(a.expires_on, 'infinity')`, 'date'], ...WORKING_ORDER],
};

/** A text that not every row has: those without it stand last. */
function lackingLast(value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(coalesce('0 ' || ${value}, '1') collate danish)`;
}

/** One page in working order (rule 11): oldest follow-up first, timed before untimed, meetings, company name, id; or by a column. */
export async function listTodo<Row extends ActivityRow>(
  db: Reader,
  query: OutputOf<(typeof endpoint)['query']>,
  scope: TodoScope,
  columns: RawBuilder<Row> = ROW as RawBuilder<Row>,
): Promise<{ items: Row[]; next: string | null }> {
  const order = ORDERS[query.sort];
  const direction = query.descending ? sql`desc` : sql`asc`;
  const conditions = [...scopeOf(query, scope), ...narrowing(query, scope)];
  if (query.cursor !== undefined) conditions.push(...after(order, query.cursor, query.descending ?? false));
  const [first, type] = order[0]!;
  const { rows } = await sql<Row & Mark>`
    select ${columns}, ${asText(first, type)} as mark, ${MEETINGS_FIRST} as later
    from ${ROW_FROM}
    where ${all(conditions)}
    order by ${sql.join(order.map(([expression]) => sql`${expression} ${direction}`))}
    limit ${query.limit + 1}`.execute(db);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const next = rows.length > query.limit && last ? encodeCursor(placeOf(last, query.sort)) : null;
  return { items: items.map(({ mark, later, ...row }) => row as unknown as Row), next };
}

/** What a row's place needs besides what the row shows: the value of the chosen column, and whether it is no meeting. */
interface Mark {
  mark: string;
  later: boolean;
}

/** The row's place in the order: the same values, in the same sequence, as ORDERS compares. */
function placeOf(row: ActivityRow & Mark, sort: TodoSort): unknown[] {
  if (sort === 'updatedAt') return [row.mark, row.id];
  const working = [
    row.followUpDate ?? 'infinity',
    row.followUpTime ?? '24:00',
    row.later,
    row.customerName ?? '',
    row.id,
  ];
  return sort === 'followUp' ? working : [row.mark, ...working];
}

/** What comes after the place where the last page ended. The first column is compared on its own too, so that an index can begin there. */
function after(
  order: readonly (readonly [RawBuilder<unknown>, string])[],
  cursor: string,
  descending: boolean,
): RawBuilder<unknown>[] {
  const values = decodeCursor(cursor, order.length);
  const typed = order.map(([, type], index) => sql`${values[index]}::text::${sql.raw(type)}`);
  const left = sql.join(order.map(([expression]) => expression));
  const right = sql.join(typed);
  const [first] = order[0]!;
  return descending
    ? [sql`${first} <= ${typed[0]}`, sql`(${left}) < (${right})`]
    : [sql`${first} >= ${typed[0]}`, sql`(${left}) > (${right})`];
}

/** The five counters and the group heads of an owner's open list, in one statement. */
export async function countTodo(
  db: Reader,
  owner: TodoFilter['owner'],
  scope: TodoScope,
): Promise<TodoCounts> {
  const counted: RawBuilder<unknown>[] = [
    ...Object.entries(COUNTERS).map(([name, filter]) =>
      countWhere(
        name,
        narrowing({ ...filter, kinds: 'kinds' in filter ? [...filter.kinds] : undefined }, scope),
      ),
    ),
    ...GROUPS.map((group) => countWhere(`group_${group}`, [dueCondition(group, scope)])),
    sql`count(*)::int as open`,
  ];
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(counted)}
    from activity a join activity_type t on t.id = a.type_id
    where ${all(scopeOf({ owner, state: 'open' }, scope))}`.execute(db);
  const row = rows[0] ?? {};
  const counters = Object.fromEntries(Object.keys(COUNTERS).map((name) => [name, row[name] ?? 0]));
  const groups = Object.fromEntries(GROUPS.map((group) => [group, row[`group_${group}`] ?? 0]));
  return {
    counters: counters as Record<CounterName, number>,
    groups: groups as TodoCounts['groups'],
    open: row.open ?? 0,
  };
}

const countWhere = (name: string, conditions: RawBuilder<unknown>[]) =>
  sql`count(*) filter (where ${all(conditions)})::int as ${sql.ref(name)}`;

/** No count on a screen needs to be exact beyond this, and none may cost a scan of everything. */
const CEILING = 10_000;

/** «Viser 48 af 62», and the overdue ones that a period filter hides (rule 9). */
export async function measureTodo(db: Reader, filter: TodoFilter, scope: TodoScope): Promise<TodoMeasure> {
  const narrowed = narrowing(filter, scope);
  const shown = await measure(db, [...scopeOf(filter, scope), ...narrowed], scope);
  const unfiltered = await measure(db, scopeOf(filter, scope), scope);
  const { period, ...anyPeriod } = filter;
  const hidden = [dueCondition('overdue', scope), dueCondition('old', scope)];
  const hiddenOverdue =
    period === 'recent' && filter.state !== 'closed'
      ? (await measure(db, [...scopeOf(filter, scope), ...narrowing(anyPeriod, scope), ...hidden], scope))
          .count
      : 0;
  return {
    shown: shown.count,
    of: unfiltered.count,
    hiddenOverdue,
    atLeast: shown.count >= CEILING || unfiltered.count >= CEILING,
    groups: shown.groups,
  };
}

async function measure(
  db: Reader,
  conditions: RawBuilder<unknown>[],
  scope: TodoScope,
): Promise<{ count: number; groups: TodoCounts['groups'] }> {
  const { rows } = await sql<Record<string, number>>`
    select count(*)::int as count, ${sql.join(GROUPS.map((group) => countWhere(group, [dueCondition(group, scope)])))}
    from (select a.due_date, a.completed_at from ${ROW_FROM} where ${all(conditions)} limit ${CEILING}) a`.execute(
    db,
  );
  const { count = 0, ...groups } = rows[0] ?? {};
  return { count, groups: groups as TodoCounts['groups'] };
}
