// One line of a list of activities, as every list shows it; and keyset cursors.
import { type RawBuilder, sql } from 'kysely';
import type { ActivityRow } from '../../shared/activities.ts';
import { Problem } from '../errors.ts';

/** The columns of ActivityRow over `activity a`, `customer c`, `contact p`, `project pr`, `campaign ca`. */
export const ROW: RawBuilder<ActivityRow> = sql`
  a.id, a.customer_id as "customerId", c.account_number as "accountNumber", c.name as "customerName",
  a.contact_id as "contactId", p.name as "contactName",
  coalesce(p.mobile, p.phone, c.phone, c.mobile) as phone,
  a.type_id as "typeId", a.salesperson_id as "salespersonId", a.occurred_at as "occurredAt",
  a.follow_up_date as "followUpDate", a.follow_up_time as "followUpTime", a.follow_up_text as "followUpText",
  left(a.note, 300) as note, a.outcome,
  a.project_id as "projectId", pr.number as "projectNumber", pr.name as "projectName", a.campaign_id as "campaignId", ca.name as "campaignName",
  a.amount, a.expires_on as "expiresOn", a.origin, a.completed_at as "completedAt",
  a.predecessor_id as "predecessorId",
  (select count(*)::int from document d where d.activity_id = a.id and d.removed_at is null) as documents,
  (select case when count(*) = 1 then min(d.id) end from document d
    where d.activity_id = a.id and d.removed_at is null) as "documentId",
  a.answered_at as "answeredAt", a.updated_at as "updatedAt", a.updated_by as "updatedBy", a.version`;

export const ROW_FROM: RawBuilder<unknown> = sql`
  activity a
  join activity_type t on t.id = a.type_id
  left join customer c on c.id = a.customer_id
  left join contact p on p.id = a.contact_id
  left join project pr on pr.id = a.project_id
  left join campaign ca on ca.id = a.campaign_id`;

/** The ids of the tags of activity `a`. */
export const TAGS: RawBuilder<unknown> = sql`array(
  select tag_id from activity_tag where activity_id = a.id order by tag_id)`;

/** A cursor is where the last page ended: the values that the list is ordered by. Opaque to callers. */
export function encodeCursor(values: unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Throws 422 `invalid-cursor` unless the cursor holds as many plain values as the order has. */
export function decodeCursor(cursor: string, length: number): (string | number | boolean | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every(isPlain)) return values;
  } catch {
    // falls through: whatever it was, it is not one of ours
  }
  throw new Problem(422, 'invalid-cursor');
}

/** An instant keeps its microseconds only as text; a JS Date would lose the place between two rows. */
export const asText = (expression: RawBuilder<unknown>, type: string) =>
  type === 'timestamptz' ? sql`(${expression} at time zone 'UTC')::text || 'Z'` : sql`${expression}::text`;

const isPlain = (value: unknown) =>
  value === null ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && !value.includes('\0'));

/** Conditions joined by «and»; none means all. */
export function all(conditions: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Every word of a search must stand somewhere in the text, folded alike on both sides; parts of words count. */
export function containsWords(searched: RawBuilder<unknown>, q: string): RawBuilder<unknown>[] {
  return q
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 10)
    .map((word) => {
      const literal = word.replace(/[\\%_]/g, '\\$&');
      return sql`(fold(${searched}) like '%' || fold(${literal}) || '%' or fold_loose(${searched}) like '%' || fold_loose(${literal}) || '%')`;
    });
}
