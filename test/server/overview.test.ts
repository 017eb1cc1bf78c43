// CRM Overblik: the eight filters of the page, words in any spelling, and an index that always says what the records say.
import { beforeAll, expect, test } from 'vitest';
import { indexed, wronglyIndexed } from '../helpers/indexed.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let jdp: Person;
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Any = any;
const made: Record<string, number> = {};
let customer: Any;
let contact: Any;
let project: Any;
let campaign: Any;

beforeAll(async () => {
  jdp = await world.person('JDP');
  customer = await world.customer('Århus Smedje A/S', { phone: '12 34 56 78', cvr: '13748136' });
  contact = await world.contact(customer.id, 'Søren Ærlig', { emails: ['kontakt@smedje.dk'] });
  project = (await world.admin.post('/api/projects', { name: 'Drejebænk', customerId: customer.id })).body
    .project;
  campaign = (await world.admin.post('/api/campaigns', { name: 'Forårsmesse' })).body;
  const { Tlf, Møde, Tilbud, Notat } = world.types;
  const make = async (name: string, input: object, by = world.admin) => {
    made[name] = (await world.activity({ customerId: customer.id, ...input }, by)).activity.id;
  };
  await make('call', { typeId: Tlf, note: 'Talte om tilbudsopfølgning', contactId: contact.id }, jdp);
  await make('meeting', {
    typeId: Møde,
    note: 'Fast pris aftalt',
    occurredAt: '2019-03-04T10:00:00Z',
    outcome: 'held',
    complete: true,
  });
  await make('quote', {
    typeId: Tilbud,
    note: 'Tilbuddet er sendt',
    projectId: project.id,
    followUpDate: '2026-12-01',
    followUpText: 'Ring om svar',
  });
  await make('note', {
    typeId: Notat,
    note: 'Prisen er fast, sagde han; ring på 87 65 43 21',
    campaignId: campaign.id,
  });
  const other = await world.customer('Æblehaven');
  made.other = (
    await world.activity({ customerId: other.id, typeId: Tlf, note: 'Ønsker reklame og fast aftale' })
  ).activity.id;
  const bytes = Buffer.from('%PDF-1.4 hej');
  await world.admin.upload(
    `/api/documents?activityId=${made.quote}&name=${encodeURIComponent('Tilbud på Drejebænk.pdf')}`,
    bytes,
  );
  await indexed(world);
});

