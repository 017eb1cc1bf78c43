// What holds for every address: bad input gets a clear answer, strangers are refused, repeats are harmless.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/server/app.ts';
import { openDatabase } from '../../src/server/db/database.ts';
import { forgetAnswers } from '../../src/server/http/idempotency.ts';
import { forgetExpired } from '../../src/server/users/sessions.ts';
import { ENDPOINTS } from '../../src/shared/endpoints.ts';
import { MONDAY, PASSWORD, useWorld } from '../helpers/world.ts';

const world = useWorld();
const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, more: object = {}) =>
  world.app.inject({
    method,
    url,
    ...more,
    headers: { cookie: world.admin.cookie, ...(more as { headers?: object }).headers },
  });
const json = { 'content-type': 'application/json' };

test('health and readiness answer without a session', async () => {
  expect((await world.app.inject('/health')).json()).toEqual({ status: 'ok' });
  expect((await world.app.inject('/ready')).json()).toEqual({ status: 'ready' });
});

test('without its database the program is alive but not ready, and says it is busy', async () => {
  const database = openDatabase('postgres://127.0.0.1:1/nothing', () => undefined, 2);
  const app = await buildApp({
    database,
    dataDir: world.dataDir,
    clock: () => MONDAY,
    secureCookies: false,
    trustProxy: false,
    logger: false,
    checkAnswers: true,
    attemptsPerMinute: 10,
  });
  try {
    expect((await app.inject('/health')).statusCode).toBe(200);
    const ready = await app.inject('/ready');
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'database-away' }]);
    const setup = await app.inject('/api/setup');
    expect([setup.statusCode, setup.json().error.id]).toEqual([503, 'busy']);
  } finally {
    await app.close();
    await database.end();
  }
});

test.each([
  ['GET', '/api/findes-ikke', 404],
  ['POST', '/api/customers/1/findes-ikke', 404],
  ['DELETE', '/api/me', 404],
  ['GET', '/api/customers/%00', 422],
  ['GET', '/api/customers/1e99', 422],
  ['GET', '/api/customers/-1', 422],
  ['GET', '/api/customers/99999999999999999999', 422],
  ['GET', '/api/customers/%E0%A4%A', 400],
  ['GET', '/api/todo?limit=abc', 422],
  ['GET', '/api/todo?ukendt=1', 422],
  ['GET', '/api/todo?q=%00', 422],
] as const)('%s %s is answered with %i', async (method, url, status) => {
  const answer = await ask(method, url);
  expect(answer.statusCode).toBe(status);
  expect(answer.json().error).toMatchObject({ id: expect.any(String), message: expect.any(String) });
});

test.each([
  ['broken JSON', '{"name": ', json, 400, 'invalid-json'],
  ['an empty body', '', json, 400, 'invalid-json'],
  ['a list', '[]', json, 422, 'invalid-request'],
  ['null', 'null', json, 422, 'invalid-request'],
  ['a number', '7', json, 422, 'invalid-request'],
  ['text', 'navn', { 'content-type': 'text/plain' }, 422, 'invalid-request'],
  [
    'a form',
    'name=x',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'unsupported-media-type',
  ],
  ['a poisoned prototype', '{"__proto__": {"role": "administrator"}}', json, 400, 'invalid-json'],
  ['three megabytes', JSON.stringify({ name: 'x'.repeat(3e6) }), json, 413, 'body-too-large'],
])('%s instead of a status is refused', async (_, payload, headers, status, id) => {
  const answer = await ask('POST', '/api/statuses', { payload, headers });
  expect([answer.statusCode, answer.json().error.id]).toEqual([status, id]);
});

test('unknown fields and a NUL are named, and nothing is stored', async () => {
  const unknown = await world.admin.post('/api/statuses', { name: 'Ny', farve: 'rød', dyb: { x: 1 } });
  expect([unknown.status, unknown.body.error.fields]).toEqual([
    422,
    [
      { field: 'farve', id: 'unknown-field', message: 'Feltet findes ikke.' },
      { field: 'dyb', id: 'unknown-field', message: 'Feltet findes ikke.' },
    ],
  ]);
  const nul = await world.admin.post('/api/statuses', { name: 'N\0y' });
  expect(nul.body.error.fields).toMatchObject([{ field: 'name', id: 'unreadable-character' }]);
  const { statuses } = (await world.admin.get('/api/reference')).body;
  expect(statuses.some(({ name }: { name: string }) => name.startsWith('N'))).toBe(false);
});

test('a half surrogate, the longest text and every odd sign either fit or are refused, never a crash', async () => {
  for (const name of [
    '\ud800',
    '\u202e',
    '💥'.repeat(20),
    "';drop table company;--",
    '\u0007',
    '%s%n',
    '\\',
    '$(x)',
  ]) {
    const answer = await world.admin.post('/api/statuses', { name });
    expect(answer.status, JSON.stringify(name)).toBeLessThan(500);
  }
});

test('a page of another site cannot change anything', async () => {
  const host = 'crm.nordlys.dk';
  const from = (origin: string) =>
    ask('POST', '/api/statuses', { payload: { name: 'Fra en anden side' }, headers: { host, origin } });
  for (const origin of [
    'https://ond.dk',
    'null',
    'http://crm.nordlys.dk:81',
    'http://crm.nordlys.dk.ond.dk',
    '',
  ]) {
    const answer = await from(origin);
    expect([answer.statusCode, answer.json().error.id], origin).toEqual([403, 'wrong-origin']);
  }
  expect((await from('https://crm.nordlys.dk')).statusCode).toBe(200);
  const read = await ask('GET', '/api/me', { headers: { host, origin: 'https://ond.dk' } });
  expect(read.headers['access-control-allow-origin']).toBeUndefined();
});

