// Status changes as a list, and what a rule would do before it is switched on.
import { type RawBuilder, sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { listStatusChanges as endpoint, StatusChangeRow } from '../../shared/customers.ts';
import { addDays, type Day } from '../../shared/days.ts';
import type { tryRule as trial } from '../../shared/settings.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { mustMakeSense } from '../settings/status-rules.ts';
import { visibleTo } from './find.ts';
import { UNDOABLE } from './status.ts';

/** One page, newest first. Throws 422 `invalid-cursor`. */
export async function listStatusChanges(
  db: Reader,
  actor: Actor,
  query: OutputOf<(typeof endpoint)['query']>,
  timeZone: string,
): Promise<{ items: StatusChangeRow[]; next: string | null }> {
  const startOf = (day: Day) => sql`(${day}::date::timestamp at time zone ${timeZone})`;
  const conditions: RawBuilder<unknown>[] = [visibleTo(actor)];
  if (query.by === 'rules') conditions.push(sql`s.rule_id is not null`);
  if (query.customerId !== undefined) conditions.push(sql`s.customer_id = ${query.customerId}`);
  if (query.ruleId !== undefined) conditions.push(sql`s.rule_id = ${query.ruleId}`);
  if (query.from !== undefined) conditions.push(sql`s.at >= ${startOf(query.from)}`);
  if (query.to !== undefined) conditions.push(sql`s.at < ${startOf(addDays(query.to, 1))}`);
  if (query.cursor !== undefined) {
    const before = Number(query.cursor);
    if (!Number.isInteger(before) || Math.abs(before) >= 2 ** 31) throw new Problem(422, 'invalid-cursor');
    conditions.push(sql`s.id < ${before}`);
  }
  const { rows } = await sql<StatusChangeRow>`
    select s.id, s.customer_id as "customerId", c.account_number as "accountNumber", c.name as "customerName",
      s.from_status_id as "fromStatusId", s.to_status_id as "toStatusId", s.rule_id as "ruleId",
      s.activity_id as "activityId", s.project_id as "projectId", s.at, s.by_id as by, s.undone_at as "undoneAt",
      s.undone_by as "undoneBy", coalesce((${UNDOABLE} ->> 'id')::int = s.id, false) as undoable
    from status_change s join customer c on c.id = s.customer_id
    where ${sql.join(conditions, sql` and `)}
    order by s.id desc limit ${query.limit + 1}`.execute(db);
  const items = rows.slice(0, query.limit);
  return { items, next: rows.length > query.limit ? String(items.at(-1)?.id) : null };
}

type Trial = NonNullable<OutputOf<(typeof trial)['response']>>;

const SAMPLE = 20;

/** Who stands in the from-status now and had such a thing happen lately would have been moved on. */
export async function tryRule(
  db: Reader,
  actor: Actor,
  input: OutputOf<(typeof trial)['body']>,
  now: Date,
): Promise<Trial> {
  const rule = {
    ...input,
    typeId: input.typeId ?? null,
    stageId: input.stageId ?? null,
    outcome: input.outcome ?? null,
    active: true,
  };
  await mustMakeSense(db, rule);
  const since = new Date(now.getTime() - input.days * 86_400_000);
  const happened = rule.on === 'completion' ? sql`a.completed_at` : sql`a.created_at`;
  const cause =
    rule.on === 'stage'
      ? sql`select null::int as "activityId", pr.id as "projectId", pr.number || ' ' || pr.name as what, pr.updated_at as at
          from project pr
          where pr.customer_id = c.id and pr.stage_id = ${rule.stageId} and pr.updated_at >= ${since}`
      : sql`select a.id as "activityId", null::int as "projectId", coalesce(nullif(a.note, ''), a.follow_up_text) as what,
            ${happened} as at
          from activity a
          where a.customer_id = c.id and a.type_id = ${rule.typeId} and ${happened} >= ${since}
          ${rule.outcome === null ? sql`` : sql`and a.outcome = ${rule.outcome}`}`;
  const standing = sql`c.status_id = ${rule.fromStatusId} and c.merged_into_id is null and ${visibleTo(actor)}`;
  const { rows } = await sql<{ inStatus: number; moved: number; forwards: boolean }>`
    select count(*)::int as "inStatus", count(*) filter (where exists (${cause}))::int as moved,
      (select t.position > f.position from customer_status f, customer_status t
        where f.id = ${rule.fromStatusId} and t.id = ${rule.toStatusId}) as forwards
    from customer c where ${standing}`.execute(db);
  const { rows: sample } = await sql<Trial['sample'][number]>`
    select c.id as "customerId", c.name, c.account_number as "accountNumber", cause."activityId", cause."projectId",
      left(cause.what, 120) as what, cause.at
    from customer c
    cross join lateral (${cause} order by at desc limit 1) cause
    where ${standing} order by cause.at desc, c.id limit ${SAMPLE}`.execute(db);
  return { ...rows[0]!, sample };
}
