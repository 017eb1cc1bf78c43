// The program's own PostgreSQL: a real server, started beside the program on the data folder and stopped with it.
// It is a detached process: when the program is killed the server finishes its work, and the next start takes it
// over. An acknowledged commit is on disk (fsync, synchronous_commit), whatever is killed and whenever.
// Nobody else gets in: a socket in a private folder (Windows: loopback), no other address, a random password.
import { type ChildProcess, spawn } from 'node:child_process';
import { open, rename, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { program, serverEnvironment } from './embedded-binaries.ts';
import { type Cluster, folderArgument, openCluster } from './embedded-cluster.ts';
import { clearRemains, isServerOf, lookForServer, type Sighting, urlFor } from './embedded-postmaster.ts';
import { listenOn, removeSocketFolder } from './embedded-socket.ts';
import { StartupError } from './startup-error.ts';

/** Where the supervisor reports what it does; the program's own log. */
type SupervisorLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

/** `url` carries the password: not for logs. `adopted`: the server was already running, left by a killed program. */
export type EmbeddedServer = { url: string; stop(): Promise<void>; adopted: boolean };

type Options = {
  dataDir: string;
  log: SupervisorLog;
  /** false gives up crash safety for speed: tests only. */
  durable?: boolean;
};

const START_LIMIT_MS = 5 * 60_000; // recovery after a crash replays at most max_wal_size
const STOP_LIMIT_MS = 20_000;
const LOG_LIMIT_BYTES = 10_000_000;
const ROLE = 'opfolg'; // role and database; not a superuser, as on a server of the company's own

/**
 * Starts the data folder's PostgreSQL, or takes over the one that runs, and waits until it accepts connections.
 * Call it under `lockDataDir`, and release that lock after `stop()`.
 * @throws StartupError `embedded-postgres-missing` · `embedded-postgres-version` · `embedded-postgres-failed` ·
 *   `data-folder-not-yours` · `no-server-account`
 */
export async function startEmbedded({ dataDir, log, durable = true }: Options): Promise<EmbeddedServer> {
  const logFile = path.join(path.resolve(dataDir), 'postgres.log');
  const cluster = await openCluster(path.resolve(dataDir), durable);
  const began = Date.now();
  let patience = 5_000;
  let launched: Launch | undefined;
  for (;;) {
    const server = await lookForServer(cluster);
    if (server.state === 'ready') {
      await ensureDatabase(cluster, server);
      const adopted = server.pid !== launched?.process.pid;
      log.info(
        { pid: server.pid, version: cluster.binaries.version },
        adopted ? 'PostgreSQL taken over' : 'PostgreSQL started',
      );
      return { url: urlFor(cluster, server, ROLE, ROLE), adopted, stop: () => stop(cluster, server, log) };
    }
    if (server.state === 'absent' && !isRunning(launched)) {
      if (launched) await explainExit(launched, logFile, log);
      await clearRemains(cluster);
      launched = await launch(cluster, logFile, durable);
    }
    const waited = Date.now() - began;
    if (waited > patience) {
      log.info({ waitedMs: waited, state: server.state }, 'Waiting for PostgreSQL, which may be recovering');
      patience *= 2;
    }
    if (waited > START_LIMIT_MS)
      throw new StartupError('embedded-postgres-failed', `PostgreSQL did not become ready; see ${logFile}.`);
    await sleep(20);
  }
}

type Launch = { process: ChildProcess; logStart: number };

async function launch(cluster: Cluster, logFile: string, durable: boolean): Promise<Launch> {
  const logStart = await rotate(logFile);
  const output = await open(logFile, 'a', 0o600);
  if (cluster.account) await output.chown(cluster.account.uid, cluster.account.gid);
  const settings = Object.entries({ ...SETTINGS, ...(durable ? {} : UNSAFE), ...(await listenOn(cluster)) });
  const child = spawn(
    program(cluster.binaries, 'postgres'),
    [
      '-D',
      folderArgument(cluster.data, cluster.account),
      ...settings.flatMap(([k, v]) => ['-c', `${k}=${v}`]),
    ],
    {
      ...cluster.account,
      cwd: cluster.data,
      env: serverEnvironment(),
      stdio: ['ignore', output.fd, output.fd],
      detached: true,
      windowsHide: true,
    },
  );
  child.on('error', () => {}); // seen as a child without pid
  child.unref();
  await output.close();
  return { process: child, logStart };
}

const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '60',
  shared_buffers: `${sharedBuffersMb()}MB`,
  max_wal_size: '1GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  cluster_name: 'opfolg',
  // The program logs the errors of its statements; here their values would be personal data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/**
 * A quarter of the memory, as PostgreSQL's manual has it; of memory that nothing is kept in none is used. The memory is
 * that of the container, if there is one.
 */
function sharedBuffersMb(): number {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.max(128, Math.min(4096, Math.floor(bytes / 4 / 2 ** 20)));
}

const UNSAFE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Keeps one older log file beside the current one; returns where the coming start begins in it. */
async function rotate(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size < LOG_LIMIT_BYTES) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}

function isRunning(launched: Launch | undefined): boolean {
  const child = launched?.process;
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/**
 * A launched server ended before it was ready. Another start on the same folder, or children of a killed server
 * that are still going, are reasons to look again; anything else is told in the server's own words.
 */
async function explainExit(launched: Launch, logFile: string, log: SupervisorLog): Promise<void> {
  const handle = await open(logFile);
  const { buffer, bytesRead } = await handle.read({
    position: launched.logStart,
    buffer: Buffer.alloc(64_000),
  });
  await handle.close();
  const reasons = buffer
    .toString('utf8', 0, bytesRead)
    .split('\n')
    .filter((line) => / FATAL: |could not|cannot/.test(line));
  const reason = reasons.at(-1) ?? 'no reason given';
  if (!/lock file .* already exists|lock file .* is empty|still in use/.test(reason))
    throw new StartupError('embedded-postgres-failed', `PostgreSQL did not start: ${reason} (${logFile})`);
  log.warn({ reason }, 'PostgreSQL start repeated');
  await sleep(500);
}

/** Makes the role and the database of the program where they are missing; an interrupted start is completed. */
async function ensureDatabase(cluster: Cluster, at: Sighting & { state: 'ready' }): Promise<void> {
  const client = new pg.Client({ connectionString: urlFor(cluster, at, 'postgres', 'postgres') });
  client.on('error', () => {}); // a lost connection also rejects the query below
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role, EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
      [ROLE],
    );
    const password = client.escapeLiteral(cluster.password);
    if (!rows[0].role) await client.query(`CREATE ROLE ${ROLE} LOGIN CREATEDB PASSWORD ${password}`);
    if (!rows[0].database) await client.query(`CREATE DATABASE ${ROLE} OWNER ${ROLE}`);
  } finally {
    await client.end();
  }
}

/** Fast shutdown: sessions are ended, a checkpoint is written; if that hangs, the next start recovers. */
async function stop(
  cluster: Cluster,
  server: Sighting & { state: 'ready' },
  log: SupervisorLog,
): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (await isServerOf(cluster, server.pid)) process.kill(server.pid, signal);
    const limit = Date.now() + STOP_LIMIT_MS;
    while ((await isServerOf(cluster, server.pid)) && Date.now() < limit) await sleep(20);
    if (!(await isServerOf(cluster, server.pid))) break;
    log.warn({ pid: server.pid, signal }, 'PostgreSQL did not stop in time');
  }
  await removeSocketFolder(server.socketFolder);
  log.info({ pid: server.pid }, 'PostgreSQL stopped');
}
