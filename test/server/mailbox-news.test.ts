// What a mailbox comes to is heard by its owner's open screens at once, by nobody else's, and never with content; and a
// mail server that keeps us waiting keeps nobody else waiting.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeImap, fakeImap, polite } from '../helpers/fake-imap.ts';
import { listenLive } from '../helpers/listening.ts';
import { until } from '../helpers/mailbox-mails.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
let server: FakeImap;
let address = '';
const account = () => ({
  address: 'adm@nordlys.dk',
  host: '127.0.0.1',
  port: server.port,
  security: 'none',
  username: 'anne',
  password: 'en hemmelighed',
  since: '2026-11-01',
});

beforeAll(async () => {
  server = await fakeImap();
  address = await world.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => server.close());

test('every change of a mailbox’s state is told to its owner’s screens alone, as ids', async () => {
  const owner = await listenLive(address, world.admin);
  const colleague = await listenLive(address, await world.person('JDP'));
  const connected = await world.admin.post('/api/mailboxes', account());
  expect(connected.status).toBe(200);
  const { id } = connected.body;
  const messages = () =>
    owner
      .heard()
      .split('\n')
      .filter((line) => line.includes('"mailbox"'))
      .map((line) => JSON.parse(line.slice(5)));
  const verbs = () => messages().map(({ verb }) => verb);
  await until('live', async () => (await world.admin.get('/api/mailboxes')).body.items[0].state === 'live');
  // connecting by its owner, then reading, then live
  await until('told', async () => verbs().filter((verb) => verb === 'state').length >= 2);
  expect(messages()[0]).toEqual({
    entity: 'mailbox',
    id,
    verb: 'mailbox-connected',
    actorId: null,
    customerId: null,
    onlyTo: world.admin.id,
  });
  const states = () => verbs().filter((verb) => verb === 'state').length;
  const before = states();
  server.say = (command, socket) =>
    /^LOGIN/i.test(command) ? '@ NO [AUTHENTICATIONFAILED] No.' : polite(command, socket);
  // Resumed, it signs in anew and is refused.
  await world.admin.post(`/api/mailboxes/${id}/pause`);
  await world.admin.delete(`/api/mailboxes/${id}/pause`);
  await until('refused', async () => states() > before);
  expect(verbs()).toContain('mailbox-paused');
  expect(verbs()).toContain('mailbox-resumed');
  expect((await world.admin.get('/api/mailboxes')).body.items[0].state).toBe('sign-in-needed');
  await world.admin.delete(`/api/mailboxes/${id}`);
  await until('told', async () => verbs().includes('mailbox-removed'));
  expect(colleague.heard()).not.toContain('"mailbox"');
  expect(owner.heard()).not.toMatch(/hemmelig|anne|127\.0/);
});

test('while a slow mail server keeps us waiting, nothing of the database is held', async () => {
  const waiting: (() => void)[] = [];
  server.say = (command, socket) => {
    if (!/^LIST/i.test(command)) return polite(command, socket);
    waiting.push(() => socket.write('* LIST () "/" INBOX\r\n'));
    return null;
  };
  const connecting = world.admin.post('/api/mailboxes', account());
  const trial = world.admin.post('/api/mailboxes/trial', account());
  await until('asked', async () => waiting.length === 2);
  const held = await sql<{
    query: string;
  }>`select query from pg_stat_activity where datname = current_database()
    and pid <> pg_backend_pid() and xact_start is not null`.execute(world.database.reader);
  expect(held.rows).toEqual([]);
  await server.close();
  const answers = await Promise.all([connecting, trial]);
  expect(answers.map(({ status }) => status)).toEqual([502, 502]);
  server = await fakeImap();
});

test('a retried request is told what the first one did, without a second visit', async () => {
  const key = { 'idempotency-key': 'forbind' };
  const first = await world.admin.post('/api/mailboxes', account(), key);
  expect(first.status).toBe(200);
  const { id } = first.body;
  await world.admin.post(`/api/mailboxes/${id}/pause`);
  server.logins = 0;
  expect((await world.admin.post('/api/mailboxes', account(), key)).body).toEqual(first.body);
  expect(server.logins).toBe(0);
  const other = await world.admin.post('/api/mailboxes', { ...account(), username: 'bo' }, key);
  expect(other.body.error.id).toBe('idempotency-key-reused');
  // Two tries at the same time: both may visit, one acts.
  const account2 = { ...account(), username: 'bo' };
  const racing = await Promise.all(
    [1, 2].map(() => world.admin.post('/api/mailboxes', account2, { 'idempotency-key': 'to' })),
  );
  expect(racing[0]?.status).toBe(200);
  expect(racing[1]?.body).toEqual(racing[0]?.body);
  expect((await world.admin.get('/api/mailboxes')).body.items).toHaveLength(2);
});