async function found(query: string): Promise<string[]> {
  const answer = await world.admin.get(`/api/overview/activities?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const names = Object.fromEntries(Object.entries(made).map(([name, id]) => [id, name]));
  return answer.body.items.map((item: { id: number }) => names[item.id] ?? String(item.id)).sort();
}
const word = (q: string) => found(`q=${encodeURIComponent(q)}`);

test('nothing is hidden by itself', async () => {
  expect(await found('')).toEqual(['call', 'meeting', 'note', 'other', 'quote']);
});

test.each([
  ['opfølgning', ['call']],
  ['opfoelgning', ['call']],
  ['tilbud', ['call', 'quote']],
  ['tilbuddene', ['call', 'quote']],
  ['soren', ['call']],
  ['aarhus', ['call', 'meeting', 'note', 'quote']],
  ['aeblehaven', ['other']],
  ['12345678', ['call', 'meeting', 'note', 'quote']],
  ['+45 12 34 56 78', ['call', 'meeting', 'note', 'quote']],
  ['87654321', ['note']],
  ['DK 13 74 81 36', ['call', 'meeting', 'note', 'quote']],
  ['"fast pris"', ['meeting']],
  ['fast pris', ['meeting', 'note']],
  ['fast -reklame', ['meeting', 'note']],
  ['drejebænk', ['quote']],
  ['forårsmesse', ['note']],
  ['ring svar', ['quote']],
  ['findesikke', []],
  ['%', ['call', 'meeting', 'note', 'other', 'quote']],
  ['s_ren', []],
  ['at', []],
  ['om', ['call', 'quote']],
])('word: %s', async (q, expected) => {
  expect(await word(q)).toEqual(expected);
});

test('the eight filters, and more', async () => {
  const { Tlf, Møde } = world.types;
  expect(await found(`salespeople=${jdp.id}`)).toEqual(['call']);
  expect(await found(`types=${Tlf},${Møde}`)).toEqual(['call', 'meeting', 'other']);
  expect(await found(`campaigns=${campaign.id}`)).toEqual(['note']);
  expect(await found(`projects=${project.id}`)).toEqual(['quote']);
  expect(await found(`contacts=${contact.id}`)).toEqual(['call']);
  expect(await found(`customers=${customer.id}&types=${Tlf}`)).toEqual(['call']);
  expect(await found(`document=${encodeURIComponent('drejebaenk pdf')}`)).toEqual(['quote']);
  expect(await found('documents=true')).toEqual(['quote']);
  expect(await found('from=2019-03-04&to=2019-03-04')).toEqual(['meeting']);
  expect(await found('dateOf=followUp&from=2026-12-01&to=2026-12-01')).toEqual(['quote']);
  expect(await found('dateOf=updated&from=2026-11-23&to=2026-11-23&state=closed')).toEqual([
    'meeting',
    'note',
  ]);
  expect(await found('outcomes=held')).toEqual(['meeting']);
  expect(await found('outcomes=held,none')).toHaveLength(5);
  expect(await found(`statuses=${customer.statusId}&state=open&types=${Tlf}`)).toEqual(['call', 'other']);
  expect(await found(`q=fast&from=2020-01-01&types=${Tlf}`)).toEqual(['other']);
});

test('a page follows the other, in either order, without repeating', async () => {
  for (const order of ['newest', 'oldest', 'relevance']) {
    const seen: number[] = [];
    let cursor = '';
    do {
      const { body } = await world.admin.get(`/api/overview/activities?order=${order}&limit=2${cursor}`);
      seen.push(...body.items.map((item: { id: number }) => item.id));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect([...seen].sort((a, b) => a - b)).toEqual(Object.values(made).sort((a, b) => a - b));
    if (order === 'oldest') expect(seen[0]).toBe(made.meeting);
    if (order === 'newest') expect(seen.at(-1)).toBe(made.meeting);
  }
});

test('the best comes first: as it was written, in what was agreed', async () => {
  const { body } = await world.admin.get('/api/overview/activities?order=relevance&q=tilbuddet');
  expect(body.items[0].id).toBe(made.quote);
});

test('counts agree with the list, and say what the filters hide', async () => {
  const { body } = await world.admin.get(`/api/overview/activities/count?q=fast&types=${world.types.Møde}`);
  expect(body).toEqual({ found: 1, withoutFilters: 3, waiting: 0 });
});

test('what is renamed is found by its new name, and no longer by the old one', async () => {
  const { body } = await world.admin.get(`/api/contacts/${contact.id}`);
  await world.admin.patch(`/api/contacts/${contact.id}`, { name: 'Jørgen Ærlig', version: body.version });
  await indexed(world);
  expect(await word('søren ærlig')).toEqual([]);
  expect(await word('jorgen')).toEqual(['call']);
});

test('a customer’s new mail address is what it is found by', async () => {
  const { body } = await world.admin.get(`/api/customers/${customer.id}`);
  const changed = await world.admin.patch(`/api/customers/${customer.id}`, {
    email: 'salg@ny-smedje.dk',
    version: body.version,
  });
  expect(changed.status).toBe(200);
  await indexed(world);
  expect(await word('@ny-smedje.dk -søren -ærlig')).toEqual(['meeting', 'note', 'quote']);
});

test('the index says what the records say', async () => {
  expect(await wronglyIndexed(world)).toEqual([]);
});

test('every number of a report is the number of lines of the list that it opens', async () => {
  for (const [rows, name] of [
    ['salesperson', 'salespeople'],
    ['type', 'types'],
    ['customer', 'customers'],
    ['campaign', 'campaigns'],
  ]) {
    const { body, status } = await world.admin.get(`/api/overview/report?rows=${rows}&columns=outcome`);
    expect(status).toBe(200);
    for (const { row, column, count } of body.cells) {
      if (row === null) continue;
      const list = await world.admin.get(`/api/overview/activities?${name}=${row}&outcomes=${column}`);
      expect(list.body.items).toHaveLength(count);
    }
    const sum = body.cells.reduce((total: number, cell: { count: number }) => total + cell.count, 0);
    expect(sum).toBe(Object.keys(made).length);
  }
});

test('of more rows than are shown the sums are those of all of them, as the list that they open is', async () => {
  const at = { typeId: world.types.Notat, occurredAt: '2010-05-05T10:00:00Z', note: 'For længe siden' };
  for (let n = 0; n < 205; n += 5) {
    await Promise.all(
      [0, 1, 2, 3, 4].map(async (k) => {
        const { id } = await world.customer(`Gammel ${n + k}`);
        await world.activity({ ...at, customerId: id });
      }),
    );
  }
  await indexed(world);
  const then = 'from=2010-01-01&to=2010-12-31';
  const { body } = await world.admin.get(`/api/overview/report?rows=customer&columns=type&${then}`);
  expect(body.cut).toBe(true);
  expect(body.cells).toHaveLength(200);
  expect(body.sums).toEqual([{ column: String(world.types.Notat), count: 205, amount: 0 }]);
  const { body: counted } = await world.admin.get(`/api/overview/activities/count?${then}`);
  expect(counted.found).toBe(205);
});

test('weeks, and follow-ups kept or not', async () => {
  const weeks = await world.admin.get('/api/overview/report?rows=salesperson&columns=week&from=2026-11-01');
  expect(weeks.body.cells.map((cell: { column: string }) => cell.column)).toEqual([
    '2026-11-23',
    '2026-11-23',
  ]);
  const { body } = await world.admin.get('/api/overview/report?rows=type&columns=punctuality');
  expect(body.cells).toContainEqual(
    expect.objectContaining({ row: world.types.Tilbud, column: 'open', count: 1 }),
  );
  expect(await found('punctuality=open')).toEqual(['quote']);
});

test('what is only planned is found too: of a project, of a customer, in a chain', async () => {
  const { id } = await world.customer('Planlagt A/S');
  const { body } = await world.admin.post('/api/projects', { name: 'Planlagt salg', customerId: id });
  const next = (text: string) => ({ date: '2026-12-02', text });
  await world.admin.put(`/api/projects/${body.project.id}/follow-up`, next('Projektets skridt'));
  await world.admin.put(`/api/customers/${id}/follow-up`, next('Kundens skridt'));
  await world.activity({ customerId: id, typeId: world.types.Tlf, next: next('Kædens skridt') });
  await indexed(world);
  const { body: list } = await world.admin.get(`/api/overview/activities?customers=${id}&q=skridt`);
  expect(list.items.map((item: { followUpText: string }) => item.followUpText).sort()).toEqual([
    'Kundens skridt',
    'Kædens skridt',
    'Projektets skridt',
  ]);
});

test('the index still says what the records say', async () => {
  expect(await wronglyIndexed(world)).toEqual([]);
});
