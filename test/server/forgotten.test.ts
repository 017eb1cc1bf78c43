// «Intet glemmes»: what has no next step, by rule; and over random histories nothing is ever in neither list.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Body = any;

async function everything(path: string): Promise<Body[]> {
  const items: Body[] = [];
  for (let cursor = ''; ; ) {
    const { status, body } = await world.admin.get(cursor ? `${path}&cursor=${cursor}` : path);
    expect(status, JSON.stringify(body)).toBe(200);
    items.push(...body.items);
    if (!body.next) return items;
    cursor = body.next;
  }
}
const forgotten = (query = ''): Promise<Body[]> => everything(`/api/forgotten?limit=3&${query}`);
const of = async (kind: string, id: number): Promise<Body | undefined> =>
  (await forgotten(`kinds=${kind}`)).find((row) => row.id === id);
const rule = async (input: object): Promise<Body> =>
  (await world.admin.post('/api/rhythm-rules', input)).body;

test('a project is on the list while nothing of it is open', async () => {
  const customer = await world.customer('Nordlys A/S');
  const { project } = (await world.admin.post('/api/projects', { name: 'Linje', customerId: customer.id }))
    .body;
  expect(await of('project', project.id)).toMatchObject({
    what: `${project.number} Linje`,
    since: '2026-11-23',
  });
  await world.admin.put(`/api/projects/${project.id}/follow-up`, { date: '2026-12-01' });
  expect(await of('project', project.id)).toBeUndefined();
  await world.admin.post(`/api/projects/${project.id}/closing`, {
    result: 'lost',
    openFollowUps: 'complete',
  });
  expect(await of('project', project.id)).toBeUndefined();
});

test('a quote is on the list without a follow-up date, or when its last day has passed and nothing is planned', async () => {
  const customer = await world.customer('Tilbudskunde');
  const quote = async (more: object) =>
    (await world.activity({ typeId: world.types.Tilbud, customerId: customer.id, ...more })).activity;
  const undated = await quote({});
  expect(await of('quote', undated.id)).toMatchObject({ since: '2026-11-23', expiresOn: null });
  const planned = await quote({ followUpDate: '2026-12-01', expiresOn: '2026-11-01' });
  const expired = await quote({ followUpDate: '2026-11-20', expiresOn: '2026-11-21', amount: 5000 });
  expect(await of('quote', undated.id)).toBeDefined();
  expect(await of('quote', planned.id)).toBeUndefined();
  expect(await of('quote', expired.id)).toMatchObject({ since: '2026-11-22', amount: 5000 });
  await world.admin.post(`/api/activities/${expired.id}/completion`);
  expect(await of('quote', expired.id)).toBeUndefined();
});

test('a customer is on it by the most exact rule: status and class before class before status', async () => {
  const { Kunde } = world.statuses;
  await rule({ statusId: Kunde, days: 90 });
  const byClass = await rule({ class: 'A', days: 30 });
  const both = await rule({ statusId: Kunde, class: 'B', days: 14 });
  const a = await world.customer('Kunde A', { statusId: Kunde, class: 'A' });
  const b = await world.customer('Kunde B', { statusId: Kunde, class: 'B' });
  const c = await world.customer('Kunde uden klasse', { statusId: Kunde });
  const free = await world.customer('Uden regel', { statusId: world.statuses.Partner });
  expect(await of('customer', a.id)).toMatchObject({ ruleId: byClass.id, days: 30, since: '2026-12-23' });
  expect(await of('customer', b.id)).toMatchObject({ ruleId: both.id, days: 14, since: '2026-12-07' });
  expect(await of('customer', c.id)).toMatchObject({ days: 90 });
  expect(await of('customer', free.id)).toBeUndefined();
  await world.activity({ typeId: world.types.Tlf, customerId: a.id });
  expect(await of('customer', a.id)).toBeUndefined();
  const again = await world.admin.post('/api/rhythm-rules', { class: 'A', days: 10 });
  expect(again.body.error.fields).toMatchObject([{ id: 'rule-exists' }]);
  const neither = await world.admin.post('/api/rhythm-rules', { days: 10 });
  expect(neither.body.error.fields).toMatchObject([{ field: 'statusId', id: 'required' }]);
});

