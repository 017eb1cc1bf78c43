// An import from upload to result, as it is kept and shown. The run itself is runner.ts.
import { type RawBuilder, sql } from 'kysely';
import type { ColumnMapping, ImportKind, ImportView } from '../../shared/imports.ts';
import type { Reader, Tx } from '../db/database.ts';
import { nobodyWorksOn, settledRows } from '../db/worked-on.ts';
import type { AnswerLanguage, ErrorId } from '../errors.texts.ts';
import { errorText } from '../errors.texts.ts';
import { type FieldFault, notFound, Problem } from '../errors.ts';
import { COLUMNS, isRequired, missingColumns } from './columns.ts';
import type { ImportFile } from './file.ts';
import { planImport } from './kinds.ts';
import type { Importing, Plan } from './plan.ts';
import { type MarkedRow, presentRows } from './reasons.ts';

/** What is counted of a plan and kept with its import. */
export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  faulty: number;
  warned: number;
  faults: MarkedRow[];
  warnings: MarkedRow[];
}

export const countsOf = (plan: Plan): Counts => ({
  created: plan.create.length,
  updated: plan.update.length,
  unchanged: plan.unchanged,
  faulty: plan.faults.length,
  warned: plan.warnings.length,
  faults: plan.faults,
  warnings: plan.warnings,
});

const NOTHING: Counts = {
  created: 0,
  updated: 0,
  unchanged: 0,
  faulty: 0,
  warned: 0,
  faults: [],
  warnings: [],
};

/** What an import would do; nothing is counted while a required column has not been chosen. */
export async function previewImport(
  db: Reader,
  kind: ImportKind,
  file: ImportFile,
  mapping: ColumnMapping,
  by: Importing,
): Promise<Counts> {
  if (missingColumns(kind, mapping).length > 0) return NOTHING;
  return countsOf(await planImport(db, kind, file, mapping, by));
}

interface NewRun {
  kind: ImportKind;
  fileName: string;
  sha256: string;
  file: ImportFile;
  mapping: ColumnMapping;
  counts: Counts;
}

