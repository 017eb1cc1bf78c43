// One program per data folder: a second start must say so instead of working on the same files.
// The lock is the kernel's own file lock, so whatever ends the process (kill -9, power cut, reuse of its
// pid) also frees it, and nothing stale can be left to judge. Node has no flock; SQLite, which Node brings,
// takes such a lock for a transaction, on every platform and across containers that share the folder.
// Holding it before the database starts also makes first creation, take-over and stop strictly sequential.
// Nothing else in this process may open `instance.lock`: closing any other handle on it would drop the lock.
import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from './startup-error.ts';

const SQLITE_BUSY = 5;

/**
 * Takes the data folder for this process until `release()` or the end of the process; creates the folder
 * (private to its owner) when it is missing.
 * @throws StartupError `data-folder-in-use`, naming the pid of the program that has it · `data-folder-not-writable`
 */
export async function lockDataDir(dataDir: string): Promise<{ release(): Promise<void> }> {
  const lockFile = path.join(dataDir, 'instance.lock');
  const pidFile = path.join(dataDir, 'instance.pid');
  let lock: DatabaseSync | undefined;
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(lockFile);
    lock.exec('BEGIN EXCLUSIVE');
    // On a file that it may only read, SQLite begins a transaction that locks nothing, and does not say so.
    await access(lockFile, constants.W_OK);
    // Only for the sentence below: the lock itself is never judged by this number.
    await rm(pidFile, { force: true });
    await writeFile(pidFile, `${process.pid}\n`);
  } catch (error) {
    lock?.close();
    throw isBusy(error) ? await inUse(dataDir, pidFile) : notWritable(dataDir, error);
  }
  const held = lock;
  return {
    async release() {
      if (!held.isOpen) return;
      await rm(pidFile, { force: true });
      held.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return (error as { errcode?: number }).errcode === SQLITE_BUSY;
}

async function inUse(dataDir: string, pidFile: string): Promise<StartupError> {
  await sleep(100); // a holder that came a moment before us is still writing its number
  const pid = await readFile(pidFile, 'utf8').catch(() => 'unknown');
  return new StartupError(
    'data-folder-in-use',
    `The data folder ${dataDir} is in use by another running program (pid ${pid.trim()}). Stop that one first, or set DATA_DIR to another folder.`,
  );
}

function notWritable(dataDir: string, error: unknown): StartupError {
  return new StartupError(
    'data-folder-not-writable',
    `The data folder ${dataDir} cannot be used by this user (${(error as Error).message}). Start the program as the user who owns it, or set DATA_DIR to another folder.`,
  );
}