test('a customer that can wait is told apart from one that is forgotten; counts agree, also of each rule', async () => {
  const both = (await rule({ statusId: world.statuses.Partner, class: 'D', days: 30 })).id;
  const partner = { statusId: world.statuses.Partner, class: 'D' };
  const seller = await world.person('KVR');
  const waits = await world.customer('Kan vente', { ...partner, responsibleId: seller.id });
  const late = await world.customer('Ikke hørt fra', { ...partner, responsibleId: seller.id });
  const planned = await world.customer('Aftalt', partner);
  await world.activity({
    typeId: world.types.Tlf,
    customerId: late.id,
    occurredAt: '2026-10-07T08:00:00Z',
    complete: true,
  });
  await world.activity({ typeId: world.types.Tlf, customerId: planned.id, followUpDate: '2026-12-01' });
  const ids = async (query: string) => (await forgotten(`kinds=customer&${query}`)).map((row) => row.id);
  expect(await ids('')).toEqual(expect.arrayContaining([waits.id, late.id]));
  const due = await ids('due=true');
  expect(due).toContain(late.id);
  expect(due).not.toContain(waits.id);
  expect((await world.admin.get('/api/forgotten/counts?due=true')).body.customer).toBe(due.length);
  const own = `salespeople=${seller.id}`;
  expect(await ids(`${own}&due=true`)).toEqual([late.id]);
  expect((await world.admin.get(`/api/forgotten/counts?${own}&due=true`)).body.customer).toBe(1);
  expect((await world.admin.get(`/api/forgotten/counts?${own}`)).body.customer).toBe(2);
  const counts = (await world.admin.get('/api/rhythm-rules/counts')).body.items;
  expect(counts).toContainEqual({ ruleId: both, customers: 3, due: 1 });
});

test('a customer’s next step is planned once however often one clicks, does not count as heard from, and is withdrawn', async () => {
  await rule({ statusId: world.statuses.Leverandør, days: 30 });
  const seller = await world.person('GLM');
  const customer = await world.customer('Skal ringes', {
    statusId: world.statuses.Leverandør,
    responsibleId: seller.id,
  });
  const heard = '2026-10-07T08:00:00.000Z';
  await world.activity({
    typeId: world.types.Tlf,
    customerId: customer.id,
    occurredAt: heard,
    complete: true,
  });
  const put = (date: string | null) =>
    world.admin.put(`/api/customers/${customer.id}/follow-up`, date ? { date, text: 'Ring' } : { date });
  const racing = await Promise.all([1, 2, 3].map(() => put('2026-12-01')));
  const [made] = racing.map(({ body }) => body.followUp.id);
  expect(racing.map(({ body }) => body.followUp.id)).toEqual([made, made, made]);
  expect((await world.admin.get(`/api/activities/${made}`)).body).toMatchObject({
    salespersonId: seller.id,
    followUpDate: '2026-12-01',
    followUpText: 'Ring',
    completedAt: null,
  });
  expect(await of('customer', customer.id)).toBeUndefined();
  expect((await put('2026-12-03')).body.followUp).toMatchObject({ id: made, action: 'moved' });
  expect((await put(null)).body.followUp).toMatchObject({ id: made, action: 'withdrawn' });
  expect((await put(null)).body.followUp).toBeNull();
  expect(await of('customer', customer.id)).toMatchObject({ since: '2026-11-06', lastActivityAt: heard });
  const text = await world.admin.put(`/api/customers/${customer.id}/follow-up`, { date: null, text: 'Ring' });
  expect(text.body.error.fields).toMatchObject([{ field: 'date', id: 'next-date-required' }]);
});

