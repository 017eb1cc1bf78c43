// The database for a command that may run beside the program: the one that DATABASE_URL names, the embedded one that
// a running program serves, or else the embedded one started for as long as the command takes.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from './embedded.ts';
import { lookForServer, urlFor } from './embedded-postmaster.ts';
import { lockDataDir } from './instance-lock.ts';
import { StartupError } from './startup-error.ts';

interface Reached {
  /** carries a password: not for logs */
  url: string;
  /** stops what was started for us, and nothing else */
  release(): Promise<void>;
}

const PATIENCE_MS = 15_000;
const quiet = { info: () => undefined, warn: () => undefined };

/** Throws StartupError when the data folder is in use by a program whose database does not answer. */
export async function reachDatabase(config: {
  databaseUrl: string | undefined;
  dataDir: string;
}): Promise<Reached> {
  if (config.databaseUrl) return { url: config.databaseUrl, release: async () => undefined };
  const lock = await lockDataDir(config.dataDir).catch((error: unknown) => {
    if (error instanceof StartupError && error.code === 'data-folder-in-use') return error;
    throw error;
  });
  if (lock instanceof StartupError) {
    const url = await urlOfRunning(config.dataDir);
    if (!url) throw lock;
    return { url, release: async () => undefined };
  }
  try {
    const server = await startEmbedded({ dataDir: config.dataDir, log: quiet });
    return { url: server.url, release: () => server.stop().finally(() => lock.release()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Where the running program's own PostgreSQL is reached; null when it has none or does not come up. */
async function urlOfRunning(dataDir: string): Promise<string | null> {
  const folder = path.join(dataDir, 'postgres');
  const data = path.join(folder, 'data');
  const limit = Date.now() + PATIENCE_MS;
  for (;;) {
    const password = await readFile(path.join(folder, 'password'), 'utf8').catch(() => null);
    if (password !== null) {
      // Looking needs the place and the password only; account and binaries are for whoever starts a server.
      const cluster = { data, password: password.trim() } as Parameters<typeof lookForServer>[0];
      const server = await lookForServer(cluster);
      if (server.state === 'ready') return urlFor(cluster, server, 'opfolg', 'opfolg');
    }
    if (Date.now() > limit) return null;
    await sleep(200);
  }
}
