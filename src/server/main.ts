// Starts things, in order: settings, data folder, database, migrations, server; and stops them in the reverse
// order on SIGTERM and SIGINT. The only file that touches the process.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Logger, pino } from 'pino';
import { buildApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { type Database, openDatabase } from './db/database.ts';
import { startEmbedded } from './db/embedded.ts';
import { lockDataDir } from './db/instance-lock.ts';
import { migrate, NewerSchema } from './db/migrate.ts';
import { StartupError } from './db/startup-error.ts';
import { blobStore } from './documents/blobs.ts';
import { type DropBoxSettings, openDropBox } from './mail/drop-box.ts';

/** How long requests under way may take to finish when we are asked to stop. */
const GRACE_MS = 10_000;

type Stop = () => Promise<unknown>;

async function start(stops: Stop[]): Promise<void> {
  const config = readConfig(process.env);
  const demo = process.argv.includes('--demo');
  const log = pino({ level: config.logLevel });
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  let { databaseUrl } = config;
  if (!databaseUrl) {
    // With a database of its own the folder belongs to one program; beside a server's, several may share its documents.
    const lock = await lockDataDir(config.dataDir);
    stops.push(() => lock.release());
    const server = await startEmbedded({ dataDir: config.dataDir, log });
    stops.push(() => server.stop());
    databaseUrl = server.url;
  }
  const database = openDatabase(databaseUrl, (error) => log.warn({ err: error }, 'database connection lost'));
  stops.push(() => database.end());
  const applied = await migrate(database.reader);
  if (applied.length > 0) log.info({ applied }, 'schema brought up to date');
  // Its logins fit only a database that the demo has filled itself.
  const isDemo = demo && (await demoWorld(database, config.dataDir));
  const app = await buildApp({
    database,
    dataDir: config.dataDir,
    clock: () => new Date(),
    secureCookies: config.secureCookies,
    trustProxy: config.trustProxy,
    secretKey: config.secretKey,
    logger: { level: config.logLevel },
    checkAnswers: process.env.NODE_ENV === 'development',
    attemptsPerMinute: 10,
    dropBoxDomain: config.dropBoxDomain,
  });
  stops.push(() => Promise.race([app.close(), wait(GRACE_MS)]));
  const address = await app.listen({ port: config.port, host: config.host });
  if (config.dropBox)
    stops.push(await listenForMail(config.dropBox, { database, log, dataDir: config.dataDir }));
  console.error(`\nOpfølg: ${address.replace('127.0.0.1', 'localhost')}\n`);
  if (isDemo) {
    const { DEMO_LOGINS } = await import('../../demo/people.ts');
    for (const line of DEMO_LOGINS) console.error(`  ${line}`);
  }
}

/** Opens the drop-box; answers how it is closed. */
async function listenForMail(
  settings: DropBoxSettings,
  { database, log, dataDir }: { database: Database; log: Logger; dataDir: string },
): Promise<Stop> {
  const blobs = blobStore(join(dataDir, 'documents'));
  try {
    const dropBox = await openDropBox({ database, blobs, clock: () => new Date(), log }, settings);
    log.info({ port: dropBox.port }, 'the drop-box listens for mail');
    return () => dropBox.close();
  } catch (error) {
    throw new StartupError(
      'drop-box',
      `The drop-box cannot start. See DROP_BOX_…. (${(error as Error).message})`,
    );
  }
}

async function demoWorld(database: Database, dataDir: string): Promise<boolean> {
  const { fillDemo } = await import('../../demo/fill.ts');
  return fillDemo(database, { now: new Date(), dataDir, say: (line) => console.error(line) });
}

/** Why the program cannot start, in words; undefined for what nobody foresaw. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof StartupError) return error.message;
  if (error instanceof NewerSchema) {
    return `The database was made by a newer version of this program (${error.message}). Start that version; nothing was changed.`;
  }
  const { code, message } = error as { code?: string; message: string };
  if (code === 'EADDRINUSE')
    return `The port is in use by another program. Set PORT to another one. (${message})`;
  if (code === 'EACCES') return message;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === '28P01' || code === '3D000') {
    return `The database cannot be reached: ${message}. See DATABASE_URL.`;
  }
  return undefined;
}

const stops: Stop[] = [];
let stopping = false;

async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const each of stops.reverse()) {
    await each().catch((error: unknown) => console.error('while stopping:', error));
  }
  process.exit(exitCode);
}

process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
try {
  await start(stops);
} catch (error) {
  console.error(reasonOf(error) ?? error);
  await stop(1);
}
