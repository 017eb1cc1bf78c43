// The history of a customer or a contact: every activity, open and closed, newest first.
import { type RawBuilder, sql } from 'kysely';
import type { ActivityRow, listActivities as endpoint } from '../../shared/activities.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { type SearchWord, searchWords } from '../../shared/search-words.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { APART, saysOn, searchableWords } from '../db/fold-words.ts';
import { visibleTo } from './find.ts';
import { all, decodeCursor, encodeCursor, ROW, ROW_FROM } from './rows.ts';

type Query = OutputOf<(typeof endpoint)['query']>;

/** The words of CRM Overblik: in what was agreed as it stands now, in mail and documents as they are indexed. */
function saying(q: string): RawBuilder<unknown>[] {
  const { all: every, not } = searchWords(q);
  const says = (word: SearchWord) => sql`(${saysOn(OWN, word)}
    or exists (select 1 from activity_search s where s.activity_id = a.id and ${saysOn(sql`s.text`, word)})
      and not ${saysOn(WHOSE, word)})`;
  return [...every.map(says), ...not.map((word) => sql`not ${says(word)}`)];
}

const folded = (...texts: RawBuilder<unknown>[]) =>
  searchableWords(sql`fold(concat_ws(${APART}::text, ${sql.join(texts)}))`);
const OWN = folded(sql`a.note`, sql`a.follow_up_text`, sql`p.name`);
/** What the customer is called says nothing about which of its activities; the index has it with all of them. */
const WHOSE = folded(
  ...['name', 'account_number', 'cvr', 'phone', 'mobile', 'email'].map((field) => sql.ref(`c.${field}`)),
);

/** One page of activities by the day they happened; keyset on (occurred at, id). */
export async function listActivities<Row extends ActivityRow>(
  db: Reader,
  actor: Actor,
  query: Query,
  columns: RawBuilder<Row> = ROW as RawBuilder<Row>,
): Promise<{ items: Row[]; next: string | null }> {
  const conditions: RawBuilder<unknown>[] = [visibleTo(actor)];
  if (query.customerId !== undefined) conditions.push(sql`a.customer_id = ${query.customerId}`);
  if (query.contactId !== undefined) conditions.push(sql`a.contact_id = ${query.contactId}`);
  if (query.projectId !== undefined) conditions.push(sql`a.project_id = ${query.projectId}`);
  if (query.campaignId !== undefined) conditions.push(sql`a.campaign_id = ${query.campaignId}`);
  if (query.state === 'open') conditions.push(sql`a.completed_at is null`);
  if (query.state === 'closed') conditions.push(sql`a.completed_at is not null`);
  if (query.types) conditions.push(sql`a.type_id = any(${query.types}::int[])`);
  if (query.salespeople) conditions.push(sql`a.salesperson_id = any(${query.salespeople}::int[])`);
  if (query.q) conditions.push(...saying(query.q));
  if (query.cursor !== undefined) {
    const [at, id] = decodeCursor(query.cursor, 2);
    conditions.push(sql`(a.occurred_at, a.id) < (${at}::timestamptz, ${id}::int)`);
  }
  const { rows } = await sql<Row>`
    select ${columns} from ${ROW_FROM}
    where ${all(conditions)}
    order by a.occurred_at desc, a.id desc
    limit ${query.limit + 1}`.execute(db);
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return { items, next: rows.length > query.limit && last ? encodeCursor([last.occurredAt, last.id]) : null };
}
