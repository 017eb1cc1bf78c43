// Stages of sales projects, and why projects are won or lost, as the firm words them.
import type { OutputOf } from '../../shared/contract.ts';
import type * as api from '../../shared/settings.ts';
import type { ReasonView, StageView } from '../../shared/settings.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt, notFound } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { differences } from '../history/record.ts';
import { present, refuseTakenName, settingRecord, tell, type Who } from './lists.ts';

const STAGE = ['id', 'name', 'kind', 'probability', 'position', 'active', 'version'] as const;
const REASON = ['id', 'name', 'result', 'position', 'active', 'version'] as const;

export async function listStages(db: Reader): Promise<StageView[]> {
  const rows = await db.selectFrom('project_stage').select(STAGE).orderBy('position').orderBy('id').execute();
  return rows as StageView[];
}

export async function listReasons(db: Reader): Promise<ReasonView[]> {
  const rows = await db
    .selectFrom('close_reason')
    .select(REASON)
    .orderBy('result', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows as ReasonView[];
}

/** A stage that a project may enter now; throws 422 `unknown-stage` otherwise. */
export async function findStage(db: Reader, id: number, field = 'stageId'): Promise<StageView> {
  const stage = (await listStages(db)).find((each) => each.id === id && each.active);
  if (!stage) throw faultAt(field, 'unknown-stage');
  return stage;
}

/** Where a project begins: the first open stage in use. */
export async function firstStage(db: Reader): Promise<StageView> {
  const stage = (await listStages(db)).find((each) => each.active && each.kind !== 'closed');
  if (!stage) throw faultAt('stageId', 'unknown-stage');
  return stage;
}

/** Where a project goes when it is won or lost; undefined when the firm has no such stage: it then stays where it is. */
export async function closedStage(db: Reader): Promise<StageView | undefined> {
  return (await listStages(db)).find((each) => each.active && each.kind === 'closed');
}

/** A reason that may be chosen now; throws 422 `unknown-reason` otherwise. */
export async function findReason(db: Reader, id: number): Promise<ReasonView> {
  const reason = (await listReasons(db)).find((each) => each.id === id && each.active);
  if (!reason) throw faultAt('reasonId', 'unknown-reason');
  return reason;
}

export async function createStage(
  tx: Tx,
  input: OutputOf<(typeof api.createStage)['body']>,
  who: Who,
): Promise<StageView> {
  const row = await tx
    .insertInto('project_stage')
    .values({ ...input, position: input.position ?? 100, active: input.active ?? true })
    .returning(STAGE)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
  await tell(tx, who, { verb: 'stage-created', id: row.id, version: 1 });
  return row as StageView;
}

export async function changeStage(
  tx: Tx,
  id: number,
  { version, ...fields }: OutputOf<(typeof api.changeStage)['body']>,
  who: Who,
): Promise<StageView> {
  const before = await tx
    .selectFrom('project_stage')
    .select(STAGE)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound();
  const changes = differences(before, fields);
  await refuseStale(tx, settingRecord('stage-changed', id, before.version), version, changes);
  if (Object.keys(changes).length === 0) return before as StageView;
  const row = await tx
    .updateTable('project_stage')
    .set({ ...present(fields), version: before.version + 1 })
    .where('id', '=', id)
    .returning(STAGE)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
  await tell(tx, who, { verb: 'stage-changed', id, version: row.version, changes });
  return row as StageView;
}

export async function createReason(
  tx: Tx,
  input: OutputOf<(typeof api.createReason)['body']>,
  who: Who,
): Promise<ReasonView> {
  const row = await tx
    .insertInto('close_reason')
    .values({ ...input, position: input.position ?? 100, active: input.active ?? true })
    .returning(REASON)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
  await tell(tx, who, { verb: 'reason-created', id: row.id, version: 1 });
  return row as ReasonView;
}

export async function changeReason(
  tx: Tx,
  id: number,
  { version, ...fields }: OutputOf<(typeof api.changeReason)['body']>,
  who: Who,
): Promise<ReasonView> {
  const before = await tx
    .selectFrom('close_reason')
    .select(REASON)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound();
  const changes = differences(before, fields);
  await refuseStale(tx, settingRecord('reason-changed', id, before.version), version, changes);
  if (Object.keys(changes).length === 0) return before as ReasonView;
  const row = await tx
    .updateTable('close_reason')
    .set({ ...present(fields), version: before.version + 1 })
    .where('id', '=', id)
    .returning(REASON)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
  await tell(tx, who, { verb: 'reason-changed', id, version: row.version, changes });
  return row as ReasonView;
}
