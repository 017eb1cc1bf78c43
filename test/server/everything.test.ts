// The everything box: one question, the best few of every kind.
import { beforeAll, expect, test } from 'vitest';
import { indexed } from '../helpers/indexed.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

beforeAll(async () => {
  const customer = await world.customer('Sønderby Maskiner A/S', { phone: '22 33 44 55', city: 'Sønderby' });
  await world.customer('Maskinhuset Sønderby');
  await world.contact(customer.id, 'Åse Sønderby', { title: 'Indkøber' });
  const project = await world.admin.post('/api/projects', {
    name: 'Presse til Sønderby',
    customerId: customer.id,
  });
  expect(project.status).toBe(200);
  await world.admin.post('/api/campaigns', { name: 'Sønderby åbner' });
  const { activity } = await world.activity({
    customerId: customer.id,
    typeId: world.types.Tlf,
    note: 'Talte om pressen',
  });
  await world.admin.upload(
    `/api/documents?activityId=${activity.id}&name=${encodeURIComponent('Tegning af Sønderby.txt')}`,
    'x',
  );
  await indexed(world);
});

const ask = async (q: string) => {
  const { status, body } = await world.admin.get(`/api/everything?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body;
};

test.each(['sønderby', 'soenderby', 'Sonderby'])('%s: every kind, what begins with it first', async (q) => {
  const found = await ask(q);
  expect(found.customers.map((one: { name: string }) => one.name)).toEqual([
    'Sønderby Maskiner A/S',
    'Maskinhuset Sønderby',
  ]);
  expect(found.contacts).toMatchObject([{ name: 'Åse Sønderby', customerName: 'Sønderby Maskiner A/S' }]);
  expect(found.projects).toMatchObject([{ name: 'Presse til Sønderby' }]);
  expect(found.campaigns).toMatchObject([{ name: 'Sønderby åbner' }]);
  expect(found.activities).toMatchObject([{ text: 'Talte om pressen' }]);
  expect(found.documents).toMatchObject([{ name: 'Tegning af Sønderby.txt' }]);
});

test('a telephone number in any grouping', async () => {
  expect((await ask('2233 4455')).customers).toHaveLength(1);
});

test('nothing typed is refused, and nothing found is empty', async () => {
  expect((await world.admin.get('/api/everything?q=%20')).status).toBe(422);
  const found = await ask('findesikke');
  expect(Object.values(found).flat()).toEqual([]);
});
