// Large acts on a campaign, on 10,000 customers: whole, or stopped and nothing of it kept.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
const MANY = 10_000;
const EVERYBODY = { industries: ['Stor'] };
let me: Person;
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Body = any;

beforeAll(async () => {
  me = await world.person('JDP');
  await world.database.transaction(async (tx) => {
    for (let from = 0; from < MANY; from += 1000) {
      const rows = Array.from({ length: 1000 }, (_, n) => ({
        account_number: `S${from + n}`,
        name: `Stor ${from + n}`,
        industry: 'Stor',
        status_id: world.statuses.Lead!,
        created_at: world.clock.now,
        updated_at: world.clock.now,
      }));
      await tx.insertInto('customer').values(rows).execute();
    }
  });
});

const campaign = async (): Promise<number> => (await me.post('/api/campaigns', { name: 'Stor' })).body.id;
const figures = async (id: number): Promise<Body> => (await me.get(`/api/campaigns/${id}`)).body.figures;
const jobOf = async (id: number): Promise<Body> => (await me.get(`/api/campaigns/${id}/jobs`)).body.items[0];

async function ended(id: number): Promise<Body> {
  await expect
    .poll(async () => (await jobOf(id)).state, { timeout: 100_000, interval: 500 })
    .not.toBe('running');
  return jobOf(id);
}

/** Waits until the act has told how far it is: then it stands in the middle. */
async function begun(id: number): Promise<void> {
  await expect.poll(async () => (await jobOf(id)).done, { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
}

const CALLS = () => ({
  typeId: world.types.Tlf,
  followUpText: 'Ring',
  from: '2026-11-27',
  perDay: 100,
  salespersonIds: [],
});

test('10,000 members are added whole; stopped on the way, none', { timeout: 240_000 }, async () => {
  const whole = await campaign();
  await me.post(`/api/campaigns/${whole}/members`, EVERYBODY);
  expect(await ended(whole)).toMatchObject({ state: 'done', done: MANY });
  expect((await figures(whole)).members).toBe(MANY);

  const stopped = await campaign();
  const { body: job } = await me.post(`/api/campaigns/${stopped}/members`, EVERYBODY);
  expect((await me.delete(`/api/campaign-jobs/${job.id}`)).body.state).toBe('stopped');
  // What the worker had done meanwhile is rolled back when it finds out.
  await sleep(1000);
  expect((await figures(stopped)).members).toBe(0);
});

test('activities for all of them, stopped in the middle: nothing is kept, another may begin', {
  timeout: 240_000,
}, async () => {
  const id = await campaign();
  await me.post(`/api/campaigns/${id}/members`, EVERYBODY);
  await ended(id);
  const { body: job } = await me.post(`/api/campaigns/${id}/activities`, CALLS());
  const busy = await me.post(`/api/campaigns/${id}/activities`, CALLS());
  expect([busy.status, busy.body.error?.id]).toEqual([409, 'job-running']);
  await begun(id);
  const stopped = await me.delete(`/api/campaign-jobs/${job.id}`);
  expect(stopped.body.state).toBe('stopped');
  await sleep(1000);
  expect((await me.get(`/api/todo?owner=all&campaignId=${id}`)).body.items).toEqual([]);
  await me.post(`/api/campaigns/${id}/activities`, CALLS());
  expect(await ended(id)).toMatchObject({ state: 'done', done: MANY });
});
