// The lists that the firm words for itself: activity types and customer statuses.
import type { OutputOf } from '../../shared/contract.ts';
import type * as api from '../../shared/settings.ts';
import type { ActivityTypeView, StatusView } from '../../shared/settings.ts';
import { brokenConstraint, type Reader, type Tx } from '../db/database.ts';
import { faultAt, notFound } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { type Changes, differences, recordEvent } from '../history/record.ts';

export type Who = { actorId: number; now: Date };

const TYPE = [
  'id',
  'name',
  'kind',
  'position',
  'born_completed as bornCompleted',
  'internal',
  'default_next_type_id as defaultNextTypeId',
  'active',
  'version',
] as const;
const STATUS = ['id', 'name', 'position', 'active', 'version'] as const;

export async function listTypes(db: Reader): Promise<ActivityTypeView[]> {
  return (await db
    .selectFrom('activity_type')
    .select(TYPE)
    .orderBy('position')
    .orderBy('id')
    .execute()) as ActivityTypeView[];
}

export async function listStatuses(db: Reader): Promise<StatusView[]> {
  return db.selectFrom('customer_status').select(STATUS).orderBy('position').orderBy('id').execute();
}

/** An activity type that may be chosen now; throws 422 `unknown-type` at the field otherwise. */
export async function findActiveType(db: Reader, id: number, field: string): Promise<ActivityTypeView> {
  const type = await db
    .selectFrom('activity_type')
    .select(TYPE)
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!type) throw faultAt(field, 'unknown-type');
  return type as ActivityTypeView;
}

/** What a follow-up that nothing goes before is: the firm's next type, else its first one for follow-ups, else its first one. */
export async function usualNextType(
  db: Reader,
  { defaultNextTypeId }: { defaultNextTypeId: number | null },
): Promise<number> {
  if (defaultNextTypeId !== null) return defaultNextTypeId;
  const type = await db
    .selectFrom('activity_type')
    .select('id')
    .where('active', '=', true)
    .orderBy((eb) => eb('kind', '=', 'follow-up'), 'desc')
    .orderBy('position')
    .limit(1)
    .executeTakeFirstOrThrow();
  return type.id;
}

/** Refuses a status that does not exist or is no longer in use. */
export async function mustBeActiveStatus(db: Reader, id: number, field: string): Promise<void> {
  const status = await db
    .selectFrom('customer_status')
    .select('id')
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!status) throw faultAt(field, 'unknown-status');
}

export async function createType(
  tx: Tx,
  input: OutputOf<(typeof api.createType)['body']>,
  who: Who,
): Promise<ActivityTypeView> {
  if (input.defaultNextTypeId) await findActiveType(tx, input.defaultNextTypeId, 'defaultNextTypeId');
  const row = await tx
    .insertInto('activity_type')
    .values({
      name: input.name,
      kind: input.kind,
      position: input.position ?? 100,
      born_completed: input.bornCompleted ?? false,
      internal: input.internal ?? false,
      default_next_type_id: input.defaultNextTypeId ?? null,
      active: input.active ?? true,
    })
    .returning(TYPE)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
  await tell(tx, who, { verb: 'type-created', id: row.id, version: 1 });
  return row as ActivityTypeView;
}

export async function changeType(
  tx: Tx,
  id: number,
  { version, ...fields }: OutputOf<(typeof api.changeType)['body']>,
  who: Who,
): Promise<ActivityTypeView> {
  const before = await tx
    .selectFrom('activity_type')
    .select(TYPE)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound();
  if (fields.defaultNextTypeId) await findActiveType(tx, fields.defaultNextTypeId, 'defaultNextTypeId');
  const changes = differences(before, fields);
  await refuseStale(tx, settingRecord('type-changed', id, before.version), version, changes);
  if (Object.keys(changes).length === 0) return before as ActivityTypeView;
  const { bornCompleted, defaultNextTypeId, ...same } = fields;
  const row = await tx
    .updateTable('activity_type')
    .set({
      ...present(same),
      ...(bornCompleted !== undefined && { born_completed: bornCompleted }),
      ...(defaultNextTypeId !== undefined && { default_next_type_id: defaultNextTypeId }),
      version: before.version + 1,
    })
    .where('id', '=', id)
    .returning(TYPE)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
  await tell(tx, who, { verb: 'type-changed', id, version: row.version, changes });
  return row as ActivityTypeView;
}

export async function createStatus(
  tx: Tx,
  input: OutputOf<(typeof api.createStatus)['body']>,
  who: Who,
): Promise<StatusView> {
  const row = await tx
    .insertInto('customer_status')
    .values({ name: input.name, position: input.position ?? 100, active: input.active ?? true })
    .returning(STATUS)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
  await tell(tx, who, { verb: 'status-created', id: row.id, version: 1 });
  return row;
}

export async function changeStatus(
  tx: Tx,
  id: number,
  { version, ...fields }: OutputOf<(typeof api.changeStatus)['body']>,
  who: Who,
): Promise<StatusView> {
  const before = await tx
    .selectFrom('customer_status')
    .select(STATUS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound();
  const changes = differences(before, fields);
  await refuseStale(tx, settingRecord('status-changed', id, before.version), version, changes);
  if (Object.keys(changes).length === 0) return before;
  const row = await tx
    .updateTable('customer_status')
    .set({ ...present(fields), version: before.version + 1 })
    .where('id', '=', id)
    .returning(STATUS)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
  await tell(tx, who, { verb: 'status-changed', id, version: row.version, changes });
  return row;
}

/** Drops absent fields, so that they are left alone. */
export function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** A row of one of these lists in the change log: ids repeat between the lists, so the verb names the list. */
export const settingRecord = (verb: string, id: number, version: number) =>
  ({ entity: 'setting', id, version, verb }) as const;

/** Writes a line of history about a row of these lists. */
export function tell(
  tx: Tx,
  who: Who,
  what: { verb: string; id: number; version: number; changes?: Changes },
): Promise<void> {
  const { verb, id, version, changes } = what;
  return recordEvent(tx, {
    entity: 'setting',
    entityId: id,
    verb,
    actorId: who.actorId,
    at: who.now,
    version,
    ...(changes && { changes }),
  });
}

export function refuseTakenName(error: unknown): never {
  if (brokenConstraint(error)?.endsWith('_name_key')) throw faultAt('name', 'name-taken');
  throw error;
}
