// Forward-only migrations from migrations/*.sql, each whole or not at all, under a lock of their own.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Reader } from './database.ts';

const FOLDER = join(import.meta.dirname, '../../../migrations');

/** The schema in the database is newer than this program: nothing is touched. */
export class NewerSchema extends Error {}

/** Brings the database to this program's schema; answers the names that were applied. */
export async function migrate(db: Reader): Promise<string[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  await refuseNewer(db, names);
  const migrator = new Migrator({
    db,
    provider: {
      async getMigrations() {
        const entries = names.map(async (name) => {
          const text = await readFile(join(FOLDER, name), 'utf8');
          return [name, { up: (tx: Reader) => apply(tx, text) }] as const;
        });
        return Object.fromEntries(await Promise.all(entries));
      },
    },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** However long it takes: what fills a table from another may need longer than a person would wait. */
async function apply(tx: Reader, text: string): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql.raw(text).execute(tx);
}

async function refuseNewer(db: Reader, known: string[]): Promise<void> {
  const table = await sql<{
    exists: boolean;
  }>`select to_regclass('kysely_migration') is not null as exists`.execute(db);
  if (!table.rows[0]?.exists) return;
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = applied.rows.map((row) => row.name).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new NewerSchema(unknown.join(', '));
}
