// One PostgreSQL for a test run: the server that TEST_DATABASE_URL names (15 or newer, a role that may create
// databases), or an embedded one in a temporary folder without crash safety. Tests read `inject('databaseUrl')`,
// an address for maintenance: they create their own databases beside it.
import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import { makeRunFolder, removeAbandonedFolders } from './run-folders.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  await removeAbandonedFolders();
  const external = process.env.TEST_DATABASE_URL;
  if (external) {
    project.provide('databaseUrl', external);
    return undefined;
  }
  const dataDir = await makeRunFolder();
  const server = await startEmbedded({ dataDir, log: { info() {}, warn() {} }, durable: false });
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
