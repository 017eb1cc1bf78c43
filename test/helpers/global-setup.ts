// One PostgreSQL for a test run: the server that TEST_DATABASE_URL names (15 or newer, a role that may create
// databases), or an embedded one in a temporary folder without crash safety. Tests read `inject('databaseUrl')`,
// an address for maintenance: they create their own databases beside it.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import { lockDataDir } from '../../src/server/db/instance-lock.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

const PREFIX = 'opfolg-test-';
const quiet = { info() {}, warn() {} };

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const external = process.env.TEST_DATABASE_URL;
  if (external) {
    project.provide('databaseUrl', external);
    return undefined;
  }
  await clearLeftovers();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), PREFIX));
  const lock = await lockDataDir(dataDir);
  const server = await startEmbedded({ dataDir, log: quiet, durable: false });
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.stop();
    await lock.release();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** A killed run leaves a server and a folder; whoever can take the folder's lock may end them. */
async function clearLeftovers(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const dataDir = path.join(os.tmpdir(), name);
    if (!name.startsWith(PREFIX)) continue;
    try {
      const { mtimeMs, uid } = await stat(dataDir);
      const justMade = Date.now() - mtimeMs < 60_000; // its run may not have locked it yet
      if (justMade || uid !== process.getuid?.()) continue;
      const lock = await lockDataDir(dataDir);
      const server = await startEmbedded({ dataDir, log: quiet, durable: false });
      await server.stop();
      await lock.release();
      await rm(dataDir, { recursive: true, force: true });
    } catch {
      // In use by a run that lives, or beyond repair: not this run's concern.
    }
  }
}
