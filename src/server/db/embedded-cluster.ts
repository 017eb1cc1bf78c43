// The embedded server's folder `postgres` inside the data folder: `data` (the cluster) and `password`.
// It appears by one rename when it is complete, so a start that was interrupted leaves nothing half-made.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Account, giveTo, serverAccount } from './embedded-account.ts';
import { type Binaries, findBinaries, program, serverEnvironment } from './embedded-binaries.ts';
import { StartupError } from './startup-error.ts';

/** A cluster that is ready to be served. `password` is that of both roles, known to this program only. */
export type Cluster = { data: string; password: string; account: Account | null; binaries: Binaries };

// Characters beyond ASCII are letters to pg_trgm only if LC_CTYPE says so; all sorting is ICU's.
const CTYPE: Partial<Record<NodeJS.Platform, string>> = { linux: 'C.UTF-8', darwin: 'UTF-8' };

/**
 * Opens the cluster of a data folder, and makes it first when there is none. To be called under `lockDataDir`.
 * @throws StartupError `embedded-postgres-version` when the cluster was made by another major version.
 */
export async function openCluster(dataDir: string, durable: boolean): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = path.join(dataDir, 'postgres');
  const account = await serverAccount(dataDir, folder);
  const binaries = await findBinaries(dataDir, account);
  await removeDrafts(dataDir);
  if (!(await readIfThere(folder, stat))) await createCluster(dataDir, folder, account, binaries, durable);
  await giveTo(account, folder);

  const data = path.join(folder, 'data');
  const made = await readIfThere(path.join(data, 'PG_VERSION'), readTrimmed);
  const password = await readIfThere(path.join(folder, 'password'), readTrimmed);
  if (!made || !password)
    throw new StartupError(
      'embedded-postgres-incomplete',
      `The folder ${folder} holds only a part of a database. Restore it as a whole, or move it away to begin with an empty one.`,
    );
  const brought = binaries.version.split('.')[0];
  if (made !== brought)
    throw new StartupError(
      'embedded-postgres-version',
      `The database in ${data} was made by PostgreSQL ${made}, and this program brings PostgreSQL ${brought}. Start it with the version of the program that made it.`,
    );
  return { data, account, binaries, password };
}

/**
 * How the server is told its own folder. Another account may be unable to walk there (a data folder below
 * /root), but it is started inside it, and Linux names that place without a walk.
 */
export function folderArgument(data: string, account: Account | null): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : data;
}

async function createCluster(
  dataDir: string,
  folder: string,
  account: Account | null,
  binaries: Binaries,
  durable: boolean,
): Promise<void> {
  const draft = await mkdtemp(`${folder}.new-`);
  const data = path.join(draft, 'data');
  await mkdir(data, { mode: 0o700 });
  await writeFile(path.join(draft, 'password'), `${randomBytes(24).toString('base64url')}\n`, {
    mode: 0o600,
  });
  await giveTo(account, draft);
  const settings = [
    ['--pgdata', folderArgument(data, account)],
    ['--username', 'postgres'],
    ['--pwfile', '../password'],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale', 'C'],
    ['--lc-ctype', CTYPE[process.platform] ?? 'C'],
    ['--locale-provider', 'icu'],
    ['--icu-locale', 'da-DK'],
  ].map(([name, value]) => `${name}=${value}`);
  const options = { ...account, cwd: data, env: serverEnvironment() };
  try {
    await promisify(execFile)(
      program(binaries, 'initdb'),
      durable ? settings : [...settings, '--no-sync'],
      options,
    );
  } catch (error) {
    const reason = `${(error as { stderr?: string }).stderr || error}`.trim().split('\n').at(-1);
    throw new StartupError('embedded-postgres-failed', `PostgreSQL could not make a database: ${reason}`);
  }
  await rename(draft, folder);
  if (durable) await syncFolder(dataDir);
}

/** Removes what killed first starts left. An initdb among it may still be writing until it misses its folder. */
async function removeDrafts(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir))
    if (name.startsWith('postgres.new-'))
      await rm(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Makes the rename itself survive a power cut; Windows neither needs nor allows it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}

async function readIfThere<T>(place: string, read: (place: string) => Promise<T>): Promise<T | null> {
  try {
    return await read(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function readTrimmed(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).trim();
}
