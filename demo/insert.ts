// Many rows in few statements: each batch travels as one JSON text, which PostgreSQL reads by the table's own types.
import { sql } from 'kysely';
import type { Tx } from '../src/server/db/database.ts';
import type { DB } from '../src/server/db/tables.gen.ts';

const BATCH = 3000;

/** Inserts rows with the ids they carry, and lets the table's own numbering go on after them. All rows have the same keys. */
export async function insertRows(tx: Tx, table: keyof DB, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  for (let start = 0; start < rows.length; start += BATCH) {
    await sql`
      insert into ${sql.table(table)} (${columns}) overriding system value
      select ${columns}
      from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.slice(start, start + BATCH))}::json)`.execute(
      tx,
    );
  }
  if ('id' in first) {
    await sql`
      select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
      tx,
    );
  }
}
