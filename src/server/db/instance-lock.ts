// One program per data folder: a second start must say so instead of working on the same files.
// The lock is the kernel's own file lock, so whatever ends the process (kill -9, power cut, reuse of its
// pid) also frees it, and nothing stale can be left to judge. Node has no flock; SQLite, which Node brings,
// takes such a lock for a transaction, on every platform and across containers that share the folder.
// Holding it before the database starts also makes first creation, take-over and stop strictly sequential.
// Nothing else in this process may open `instance.lock`: closing any other handle on it would drop the lock.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from './startup-error.ts';

const SQLITE_BUSY = 5;

/**
 * Takes the data folder for this process until `release()` or the end of the process; creates the folder
 * (private to its owner) when it is missing.
 * @throws StartupError `data-folder-in-use`, naming the pid of the program that has it.
 */
export async function lockDataDir(dataDir: string): Promise<{ release(): Promise<void> }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const pidFile = path.join(dataDir, 'instance.pid');
  const lock = new DatabaseSync(path.join(dataDir, 'instance.lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    await sleep(100); // a holder that came a moment before us is still writing its number
    const holder = await readFile(pidFile, 'utf8').catch(() => '');
    const pid = holder.trim() || 'unknown';
    throw new StartupError(
      'data-folder-in-use',
      `The data folder ${dataDir} is in use by another running program (pid ${pid}). Stop that one first, or set DATA_DIR to another folder.`,
    );
  }
  // Only for the sentence above: the lock itself is never judged by this number.
  await writeFile(pidFile, `${process.pid}\n`);
  return {
    async release() {
      if (!lock.isOpen) return;
      await rm(pidFile, { force: true });
      lock.close();
    },
  };
}
