// A fresh database per test file, copied from a migrated template, and an app around it that tests ask as a person would.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { buildApp, type Deps } from '../../src/server/app.ts';
import { type Database, openDatabase } from '../../src/server/db/database.ts';
import { migrate } from '../../src/server/db/migrate.ts';

/** Monday 23 November 2026, 10:00 in Denmark: the day of screens.md. */
export const MONDAY = new Date('2026-11-23T09:00:00Z');
export const PASSWORD = 'en god adgangskode';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself (checkAnswers)
  body: any;
  headers: Record<string, unknown>;
  raw: Buffer;
}

/** One signed-in person. */
export interface Person {
  id: number;
  initials: string;
  cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
  delete(path: string, body?: unknown): Promise<Answer>;
  upload(path: string, bytes: Buffer | string): Promise<Answer>;
}

export interface World {
  app: FastifyInstance;
  database: Database;
  /** for a program of its own on the same database */
  databaseUrl: string;
  dataDir: string;
  admin: Person;
  /** the injected clock: set it to move time */
  clock: { now: Date };
  /** ids by name of the standard lists */
  types: Record<string, number>;
  statuses: Record<string, number>;
  /** Creates a user with this role and signs in. */
  person(initials: string, role?: 'salesperson' | 'manager' | 'administrator'): Promise<Person>;
  signIn(email: string): Promise<Person>;
  /** Creates a customer and answers its view. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  customer(name: string, more?: object): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  contact(customerId: number, name: string, more?: object): Promise<any>;
  /** Creates an activity and answers the result ({activity, followUp, …}). */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  activity(input: object, by?: Person): Promise<any>;
  /** A second server process on the same database. */
  sibling(): Promise<FastifyInstance>;
}

/** A database of its own for this test file; call at the top of the file. `more`: what the app is given besides. */
export function useWorld(more: Partial<Deps> = {}): World {
  const world = {} as World;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const { url, drop } = await freshDatabase(inject('databaseUrl'));
    const dataDir = await mkdtemp(join(tmpdir(), 'opfolg-test-'));
    const database = openDatabase(url, () => undefined, 20);
    world.database = database;
    world.databaseUrl = url;
    world.dataDir = dataDir;
    world.clock = { now: MONDAY };
    const build = (through: Database) =>
      buildApp({
        database: through,
        dataDir,
        clock: () => world.clock.now,
        secureCookies: false,
        trustProxy: false,
        logger: process.env.TEST_LOG ? { level: 'info' } : false,
        checkAnswers: true,
        attemptsPerMinute: 10_000,
        ...more,
      });
    world.app = await build(database);
    world.sibling = async () => {
      const other = openDatabase(url, () => undefined, 5);
      const app = await build(other);
      closing.push(
        () => app.close(),
        () => other.end(),
      );
      return app;
    };
    closing.push(
      () => world.app.close(),
      () => database.end(),
      drop,
      () => rm(dataDir, { recursive: true, force: true }),
    );
    await settle(world);
  }, 60_000);
  afterAll(async () => {
    for (const close of closing) await close();
  });
  return world;
}

async function settle(world: World): Promise<void> {
  const setUp = await world.app.inject({
    method: 'POST',
    url: '/api/setup',
    payload: {
      companyName: 'Nordlys A/S',
      name: 'Anne Admin',
      initials: 'ADM',
      email: 'adm@nordlys.dk',
      password: PASSWORD,
    },
  });
  if (setUp.statusCode !== 200) throw new Error(setUp.body);
  world.signIn = async (email) => signIn(world.app, email);
  world.admin = await world.signIn('adm@nordlys.dk');
  const reference = await world.admin.get('/api/reference');
  const byName = (items: { name: string; id: number }[] = []) =>
    Object.fromEntries(items.map((item) => [item.name, item.id]));
  world.types = byName(reference.body.types);
  world.statuses = byName(reference.body.statuses);
  world.person = async (initials, role = 'salesperson') => {
    const email = `${initials.toLowerCase()}@nordlys.dk`;
    const created = await world.admin.post('/api/users', {
      name: `Person ${initials}`,
      initials,
      email,
      role,
      password: PASSWORD,
    });
    if (created.status !== 200) throw new Error(JSON.stringify(created.body));
    return world.signIn(email);
  };
  const made = (answer: Answer) => {
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  world.customer = async (name, more = {}) =>
    made(await world.admin.post('/api/customers', { name, ...more }));
  world.contact = async (customerId, name, more = {}) =>
    made(await world.admin.post('/api/contacts', { customerId, name, ...more }));
  world.activity = async (input, by = world.admin) => made(await by.post('/api/activities', input));
}

async function signIn(app: FastifyInstance, email: string): Promise<Person> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password: PASSWORD },
  });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  const { user } = answer.json();
  return personOf(app, { id: user.id, initials: user.initials, cookie });
}

/** The same person, asking through another app. */
export function personOf(
  app: FastifyInstance,
  who: { id: number; initials: string; cookie: string },
): Person {
  async function ask(
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { cookie: who.cookie, ...headers },
      ...(body !== undefined && { payload: body as object }),
    });
    const json = String(answer.headers['content-type'] ?? '').includes('application/json');
    return {
      status: answer.statusCode,
      body: json ? answer.json() : answer.body,
      headers: answer.headers,
      raw: answer.rawPayload,
    };
  }
  return {
    ...who,
    get: (path, headers) => ask('GET', path, undefined, headers),
    post: (path, body, headers) => ask('POST', path, body, headers),
    put: (path, body) => ask('PUT', path, body),
    patch: (path, body) => ask('PATCH', path, body),
    delete: (path, body) => ask('DELETE', path, body),
    upload: (path, bytes) => ask('POST', path, bytes, { 'content-type': 'application/octet-stream' }),
  };
}

/** Copies a migrated template (made once per server and set of migrations) into a new database. */
export async function freshDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const template = `opfolg_template_${await migrationsHash()}`;
  const name = `opfolg_test_${randomBytes(6).toString('hex')}`;
  const maintenance = new pg.Client({ connectionString: serverUrl });
  await maintenance.connect();
  // Test files start at the same time: one makes the template, the others wait.
  await maintenance.query('select pg_advisory_lock(4280)');
  const { rowCount } = await maintenance.query('select 1 from pg_database where datname = $1', [template]);
  if (!rowCount) {
    await maintenance.query(`create database ${template}_new template template0`);
    const database = openDatabase(at(serverUrl, `${template}_new`), () => undefined, 2);
    await migrate(database.reader);
    await database.end();
    await maintenance.query(`alter database ${template}_new rename to ${template}`);
  }
  await maintenance.query(`create database ${name} template ${template}`);
  await maintenance.query('select pg_advisory_unlock(4280)');
  await maintenance.end();
  const drop = async () => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    // Forced, it may not end a vacuum of the server's own, which belongs to its superuser; plain, it asks that to leave.
    await client
      .query(`drop database if exists ${name} with (force)`)
      .catch(() => client.query(`drop database if exists ${name}`));
    await client.end();
  };
  return { url: at(serverUrl, name), drop };
}

function at(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

async function migrationsHash(): Promise<string> {
  const folder = join(import.meta.dirname, '../../migrations');
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}
