// The list of contacts: search, order, a page at a time. Merged ones are not in it, those who have left only on request.
import { type RawBuilder, sql } from 'kysely';
import type { ContactQuery, ContactRow } from '../../shared/contacts.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { CONTACT_COLUMNS, RECORD_COLUMNS, selected } from './columns.ts';
import { visibleTo } from './find.ts';
import { listPage, type Question, type Sort } from './keyset.ts';
import { nextFollowUpIs } from './list.ts';
import { everyWord } from './search.ts';
import { UNREACHABLE } from './unreachable.ts';

const { customerId, name, title, phone, mobile, emails, hasLeft } = CONTACT_COLUMNS;
const { id, nextFollowUpDate, nextFollowUpTime, lastActivityAt } = RECORD_COLUMNS;
const ROW = {
  id,
  customerId,
  name,
  title,
  phone,
  mobile,
  emails,
  hasLeft,
  nextFollowUpDate,
  nextFollowUpTime,
  lastActivityAt,
};

const SORTS: Record<ContactQuery['sort'], Sort> = {
  name: { by: sql`p.name collate danish`, type: 'text' },
  customer: { by: sql`c.name collate danish`, type: 'text' },
  nextFollowUp: {
    by: sql`p.next_follow_up_date`,
    type: 'date',
    absent: sql`p.next_follow_up_date is null`,
  },
  lastActivity: { by: sql`p.last_activity_at`, type: 'timestamptz', absent: sql`p.last_activity_at is null` },
};

/** One page of contacts. Throws 422 `invalid-cursor`. */
export async function listContacts(
  db: Reader,
  actor: Actor,
  query: ContactQuery,
  today: string,
): Promise<{ items: ContactRow[]; next: string | null }> {
  const { cursor, limit, ...asked } = query;
  return listPage<ContactRow>(db, {
    ...contactsAsked(actor, asked, today),
    columns: sql`${selected('p', ROW)}, c.name as "customerName", c.account_number as "accountNumber",
      c.primary_contact_id is not distinct from p.id as "isPrimary", ${UNREACHABLE}`,
    cursor,
    limit,
  });
}

/** Which contacts `p` of which customers `c` a list shows, and in which order. */
export function contactsAsked(
  actor: Actor,
  query: Omit<ContactQuery, 'cursor' | 'limit'>,
  today: string,
): Question {
  // A merged customer has no contacts; saying so lets the order of customers be read from its index.
  const conditions: RawBuilder<unknown>[] = [
    visibleTo(actor),
    sql`p.merged_into_id is null`,
    sql`c.merged_into_id is null`,
  ];
  if (!query.withLeft) conditions.push(sql`not p.has_left`);
  if (query.customerId !== undefined) conditions.push(sql`p.customer_id = ${query.customerId}`);
  if (query.nextFollowUp)
    conditions.push(nextFollowUpIs(query.nextFollowUp, sql`p.next_follow_up_date`, today));
  if (query.q) conditions.push(everyWord(query.q, wordFound));
  return {
    from: sql`contact p join customer c on c.id = p.customer_id`,
    conditions,
    sort: SORTS[query.sort],
    id: sql`p.id`,
    descending: query.descending ?? false,
  };
}

/** «Jens Nordbyg»: a word may name the person or the customer. Written so that each side can use its own index. */
const wordFound = (patterns: RawBuilder<string[]>) => sql<boolean>`(
  p.search like any (${patterns})
  or p.customer_id = any (array(select id from customer where search like any (${patterns}))))`;
