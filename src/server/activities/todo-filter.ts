// What a To-Do filter means in SQL. The bounds come from shared/due.ts, the one definition of overdue, today and
// future; list, counters and «viser 48 af 62» all build their conditions here, so that they cannot disagree (rule 13).
import { type RawBuilder, sql } from 'kysely';
import { dueBounds } from '../../shared/due.ts';
import type { DueFilter, TodoFilter } from '../../shared/todo.ts';
import type { Actor } from '../actor.ts';
import type { Company } from '../settings/company.ts';
import { visibleTo } from './find.ts';
import { containsWords } from './rows.ts';

export interface TodoScope {
  actor: Actor;
  today: string;
  company: Pick<Company, 'timeZone'>;
}

/** Whose, and open or closed: what «af 62» counts. */
export function scopeOf(
  filter: Pick<TodoFilter, 'owner' | 'state'>,
  { actor }: TodoScope,
): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [visibleTo(actor)];
  if (filter.owner !== 'all') {
    conditions.push(sql`a.salesperson_id = ${filter.owner === 'mine' ? actor.id : filter.owner}`);
  }
  if (filter.state === 'open') conditions.push(sql`a.completed_at is null`);
  if (filter.state === 'closed') conditions.push(sql`a.completed_at is not null`);
  return conditions;
}

/** Of an open project that stands in a quote stage: it is a quote that is out, whatever the activity is. */
const OF_QUOTE_PROJECT = sql`(a.project_id is not null and exists (
  select 1 from project q join project_stage s on s.id = q.stage_id
  where q.id = a.project_id and q.closed_at is null and s.kind = 'quote'))`;

/** Everything else that narrows the list. */
export function narrowing(filter: Partial<TodoFilter>, scope: TodoScope): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (filter.due) conditions.push(dueCondition(filter.due, scope));
  if (filter.kinds) conditions.push(sql`t.kind = any(${filter.kinds}::text[])`);
  if (filter.quotes) conditions.push(sql`(t.kind = 'quote' or ${OF_QUOTE_PROJECT})`);
  if (filter.types) conditions.push(sql`a.type_id = any(${filter.types}::int[])`);
  if (filter.customerId !== undefined) conditions.push(sql`a.customer_id = ${filter.customerId}`);
  if (filter.contactId !== undefined) conditions.push(sql`a.contact_id = ${filter.contactId}`);
  if (filter.projectId !== undefined) conditions.push(sql`a.project_id = ${filter.projectId}`);
  if (filter.campaignId !== undefined) conditions.push(sql`a.campaign_id = ${filter.campaignId}`);
  if (filter.period === 'recent') conditions.push(sql`not ${isOld(scope)}`);
  if (filter.q) {
    const searched = sql`(a.follow_up_text || ' ' || a.note || ' ' || coalesce(c.name, '') || ' ' || coalesce(c.account_number, '') || ' ' || coalesce(p.name, ''))`;
    conditions.push(...containsWords(searched, filter.q));
  }
  return conditions;
}

/** A due state or group; all but `old` mean open activities. */
export function dueCondition(due: DueFilter, scope: TodoScope): RawBuilder<unknown> {
  const { today, tomorrow, endOfWeek } = dueBounds(scope.today);
  const open = (condition: RawBuilder<unknown>) => sql`(a.completed_at is null and ${condition})`;
  switch (due) {
    case 'overdue':
      return open(sql`a.due_date < ${today}::date`);
    case 'today':
      return open(sql`a.due_date = ${today}::date`);
    case 'due':
      return open(sql`a.due_date <= ${today}::date`);
    case 'tomorrow':
      return open(sql`a.due_date = ${tomorrow}::date`);
    case 'thisWeek':
      return open(sql`a.due_date > ${tomorrow}::date and a.due_date <= ${endOfWeek}::date`);
    case 'later':
      return open(
        sql`a.due_date > greatest(${tomorrow}::date, ${endOfWeek}::date) and a.due_date < 'infinity'`,
      );
    case 'future':
      return open(sql`a.due_date > ${today}::date and a.due_date < 'infinity'`);
    case 'undated':
      return open(sql`a.due_date = 'infinity'`);
    case 'old':
      return isOld(scope);
  }
}

/** «Gammel»: the follow-up date, or the day it happened when it has none, is before last year (rule 10). */
function isOld({ today, company }: TodoScope): RawBuilder<unknown> {
  const { oldBefore } = dueBounds(today);
  return sql`coalesce(a.follow_up_date, (a.occurred_at at time zone ${company.timeZone})::date) < ${oldBefore}::date`;
}
