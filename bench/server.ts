// The servers that are measured: the program as it is run, and a PostgreSQL of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../src/server/db/embedded.ts';

const root = join(import.meta.dirname, '..');

export async function startServer(
  databaseUrl: string,
): Promise<{ port: number; child: ChildProcess; stop: () => Promise<void> }> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'opfolg-bench-data-'));
  const child = spawn('node', [...(await startFlags()), 'src/server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (text) => String(text).includes('Opfølg:') && resolve());
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    await rm(dataDir, { recursive: true, force: true });
  };
  return { port, child, stop };
}

/** What `npm start` tells Node, so that the program is measured as it is run. */
export async function startFlags(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.match(/--max\S+|--import \S+/g)?.flatMap((flag) => flag.split(' ')) ?? [];
}

/** The server's resident memory at its highest, in MB; the database is not in it. */
export async function residentMb(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const quiet = { info: () => undefined, warn: () => undefined };

/** A database server of its own for as long as `act` takes; its data are kept in the folder, if one is named. */
export async function withServer<T>(act: (url: string) => Promise<T>, folder?: string): Promise<T> {
  if (folder) await mkdir(folder, { recursive: true });
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'opfolg-bench-')));
  const server = await startEmbedded({ dataDir, log: quiet });
  try {
    return await act(server.url);
  } finally {
    await server.stop();
    if (!folder) await rm(dataDir, { recursive: true, force: true });
  }
}

/** An empty database beside the one that the address names. */
export async function emptyDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const name = `bench_${randomBytes(4).toString('hex')}`;
  await client.query(`create database ${name} template template0`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