test('OpenAPI names every endpoint once, with its parameters, body, answer and permission', async () => {
  const answer = await world.app.inject('/api/openapi.json');
  const document = answer.json();
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.entries<Record<string, Record<string, unknown>>>(document.paths).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  expect(operations).toHaveLength(ENDPOINTS.length);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(ENDPOINTS.length);
  for (const { path, operation } of operations) {
    const parameters = operation.parameters as { name: string; in: string; schema: object }[];
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(
      parameters.filter((one) => one.in === 'path').map((one) => one.name),
      path,
    ).toEqual(inPath);
    expect(operation.summary, path).toMatch(/\.$/);
    expect(operation['x-permission'], path).toBeTruthy();
  }
  for (const { name, endpoint } of ENDPOINTS) {
    const operation = operations.find((one) => one.operation.operationId === name)!.operation as {
      requestBody?: { content: Record<string, { schema: { properties?: object } }> };
      responses: { 200: { content?: Record<string, { schema?: { properties?: object } }> } };
    };
    if (endpoint.body) expect(operation.requestBody?.content['application/json']?.schema, name).toBeDefined();
    if (endpoint.response) {
      expect(operation.responses[200].content?.['application/json']?.schema, name).not.toEqual({});
    }
  }
  expect(JSON.parse(answer.body)).toEqual(document);
});

test('a request sent twice with one key acts once and is answered alike', async () => {
  const send = (key: string, body: object) =>
    world.admin.post('/api/statuses', body, { 'idempotency-key': key });
  const [first, second] = await Promise.all([send('a', { name: 'Én gang' }), send('a', { name: 'Én gang' })]);
  expect(first.status).toBe(200);
  expect(second.body).toEqual(first.body);
  expect((await send('a', { name: 'Én gang' })).body).toEqual(first.body);
  const reused = await send('a', { name: 'Noget andet' });
  expect([reused.status, reused.body.error.id]).toEqual([422, 'idempotency-key-reused']);
  const elsewhere = await world.admin.post(
    '/api/activity-types',
    { name: 'Én gang', kind: 'call' },
    { 'idempotency-key': 'a' },
  );
  expect(elsewhere.body.error.id).toBe('idempotency-key-reused');
  const { statuses } = (await world.admin.get('/api/reference')).body;
  expect(statuses.filter(({ name }: { name: string }) => name === 'Én gang')).toHaveLength(1);
});

test('a key belongs to one user, and what was refused may be tried again with it', async () => {
  const colleague = await world.person('KEY', 'administrator');
  const key = { 'idempotency-key': 'b' };
  const refused = await world.admin.post('/api/statuses', { name: 'Lead' }, key);
  expect(refused.status).toBe(422);
  expect((await world.admin.post('/api/statuses', { name: 'Rettet' }, key)).status).toBe(200);
  expect((await colleague.post('/api/statuses', { name: 'Kollegas' }, key)).body.name).toBe('Kollegas');
  expect(
    (await world.admin.post('/api/statuses', { name: 'x' }, { 'idempotency-key': 'x'.repeat(201) })).status,
  ).toBe(422);
});

test('answers carry the headers that keep a browser safe', async () => {
  const { headers } = await ask('GET', '/api/me');
  expect(headers['content-security-policy']).toMatch(/default-src 'self'/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-store');
});

let guarded: Awaited<ReturnType<typeof buildApp>>;
beforeAll(async () => {
  guarded = await buildApp({
    database: world.database,
    dataDir: world.dataDir,
    clock: () => MONDAY,
    secureCookies: true,
    trustProxy: false,
    logger: false,
    checkAnswers: true,
    attemptsPerMinute: 3,
  });
});
afterAll(() => guarded.close());

const attempt = (email: string, password = 'gæt', remoteAddress = '10.0.0.1') =>
  guarded.inject({ method: 'POST', url: '/api/session', payload: { email, password }, remoteAddress });

test('guessing passwords is slowed down, however the address is spelled', async () => {
  const answers = [];
  for (const email of ['adm@nordlys.dk', 'ADM@nordlys.dk', ' adm@nordlys.dk', 'Adm@Nordlys.DK ']) {
    answers.push(await attempt(email));
  }
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 429]);
  expect(answers.at(-1)?.json().error).toEqual({
    id: 'too-many-attempts',
    message: 'For mange forsøg. Vent et minut, og prøv igen.',
  });
  expect((await attempt('adm@nordlys.dk', PASSWORD)).statusCode).toBe(429);
  // The owner is not locked out from his own place, nor anybody else from this one.
  const elsewhere = await attempt('adm@nordlys.dk', PASSWORD, '10.0.0.2');
  expect(elsewhere.statusCode).toBe(200);
  expect(String(elsewhere.headers['set-cookie'])).toMatch(/Secure/);
  expect((await attempt('anden@nordlys.dk')).statusCode).toBe(401);
});

test('what is forgotten after a while: ended sessions, answers to old tries', async () => {
  const now = new Date(world.clock.now.getTime() + 40 * 86_400_000);
  await world.admin.post('/api/customers', { name: 'Én gang' }, { 'idempotency-key': 'gammel' });
  await forgetExpired(world.database.reader, now);
  await forgetAnswers(world.database.reader, now);
  const left = async (table: 'session' | 'idempotent_answer') =>
    (await world.database.reader.selectFrom(table).select('user_id').execute()).length;
  expect(await left('session')).toBe(0);
  expect(await left('idempotent_answer')).toBe(0);
});
