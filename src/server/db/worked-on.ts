// Whether somebody works on a row: whoever does holds its advisory lock (class, id) on a connection of its own, so that a
// process that dies lets go.
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from './database.ts';

/** Nobody holds the lock of class `kind` for this id. */
export const nobodyWorksOn = (
  kind: number,
  id: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`not exists (
  select 1 from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2
    and l.database = (select oid from pg_database where datname = current_database())
    and l.classid = ${sql.lit(kind)} and l.objid = (${id})::oid)`;

/**
 * Rows of which some may read as broken off that ended while they were read: rows are older than the locks that a statement
 * sees. Asked again, it sees the end, which is committed before the lock is let go.
 */
export async function settledRows<Row>(
  db: Reader,
  query: RawBuilder<Row>,
  isBroken: (row: Row) => boolean,
): Promise<Row[]> {
  const { rows } = await query.execute(db);
  return rows.some(isBroken) ? (await query.execute(db)).rows : rows;
}