test('no history of acts leaves an open project, an open quote or a ruled customer in neither list; numbers agree', async () => {
  await rule({ class: 'C', days: 30 });
  const step = fc.record({
    do: fc.constantFrom(
      'project',
      'followUp',
      'withdraw',
      'quote',
      'complete',
      'reopen',
      'close',
      'open',
      'move',
      'class',
    ),
    on: fc.nat(),
    day: fc.integer({ min: 10, max: 28 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const homes = [await world.customer('Glemt A', { class: 'C' }), await world.customer('Glemt B')];
      const projects: number[] = [];
      const activities: number[] = [];
      const pick = (list: number[], on: number) => list[on % Math.max(1, list.length)];
      for (const { do: what, on, day } of steps) {
        const customerId = homes[on % 2].id;
        const project = pick(projects, on);
        const activity = pick(activities, on);
        const date = `2026-11-${day}`;
        if (what === 'project') {
          const made = await world.admin.post('/api/projects', { name: 'P', customerId });
          projects.push(made.body.project.id);
        } else if (what === 'quote') {
          const made = await world.activity({
            typeId: world.types.Tilbud,
            customerId,
            ...(on % 2 && { followUpDate: date, expiresOn: '2026-11-15' }),
          });
          activities.push(made.activity.id);
        } else if (what === 'class') {
          const { version } = (await world.admin.get(`/api/customers/${customerId}`)).body;
          await world.admin.patch(`/api/customers/${customerId}`, { class: on % 3 ? 'C' : null, version });
        } else if (project && ['followUp', 'withdraw', 'close', 'open'].includes(what)) {
          const url = `/api/projects/${project}`;
          if (what === 'followUp') await world.admin.put(`${url}/follow-up`, { date });
          if (what === 'withdraw') await world.admin.put(`${url}/follow-up`, { date: null });
          if (what === 'open') await world.admin.delete(`${url}/closing`);
          if (what === 'close') {
            await world.admin.post(`${url}/closing`, {
              result: on % 2 ? 'won' : 'lost',
              openFollowUps: on % 3 ? 'complete' : 'keep',
            });
          }
        } else if (activity) {
          const url = `/api/activities/${activity}`;
          if (what === 'complete') await world.admin.post(`${url}/completion`);
          if (what === 'reopen') await world.admin.delete(`${url}/completion`);
          if (what === 'move') {
            const { version } = (await world.admin.get(url)).body;
            await world.admin.patch(url, { version, customerId, followUpDate: date });
          }
        }
      }
    }),
    { numRuns: 12 },
  );
  const todo = await everything('/api/todo?owner=all&limit=500');
  const list = await forgotten();
  const key = (row: Body) => `${row.kind}:${row.id}`;
  const listed = new Set(list.map(key));
  expect(listed.size).toBe(list.length);
  for (const project of await everything('/api/projects?limit=200')) {
    const inTodo = todo.some((row) => row.projectId === project.id);
    expect([inTodo, listed.has(`project:${project.id}`)]).toContain(true);
    expect(inTodo && listed.has(`project:${project.id}`)).toBe(false);
  }
  for (const customer of await everything('/api/customers?limit=200&classes=C')) {
    const inTodo = todo.some((row) => row.customerId === customer.id);
    expect([inTodo, listed.has(`customer:${customer.id}`)]).toEqual([inTodo, !inTodo]);
  }
  const quotes = await everything('/api/todo?owner=all&limit=500&kinds=quote');
  for (const row of list.filter((each) => each.kind === 'quote')) {
    expect(quotes.some((quote) => quote.id === row.id)).toBe(true);
  }
  const counts = (await world.admin.get('/api/forgotten/counts')).body;
  for (const kind of ['project', 'quote', 'customer']) {
    expect(counts[kind]).toBe(list.filter((row) => row.kind === kind).length);
  }
});
