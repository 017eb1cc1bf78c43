// Acts on what a search finds: all of it as ids, follow-up for all, reassigning, tags, exactly the marked as a file; whole or
// not at all, taken back as one act.
import { beforeAll, describe, expect, test } from 'vitest';
import { nameOf } from '../../src/server/imports/columns.ts';
import { readCsv } from '../../src/shared/csv.ts';
import { indexed } from '../helpers/indexed.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Any = any;
let seller: Person;
let customerId: number;

beforeAll(async () => {
  seller = await world.person('SEL');
  customerId = (await world.customer('Mange ting A/S')).id;
});

const make = async (input: object = {}): Promise<number> =>
  (await world.activity({ customerId, typeId: world.types.Tlf, ...input }, seller)).activity.id;
const closed = (input: object = {}) => make({ note: 'talte', complete: true, ...input });
const read = async (id: number): Promise<Any> => (await seller.get(`/api/activities/${id}`)).body;
const bulk = async (ids: number[], action: object): Promise<Any> => {
  const { status, body } = await seller.post('/api/activities/bulk', { ids, action });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const undo = async (steps: unknown): Promise<Any> => {
  const { status, body } = await seller.post('/api/activities/bulk/undo', { steps });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const allOf = async () => (await seller.get(`/api/activities?customerId=${customerId}&limit=200`)).body.items;

describe('follow-up for all', () => {
  const action = { kind: 'follow-up', date: '2026-12-07', text: 'Ring om prislisten' };

  test('open ones move, closed ones get the next link of their chain, one alone', async () => {
    const open = await make({
      followUpDate: '2026-11-25',
      followUpTime: '10:00',
      followUpText: 'Egen tekst',
    });
    const done = await closed();
    const answer = await bulk([open, done], action);
    expect(answer).toMatchObject({ changed: [open, done], skipped: [], taken: [] });
    expect(await read(open)).toMatchObject({
      followUpDate: '2026-12-07',
      followUpTime: '10:00',
      followUpText: 'Egen tekst',
    });
    const { successor, completedAt, chainId } = await read(done);
    expect(completedAt).not.toBeNull();
    expect(successor).toMatchObject({ followUpDate: '2026-12-07', followUpText: 'Ring om prislisten' });
    expect((await read(successor.id)).chainId).toBe(chainId);
    const count = (await allOf()).length;
    const again = await bulk([open, done], { ...action, date: '2026-12-07' });
    expect(again).toMatchObject({ changed: [], why: { already: 1, completed: 0, followed: 1 } });
    expect(await allOf()).toHaveLength(count);
  });

  test('a closed one that is followed up already is left alone and said so', async () => {
    const done = await closed({ next: { date: '2026-11-30', text: 'Aftalt' } });
    const answer = await bulk([done], action);
    expect(answer).toMatchObject({ changed: [], skipped: [done], why: { followed: 1 } });
    expect((await read(done)).successor).toMatchObject({
      followUpDate: '2026-11-30',
      followUpText: 'Aftalt',
    });
  });

  test('the same once more, after that follow-up is done, makes a new one', async () => {
    const done = await closed();
    await bulk([done], action);
    const first = (await read(done)).successor.id;
    await bulk([first], { kind: 'complete' });
    expect(await bulk([done], action)).toMatchObject({ changed: [done] });
    const { successor } = await read(done);
    expect(successor.id).not.toBe(first);
    expect(successor.completedAt).toBeNull();
  });

  test('what a former colleague did is followed up by whoever asks', async () => {
    const former = await world.person('GÅT');
    const done = await closed({ salespersonId: former.id });
    const user = (await world.admin.get('/api/reference')).body.users.find((u: Any) => u.id === former.id);
    const left = await world.admin.patch(`/api/users/${former.id}`, { active: false, version: user.version });
    expect(left.status, JSON.stringify(left.body)).toBe(200);
    const answer = await bulk([done], action);
    const { successor } = await read(done);
    expect(answer.taken).toEqual([successor.id]);
    expect(successor.salespersonId).toBe(seller.id);
  });

  test('is taken back as one act, except what was worked on since', async () => {
    const dated = await make({ followUpDate: '2026-11-25', followUpTime: '09:15' });
    const undated = await make({});
    const [done, worked] = [await closed(), await make({ followUpDate: '2026-11-26' })];
    const ids = [dated, undated, done, worked];
    const { undo: steps } = await bulk(ids, action);
    const { version } = await read(worked);
    await world.admin.patch(`/api/activities/${worked}`, { note: 'Har ringet', version });
    expect(await undo(steps)).toEqual({ changed: [dated, undated, done], skipped: [worked] });
    expect(await read(dated)).toMatchObject({ followUpDate: '2026-11-25', followUpTime: '09:15' });
    expect((await read(undated)).followUpDate).toBeNull();
    expect((await read(worked)).followUpDate).toBe('2026-12-07');
    const after = await read(done);
    expect(after.next.date).toBeNull();
    expect(after.successor).toMatchObject({ followUpDate: '2026-12-07' });
    expect(after.successor.completedAt).not.toBeNull();
    expect(await undo(steps)).toMatchObject({ changed: [], skipped: ids });
  });

  test('sent again by a broken line it is done once', async () => {
    const done = await closed();
    const send = () =>
      seller.post('/api/activities/bulk', { ids: [done], action }, { 'idempotency-key': 'bulk-follow-up' });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    const chain = (await seller.get(`/api/activities/${done}/chain`)).body.items;
    expect(chain).toHaveLength(2);
  });
});

test('given to a colleague and taken back, each to whom it was', async () => {
  const [anna, bo] = [await world.person('ANA'), await world.person('BOO')];
  const ids = [await make({ salespersonId: anna.id }), await closed({ salespersonId: bo.id }), await make()];
  const { changed, undo: steps } = await bulk(ids, { kind: 'reassign', salespersonId: anna.id });
  expect(changed).toEqual(ids.slice(1));
  await undo(steps);
  const owners = await Promise.all(ids.map(async (id) => (await read(id)).salespersonId));
  expect(owners).toEqual([anna.id, bo.id, seller.id]);
});

test('tagged and untagged; what is so already is counted as left', async () => {
  const tagId = (await seller.post('/api/tags', { name: 'Forår' })).body.id;
  const ids = [await make(), await closed(), await make()];
  await seller.put(`/api/activities/${ids[0]}/tags/${tagId}`);
  expect(await bulk(ids, { kind: 'tag', tagId })).toMatchObject({
    changed: ids.slice(1),
    skipped: [ids[0]],
    why: { already: 1, completed: 0, followed: 0 },
  });
  await indexed(world);
  const found = await seller.get(`/api/overview/activities/ids?tags=${tagId}&order=oldest`);
  expect(found.body).toEqual({ ids, more: false });
  expect((await bulk(ids, { kind: 'untag', tagId })).changed).toEqual(ids);
  expect((await read(ids[1]!)).tags).toEqual([]);
});

test.each([
  ['follow-up', { kind: 'follow-up', date: '2026-12-07' }],
  ['reassign', () => ({ kind: 'reassign', salespersonId: world.admin.id })],
  ['tag', async () => ({ kind: 'tag', tagId: (await seller.post('/api/tags', { name: 'Helt' })).body.id })],
])('%s: one that is not to be seen, and nothing is done', async (_, action) => {
  const id = await make({ followUpDate: '2026-11-25' });
  const before = await read(id);
  const body = { ids: [id, 999_999], action: typeof action === 'function' ? await action() : action };
  expect((await seller.post('/api/activities/bulk', body)).status).toBe(404);
  expect(await read(id)).toEqual(before);
});

test('without signing in nothing; too many at once is a sentence at its field', async () => {
  const nobody = await world.app.inject({
    method: 'POST',
    url: '/api/exports/marked',
    payload: { ids: [1] },
  });
  expect(nobody.statusCode).toBe(401);
  const ids = Array.from({ length: 1_001 }, (_, index) => index + 1);
  for (const [path, body] of [
    ['/api/activities/bulk', { ids, action: { kind: 'complete' } }],
    ['/api/exports/marked', { ids }],
  ] as const) {
    const { status, body: answer } = await seller.post(path, body);
    expect([status, answer.error.fields[0].id]).toEqual([422, 'too-many']);
  }
});

test('exactly the marked as a file, in their order, with their tags', async () => {
  const tagId = (await seller.post('/api/tags', { name: 'Zebra' })).body.id;
  const other = (await seller.post('/api/tags', { name: 'Alfa' })).body.id;
  const ids = [await make({ note: 'sidst' }), await make({ note: 'først' })];
  await make({ note: 'ikke med' });
  await bulk([ids[0]!], { kind: 'tag', tagId });
  await bulk([ids[0]!], { kind: 'tag', tagId: other });
  const file = await seller.post('/api/exports/marked', { ids: [ids[1], ids[0], 999_999] });
  expect(file.status).toBe(200);
  expect(file.headers['content-disposition']).toContain('CRM%20Overblik%202026-11-23.csv');
  const [head, ...rows] = [...readCsv(file.raw.toString().replace(/^\ufeff/, ''), ';')];
  const cell = (row: (typeof rows)[number], name: string) => row.cells[head!.cells.indexOf(name)];
  expect(rows.map((row) => cell(row, nameOf('activities', 'note')))).toEqual(['først', 'sidst']);
  expect(rows.map((row) => cell(row, 'Mærker'))).toEqual(['', 'Alfa, Zebra']);
});

test('the whole of a search is at most 1,000, and whether there is more is said', async () => {
  const { body } = await seller.post('/api/customers', { name: 'Tusind og en' });
  const { rows } = await world.database.reader.transaction().execute(async (tx) => {
    const { sql } = await import('kysely');
    return sql<{ id: number }>`
      with made as (
        insert into activity (customer_id, type_id, salesperson_id, occurred_at, note, touched, origin, created_at,
          updated_at, completed_at)
        select ${body.id}::int, ${world.types.Notat}::int, ${seller.id}::int, now() - n * interval '1 minute', 'nr ' || n,
          true, 'import', now(), now(), now() from generate_series(1, 1001) n returning id
      ), told as (insert into search_news select id, now() from made)
      select id from made order by id`.execute(tx);
  });
  await world.activity({ customerId: body.id, typeId: world.types.Notat });
  await indexed(world);
  const ask = async (more = '') =>
    (await seller.get(`/api/overview/activities/ids?customers=${body.id}${more}`)).body;
  const whole = await ask('&q=nr');
  expect([whole.ids.length, whole.more]).toEqual([1_000, true]);
  expect(whole.ids[0]).toBe(rows[0]!.id);
  const { id } = (await seller.post('/api/tags', { name: 'Tusind' })).body;
  const some = whole.ids.slice(0, 500);
  expect((await bulk(some, { kind: 'tag', tagId: id })).changed).toHaveLength(500);
  const much = await seller.post('/api/exports/marked?format=xlsx', { ids: whole.ids });
  expect([much.status, much.raw.subarray(0, 2).toString()]).toEqual([200, 'PK']);
});
