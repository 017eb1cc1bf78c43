// The list of customers: search, filters, order, a page at a time. Merged ones are not in it.
import { type RawBuilder, sql } from 'kysely';
import type { CustomerQuery, CustomerRow } from '../../shared/customers.ts';
import type { CustomerSort } from '../../shared/record-sorts.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { CUSTOMER_COLUMNS, RECORD_COLUMNS, selected } from './columns.ts';
import { visibleTo } from './find.ts';
import { listPage, type Question, type Sort } from './keyset.ts';
import { everyWord } from './search.ts';

const { accountNumber, name, address1, postcode, city, cvr, phone, email } = CUSTOMER_COLUMNS;
const { industry, targetGroup, responsibleId, statusId, class: customerClass } = CUSTOMER_COLUMNS;
const { id, nextFollowUpDate, nextFollowUpTime, lastActivityAt, updatedAt } = RECORD_COLUMNS;
const ROW = {
  id,
  accountNumber,
  name,
  address1,
  postcode,
  city,
  cvr,
  phone,
  email,
  industry,
  targetGroup,
  responsibleId,
  statusId,
  class: customerClass,
  nextFollowUpDate,
  nextFollowUpTime,
  lastActivityAt,
  updatedAt,
};

// Sorting by another table's word: a short table is walked in order and customers follow by index, as far as the page goes.
const SORTS: Record<CustomerSort, Sort> = {
  name: { by: sql`c.name collate danish`, type: 'text' },
  accountNumber: { by: sql`c.account_number collate danish`, type: 'text' },
  city: { by: sql`c.city collate danish`, type: 'text', absent: sql`c.city is null` },
  status: {
    by: sql`s.position`,
    type: 'integer',
    join: sql`join customer_status s on s.id = c.status_id`,
  },
  responsible: {
    by: sql`u.initials collate danish`,
    type: 'text',
    absent: sql`c.responsible_id is null`,
    join: sql`left join app_user u on u.id = c.responsible_id`,
  },
  nextFollowUp: {
    by: sql`c.next_follow_up_date`,
    type: 'date',
    absent: sql`c.next_follow_up_date is null`,
  },
  lastActivity: { by: sql`c.last_activity_at`, type: 'timestamptz', absent: sql`c.last_activity_at is null` },
  updatedAt: { by: sql`c.updated_at`, type: 'timestamptz' },
};

/** One page of customers. Throws 422 `invalid-cursor`. */
export async function listCustomers(
  db: Reader,
  actor: Actor,
  query: CustomerQuery,
  today: string,
): Promise<{ items: CustomerRow[]; next: string | null }> {
  const { cursor, limit, ...asked } = query;
  return listPage<CustomerRow>(db, {
    ...customersAsked(actor, asked, today),
    columns: selected('c', ROW),
    cursor,
    limit,
  });
}

/** Which customers `c` a list shows, and in which order. */
export function customersAsked(
  actor: Actor,
  query: Omit<CustomerQuery, 'cursor' | 'limit'>,
  today: string,
): Question {
  const conditions: RawBuilder<unknown>[] = [visibleTo(actor), sql`c.merged_into_id is null`];
  if (query.q) conditions.push(everyWord(query.q, (patterns) => sql`c.search like any (${patterns})`));
  if (query.statuses) conditions.push(sql`c.status_id = any (${query.statuses}::int[])`);
  if (query.responsible) conditions.push(sql`c.responsible_id = any (${query.responsible}::int[])`);
  if (query.classes) conditions.push(sql`c.class = any (${query.classes}::text[])`);
  if (query.industry) conditions.push(sql`c.industry = ${query.industry}`);
  if (query.targetGroup) conditions.push(sql`c.target_group = ${query.targetGroup}`);
  if (query.nextFollowUp)
    conditions.push(nextFollowUpIs(query.nextFollowUp, sql`c.next_follow_up_date`, today));
  return {
    from: sql`customer c`,
    conditions,
    sort: SORTS[query.sort],
    id: sql`c.id`,
    descending: query.descending ?? false,
  };
}

/** Whether the next follow-up is due (today or earlier), still to come, or not agreed. */
export function nextFollowUpIs(
  wanted: 'due' | 'future' | 'none',
  date: RawBuilder<unknown>,
  today: string,
): RawBuilder<boolean> {
  if (wanted === 'none') return sql`${date} is null`;
  return wanted === 'due' ? sql`${date} <= ${today}::date` : sql`${date} > ${today}::date`;
}
