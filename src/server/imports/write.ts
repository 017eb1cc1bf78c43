// Writing a plan: a thousand records in a statement, each with its line of history and what is to be remembered of
// the file. All in the caller's transaction; the live message is one for the whole import, not one for each row.
import { sql } from 'kysely';
import { toColumns } from '../customers/columns.ts';
import type { Tx } from '../db/database.ts';
import { searchAnew, searchChanged } from '../history/search-news.ts';
import type { Kind } from './kinds.ts';
import type { Creation, Importing, Plan, Update } from './plan.ts';

/** Somebody changed a record between plan and writing; the whole import is to be planned again. */
export class RecordsMoved extends Error {}

const BATCH = 1000;

/** Throws RecordsMoved. `onProgress` hears how many rows of the plan are done. */
export async function writePlan(
  tx: Tx,
  kind: Kind,
  plan: Plan,
  by: Importing & { importId: number },
  onProgress: (rows: number) => void,
): Promise<void> {
  let done = plan.unchanged + plan.faults.length;
  onProgress(done);
  for (const batch of inBatches(plan.create)) {
    await insertRecords(tx, kind, batch, by);
    done += batch.length;
    onProgress(done);
  }
  for (const batch of inBatches(plan.update)) {
    await updateRecords(tx, kind, batch, by);
    done += batch.length;
    onProgress(done);
  }
  for (const batch of inBatches(plan.remember)) await remember(tx, kind, batch);
  await kind.after(tx, plan, by);
  await tellSearch(tx, kind, plan);
}

/** What was brought in is found by its words, and what hangs on a renamed record by its new name. */
async function tellSearch(tx: Tx, { entity }: Kind, { create, update }: Plan): Promise<void> {
  if (entity === 'activity') {
    await searchAnew(
      tx,
      [...create, ...update].map(({ id }) => id),
    );
  } else if (entity !== 'campaign_member') await searchChanged(tx, entity, update);
}

type Who = Importing & { importId: number };

async function insertRecords(tx: Tx, kind: Kind, records: Creation[], by: Who): Promise<void> {
  const { rows: ids } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${kind.entity}, 'id'))::int as id
    from generate_series(1, ${records.length})`.execute(tx);
  for (const [index, record] of records.entries()) record.id = ids[index]!.id;
  const columns = Object.values(kind.columns.create);
  const values = records.map(({ id, fields }) => ({ id, ...toColumns(kind.columns.create, fields) }));
  await sql`
    insert into ${sql.table(kind.entity)}
      (id, ${list(columns)}${kind.line ? sql`` : sql`, created_at, created_by, updated_at, updated_by`})
      overriding system value
    select r.id, ${list(columns, 'r')}
      ${kind.line ? sql`` : sql`, ${by.now}, ${by.actorId}::int, ${by.now}, ${by.actorId}::int`}
    from ${recordset(kind, values)} r`.execute(tx);
  const lines = records.map(({ id }) => ({ id, verb: 'created', version: 1 }));
  await writeHistory(tx, kind, lines, by);
  await remember(tx, kind, records);
}

async function updateRecords(tx: Tx, kind: Kind, records: Update[], by: Who): Promise<void> {
  const columns = Object.values(kind.columns.update);
  const values = records.map(({ id, version, fields }) => ({
    id,
    version,
    ...toColumns(kind.columns.update, fields),
  }));
  const assignments = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`);
  const { rows } = await sql`
    update ${sql.table(kind.entity)} t
    set ${sql.join(assignments)}, version = t.version + 1
      ${kind.line ? sql`` : sql`, updated_at = ${by.now}, updated_by = ${by.actorId}::int`}
    from ${recordset(kind, values)} r
    where t.id = r.id and t.version = r.version
    returning t.id`.execute(tx);
  if (rows.length < records.length) throw new RecordsMoved();
  const lines = records.map(({ id, version, changes, told }) => ({
    ...{ id, version: version + 1, changes },
    ...(told ?? { verb: 'changed' }),
  }));
  await writeHistory(tx, kind, lines, by);
  await remember(tx, kind, records);
}

async function writeHistory(
  tx: Tx,
  kind: Kind,
  lines: { id: number; verb: string; version: number; changes?: object; details?: object }[],
  by: Who,
): Promise<void> {
  if (kind.line) return;
  await sql`
    insert into event (at, actor_id, entity, entity_id, verb, version, changes, details)
    select ${by.now}, ${by.actorId}::int, ${kind.entity}, id, verb, version, changes,
      coalesce(details, '{}') || ${JSON.stringify({ importId: by.importId })}::jsonb
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as r (id int, verb text, version int, changes jsonb, details jsonb)`.execute(tx);
}

async function remember(
  tx: Tx,
  kind: Kind,
  records: readonly { id: number; seen: Record<string, string> }[],
): Promise<void> {
  const values = records.map(({ id, seen }) => ({ id, seen }));
  await sql`
    insert into imported (entity, entity_id, fields)
    select ${kind.entity}, id, seen
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r (id int, seen jsonb)
    on conflict (entity, entity_id) do update set fields = excluded.fields`.execute(tx);
}

/** Rows given as JSON under their columns' names, with the types of the table's own columns. */
function recordset(kind: Kind, values: object[]) {
  return sql`jsonb_populate_recordset(null::${sql.table(kind.entity)}, ${JSON.stringify(values)}::jsonb)`;
}

function list(columns: readonly string[], table?: string) {
  return sql.join(columns.map((column) => sql.ref(table ? `${table}.${column}` : column)));
}

function* inBatches<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}
