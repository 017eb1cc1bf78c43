import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { startEmbedded } from '../../src/server/db/embedded.ts';

const quiet = { info() {}, warn() {} };

test('start, use, stop', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'opfolg-embedded-'));
  const server = await startEmbedded({ dataDir, log: quiet });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  expect((await client.query('SELECT current_user AS me')).rows).toEqual([{ me: 'opfolg' }]);
  await client.end();
  await server.stop();
  await rm(dataDir, { recursive: true });
});

test('the run has a database', () => {
  expect(inject('databaseUrl')).toContain('opfolg');
});
