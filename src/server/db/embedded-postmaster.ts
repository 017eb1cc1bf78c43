// Looks at the server process of a cluster through its postmaster.pid: is it there, is it ours, does it answer?
// Nothing is concluded from the file alone: after a kill or a reboot its pid may be anybody's.
import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Cluster } from './embedded-cluster.ts';
import { StartupError } from './startup-error.ts';

/** `busy`: it is starting, recovering or stopping, so ask again. */
export type Sighting =
  | { state: 'ready'; pid: number; socketFolder: string; port: number }
  | { state: 'busy' | 'absent' };

/** Where the server of a cluster is reached; `socketFolder` is empty on Windows. */
type Address = { socketFolder: string; port: number };

// SQLSTATE of a server that lives but cannot serve yet: starting, shutting down, crashed, out of connections.
const NOT_YET = ['57P03', '57P01', '57P02', '53300'];
const WRONG_PASSWORD = '28P01';

/** Looks once. A pid file that belongs to no server of this cluster is cleared away. */
export async function lookForServer(cluster: Cluster): Promise<Sighting> {
  const pidFile = path.join(cluster.data, 'postmaster.pid');
  const text = await readIfThere(pidFile);
  if (text === null) return { state: 'absent' };
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  const address = { port: Number(lines[3]), socketFolder: path.resolve(cluster.data, lines[4] || '.') };
  if (address.port) {
    // First ask, then doubt: the server may live in another container, where its pid means nothing here.
    const answer = await ask(cluster, address);
    if (answer === 'not yet') return { state: 'busy' };
    if (answer === text) return { state: 'ready', pid, ...address };
  }
  const beingWritten = !pid && Date.now() - (await stat(pidFile)).mtimeMs < 2_000;
  if (beingWritten || (await isServerOf(cluster, pid))) return { state: 'busy' };
  // PostgreSQL clears the files of a dead server by itself, but refuses those whose pid lives as another process.
  for (const name of ['postmaster.pid', `.s.PGSQL.${address.port}.lock`])
    if (!pid || isAlive(pid)) await rm(path.join(cluster.data, name), { force: true });
  return { state: 'absent' };
}

/** A connection address for one of the cluster's databases. Contains the password: not for logs. */
export function urlFor(cluster: Cluster, at: Address, role: string, database: string): string {
  const url = new URL(`postgresql://${role}:${cluster.password}@127.0.0.1:${at.port}/${database}`);
  if (process.platform !== 'win32') url.searchParams.set('host', at.socketFolder);
  return url.href;
}

/** Whether this server still runs. It removes its pid file as its last act (a process id may outlive it as a zombie). */
export async function isServing(cluster: Cluster, pid: number): Promise<boolean> {
  const text = await readIfThere(path.join(cluster.data, 'postmaster.pid'));
  return text !== null && Number(text.split('\n')[0]) === pid && isAlive(pid);
}

/** Whether a process with this number exists, whoever owns it. */
function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The pid file as the server itself reads it: only the server of this very folder can return the same text. */
async function ask(cluster: Cluster, address: Address): Promise<string> {
  const client = new pg.Client({
    connectionString: urlFor(cluster, address, 'postgres', 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {}); // a server that dies while we ask is the caller's next question
  try {
    await client.connect();
    const { rows } = await client.query(`SELECT pg_read_file('postmaster.pid') AS text`);
    return rows[0].text;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === WRONG_PASSWORD)
      throw new StartupError(
        'embedded-postgres-failed',
        `The PostgreSQL of ${cluster.data} does not accept the password in its file «password»; restore the folder as a whole.`,
      );
    return NOT_YET.includes(code) ? 'not yet' : '';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether the pid is a live server of this cluster, be it one that does not answer. */
async function isServerOf(cluster: Cluster, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    const [place, data] = [await stat(`/proc/${pid}/cwd`).catch(() => null), await stat(cluster.data)];
    return place?.ino === data.ino && place.dev === data.dev;
  }
  if (process.platform === 'win32') return false;
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', `${pid}`]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres') && stdout.includes(cluster.data);
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
