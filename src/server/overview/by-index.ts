// Questions with settings of their own for PostgreSQL's planner: what it believes of a word that it has never seen is wrong.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';

/** Asks in a transaction that only reads, with these settings of PostgreSQL for as long as it takes. */
export function withSettings<T>(
  db: Reader,
  settings: Record<string, string>,
  ask: (db: Reader) => Promise<T>,
): Promise<T> {
  const set = Object.entries(settings).map(([key, value]) => `; set local ${key} = '${value}'`);
  return db.connection().execute(async (connection) => {
    // all at once: as much time goes by in asking as in answering
    await sql.raw(`start transaction read only${set.join('')}`).execute(connection);
    try {
      return await ask(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

/** The answer comes from an index; beyond `patienceMs` the question is broken off with PostgreSQL's own fault. */
export const byIndex = <T>(db: Reader, ask: (db: Reader) => Promise<T>, patienceMs?: number): Promise<T> =>
  withSettings(
    db,
    {
      enable_seqscan: 'off',
      jit: 'off',
      work_mem: '32MB',
      ...(patienceMs !== undefined && { statement_timeout: String(patienceMs) }),
    },
    ask,
  );
