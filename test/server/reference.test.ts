// The reference that names things on every screen, and the words in use.
import { expect, test } from 'vitest';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

test('the lists of a new company come in their order', async () => {
  const { body } = await world.admin.get('/api/reference');
  expect(body.users.map((user: { initials: string }) => user.initials)).toEqual(['ADM']);
  expect(body.types.map((type: { name: string }) => type.name)).toContain('Tlf');
  expect(body.statuses.map((status: { name: string }) => status.name)).toEqual([
    'Lead',
    'Emne',
    'Kunde',
    'Tidligere kunde',
    'Leverandør',
    'Partner',
  ]);
  expect(body.industries).toEqual([]);
});

test('words in use come once each, in Danish order, and not from a merged customer', async () => {
  await world.customer('Ørsted Træ', {
    industry: 'Ørreder',
    targetGroup: 'Stor',
    interests: ['Vind', 'Æbler'],
  });
  await world.customer('Zebra Byg', {
    industry: 'Zink',
    targetGroup: 'Stor',
    class: 'B',
    interests: ['Vind', 'Ål'],
  });
  const survivor = await world.customer('Aalborg Værft', { industry: 'Aalefiskeri' });
  const other = await world.customer('Aalborg Værft 2', { industry: 'Skal væk' });
  await world.admin.post(`/api/customers/${survivor.id}/merge`, { otherId: other.id });
  const { body } = await world.admin.get('/api/reference');
  expect(body.industries).toEqual(['Zink', 'Ørreder', 'Aalefiskeri']);
  expect(body.targetGroups).toEqual(['Stor']);
  expect(body.classes).toEqual(['B']);
  expect(body.interests).toEqual(['Vind', 'Æbler', 'Ål']);
});
