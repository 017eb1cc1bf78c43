// Everything about the status of a customer: changing it by a rule or by a person, undoing what a rule did.
// A rule moves a customer only onwards in the list of statuses, one step per activity; back goes only a person.
import { sql } from 'kysely';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Tx } from '../db/database.ts';
import { notFound, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { searchAnewOf } from '../history/search-news.ts';

type Cause = { customerId: number; actorId: number; now: Date } & (
  | { on: 'creation' | 'completion'; typeId: number; outcome: string | null; activityId: number }
  | { on: 'stage'; stageId: number; projectId: number }
);

export interface StatusChange {
  id: number;
  customerId: number;
  fromStatusId: number;
  toStatusId: number;
}

/**
 * Applies the rule that fits, if any: its from-status is the customer's present one and its to-status stands later in
 * the list, since a rule never takes a customer backwards (domain, «Status change»). A rule without an outcome fits
 * any; one that names the outcome goes before it, then the older rule. At most one rule per call.
 */
export async function applyStatusRules(tx: Tx, cause: Cause): Promise<StatusChange | null> {
  // Held first, looked up after: whoever waits here must see the status that the other one left.
  const customer = await tx
    .selectFrom('customer')
    .select(['status_id as statusId', 'version'])
    .where('id', '=', cause.customerId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!customer) return null;
  const outcome = cause.on === 'stage' ? null : cause.outcome;
  const trigger =
    cause.on === 'stage'
      ? sql<boolean>`rule.stage_id = ${cause.stageId}`
      : sql<boolean>`rule.type_id = ${cause.typeId}`;
  const rule = await tx
    .selectFrom('status_rule as rule')
    .innerJoin('customer_status as from', 'from.id', 'rule.from_status_id')
    .innerJoin('customer_status as to', 'to.id', 'rule.to_status_id')
    .select(['rule.id', 'rule.to_status_id as toStatusId'])
    .where('rule.from_status_id', '=', customer.statusId)
    .where('rule.on_event', '=', cause.on)
    .where(trigger)
    .where('rule.active', '=', true)
    .where('to.active', '=', true)
    .whereRef('to.position', '>', 'from.position')
    .where((eb) => eb.or([eb('rule.outcome', 'is', null), eb('rule.outcome', '=', outcome)]))
    .orderBy('rule.outcome', (order) => order.asc().nullsLast())
    .orderBy('rule.id')
    .limit(1)
    .executeTakeFirst();
  if (!rule) return null;
  const change = {
    customerId: cause.customerId,
    fromStatusId: customer.statusId,
    toStatusId: rule.toStatusId,
  };
  const by = { actorId: cause.actorId, now: cause.now };
  const source =
    cause.on === 'stage'
      ? { activityId: null, projectId: cause.projectId }
      : { activityId: cause.activityId, projectId: null };
  const id = await noteStatusChange(tx, change, { ...by, ruleId: rule.id, ...source });
  const details = { ruleId: rule.id, ...source, statusChangeId: id };
  await writeStatus(tx, change, { ...by, verb: 'status-changed', version: customer.version + 1, details });
  return { id, ...change };
}

type Step = Omit<StatusChange, 'id'>;

/** Writes down that the status changes: by a rule and the activity or project behind it, or (all null) by a person. */
export async function noteStatusChange(
  tx: Tx,
  change: Step,
  cause: {
    actorId: number;
    now: Date;
    ruleId: number | null;
    activityId: number | null;
    projectId: number | null;
  },
): Promise<number> {
  const { id } = await tx
    .insertInto('status_change')
    .values({
      customer_id: change.customerId,
      from_status_id: change.fromStatusId,
      to_status_id: change.toStatusId,
      rule_id: cause.ruleId,
      activity_id: cause.activityId,
      project_id: cause.projectId,
      at: cause.now,
      by_id: cause.actorId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function writeStatus(
  tx: Tx,
  { customerId, fromStatusId, toStatusId }: Step,
  how: { actorId: number; now: Date; verb: string; version: number; details: Record<string, unknown> },
): Promise<void> {
  await tx
    .updateTable('customer')
    .set({ status_id: toStatusId, version: how.version, updated_at: how.now, updated_by: how.actorId })
    .where('id', '=', customerId)
    .execute();
  await searchAnewOf(tx, 'customer', [customerId]);
  await recordEvent(tx, {
    entity: 'customer',
    entityId: customerId,
    verb: how.verb,
    actorId: how.actorId,
    at: how.now,
    version: how.version,
    changes: { statusId: [fromStatusId, toStatusId] },
    details: how.details,
    customerId,
  });
}

/**
 * Of customer `c`: the change that one click may undo, as JSON, or null. It is the last one not undone, made by a rule,
 * and the customer still has the status it led to. A merge draws a line: what came before it, here or at the one
 * taken over, is nobody's single step any more.
 */
export const UNDOABLE = sql`(
  select case when s.rule_id is not null and s.to_status_id = c.status_id and not exists (
      select from customer o where o.merged_into_id = c.id and o.updated_at >= s.at)
    then json_build_object('id', s.id, 'fromStatusId', s.from_status_id, 'toStatusId', s.to_status_id,
      'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'activityId', s.activity_id, 'projectId', s.project_id) end
  from status_change s
  where s.customer_id = c.id and s.undone_at is null
  order by s.id desc limit 1)`;

/**
 * Undoes a change that a rule made; answers the customer. Twice is harmless.
 * Throws 404, and 409 `status-moved-on` when the customer has gone on since.
 */
export async function undoStatusChange(
  tx: Tx,
  id: number,
  { actor, now }: { actor: Actor; now: Date },
): Promise<number> {
  mustBeAllowed(actor, 'write customers');
  const change = await tx
    .selectFrom('status_change')
    .select([
      'customer_id as customerId',
      'from_status_id as fromStatusId',
      'to_status_id as toStatusId',
      'undone_at as undoneAt',
    ])
    .where('id', '=', id)
    .where('rule_id', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (!change) throw notFound();
  const { customerId } = change;
  if (change.undoneAt) return customerId;
  // Held first, looked up after, as above.
  await tx.selectFrom('customer').select('id').where('id', '=', customerId).forNoKeyUpdate().execute();
  const { rows } = await sql<{ version: number; undoable: { id: number } | null }>`
    select c.version, ${UNDOABLE} as undoable from customer c where c.id = ${customerId}`.execute(tx);
  const customer = rows[0];
  if (customer?.undoable?.id !== id) throw new Problem(409, 'status-moved-on');
  await tx
    .updateTable('status_change')
    .set({ undone_at: now, undone_by: actor.id })
    .where('id', '=', id)
    .execute();
  const step = { customerId, fromStatusId: change.toStatusId, toStatusId: change.fromStatusId };
  await writeStatus(tx, step, {
    actorId: actor.id,
    now,
    verb: 'status-change-undone',
    version: customer.version + 1,
    details: { statusChangeId: id },
  });
  return customerId;
}
