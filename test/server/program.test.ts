// The program as it is run: how it starts, what it says when it cannot, and how it stops.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/server/config.ts';
import { openDatabase } from '../../src/server/db/database.ts';
import { freshDatabase } from '../helpers/world.ts';

const root = join(import.meta.dirname, '../..');
const children = new Set<ChildProcess>();
let dataDir: string;
let database: { url: string; drop: () => Promise<void> };

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'opfolg-program-'));
  database = await freshDatabase(inject('databaseUrl'));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Run {
  child: ChildProcess;
  said: () => string;
  /** the exit code, when it has ended */
  ended: Promise<number | null>;
  /** the address, when it listens */
  listens: Promise<string>;
}

function run(environment: Record<string, string> = {}): Run {
  const child = spawn('node', ['src/server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'info',
      ...environment,
    },
  });
  children.add(child);
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const listens = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk;
      const address = /Opfølg: (http\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(text)));
  });
  listens.catch(() => undefined);
  return { child, said: () => text, ended, listens };
}

test('starts, is alive and ready, and stops cleanly on SIGTERM', async () => {
  const program = run();
  const address = await program.listens;
  expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${address}/ready`)).json()).toEqual({ status: 'ready' });
  expect(await (await fetch(`${address}/api/setup`)).json()).toEqual({ needed: true });
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});

test('an open live stream does not hold the stop up', async () => {
  const program = run();
  const address = await program.listens;
  const setUp = await fetch(`${address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      companyName: 'A',
      name: 'B',
      initials: 'C',
      email: 'a@b.dk',
      password: 'en god adgangskode',
    }),
  });
  const cookie = setUp.headers.get('set-cookie')?.split(';')[0] ?? '';
  const stream = await fetch(`${address}/api/live`, { headers: { cookie } });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const began = Date.now();
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(Date.now() - began).toBeLessThan(5000);
});

test('says nothing personal in its log', async () => {
  const program = run();
  const address = await program.listens;
  await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'hemmelig@firma.dk', password: 'hemmelig adgangskode' }),
  });
  await fetch(`${address}/api/customers?q=hemmelig`);
  program.child.kill('SIGTERM');
  await program.ended;
  expect(program.said()).not.toContain('hemmelig');
  expect(program.said()).not.toContain(new URL(database.url).password || 'no-password');
});

test('refuses a database made by a newer version, in words, and leaves it alone', async () => {
  const db = openDatabase(database.url, () => undefined, 1);
  await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future.sql', now()::text)`.execute(
    db.reader,
  );
  await db.end();
  const program = run();
  expect(await program.ended).toBe(1);
  expect(program.said()).toContain('newer version');
  expect(program.said()).toContain('9999-from-the-future.sql');
});

test('two programs may share one database and its documents', async () => {
  const one = run();
  const two = run();
  await Promise.all([one.listens, two.listens]);
});

test('says which port is taken', async () => {
  const taken: Server = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const program = run({ PORT: String(port) });
  expect(await program.ended).toBe(1);
  expect(program.said()).toMatch(/port is in use.*PORT/);
  taken.close();
});

test('says when the database cannot be reached, without repeating its password', async () => {
  const program = run({ DATABASE_URL: 'postgres://somebody:verysecret@127.0.0.1:1/none' });
  expect(await program.ended).toBe(1);
  expect(program.said()).toContain('DATABASE_URL');
  expect(program.said()).not.toContain('verysecret');
});

test('with a database of its own, a second start on the same folder says so', async () => {
  const first = run({ DATABASE_URL: '' });
  await first.listens;
  const second = run({ DATABASE_URL: '' });
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('in use by another running program');
  expect(second.said()).toContain(String(first.child.pid));
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(await readdir(dataDir)).not.toContain('instance.pid');
  // and a third one takes over what a kill left behind
  const third = run({ DATABASE_URL: '' });
  await third.listens;
  third.child.kill('SIGKILL');
  await third.ended;
  const fourth = run({ DATABASE_URL: '' });
  await fourth.listens;
  fourth.child.kill('SIGTERM');
  expect(await fourth.ended).toBe(0);
}, 90_000);

test.each([
  [{ PORT: 'abc' }, 'PORT=abc'],
  [{ PORT: '70000' }, 'PORT=70000'],
  [{ DATABASE_URL: 'mysql://root:secret@localhost/x' }, 'DATABASE_URL=…'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL=loud'],
  [{ SECURE_COOKIES: 'yes' }, 'SECURE_COOKIES=yes'],
])('a wrong setting %j stops the start with a line that names it', (environment, line) => {
  expect(() => readConfig(environment)).toThrow(ConfigError);
  expect(() => readConfig(environment)).toThrow(line);
  expect(() => readConfig(environment)).not.toThrow('secret');
});

test('listens on loopback unless told otherwise; empty settings count as absent', () => {
  expect(readConfig({ PORT: '', HOST: '' })).toMatchObject({
    port: 4280,
    host: '127.0.0.1',
    databaseUrl: undefined,
  });
});
