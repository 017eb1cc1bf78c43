// Prints the types of all tables from the migrations into src/server/db/tables.gen.ts, through a throw-away
// PostgreSQL. With --verify it changes nothing and fails when the file is not what the migrations say.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/server/db/database.ts';
import { startEmbedded } from '../src/server/db/embedded.ts';
import { migrate } from '../src/server/db/migrate.ts';

const quiet = { info: () => undefined, warn: () => undefined };
const dataDir = await mkdtemp(join(tmpdir(), 'opfolg-types-'));
const server = await startEmbedded({ dataDir, log: quiet, durable: false });
try {
  const database = openDatabase(server.url, () => undefined);
  await migrate(database.reader);
  await database.end();
  const given = [
    ['--dialect', 'postgres'],
    ['--url', server.url],
    ['--date-parser', 'string'],
    ['--numeric-parser', 'number'],
    ['--type-mapping', '{"int8":"number"}'],
    ['--exclude-pattern', 'kysely_*'],
    ['--out-file', 'src/server/db/tables.gen.ts'],
  ].flat();
  const run = spawnSync('kysely-codegen', [...given, ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: false,
  });
  process.exitCode = run.status ?? 1;
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
