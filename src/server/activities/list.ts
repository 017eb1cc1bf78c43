// The history of a customer or a contact: every activity, open and closed, newest first.
import { type RawBuilder, sql } from 'kysely';
import type { ActivityRow, listActivities as endpoint } from '../../shared/activities.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { visibleTo } from './find.ts';
import { all, containsWords, decodeCursor, encodeCursor, ROW, ROW_FROM } from './rows.ts';

type Query = OutputOf<(typeof endpoint)['query']>;

const SEARCHED = sql`(a.note || ' ' || a.follow_up_text || ' ' || coalesce(p.name, ''))`;

/** Or in the mail that the activity came from, which is folded already (mail/search-text.ts). */
const inItsMail = (word: string) => sql`exists (
  select 1 from mail_activity ma join mail_search s on s.mail_id = ma.mail_id
  where ma.activity_id = a.id and s.text like any (search_patterns(${word})))`;

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
  if (query.q) conditions.push(...containsWords(SEARCHED, query.q, inItsMail));
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
