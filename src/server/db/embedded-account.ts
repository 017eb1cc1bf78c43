// Which operating-system account runs the embedded server. PostgreSQL refuses to run as root, so a program
// started by root runs it as somebody else; that somebody must stay the same, for it owns the files.
import { execFile } from 'node:child_process';
import { chown, lchown, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from './startup-error.ts';

/** An account other than the program's own. */
export type Account = { uid: number; gid: number };

/**
 * The account for the server, or null for the program's own. As root, the first that is not root of:
 * owner of the cluster folder (the choice of an earlier start), owner of the data folder, `postgres`, `nobody`.
 * An owner without a name is passed over, since PostgreSQL makes no cluster for one.
 * @throws StartupError `data-folder-not-yours` when an ordinary user starts on somebody else's cluster.
 */
export async function serverAccount(dataDir: string, clusterFolder: string): Promise<Account | null> {
  const self = process.getuid?.();
  if (self === undefined) return null;
  const clusterOwner = await ownerOf(clusterFolder);
  if (self !== 0) {
    if (clusterOwner && clusterOwner.uid !== self)
      throw new StartupError(
        'data-folder-not-yours',
        `The database in ${clusterFolder} belongs to another user (uid ${clusterOwner.uid}). Start the program as that user or as root.`,
      );
    return null;
  }
  if (clusterOwner && clusterOwner.uid !== 0) return clusterOwner;
  const dataOwner = await ownerOf(dataDir);
  const account =
    (dataOwner && dataOwner.uid !== 0 && (await accountNamed(`${dataOwner.uid}`))) ||
    (await accountNamed('postgres')) ||
    (await accountNamed('nobody'));
  if (!account)
    throw new StartupError(
      'no-server-account',
      'PostgreSQL does not run as root and there is no user «postgres» or «nobody» to run it. Start the program as an ordinary user, or set DATABASE_URL.',
    );
  return account;
}

/** Gives a folder with everything in it to the account; nothing to do when it has it already. */
export async function giveTo(account: Account | null, folder: string): Promise<void> {
  if (!account || (await ownerOf(folder))?.uid === account.uid) return;
  for (const entry of await readdir(folder, { recursive: true }))
    await lchown(path.join(folder, entry), account.uid, account.gid);
  // The folder itself comes last: its owner says that all below it is done.
  await chown(folder, account.uid, account.gid);
}

async function ownerOf(folder: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await stat(folder);
    return { uid, gid };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** An account by its name or number; undefined when the machine does not know it. */
async function accountNamed(name: string): Promise<Account | undefined> {
  const id = async (flag: string) => Number((await promisify(execFile)('id', [flag, name])).stdout);
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    return undefined;
  }
}
