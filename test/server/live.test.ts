// Live changes between server processes: over a real port, through PostgreSQL's notifications.
import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { listenLive } from '../helpers/listening.ts';
import { personOf, useWorld } from '../helpers/world.ts';

const world = useWorld();
/** a second server process on the same database */
let sibling: Awaited<ReturnType<typeof world.sibling>>;
let address: string;

beforeAll(async () => {
  sibling = await world.sibling();
  address = await sibling.listen({ port: 0, host: '127.0.0.1' });
});

async function within(ms: number, holds: () => boolean | Promise<boolean>): Promise<number> {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > ms) throw new Error(`did not come true within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - started;
}

test('what one process changes is heard by the browsers of another within a second, as ids only', async () => {
  const colleague = await world.person('JDP');
  const stream = await listenLive(address, colleague);
  expect(stream.answer.status).toBe(200);
  expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
  await within(1000, () => stream.heard().includes('retry:'));
  const created = await world.admin.post('/api/statuses', { name: 'Hemmeligt navn' });
  await within(1000, () => stream.heard().includes('status-created'));
  const line = stream
    .heard()
    .split('\n')
    .find((text) => text.startsWith('data:') && text.includes('status-created'));
  expect(JSON.parse(line!.slice(5))).toEqual({
    entity: 'setting',
    id: created.body.id,
    verb: 'status-created',
    actorId: world.admin.id,
    customerId: null,
  });
  expect(stream.heard()).not.toContain('Hemmeligt');
});

test('a screen that was already asking when something was told fetches again', async () => {
  const colleague = await world.person('SEN');
  await world.admin.post('/api/statuses', { name: 'Mens siden hentes' });
  const late = await listenLive(address, colleague, '?asking=2000');
  await within(1000, () => late.heard().includes('event: refresh'));
  // Longer ago than the screen can have asked, and than its request for the stream was under way.
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
  const calm = await listenLive(address, colleague, '?asking=2000');
  vi.restoreAllMocks();
  await world.admin.post('/api/statuses', { name: 'Derefter' });
  await within(1000, () => calm.heard().includes('status-created'));
  expect(calm.heard()).not.toContain('event: refresh');
});

test('what is refused or rolled back is told to nobody', async () => {
  const stream = await listenLive(address, await world.person('QUI'));
  await world.admin.post('/api/statuses', { name: 'Lead' });
  await world.admin.post('/api/statuses', { name: 'Et nyt navn' });
  await within(1000, () => stream.heard().includes('status-created'));
  expect(stream.heard().match(/status-created/g)).toHaveLength(1);
});

test('strangers hear nothing', async () => {
  const answer = await fetch(`${address}/api/live`);
  expect(answer.status).toBe(401);
});

test('signing out everywhere ends the other process’s session and its open stream at once', async () => {
  const here = await world.person('OUT');
  const there = personOf(sibling, await world.signIn('out@nordlys.dk'));
  const stream = await listenLive(address, there);
  // Asked before, so that the other process has the session in mind.
  expect((await there.get('/api/me')).status).toBe(200);
  await here.delete('/api/sessions');
  await within(1000, async () => (await there.get('/api/me')).status === 401);
  await within(1000, () => stream.ended());
});

test('signing out in one browser leaves the stream of another', async () => {
  const here = await world.person('STAY');
  const there = personOf(sibling, await world.signIn('stay@nordlys.dk'));
  const stream = await listenLive(address, there);
  await here.delete('/api/session');
  await world.admin.post('/api/statuses', { name: 'Efter log ud' });
  await within(1000, () => stream.heard().includes('status-created'));
  expect(stream.ended()).toBe(false);
});

test('who is deactivated hears no more, and a new company name holds in every process', async () => {
  const person = await world.person('DEA');
  const there = personOf(sibling, person);
  const stream = await listenLive(address, there);
  await world.admin.patch(`/api/users/${person.id}`, { active: false, version: 1 });
  await within(1000, () => stream.ended());

  const reader = personOf(sibling, world.admin);
  const { version } = (await reader.get('/api/me')).body.company;
  await world.admin.patch('/api/company', { name: 'Nordlys Nord A/S', version });
  await within(1000, async () => (await reader.get('/api/me')).body.company.name === 'Nordlys Nord A/S');
});

test('when the notifications break, nothing remembered is trusted and open screens fetch again', async () => {
  const person = await world.person('GAP');
  const there = personOf(sibling, await world.signIn('gap@nordlys.dk'));
  const stream = await listenLive(address, there);
  expect((await there.get('/api/me')).status).toBe(200);
  await within(1000, () => stream.heard().includes('retry:'));
  const refreshes = () => stream.heard().split('event: refresh').length;
  const before = refreshes();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'opfolg listener'`.execute(
    world.database.reader,
  );
  await within(1000, () => refreshes() > before);
  await person.delete('/api/sessions');
  // At once, although the listener of the other process may still be away.
  expect((await there.get('/api/me')).status).toBe(401);
  await within(5000, () => stream.ended());
});
