// Looks at the server process of a cluster through its postmaster.pid: is it there, is it ours, does it answer?
// Nothing is concluded from the file alone: after a kill or a reboot its pid may be anybody's.
import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Cluster } from './embedded-cluster.ts';
import { removeSocketFolder } from './embedded-socket.ts';
import { StartupError } from './startup-error.ts';

/** `busy`: it is starting, recovering or stopping, so ask again. */
export type Sighting =
  | { state: 'ready'; pid: number; socketFolder: string; port: number }
  | { state: 'busy' | 'absent' };

/** Where the server of a cluster is reached; `socketFolder` means nothing on Windows. */
type Address = { socketFolder: string; port: number };

const WRONG_PASSWORD = '28P01'; // SQLSTATE invalid_password

/** Looks once, and changes nothing. */
export async function lookForServer(cluster: Cluster): Promise<Sighting> {
  const file = await readPidFile(cluster);
  if (!file) return { state: 'absent' };
  if (await isServerOf(cluster, file.pid))
    return file.port && (await answers(cluster, file)) ? { ...file, state: 'ready' } : { state: 'busy' };
  return { state: file.beingWritten ? 'busy' : 'absent' };
}

/**
 * Clears away what an absent server left and PostgreSQL would stumble over: files that are empty, or whose pid now
 * belongs to another process. The pid file of a dead server stays: PostgreSQL looks by it for surviving children.
 */
export async function clearRemains(cluster: Cluster): Promise<void> {
  const file = await readPidFile(cluster);
  if (!file) return;
  await removeSocketFolder(file.socketFolder);
  await rm(path.join(cluster.data, '.s.PGSQL.5432.lock'), { force: true });
  if (!file.pid || isAlive(file.pid)) await rm(path.join(cluster.data, 'postmaster.pid'), { force: true });
}

/** A connection address for one of the cluster's databases. Contains the password: not for logs. */
export function urlFor(cluster: Cluster, at: Address, role: string, database: string): string {
  const url = new URL(`postgresql://${role}:${cluster.password}@127.0.0.1:${at.port}/${database}`);
  if (process.platform !== 'win32') url.searchParams.set('host', at.socketFolder);
  return url.href;
}

/** Whether a process with this number exists, whoever owns it. */
function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function answers(cluster: Cluster, address: Address): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlFor(cluster, address, 'postgres', 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {}); // a server that dies while we ask is the next question's matter
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== WRONG_PASSWORD) return false;
    throw new StartupError(
      'embedded-postgres-failed',
      `The PostgreSQL of ${cluster.data} does not accept the password in the file «password» beside it; restore that folder as a whole.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Whether the pid is a live server of this very cluster: a server works inside its folder. One that ends removes its
 * pid file a moment before it is gone, and its number may live on as a zombie's, which works nowhere.
 */
export async function isServerOf(cluster: Cluster, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    const [place, data] = [await stat(`/proc/${pid}/cwd`).catch(() => null), await stat(cluster.data)];
    return place?.ino === data.ino && place.dev === data.dev;
  }
  if (process.platform === 'win32')
    return (await outputOf('tasklist', ['/FI', `PID eq ${pid}`])).includes('postgres.exe');
  return (await outputOf('ps', ['-o', 'command=', '-p', `${pid}`])).includes(` -D ${cluster.data} `);
}

async function outputOf(command: string, options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, options).catch(() => ({ stdout: '' }));
  return stdout;
}

/** What postmaster.pid says; `pid` and `port` are 0 where it does not say. Null when there is no such file. */
async function readPidFile(
  cluster: Cluster,
): Promise<(Address & { pid: number; beingWritten: boolean }) | null> {
  const file = path.join(cluster.data, 'postmaster.pid');
  try {
    const { mtimeMs } = await stat(file);
    const [pid, , , port, socketFolder] = (await readFile(file, 'utf8'))
      .split('\n')
      .map((line) => line.trim());
    return {
      pid: Number(pid),
      port: Number(port ?? 0),
      socketFolder: path.resolve(cluster.data, socketFolder || '.'),
      beingWritten: !pid && Date.now() - mtimeMs < 2_000,
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
