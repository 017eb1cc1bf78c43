// Runs imports in the background of this process: all good rows in one transaction, or nothing.
// What must always hold: whoever works on an import holds its advisory lock on the very connection that writes it, so
// that lock and transaction live and die together, whatever is killed; and one import at a time writes, across processes.
import { sql } from 'kysely';
import { type Database, errorCode, type Reader, type Tx } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import type { ErrorId } from '../errors.texts.ts';
import { Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { readCompany } from '../settings/company.ts';
import { missingColumns, requiredMissing } from './columns.ts';
import { readFile } from './file.ts';
import { KINDS, planImport } from './kinds.ts';
import { countsOf, findRunForChange, type HeldRun, RUN_LOCK, stored } from './runs.ts';
import { readBlob } from './stored-file.ts';
import { RecordsMoved, writePlan } from './write.ts';

export interface Runner {
  /**
   * Starts an import; the work begins when the caller's transaction has committed. One that runs or is done is left
   * alone. Throws 404, and 422 `required-column-missing`.
   */
  start(tx: Tx, id: number, actorId: number | null): Promise<void>;
  /** Waits for the imports of this process to end. */
  idle(): Promise<void>;
  /** Breaks off what runs; nothing of it is kept. */
  stop(): Promise<void>;
}

interface Parts {
  database: Database;
  blobs: BlobStore;
  clock: () => Date;
  log: { error(fields: object, message: string): void };
  /** hears of progress, besides the database */
  onProgress?: (rowsDone: number, rowsTotal: number) => void;
}

const ONE_AT_A_TIME = 4282;
const PROGRESS_MS = 250;
const MOST_TRIES = 3;
const TIME_LIMIT = '30min';

export function importRunner(parts: Parts): Runner {
  const { database, log } = parts;
  const working = new Set<Promise<void>>();
  const stopping = new AbortController();

  async function start(tx: Tx, id: number, actorId: number | null): Promise<void> {
    const run = await findRunForChange(tx, id);
    if (run.state === 'running' || run.state === 'done') return;
    const missing = missingColumns(run.kind, run.mapping);
    if (missing.length > 0) throw requiredMissing(missing);
    if (!(await beginWork(id, actorId))) return;
    await tx
      .updateTable('import_run')
      .set({ state: 'running', rows_done: 0, message: null, finished_at: null })
      .where('id', '=', id)
      .execute();
  }

  /** Takes the import's lock and goes to work behind it; false when somebody else has it. */
  function beginWork(id: number, actorId: number | null): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const work = database.reader
        .connection()
        .execute(async (connection) => {
          const { rows } = await sql<{ taken: boolean }>`
            select pg_try_advisory_lock(${RUN_LOCK}, ${id}) as taken`.execute(connection);
          resolve(rows[0]!.taken);
          if (!rows[0]!.taken) return;
          try {
            await workOn(connection, id, actorId);
          } finally {
            await sql`select pg_advisory_unlock(${RUN_LOCK}, ${id})`.execute(connection);
          }
        })
        .catch((error: unknown) => {
          reject(error);
          log.error({ err: error, importId: id }, 'import broke off');
        })
        .finally(() => working.delete(work));
      working.add(work);
    });
  }

  async function workOn(connection: Reader, id: number, actorId: number | null): Promise<void> {
    const run = await whenStarted(connection, id);
    if (!run) return;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await connection.transaction().execute((tx) => importAll(tx, run, actorId));
        return;
      } catch (error) {
        // What a stop broke off is neither failed nor done: without its lock it shows as interrupted.
        if (stopping.signal.aborted) return;
        const collided = isCollision(error);
        if (collided && attempt < MOST_TRIES) continue;
        log.error({ err: error, importId: id }, 'import failed');
        const known = error instanceof Problem ? error.id : 'import-failed';
        await markFailed(id, actorId, collided ? 'records-busy' : known);
        return;
      }
    }
  }

  async function importAll(tx: Tx, run: HeldRun, actorId: number | null): Promise<void> {
    await sql`select set_config('statement_timeout', ${TIME_LIMIT}, true)`.execute(tx);
    await sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`.execute(tx);
    const { id } = run;
    const kind = KINDS[run.kind];
    const by = { actorId, now: parts.clock(), timeZone: (await readCompany(tx)).timeZone, importId: id };
    const file = await readFile(await readBlob(parts.blobs, run.sha256));
    const plan = await planImport(tx, run.kind, file, run.mapping, by, true);
    const tell = progressTeller(id, file.rows.length);
    await writePlan(tx, kind, plan, by, (rows) => {
      stopping.signal.throwIfAborted();
      tell(rows);
    });
    const counts = countsOf(plan);
    await tx
      .updateTable('import_run')
      .set({ state: 'done', rows_done: file.rows.length, ...stored(counts), finished_at: parts.clock() })
      .where('id', '=', id)
      .execute();
    const { created, updated, unchanged, faulty } = counts;
    await tellEnd(tx, id, actorId, 'imported', { kind: run.kind, created, updated, unchanged, faulty });
  }

  /** The import, once whoever starts it has committed; null when that was taken back. Holds nothing. */
  async function whenStarted(db: Reader, id: number): Promise<HeldRun | null> {
    const { rows } = await sql<HeldRun>`
      select id, kind, sha256, state, columns, mapping from import_run where id = ${id} for share`.execute(
      db,
    );
    return rows[0]?.state === 'running' ? rows[0] : null;
  }

  /** Writes progress through another connection, where others see it before the import commits. */
  function progressTeller(id: number, total: number): (rows: number) => void {
    let told = 0;
    return (rows) => {
      parts.onProgress?.(rows, total);
      if (performance.now() - told < PROGRESS_MS) return;
      told = performance.now();
      database.reader
        .updateTable('import_run')
        .set({ rows_done: rows })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute()
        .catch((error: unknown) => log.error({ err: error, importId: id }, 'progress not told'));
    };
  }

  async function markFailed(id: number, actorId: number | null, message: ErrorId): Promise<void> {
    await database.transaction(async (tx) => {
      await tx
        .updateTable('import_run')
        .set({ state: 'failed', message, rows_done: 0, finished_at: parts.clock() })
        .where('id', '=', id)
        .execute();
      await tellEnd(tx, id, actorId, 'failed', { message });
    });
  }

  function tellEnd(
    tx: Tx,
    id: number,
    actorId: number | null,
    verb: string,
    details: Record<string, unknown>,
  ) {
    return recordEvent(tx, { entity: 'import', entityId: id, verb, actorId, at: parts.clock(), details });
  }

  const idle = async () => {
    await Promise.all(working);
  };
  return {
    start,
    idle,
    async stop() {
      stopping.abort();
      await idle();
    },
  };
}

/** Somebody wrote the same records at the same time: planned again, it fits. */
function isCollision(error: unknown): boolean {
  const code = errorCode(error);
  return error instanceof RecordsMoved || (code !== undefined && ['23505', '40001', '40P01'].includes(code));
}
