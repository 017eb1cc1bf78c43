// npm run faults [-- 10000 [60]] : so many mails are read while the program is killed so often, among other faults.
// On a database and a mail server of its own; stops by itself. Exit code 0: nothing lost, twice or unexplained.
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import { makeRunFolder } from '../helpers/run-folders.ts';
import { runFaults } from './run.ts';

const [mails = 10_000, kills = 60] = process.argv.slice(2).map(Number);
const dataDir = await makeRunFolder();
const quiet = { info: () => undefined, warn: () => undefined };
const server = await startEmbedded({ dataDir, log: quiet, durable: false });
try {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const databases: string[] = [];
  for (const name of ['disturbed', 'undisturbed']) {
    await client.query(`create database ${name} template template0`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    databases.push(url.toString());
  }
  await client.end();
  const report = await runFaults({
    databaseUrl: databases[0]!,
    referenceUrl: databases[1]!,
    mails,
    kills,
    say: (line) => console.error(line),
    signal: AbortSignal.timeout(3 * 60 * 60_000),
  });
  if (typeof report === 'string') console.error(`Not run: ${report}`);
  else {
    const { ledger, differences } = report;
    console.warn(JSON.stringify({ mails, ...report }, null, 2));
    const faults = [...Object.values(ledger).flat(), ...differences];
    process.exitCode = faults.length === 0 ? 0 : 1;
  }
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