/** Keeps a preview; answers the import's id. The bytes must be recorded before. */
export async function createRun(tx: Tx, run: NewRun, by: Importing): Promise<number> {
  const { columns, rows, encoding, delimiter } = run.file;
  const { id } = await tx
    .insertInto('import_run')
    .values({
      kind: run.kind,
      file_name: run.fileName,
      sha256: run.sha256,
      state: 'preview',
      encoding,
      delimiter,
      columns: JSON.stringify(columns),
      sample: JSON.stringify(rows.slice(0, SAMPLE_ROWS).map((row) => row.cells.map(shortened))),
      mapping: JSON.stringify(run.mapping),
      rows_total: rows.length,
      ...stored(run.counts),
      created_at: by.now,
      created_by: by.actorId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The columns that counts are kept in. */
export const stored = ({ faults, warnings, ...counts }: Counts) => ({
  ...counts,
  faults: JSON.stringify(faults),
  warnings: JSON.stringify(warnings),
});

const SAMPLE_ROWS = 10;
const SAMPLE_CELL = 300;
const shortened = (cell: string): string =>
  cell.length > SAMPLE_CELL ? `${cell.slice(0, SAMPLE_CELL)}…` : cell;

/** Refuses columns that the file does not have, and fields that the kind does not. */
export function mustFit(kind: ImportKind, mapping: ColumnMapping, columns: readonly string[]): void {
  const known = new Set(COLUMNS[kind].map((rule) => rule.field));
  const faults = Object.entries(mapping).flatMap(([field, column]): FieldFault[] => {
    if (!known.has(field)) return [{ field: `mapping.${field}`, id: 'unknown-field' }];
    if (column !== null && column >= columns.length)
      return [{ field: `mapping.${field}`, id: 'unknown-column' }];
    return [];
  });
  if (faults.length > 0) throw new Problem(422, faults[0]!.id, { fields: faults });
}

/** Session-level advisory locks (class, import id) that a run holds while it lives, wherever it runs. */
export const RUN_LOCK = 4281;

/** The state to show: a run that nobody works on any more was interrupted, and its transaction is gone with it. */
const STATE: RawBuilder<ImportView['state']> = sql`
  case when state = 'running' and ${nobodyWorksOn(RUN_LOCK, sql`import_run.id`)}
    then 'interrupted' else state end`;

const SUMMARY = sql`
  id, kind, file_name as "fileName", ${STATE} as state, encoding, delimiter, rows_total as "rowsTotal",
  rows_done as "rowsDone", created, updated, unchanged, faulty, warned, message,
  created_at as "createdAt", created_by as "createdBy", finished_at as "finishedAt"`;

const MOST_SHOWN = 1000;
const firstOf = (column: 'faults' | 'warnings') =>
  sql`jsonb_path_query_array(${sql.ref(column)}, ${sql.lit(`$[0 to ${MOST_SHOWN - 1}]`)}) as ${sql.id(column)}`;

const settled = <R extends Pick<ImportView, 'state'>>(db: Reader, query: RawBuilder<R>) =>
  settledRows(db, query, (row) => row.state === 'interrupted');

type Row = Omit<ImportView, 'faults' | 'warnings' | 'fields'> & {
  faults: MarkedRow[];
  warnings: MarkedRow[];
};

/** An import with its progress. Throws 404. */
export async function readRun(db: Reader, id: number, language: AnswerLanguage): Promise<ImportView> {
  const [row] = await settled(
    db,
    sql<Row>`
    select ${SUMMARY}, columns, mapping, sample, ${firstOf('faults')}, ${firstOf('warnings')}
    from import_run where id = ${id}`,
  );
  if (!row) throw notFound();
  return {
    ...row,
    message: messageOf(row, language),
    fields: COLUMNS[row.kind].map((rule) => ({
      field: rule.field,
      name: rule.headings[0],
      required: isRequired(rule, row.mapping),
    })),
    faults: presentRows(row.faults, language),
    warnings: presentRows(row.warnings, language),
  };
}

type Listed = Omit<ImportView, 'faults' | 'warnings' | 'sample' | 'columns' | 'fields' | 'mapping'>;

/** The latest 50 imports, newest first. */
export async function listRuns(db: Reader, language: AnswerLanguage): Promise<Listed[]> {
  const rows = await settled(db, sql<Listed>`select ${SUMMARY} from import_run order by id desc limit 50`);
  return rows.map((row) => ({ ...row, message: messageOf(row, language) }));
}

function messageOf(row: Pick<Listed, 'state' | 'message'>, language: AnswerLanguage): string | null {
  const id = row.state === 'interrupted' ? 'import-interrupted' : row.message;
  return id === null ? null : errorText(id as ErrorId, language);
}

export interface HeldRun {
  id: number;
  kind: ImportKind;
  sha256: string;
  state: ImportView['state'];
  columns: string[];
  mapping: ColumnMapping;
}

/** Loads an import to act on it, held until the transaction ends. Throws 404. */
export async function findRunForChange(tx: Tx, id: number): Promise<HeldRun> {
  const { rows } = await sql<HeldRun>`
    select id, kind, sha256, ${STATE} as state, columns, mapping
    from import_run where id = ${id} for update`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Faulty {
  kind: ImportKind;
  fileName: string;
  columns: string[];
  faults: MarkedRow[];
}

/** All faulty rows of an import, under the headings of its file. Throws 404. */
export async function readFaults(db: Reader, id: number): Promise<Faulty> {
  const { rows } = await sql<Faulty>`
    select kind, file_name as "fileName", columns, faults from import_run where id = ${id}`.execute(db);
  if (!rows[0]) throw notFound();
  return rows[0];
}
