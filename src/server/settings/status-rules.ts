// Rules of status change: which activity, or stage of a project, moves a customer from which status to which (domain, «Status change»).
// Here they are only worded; customers/status.ts applies them.
import type { OutputOf } from '../../shared/contract.ts';
import type * as api from '../../shared/settings.ts';
import type { StatusRuleView } from '../../shared/settings.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt, notFound } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { differences } from '../history/record.ts';
import { findActiveType, mustBeActiveStatus, settingRecord, tell, type Who } from './lists.ts';
import { findStage } from './stages.ts';

const RULE = [
  'id',
  'type_id as typeId',
  'stage_id as stageId',
  'outcome',
  'on_event as on',
  'from_status_id as fromStatusId',
  'to_status_id as toStatusId',
  'active',
  'version',
] as const;

export async function listRules(db: Reader): Promise<StatusRuleView[]> {
  return (await db.selectFrom('status_rule').select(RULE).orderBy('id').execute()) as StatusRuleView[];
}

export async function createRule(
  tx: Tx,
  input: OutputOf<(typeof api.createRule)['body']>,
  who: Who,
): Promise<StatusRuleView> {
  const rule = {
    ...input,
    typeId: input.typeId ?? null,
    stageId: input.stageId ?? null,
    outcome: input.outcome ?? null,
    active: input.active ?? true,
  };
  await mustMakeSense(tx, rule);
  const row = await tx
    .insertInto('status_rule')
    .values(columns(rule))
    .returning(RULE)
    .executeTakeFirstOrThrow();
  await tell(tx, who, { verb: 'rule-created', id: row.id, version: 1 });
  return row as StatusRuleView;
}

export async function changeRule(
  tx: Tx,
  id: number,
  { version, ...fields }: OutputOf<(typeof api.changeRule)['body']>,
  who: Who,
): Promise<StatusRuleView> {
  const before = (await tx
    .selectFrom('status_rule')
    .select(RULE)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as StatusRuleView | undefined;
  if (!before) throw notFound();
  const changes = differences({ ...before }, fields);
  await refuseStale(tx, settingRecord('rule-changed', id, before.version), version, changes);
  if (Object.keys(changes).length === 0) return before;
  const after = {
    typeId: fields.typeId === undefined ? before.typeId : fields.typeId,
    stageId: fields.stageId === undefined ? before.stageId : fields.stageId,
    outcome: fields.outcome === undefined ? before.outcome : fields.outcome,
    on: fields.on ?? before.on,
    fromStatusId: fields.fromStatusId ?? before.fromStatusId,
    toStatusId: fields.toStatusId ?? before.toStatusId,
    active: fields.active ?? before.active,
  };
  await mustMakeSense(tx, after);
  const row = await tx
    .updateTable('status_rule')
    .set({ ...columns(after), version: before.version + 1 })
    .where('id', '=', id)
    .returning(RULE)
    .executeTakeFirstOrThrow();
  await tell(tx, who, { verb: 'rule-changed', id, version: row.version, changes });
  return row as StatusRuleView;
}

type Rule = Omit<StatusRuleView, 'id' | 'version'>;

const columns = (rule: Rule) => ({
  // What it does not fire on is left empty, so that a rule says one thing.
  type_id: rule.on === 'stage' ? null : rule.typeId,
  stage_id: rule.on === 'stage' ? rule.stageId : null,
  outcome: rule.on === 'stage' ? null : rule.outcome,
  on_event: rule.on,
  from_status_id: rule.fromStatusId,
  to_status_id: rule.toStatusId,
  active: rule.active,
});

/** Throws 422 at the field that is missing or names nothing that is in use. */
export async function mustMakeSense(db: Reader, rule: Rule): Promise<void> {
  if (rule.on === 'stage') {
    if (rule.stageId === null) throw faultAt('stageId', 'required');
    await findStage(db, rule.stageId);
  } else {
    if (rule.typeId === null) throw faultAt('typeId', 'required');
    await findActiveType(db, rule.typeId, 'typeId');
  }
  await mustBeActiveStatus(db, rule.fromStatusId, 'fromStatusId');
  await mustBeActiveStatus(db, rule.toStatusId, 'toStatusId');
  if (rule.fromStatusId === rule.toStatusId) throw faultAt('toStatusId', 'same-status');
}
