// Users as administrators see them: creating, changing, leaving; and what becomes of open sessions.
import { expect, test } from 'vitest';
import { PASSWORD, useWorld } from '../helpers/world.ts';

const world = useWorld();
const newUser = (initials: string, more: object = {}) => ({
  name: `Person ${initials}`,
  initials,
  email: `${initials.toLowerCase()}@nordlys.dk`,
  role: 'salesperson',
  password: PASSWORD,
  ...more,
});

test('an administrator creates a user, who can sign in; the list is by initials', async () => {
  const created = await world.admin.post(
    '/api/users',
    newUser('zoe', { phone: '87654321', isSalesperson: false }),
  );
  expect(created.body).toMatchObject({
    initials: 'ZOE',
    email: 'zoe@nordlys.dk',
    phone: '87654321',
    isSalesperson: false,
    active: true,
    version: 1,
  });
  await world.person('ABE');
  const { items } = (await world.admin.get('/api/users')).body;
  expect(items.map((user: { initials: string }) => user.initials)).toEqual(['ABE', 'ADM', 'ZOE']);
  expect(JSON.stringify(items)).not.toMatch(/password|argon/);
  await expect(world.signIn('zoe@nordlys.dk')).resolves.toMatchObject({ initials: 'ZOE' });
});

test.each([
  ['salesperson', [200, 403, 403, 403]],
  ['manager', [200, 403, 403, 403]],
  ['administrator', [200, 200, 200, 200]],
] as const)('a %s may', async (role, expected) => {
  const initials = `R${role.slice(0, 3)}`.toUpperCase();
  const person = await world.person(initials, role);
  const other = await world.person(`O${initials}`);
  const answers = [
    await person.get('/api/users'),
    await person.post('/api/users', newUser(`N${initials}`)),
    await person.patch(`/api/users/${other.id}`, { name: 'Nyt navn', version: 1 }),
    await person.patch(`/api/users/${person.id}`, { role: 'administrator', version: 1 }),
  ];
  expect(answers.map(({ status }) => status)).toEqual(expected);
});

test('initials and e-mail belong to one user, whatever their case', async () => {
  await world.person('DUP');
  const initials = await world.admin.post('/api/users', newUser('dup', { email: 'anden@nordlys.dk' }));
  expect(initials.body.error.fields).toMatchObject([{ field: 'initials', id: 'initials-taken' }]);
  const email = await world.admin.post('/api/users', newUser('DUQ', { email: 'Dup@NORDLYS.dk' }));
  expect(email.body.error.fields).toMatchObject([{ field: 'email', id: 'email-taken' }]);
  const other = await world.person('DUR');
  const changed = await world.admin.patch(`/api/users/${other.id}`, { initials: 'Dup', version: 1 });
  expect(changed.body.error.fields).toMatchObject([{ field: 'initials', id: 'initials-taken' }]);
});

test('a late save is told who changed what, and a repeated one is no conflict', async () => {
  const person = await world.person('LATE');
  const path = `/api/users/${person.id}`;
  const first = await world.admin.patch(path, { name: 'Nyt navn', version: 1 });
  expect(first.body).toMatchObject({ name: 'Nyt navn', version: 2 });
  expect((await world.admin.patch(path, { name: 'Nyt navn', version: 1 })).status).toBe(200);
  const late = await world.admin.patch(path, { phone: '11223344', version: 1 });
  expect([late.status, late.body.error.id]).toEqual([409, 'stale-version']);
  expect(late.body.error.details).toMatchObject({
    currentVersion: 2,
    changes: [{ actorId: world.admin.id, changes: { name: ['Person LATE', 'Nyt navn'] } }],
  });
});

test('of two changes at once to the same user none is lost', async () => {
  const person = await world.person('RACE');
  const path = `/api/users/${person.id}`;
  const answers = await Promise.all([
    world.admin.patch(path, { name: 'Den ene', version: 1 }),
    world.admin.patch(path, { phone: '11111111', version: 1 }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('who leaves is out at once, stays in the list, and can come back', async () => {
  const person = await world.person('GONE');
  expect((await person.get('/api/me')).status).toBe(200);
  const left = await world.admin.patch(`/api/users/${person.id}`, { active: false, version: 1 });
  expect(left.body.active).toBe(false);
  expect((await person.get('/api/me')).status).toBe(401);
  const { items } = (await world.admin.get('/api/users')).body;
  expect(items.find((user: { id: number }) => user.id === person.id).active).toBe(false);
  await world.admin.patch(`/api/users/${person.id}`, { active: true, version: 2 });
  expect((await person.get('/api/me')).status).toBe(401);
  await expect(world.signIn('gone@nordlys.dk')).resolves.toMatchObject({ initials: 'GONE' });
});

test('a new role holds from the next request', async () => {
  const person = await world.person('ROLE');
  expect((await person.post('/api/users', newUser('BYR'))).status).toBe(403);
  await world.admin.patch(`/api/users/${person.id}`, { role: 'administrator', version: 1 });
  expect((await person.post('/api/users', newUser('BYR'))).status).toBe(200);
  await world.admin.patch(`/api/users/${person.id}`, { role: 'salesperson', version: 2 });
  expect((await person.post('/api/users', newUser('BYS'))).status).toBe(403);
});

test('a new password from an administrator ends the user’s sessions and is logged without being told', async () => {
  const person = await world.person('NEWP');
  await world.admin.patch(`/api/users/${person.id}`, { password: 'valgt af administratoren', version: 1 });
  expect((await person.get('/api/me')).status).toBe(401);
  const again = await world.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: 'newp@nordlys.dk', password: 'valgt af administratoren' },
  });
  expect(again.statusCode).toBe(200);
  const events = await world.database.reader
    .selectFrom('event')
    .selectAll()
    .where('entity', '=', 'user')
    .where('entity_id', '=', person.id)
    .orderBy('id')
    .execute();
  expect(events.map((event) => event.verb)).toEqual(['created', 'changed']);
  expect(JSON.stringify(events)).not.toContain('valgt af');
});

test('the last administrator can neither leave nor step down, not even when two do it at once', async () => {
  const alone = (body: object) => world.admin.patch(`/api/users/${world.admin.id}`, body);
  const others = await world.database.reader
    .selectFrom('app_user')
    .select(['id', 'version'])
    .where('role', '=', 'administrator')
    .where('id', '<>', world.admin.id)
    .execute();
  for (const other of others) {
    await world.admin.patch(`/api/users/${other.id}`, { role: 'manager', version: other.version });
  }
  for (const change of [{ active: false }, { role: 'manager' }]) {
    const refused = await alone({ ...change, version: 1 });
    expect([refused.status, refused.body.error.id]).toEqual([409, 'last-administrator']);
  }
  const second = await world.person('SEC', 'administrator');
  const answers = await Promise.all([
    alone({ role: 'manager', version: 1 }),
    second.patch(`/api/users/${second.id}`, { role: 'manager', version: 1 }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [kept] = await world.database.reader
    .selectFrom('app_user')
    .select('id')
    .where('role', '=', 'administrator')
    .where('active', '=', true)
    .execute();
  expect(kept).toBeDefined();
});
