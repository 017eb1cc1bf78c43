// Saved views of CRM Overblik: own, shared, replaced by name, removed by whom they belong to.
import { expect, test } from 'vitest';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
const named = async (by: { get: (path: string) => Promise<{ body: { items: { name: string }[] } }> }) =>
  (await by.get('/api/overview/views')).body.items.map(({ name }) => name);

test('one’s own are one’s own until they are shared, and a name stands once', async () => {
  const jdp = await world.person('JDP');
  const saved = await world.admin.put('/api/overview/views', { name: 'Åbne tilbud', search: { types: [4] } });
  expect(saved.status).toBe(200);
  expect(await named(jdp)).toEqual([]);
  await world.admin.put('/api/overview/views', { name: 'åbne tilbud', search: { types: [5] }, shared: true });
  expect(await named(world.admin)).toEqual(['åbne tilbud']);
  expect((await jdp.get('/api/overview/views')).body.items).toMatchObject([
    { name: 'åbne tilbud', search: { types: [5] }, shared: true, ownerId: world.admin.id },
  ]);
});

test('a colleague cannot remove it; the owner can, and twice is harmless', async () => {
  const { body } = await world.admin.put('/api/overview/views', { name: 'Fælles', search: {}, shared: true });
  const eva = await world.person('EVA');
  await eva.delete(`/api/overview/views/${body.id}`);
  expect(await named(eva)).toContain('Fælles');
  for (const _ of [1, 2]) {
    expect((await world.admin.delete(`/api/overview/views/${body.id}`)).status).toBe(200);
  }
  expect(await named(eva)).not.toContain('Fælles');
});

test('what is too long or cannot be stored is refused at its field', async () => {
  const long = await world.admin.put('/api/overview/views', { name: 'x', search: { q: 'x'.repeat(5000) } });
  expect(long.body.error.fields[0]).toMatchObject({ field: 'search', id: 'too-long' });
  const zero = await world.admin.put('/api/overview/views', { name: 'x', search: { q: '\u0000' } });
  expect(zero.status).toBe(422);
});
