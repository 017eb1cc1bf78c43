// The lists that the firm words for itself, the rules of status change, and the company.
import { beforeAll, expect, test } from 'vitest';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let manager: Person;
beforeAll(async () => {
  manager = await world.person('MAN', 'manager');
});

const reference = async () => (await world.admin.get('/api/reference')).body;
const faultOf = ({ status, body }: { status: number; body: { error: { fields?: object[] } } }) => [
  status,
  body.error.fields?.[0],
];

test('after set-up the usual Danish words are there', async () => {
  const { types, statuses } = await reference();
  expect(types.map((type: { name: string }) => type.name)).toEqual([
    'Tlf',
    'Møde',
    'Besøg',
    'Tilbud',
    'EMail',
    'Notat',
    'Opfølgning',
    'Kampagne',
    'Opgave',
  ]);
  expect(statuses.map((status: { name: string }) => status.name)).toEqual([
    'Lead',
    'Emne',
    'Kunde',
    'Tidligere kunde',
    'Leverandør',
    'Partner',
  ]);
});

test('everybody reads the lists, administrators alone change them', async () => {
  expect((await manager.get('/api/reference')).status).toBe(200);
  const tries = [
    await manager.post('/api/activity-types', { name: 'Messe', kind: 'visit' }),
    await manager.patch(`/api/activity-types/${world.types.Tlf}`, { name: 'Telefon', version: 1 }),
    await manager.post('/api/statuses', { name: 'Konkurrent' }),
    await manager.patch(`/api/statuses/${world.statuses.Lead}`, { name: 'Ny', version: 1 }),
    await manager.post('/api/status-rules', {
      typeId: world.types.Tlf,
      on: 'completion',
      fromStatusId: world.statuses.Lead,
      toStatusId: world.statuses.Emne,
    }),
    await manager.patch('/api/company', { name: 'Mit firma', version: 1 }),
  ];
  expect(tries.map(({ status, body }) => [status, body.error.id])).toEqual(
    tries.map(() => [403, 'not-allowed']),
  );
});

test('an activity type is added, ordered, changed and taken out of use', async () => {
  const created = await world.admin.post('/api/activity-types', {
    name: ' Messe ',
    kind: 'visit',
    position: 1,
    defaultNextTypeId: world.types.Tlf,
  });
  expect(created.body).toMatchObject({
    name: 'Messe',
    position: 1,
    bornCompleted: false,
    internal: false,
    defaultNextTypeId: world.types.Tlf,
    active: true,
    version: 1,
  });
  const path = `/api/activity-types/${created.body.id}`;
  const changed = await world.admin.patch(path, {
    name: 'Messebesøg',
    bornCompleted: true,
    internal: true,
    defaultNextTypeId: null,
    active: false,
    version: 1,
  });
  expect(changed.body).toMatchObject({
    name: 'Messebesøg',
    bornCompleted: true,
    internal: true,
    defaultNextTypeId: null,
    active: false,
    version: 2,
  });
  const { types } = await reference();
  expect(types.slice(0, 3).map((type: { name: string }) => type.name)).toEqual(['Tlf', 'Møde', 'Messebesøg']);
  const leading = await world.admin.patch(`/api/activity-types/${world.types.Tlf}`, {
    defaultNextTypeId: created.body.id,
    version: 1,
  });
  expect(faultOf(leading)).toMatchObject([422, { field: 'defaultNextTypeId', id: 'unknown-type' }]);
});

test.each([
  ['/api/activity-types', { name: 'Møde', kind: 'meeting' }, 'name', 'name-taken'],
  ['/api/activity-types', { name: '  ', kind: 'meeting' }, 'name', 'required'],
  ['/api/activity-types', { name: 'Fax', kind: 'fax' }, 'kind', 'invalid-value'],
  ['/api/activity-types', { name: 'Fax' }, 'kind', 'required'],
  ['/api/activity-types', { name: null, kind: 'call' }, 'name', 'required'],
  ['/api/activity-types', { name: 'x'.repeat(41), kind: 'call' }, 'name', 'too-long'],
  ['/api/activity-types', { name: 'Fax', kind: 'call', position: -1 }, 'position', 'invalid-number'],
  ['/api/activity-types', { name: 'Fax', kind: 'call', colour: 'red' }, 'colour', 'unknown-field'],
  [
    '/api/activity-types',
    { name: 'Fax', kind: 'call', defaultNextTypeId: 4711 },
    'defaultNextTypeId',
    'unknown-type',
  ],
  ['/api/statuses', { name: 'Lead' }, 'name', 'name-taken'],
  ['/api/statuses', {}, 'name', 'required'],
  ['/api/statuses', { name: 'Død\0' }, 'name', 'unreadable-character'],
])('%s refuses %j at its field', async (path, body, field, id) => {
  expect(faultOf(await world.admin.post(path, body))).toMatchObject([422, { field, id }]);
});

test('a name that another row has cannot be taken by a change either', async () => {
  const type = await world.admin.patch(`/api/activity-types/${world.types.Notat}`, {
    name: 'Tilbud',
    version: 1,
  });
  expect(faultOf(type)).toMatchObject([422, { field: 'name', id: 'name-taken' }]);
  const status = await world.admin.patch(`/api/statuses/${world.statuses.Partner}`, {
    name: 'Kunde',
    version: 1,
  });
  expect(faultOf(status)).toMatchObject([422, { field: 'name', id: 'name-taken' }]);
});

