// Questions whose answer must come from an index, whatever the planner believes of a word that it has never seen.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';

/** Asks in a transaction that only reads; beyond `patienceMs` it is broken off with PostgreSQL's own fault. */
export function byIndex<T>(db: Reader, ask: (db: Reader) => Promise<T>, patienceMs?: number): Promise<T> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('work_mem', '32MB', true)`.execute(
        tx,
      );
      if (patienceMs !== undefined)
        await sql`select set_config('statement_timeout', ${String(patienceMs)}, true)`.execute(tx);
      return ask(tx);
    });
}
