// Tags on activities: the firm's own words, one at a time and many, found in CRM Overblik, told in the history, cleared up.
import { beforeAll, describe, expect, test } from 'vitest';
import { indexed, wronglyIndexed } from '../helpers/indexed.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let seller: Person;
let customerId: number;

beforeAll(async () => {
  seller = await world.person('SEL');
  customerId = (await world.customer('Mærkekunden')).id;
});

const tag = async (name: string, by = seller): Promise<number> => {
  const { status, body } = await by.post('/api/tags', { name });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.id;
};
const activity = async (note: string): Promise<number> =>
  (await world.activity({ customerId, typeId: world.types.Tlf, note })).activity.id;
const tagsOf = async (id: number) => (await seller.get(`/api/activities/${id}`)).body.tags;
const found = async (query: string): Promise<number[]> => {
  await indexed(world);
  const { status, body } = await seller.get(`/api/overview/activities?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items.map((row: { id: number }) => row.id);
};
const names = async (): Promise<string[]> =>
  (await seller.get('/api/reference')).body.tags.map(({ name }: { name: string }) => name);

test('anybody makes a tag by writing it; written alike it is the same', async () => {
  const id = await tag('Messe Ærø');
  expect(await tag(' messe ærø ')).toBe(id);
  expect(await tag('MESSE ÆRØ', world.admin)).toBe(id);
  expect((await names()).filter((name) => /messe/i.test(name))).toEqual(['Messe Ærø']);
  expect((await seller.post('/api/tags', { name: '  ' })).body.error.fields[0]).toMatchObject({
    field: 'name',
    id: 'required',
  });
  expect((await seller.post('/api/tags', { name: 'x'.repeat(41) })).status).toBe(422);
});

test('two who write the same new tag at the same moment get one', async () => {
  const ids = await Promise.all(['Samtidig', 'samtidig', 'SAMTIDIG'].map((name) => tag(name)));
  expect(new Set(ids).size).toBe(1);
});

test('put on and taken off, told in the history, in nobody’s way', async () => {
  const [id, vip, fair] = [await activity('om mærker'), await tag('VIP'), await tag('Fair')];
  const before = (await seller.get(`/api/activities/${id}`)).body;
  expect((await seller.put(`/api/activities/${id}/tags/${vip}`)).body).toEqual({ tags: [vip] });
  await seller.put(`/api/activities/${id}/tags/${vip}`);
  await seller.put(`/api/activities/${id}/tags/${fair}`);
  expect(await tagsOf(id)).toEqual([vip, fair]);
  expect((await seller.delete(`/api/activities/${id}/tags/${vip}`)).body).toEqual({ tags: [fair] });
  await seller.delete(`/api/activities/${id}/tags/${vip}`);
  const changes = (await seller.get(`/api/activities/${id}/history`)).body.items
    .filter(({ verb }: { verb: string }) => verb === 'changed')
    .map((line: { changes: unknown }) => line.changes);
  expect(changes).toEqual([
    { tags: [['Fair', 'VIP'], ['Fair']] },
    { tags: [['VIP'], ['Fair', 'VIP']] },
    { tags: [[], ['VIP']] },
  ]);
  // Somebody was writing a note meanwhile.
  const saved = await world.admin.patch(`/api/activities/${id}`, { note: 'ny', version: before.version });
  expect(saved.status).toBe(200);
  expect(saved.body.activity.tags).toEqual([fair]);
});

test('unknown tags and activities are refused', async () => {
  const [id, known] = [await activity('findes'), await tag('Kendt')];
  const refused = await seller.put(`/api/activities/${id}/tags/999999`);
  expect([refused.status, refused.body.error.fields[0].id]).toEqual([422, 'unknown-tag']);
  expect((await seller.put(`/api/activities/999999/tags/${known}`)).status).toBe(404);
});

test('found by tag, any of several, and by its name as a word; the row says which', async () => {
  const [one, two, other] = [await activity('et'), await activity('to'), await activity('tre')];
  const [red, blue] = [await tag('Rødspætte'), await tag('Blåmusling')];
  await seller.put(`/api/activities/${one}/tags/${red}`);
  await seller.put(`/api/activities/${two}/tags/${blue}`);
  expect(await found(`tags=${red}`)).toEqual([one]);
  expect((await found(`tags=${red},${blue}`)).sort()).toEqual([one, two].sort());
  expect(await found(`tags=${red}&q=to`)).toEqual([]);
  expect(await found('q=rodspaette')).toEqual([one]);
  const { items } = (await seller.get(`/api/overview/activities?customers=${customerId}`)).body;
  expect(items.find((row: { id: number }) => row.id === other).tags).toEqual([]);
  expect(items.find((row: { id: number }) => row.id === one).tags).toEqual([red]);
  // What was taken off a moment ago is not found, whatever the index still says.
  await seller.delete(`/api/activities/${one}/tags/${red}`);
  const now = await seller.get(`/api/overview/activities?tags=${red}`);
  expect(now.body.items).toEqual([]);
  expect(await found('q=rodspaette')).toEqual([]);
  expect(await wronglyIndexed(world)).toEqual([]);
});

describe('clearing up', () => {
  test('is for administrators', async () => {
    const id = await tag('Rod');
    for (const answer of [
      await seller.patch(`/api/tags/${id}`, { name: 'Orden', version: 1 }),
      await seller.post(`/api/tags/${id}/merge`, { into: await tag('Andet') }),
      await seller.delete(`/api/tags/${id}`),
    ]) {
      expect(answer.status).toBe(403);
    }
    expect(await names()).toContain('Rod');
  });

  test('a new name is found, the old one not; a taken one is refused', async () => {
    const [id, marked] = [await tag('Gammelnavn'), await activity('navngivet')];
    await tag('Optaget');
    await seller.put(`/api/activities/${marked}/tags/${id}`);
    const renamed = await world.admin.patch(`/api/tags/${id}`, { name: 'Nytnavn', version: 1 });
    expect(renamed.body).toEqual({ id, name: 'Nytnavn', version: 2 });
    expect(await found('q=nytnavn')).toEqual([marked]);
    expect(await found('q=gammelnavn')).toEqual([]);
    const taken = await world.admin.patch(`/api/tags/${id}`, { name: 'OPTAGET', version: 2 });
    expect(taken.body.error.fields[0]).toMatchObject({ field: 'name', id: 'name-taken' });
    const late = await world.admin.patch(`/api/tags/${id}`, { name: 'Forsinket', version: 1 });
    expect(late.body.error.id).toBe('stale-version');
    // Another spelling of its own name is no other tag.
    expect((await world.admin.patch(`/api/tags/${id}`, { name: 'NYTNAVN', version: 2 })).status).toBe(200);
  });

  test('united: activities and saved searches carry the one that is left', async () => {
    const [gone, kept] = [await tag('Messen 26'), await tag('Messe 2026')];
    const [one, both] = [await activity('et'), await activity('begge')];
    for (const [id, which] of [
      [one, gone],
      [both, gone],
      [both, kept],
    ]) {
      await seller.put(`/api/activities/${id}/tags/${which}`);
    }
    const saved = { name: 'Messen', shared: true, search: { tags: [gone, kept], state: 'open' } };
    await seller.put('/api/overview/views', saved);
    const counted = async () => (await seller.get('/api/tags')).body.items;
    expect(await counted()).toContainEqual({ id: gone, name: 'Messen 26', version: 1, activities: 2 });
    const united = await world.admin.post(`/api/tags/${gone}/merge`, { into: kept });
    expect(united.body.id).toBe(kept);
    expect((await world.admin.post(`/api/tags/${gone}/merge`, { into: kept })).status).toBe(200);
    expect(await tagsOf(one)).toEqual([kept]);
    expect(await tagsOf(both)).toEqual([kept]);
    expect((await found(`tags=${kept}`)).sort()).toEqual([one, both].sort());
    expect((await counted()).map((each: { id: number }) => each.id)).not.toContain(gone);
    const views = (await seller.get('/api/overview/views')).body.items;
    expect(views[0].search).toEqual({ tags: [kept], state: 'open' });
    const self = await world.admin.post(`/api/tags/${kept}/merge`, { into: kept });
    expect(self.body.error.fields[0].id).toBe('same-tag');
    expect(await wronglyIndexed(world)).toEqual([]);
  });

  test('removed: gone from activities and index; the history keeps its name; twice is harmless', async () => {
    const [id, marked] = [await tag('Væk'), await activity('mister mærket')];
    await seller.put(`/api/activities/${marked}/tags/${id}`);
    await indexed(world);
    expect((await world.admin.delete(`/api/tags/${id}`)).status).toBe(200);
    expect((await world.admin.delete(`/api/tags/${id}`)).status).toBe(200);
    expect(await tagsOf(marked)).toEqual([]);
    expect(await found(`tags=${id}`)).toEqual([]);
    expect(await wronglyIndexed(world)).toEqual([]);
    const { items } = (await seller.get(`/api/activities/${marked}/history`)).body;
    expect(items[0].changes).toEqual({ tags: [[], ['Væk']] });
  });
});
