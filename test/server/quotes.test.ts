// Open quotes: activities of that kind, and whatever belongs to a project in a quote stage. List, counter and customer
// agree whatever has happened, and a quote that is left without a next step says so.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Body = any;
let stages: Record<string, number>;

beforeAll(async () => {
  const { body } = await world.admin.get('/api/reference');
  stages = Object.fromEntries(body.stages.map((stage: Body) => [stage.name, stage.id]));
});

/** How many: in the list, on its counter, said above the list, on the customer's page, and projects that are not in To-Do. */
async function numbers(seller: Person, customerId: number) {
  const idle = await seller.get(
    `/api/projects/sums?stages=${stages.Tilbud}&nextFollowUp=nothing&customerId=${customerId}`,
  );
  return {
    list: (await seller.get('/api/todo?quotes=true&limit=500')).body.items.length,
    counter: (await seller.get('/api/todo/counts')).body.counters.quotes,
    shown: (await seller.get('/api/todo/shown?quotes=true')).body.shown,
    customer: (await seller.get(`/api/customers/${customerId}`)).body.openQuotes,
    idle: idle.body.stages.reduce((sum: number, stage: Body) => sum + stage.projects, 0),
  };
}

describe('open quotes', () => {
  test('a project in a quote stage is one: by its activities in To-Do, or told of as lacking a next step', async () => {
    const customer = await world.customer('Tilbudsfirma');
    const seller = await world.person('TIL');
    const { project } = (
      await seller.post('/api/projects', { name: 'Ude', customerId: customer.id, stageId: stages.Tilbud })
    ).body;
    expect(await numbers(seller, customer.id)).toEqual({
      list: 0,
      counter: 0,
      shown: 0,
      customer: 1,
      idle: 1,
    });
    await seller.put(`/api/projects/${project.id}/follow-up`, { date: '2026-12-01' });
    await world.activity({ typeId: world.types.Tilbud, customerId: customer.id, amount: 5000 }, seller);
    expect(await numbers(seller, customer.id)).toEqual({
      list: 2,
      counter: 2,
      shown: 2,
      customer: 2,
      idle: 0,
    });
    await seller.put(`/api/projects/${project.id}/stage`, { stageId: stages.Ordre });
    expect(await numbers(seller, customer.id)).toMatchObject({ list: 1, counter: 1, customer: 1, idle: 0 });
  });

  const step = fc.oneof(
    fc.record({ act: fc.constant('project'), stage: fc.constantFrom('Prospekt', 'Tilbud', 'Ordre') }),
    fc.record({ act: fc.constant('activity'), type: fc.constantFrom('Tilbud', 'Tlf'), bound: fc.boolean() }),
    fc.record({ act: fc.constant('move'), stage: fc.constantFrom('Prospekt', 'Tilbud', 'Ordre') }),
    fc.record({ act: fc.constantFrom('follow-up', 'complete', 'reopen', 'close', 'open') }),
  );
  test('list, counter and customer agree after any history', { timeout: 120_000 }, async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.nat(5)), { minLength: 3, maxLength: 14 }),
        async (history) => {
          made += 1;
          const customer = await world.customer('Historien');
          const seller = await world.person(`Q${made}`);
          const projects: number[] = [];
          const activities: number[] = [];
          for (const [{ act, ...how }, nth] of history as [Body, number][]) {
            const project = projects[nth % projects.length];
            const activity = activities[nth % activities.length];
            if (act === 'project') {
              const { body } = await seller.post('/api/projects', {
                name: 'P',
                customerId: customer.id,
                stageId: stages[how.stage],
              });
              projects.push(body.project.id);
            } else if (act === 'activity') {
              const bound = how.bound && project ? { projectId: project } : { customerId: customer.id };
              const typeId = world.types[how.type]!;
              activities.push((await world.activity({ typeId, ...bound }, seller)).activity.id);
            } else if (act === 'complete' && activity) {
              await seller.post(`/api/activities/${activity}/completion`);
            } else if (act === 'reopen' && activity) {
              await seller.delete(`/api/activities/${activity}/completion`);
            } else if (project && act === 'move') {
              await seller.put(`/api/projects/${project}/stage`, { stageId: stages[how.stage] });
            } else if (project && act === 'follow-up') {
              await seller.put(`/api/projects/${project}/follow-up`, { date: '2026-12-01' });
            } else if (project && act === 'close') {
              const body = { result: 'won', openFollowUps: nth % 2 ? 'keep' : 'complete' };
              await seller.post(`/api/projects/${project}/closing`, body);
            } else if (project && act === 'open') {
              await seller.delete(`/api/projects/${project}/closing`);
            }
          }
          const { list, counter, shown, customer: onPage, idle } = await numbers(seller, customer.id);
          expect({ counter, shown, onPage }).toEqual({ counter: list, shown: list, onPage: list + idle });
        },
      ),
      { numRuns: 25 },
    );
  });
});

test('To-Do stands by project, amount or last day; what has none stands last', async () => {
  const customer = await world.customer('Rækkefølge');
  const seller = await world.person('RKF');
  const { project } = (await seller.post('/api/projects', { name: 'P', customerId: customer.id })).body;
  const typeId = world.types.Tilbud!;
  const without = (await world.activity({ typeId, customerId: customer.id }, seller)).activity;
  const quote = { typeId, projectId: project.id, amount: 5000, expiresOn: '2026-12-01' };
  const bound = (await world.activity(quote, seller)).activity;
  for (const sort of ['project', 'expiresOn', 'amount&descending=true']) {
    const { items } = (await seller.get(`/api/todo?sort=${sort}`)).body;
    expect(items.map((row: Body) => row.id)).toEqual([bound.id, without.id]);
    expect(items[0]).toMatchObject({ projectNumber: project.number, projectName: 'P' });
  }
});

test('a quote that is completed says so when nothing follows it', async () => {
  const customer = await world.customer('Efter tilbuddet');
  const quote = async (more: object = {}) =>
    (await world.activity({ typeId: world.types.Tilbud, customerId: customer.id, ...more })).activity.id;
  const complete = async (id: number) =>
    (await world.admin.post(`/api/activities/${id}/completion`)).body.quoteWithoutNext;
  await world.activity({ typeId: world.types.Tlf, customerId: customer.id, followUpDate: '2026-12-01' });
  expect(await complete(await quote())).toBe(true);
  expect(await complete(await quote({ next: { date: '2026-12-02' } }))).toBe(false);
  const call = await world.activity({ typeId: world.types.Tlf, customerId: customer.id });
  expect(await complete(call.activity.id)).toBe(false);
});
