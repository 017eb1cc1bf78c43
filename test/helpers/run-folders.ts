// Temporary folders that no killed test run leaves for ever: the name says which process made it, and the next
// run removes those whose maker has gone. A PostgreSQL that still works in one ends itself within a minute, for
// a server that misses its own pid file stops (PostgreSQL: RecheckDataDirLockFile).
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const NAME = /^opfolg-run-(\d+)-/;

export async function makeRunFolder(): Promise<string> {
  return await mkdtemp(path.join(os.tmpdir(), `opfolg-run-${process.pid}-`));
}

export async function removeAbandonedFolders(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const maker = NAME.exec(name)?.[1];
    if (!maker || exists(Number(maker))) continue;
    // Another user's folder stays, and so does one that another run is just removing.
    await rm(path.join(os.tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
