// How often customers are to be heard from: «Kunde A: hver 30. dag». By status, by class, or by both.
import type { OutputOf } from '../../shared/contract.ts';
import type * as api from '../../shared/forgotten.ts';
import type { RhythmRuleView } from '../../shared/forgotten.ts';
import { brokenConstraint, type Reader, type Tx } from '../db/database.ts';
import { faultAt, notFound } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { differences } from '../history/record.ts';
import { mustBeActiveStatus, settingRecord, tell, type Who } from '../settings/lists.ts';

const RULE = ['id', 'status_id as statusId', 'class', 'days', 'active', 'version'] as const;

export async function listRules(db: Reader): Promise<RhythmRuleView[]> {
  return db
    .selectFrom('rhythm_rule')
    .select(RULE)
    .orderBy('class')
    .orderBy('status_id')
    .orderBy('id')
    .execute();
}

/** Throws 422 `required` when it names neither status nor class, `unknown-status`, `rule-exists`. */
export async function createRule(
  tx: Tx,
  input: OutputOf<(typeof api.createRhythmRule)['body']>,
  who: Who,
): Promise<RhythmRuleView> {
  const rule = {
    statusId: input.statusId ?? null,
    class: input.class ?? null,
    days: input.days,
    active: input.active ?? true,
  };
  await mustMakeSense(tx, rule);
  const row = await tx
    .insertInto('rhythm_rule')
    .values(columns(rule))
    .returning(RULE)
    .executeTakeFirstOrThrow()
    .catch(refuseTwice);
  await tell(tx, who, { verb: 'rhythm-created', id: row.id, version: 1 });
  return row;
}

/** Throws 404, 409 `stale-version`, and 422 as above. */
export async function changeRule(
  tx: Tx,
  id: number,
  { version, ...fields }: OutputOf<(typeof api.changeRhythmRule)['body']>,
  who: Who,
): Promise<RhythmRuleView> {
  const before = await tx
    .selectFrom('rhythm_rule')
    .select(RULE)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound();
  const changes = differences(before, fields);
  await refuseStale(tx, settingRecord('rhythm-changed', id, before.version), version, changes);
  if (Object.keys(changes).length === 0) return before;
  const after = {
    statusId: fields.statusId === undefined ? before.statusId : fields.statusId,
    class: fields.class === undefined ? before.class : fields.class,
    days: fields.days ?? before.days,
    active: fields.active ?? before.active,
  };
  await mustMakeSense(tx, after);
  const row = await tx
    .updateTable('rhythm_rule')
    .set({ ...columns(after), version: before.version + 1 })
    .where('id', '=', id)
    .returning(RULE)
    .executeTakeFirstOrThrow()
    .catch(refuseTwice);
  await tell(tx, who, { verb: 'rhythm-changed', id, version: row.version, changes });
  return row;
}

/** Twice is harmless. */
export async function removeRule(tx: Tx, id: number, who: Who): Promise<void> {
  const removed = await tx
    .deleteFrom('rhythm_rule')
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirst();
  if (removed) await tell(tx, who, { verb: 'rhythm-removed', id, version: removed.version + 1 });
}

type Rule = Omit<RhythmRuleView, 'id' | 'version'>;

const columns = (rule: Rule) => ({
  status_id: rule.statusId,
  class: rule.class,
  days: rule.days,
  active: rule.active,
});

async function mustMakeSense(db: Reader, rule: Rule): Promise<void> {
  if (rule.statusId === null && rule.class === null) throw faultAt('statusId', 'required');
  if (rule.statusId !== null) await mustBeActiveStatus(db, rule.statusId, 'statusId');
}

function refuseTwice(error: unknown): never {
  if (brokenConstraint(error) === 'rhythm_rule_status_id_class_key') throw faultAt('statusId', 'rule-exists');
  throw error;
}