test('a late save is told what changed on this row, and nothing of the other lists', async () => {
  // Types, statuses and rules number their rows alike: the same id stands in each list.
  const id = world.types.Besøg!;
  const other = await world.admin.patch(`/api/statuses/${id}`, { position: 17, version: 1 });
  expect(other.status).toBe(200);
  await world.admin.patch(`/api/activity-types/${id}`, { name: 'Kundebesøg', version: 1 });
  const late = await world.admin.patch(`/api/activity-types/${id}`, { position: 40, version: 1 });
  expect([late.status, late.body.error.id]).toEqual([409, 'stale-version']);
  expect(late.body.error.details).toEqual({
    currentVersion: 2,
    changes: [
      { at: expect.any(String), actorId: world.admin.id, changes: { name: ['Besøg', 'Kundebesøg'] } },
    ],
  });
  expect(
    (await world.admin.patch(`/api/activity-types/${id}`, { position: 40, version: 2 })).body.version,
  ).toBe(3);
});

test('a status that is not in use cannot be chosen any more', async () => {
  const created = await world.admin.post('/api/statuses', { name: 'Gammel liste' });
  await world.admin.patch(`/api/statuses/${created.body.id}`, { active: false, version: 1 });
  const rule = await world.admin.post('/api/status-rules', {
    typeId: world.types.Tlf,
    on: 'completion',
    fromStatusId: created.body.id,
    toStatusId: world.statuses.Kunde,
  });
  expect(faultOf(rule)).toMatchObject([422, { field: 'fromStatusId', id: 'unknown-status' }]);
});

test('a rule of status change is added, changed and switched off; nonsense is refused', async () => {
  const rule = {
    typeId: world.types.Tilbud,
    outcome: 'held',
    on: 'completion',
    fromStatusId: world.statuses.Lead,
    toStatusId: world.statuses.Emne,
  };
  const created = await world.admin.post('/api/status-rules', rule);
  expect(created.body).toMatchObject({ ...rule, active: true, version: 1 });
  const path = `/api/status-rules/${created.body.id}`;
  const changed = await world.admin.patch(path, { outcome: null, on: 'creation', active: false, version: 1 });
  expect(changed.body).toMatchObject({ outcome: null, on: 'creation', active: false, version: 2 });
  const same = await world.admin.patch(path, { toStatusId: world.statuses.Lead, version: 2 });
  expect(faultOf(same)).toMatchObject([422, { field: 'toStatusId', id: 'same-status' }]);
  const unknown = await world.admin.post('/api/status-rules', { ...rule, typeId: 4711 });
  expect(faultOf(unknown)).toMatchObject([422, { field: 'typeId', id: 'unknown-type' }]);
  const late = await world.admin.patch(path, { active: true, version: 1 });
  expect(late.body.error.details.changes[0].changes).toMatchObject({ on: ['completion', 'creation'] });
  expect((await reference()).rules).toContainEqual(changed.body);
});

test('the company’s name, zone and days off hold from the next request', async () => {
  const before = (await world.admin.get('/api/me')).body.company;
  const changed = await world.admin.patch('/api/company', {
    name: 'Nordlys Grønland A/S',
    timeZone: 'Pacific/Kiritimati',
    daysOff: { may1: true, june5: false, dec24: true, dec31: false },
    defaultNextTypeId: world.types.Tlf,
    version: before.version,
  });
  expect(changed.body).toMatchObject({ name: 'Nordlys Grønland A/S', version: before.version + 1 });
  const me = (await manager.get('/api/me')).body;
  expect(me.company).toEqual(changed.body);
  // 10:00 in Denmark on Monday is the same Monday, 23:00, there; an hour later their Tuesday has begun.
  expect(me.today).toBe('2026-11-23');
  const monday = world.clock.now;
  world.clock.now = new Date('2026-11-23T10:00:00Z');
  expect((await manager.get('/api/me')).body.today).toBe('2026-11-24');
  world.clock.now = monday;

  const late = await world.admin.patch('/api/company', { name: 'Andet navn', version: before.version });
  expect([late.status, late.body.error.id]).toEqual([409, 'stale-version']);
  expect(late.body.error.details.changes[0].changes.name).toEqual(['Nordlys A/S', 'Nordlys Grønland A/S']);
  const repeated = await world.admin.patch('/api/company', {
    timeZone: 'Pacific/Kiritimati',
    version: before.version,
  });
  expect(repeated.status).toBe(200);
});

test.each([
  [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'invalid-time-zone'],
  [{ name: ' ' }, 'name', 'required'],
  [{ defaultNextTypeId: 4711 }, 'defaultNextTypeId', 'unknown-type'],
  [{ daysOff: { may1: 'ja' } }, 'daysOff.may1', 'invalid-value'],
  [{ daysOff: { easter: true } }, 'daysOff.easter', 'unknown-field'],
])('the company refuses %j', async (body, field, id) => {
  const { version } = (await world.admin.get('/api/me')).body.company;
  expect(faultOf(await world.admin.patch('/api/company', { ...body, version }))).toMatchObject([
    422,
    { field, id },
  ]);
});
