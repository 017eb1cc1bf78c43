// The database as the rest of the program sees it: readers that run single statements, and transactions.
// Only this folder knows the driver. A verb takes a `Tx`, which the pool does not satisfy, so the compiler
// finds a write outside a transaction; a question takes a `Reader`, which both satisfy.
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './tables.gen.ts';

export type Reader = Kysely<DB>;
export type Tx = Transaction<DB>;

export interface Database {
  readonly reader: Reader;
  /** Runs `act` in one transaction; a deadlock or serialization failure is tried again, twice at most. */
  transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T>;
  readonly url: string;
  end(): Promise<void>;
}

// Calendar dates and times of day stay text: a JS Date at midnight would move them between zones (rule 14).
const types = pg.types;
types.setTypeParser(types.builtins.DATE, (value) => (value === 'infinity' ? null : value));
types.setTypeParser(types.builtins.TIME, (value) => (value === '24:00:00' ? null : value.slice(0, 5)));
types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.NUMERIC, Number);

const TRY_AGAIN = new Set(['40001', '40P01']);

const KEPT_MARK = '/* plan kept */';
/** Begins a statement whose text is always the same, and which is asked often: each connection plans it but once. */
export const KEPT = sql.raw(KEPT_MARK);
const keptNames = new Map<string, string>();

class PlanKeeper extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: one of many ways to call it becomes another, the rest pass
  override query(asked: any, ...more: any[]): any {
    if (typeof asked !== 'string' || !asked.startsWith(KEPT_MARK)) return super.query(asked, ...more);
    const name = keptNames.get(asked) ?? `kept-${keptNames.size}`;
    keptNames.set(asked, name);
    return super.query({ name, text: asked, values: more[0] });
  }
}

/** Opens a pool. `onError` hears of connections that break while idle; they are replaced by themselves. */
export function openDatabase(url: string, onError: (error: Error) => void, max = 20): Database {
  const pool = new pg.Pool({
    Client: PlanKeeper,
    connectionString: url,
    max,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'opfolg',
    // A runaway question must not hold the day up; imports raise it for themselves.
    statement_timeout: 30_000,
  });
  pool.on('error', onError);
  // The pool listens to idle connections only; one that breaks at work rejects its query, and must not end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const reader = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });

  async function transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await reader.transaction().execute(act);
      } catch (error) {
        const code = errorCode(error);
        if (attempt >= 3 || !code || !TRY_AGAIN.has(code)) throw error;
      }
    }
  }

  return { reader, transaction, url, end: () => reader.destroy() };
}

/** PostgreSQL's SQLSTATE of an error, if it is one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The constraint that an error names, so that a verb can turn a broken uniqueness into its own sentence. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined;
}
