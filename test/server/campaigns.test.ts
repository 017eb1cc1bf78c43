// Campaigns through HTTP: audience, members, responses, activities for all in one act, and what it led to.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let me: Person;
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Body = any;

beforeAll(async () => {
  me = await world.person('JDP');
});

const campaign = async (more: object = {}): Promise<Body> => {
  const { status, body } = await me.post('/api/campaigns', { name: 'Efterårsmesse', ...more });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};

/** Customers of an industry of their own, so that an audience finds just these. */
async function firms(industry: string, count: number, more: object = {}): Promise<Body[]> {
  const made = [];
  for (let n = 1; n <= count; n += 1)
    made.push(await world.customer(`${industry} ${n}`, { industry, ...more }));
  return made;
}

async function finished(campaignId: number, id: number): Promise<Body> {
  for (let n = 0; n < 400; n += 1) {
    const { body } = await me.get(`/api/campaigns/${campaignId}/jobs`);
    const job = body.items.find((each: Body) => each.id === id);
    if (job.state !== 'running') return job;
    await sleep(25);
  }
  throw new Error('the job did not end');
}

async function add(campaignId: number, audience: object): Promise<Body> {
  const { status, body } = await me.post(`/api/campaigns/${campaignId}/members`, audience);
  expect(status, JSON.stringify(body)).toBe(200);
  return finished(campaignId, body.id);
}

const members = async (id: number, query = ''): Promise<Body[]> =>
  (await me.get(`/api/campaigns/${id}/members?limit=200&${query}`)).body.items;

describe('a campaign', () => {
  test('is created with a name alone: from today, planned, the asker’s; it cannot end before it begins', async () => {
    expect(await campaign()).toMatchObject({
      startsOn: '2026-11-23',
      status: 'planned',
      responsibleId: me.id,
      figures: { members: 0, responses: { none: 0, order: 0 } },
    });
    const wrong = await me.post('/api/campaigns', {
      name: 'X',
      startsOn: '2026-11-23',
      endsOn: '2026-11-22',
    });
    expect(wrong.body.error.fields).toMatchObject([{ field: 'endsOn', id: 'ends-before-start' }]);
  });

  test('a late save is told who changed what', async () => {
    const one = await campaign();
    await me.patch(`/api/campaigns/${one.id}`, { kind: 'Messe', version: 1 });
    const late = await me.patch(`/api/campaigns/${one.id}`, { kind: 'Mail', version: 1 });
    expect(late.status).toBe(409);
    expect(late.body.error.details.changes).toMatchObject([{ changes: { kind: ['', 'Messe'] } }]);
  });
});

describe('its members', () => {
  test('are those who fit; who declined or is protected is left out and counted; what was previewed is added', async () => {
    const one = await campaign();
    const [, protectedOne, , quiet] = await firms('Bagerier', 4);
    await world.admin.patch(`/api/customers/${protectedOne.id}`, { advertisingProtected: true, version: 1 });
    await world.admin.patch(`/api/customers/${quiet.id}`, { noContact: true, version: 1 });
    const audience = { industries: ['Bagerier'] };
    const preview = await me.post(`/api/campaigns/${one.id}/members/preview`, audience);
    expect(preview.body).toMatchObject({
      fits: 2,
      leftOut: { advertisingProtected: 1, noContact: 1, already: 0 },
    });
    expect(preview.body.sample.map((each: Body) => each.customerName)).toEqual(['Bagerier 1', 'Bagerier 3']);
    expect(await add(one.id, audience)).toMatchObject({
      state: 'done',
      done: 2,
      leftOut: { advertisingProtected: 1, noContact: 1 },
    });
    expect(await add(one.id, audience)).toMatchObject({ done: 0, leftOut: { already: 2 } });
    expect((await members(one.id)).map((each) => each.customerName)).toEqual(['Bagerier 1', 'Bagerier 3']);
  });

  test('may be people: all who have not left, without those who said no to marketing', async () => {
    const one = await campaign();
    const [firm] = await firms('Slagtere', 1);
    await world.contact(firm.id, 'Ja Jensen', { consent: true });
    await world.contact(firm.id, 'Nej Nielsen', { consent: false });
    await world.contact(firm.id, 'Væk Villadsen', { hasLeft: true });
    const job = await add(one.id, { industries: ['Slagtere'], of: 'contacts' });
    expect(job).toMatchObject({ done: 1, leftOut: { declined: 1 } });
    expect(await members(one.id)).toMatchObject([{ contactName: 'Ja Jensen' }]);
  });

  test('may come from a list of account numbers, CVR numbers and addresses; unknown lines are named', async () => {
    const one = await campaign();
    const [a, b, c] = await firms('Fiskere', 3);
    await world.admin.patch(`/api/customers/${b.id}`, { cvr: '13748136', version: 1 });
    await world.contact(c.id, 'Fie Fisker', { emails: ['fie@fiskere.dk'] });
    const list = [
      a.accountNumber,
      'DK 13 74 81 36',
      'FIE@fiskere.dk',
      'ukendt@intet.dk',
      '',
      a.accountNumber,
    ];
    const preview = await me.post(`/api/campaigns/${one.id}/members/preview`, { list });
    expect(preview.body).toMatchObject({
      fits: 3,
      unknownLines: ['ukendt@intet.dk'],
      leftOut: { unknown: 1 },
    });
    await add(one.id, { list });
    expect((await members(one.id)).map((each) => each.contactName ?? each.customerName)).toEqual([
      'Fiskere 1',
      'Fiskere 2',
      'Fie Fisker',
    ]);
  });

  test('answer in one click, for several at once; twice changes nothing', async () => {
    const one = await campaign();
    await firms('Malere', 3);
    await add(one.id, { industries: ['Malere'] });
    const memberIds = (await members(one.id)).slice(0, 2).map((each) => each.id);
    const answer = () =>
      me.put(`/api/campaigns/${one.id}/members/responses`, { memberIds, response: 'interested' });
    expect((await answer()).body).toEqual({ changed: 2 });
    expect((await answer()).body).toEqual({ changed: 0 });
    expect(await members(one.id, 'responses=interested')).toHaveLength(2);
    expect((await me.get(`/api/campaigns/${one.id}`)).body.figures.responses).toMatchObject({
      none: 1,
      interested: 2,
    });
  });

  test('who are taken out leave their activities; merged customers keep one membership with its answer', async () => {
    const one = await campaign();
    const [a, b] = await firms('Murere', 2);
    await add(one.id, { industries: ['Murere'] });
    const [, second] = await members(one.id);
    await me.put(`/api/campaigns/${one.id}/members/responses`, {
      memberIds: [second.id],
      response: 'meeting',
    });
    await world.admin.post(`/api/customers/${a.id}/merge`, { otherId: b.id });
    expect(await members(one.id)).toMatchObject([{ customerId: a.id, response: 'meeting' }]);
    const [left] = await members(one.id);
    await me.post(`/api/campaigns/${one.id}/members/removal`, { memberIds: [left.id] });
    expect(await members(one.id)).toEqual([]);
  });
});

describe('an answer', () => {
  const responses = async (id: number) => (await members(id)).map((each) => each.response);

  test('is registered with the activity, by a meeting that was held, by a project, and by an order', async () => {
    const one = await campaign();
    const [firm] = await firms('Smede', 1);
    await add(one.id, { industries: ['Smede'] });
    const call = await world.activity(
      { typeId: world.types.Tlf, customerId: firm.id, campaignId: one.id },
      me,
    );
    expect(call.activity.response).toBe('none');
    const { body } = await me.patch(`/api/activities/${call.activity.id}`, {
      response: 'not-interested',
      version: 1,
    });
    expect(body.activity.response).toBe('not-interested');
    const project = await me.post('/api/projects', { name: 'P', customerId: firm.id, campaignId: one.id });
    expect(await responses(one.id)).toEqual(['interested']);
    const meeting = await world.activity(
      { typeId: world.types.Møde, customerId: firm.id, campaignId: one.id, outcome: 'held', complete: true },
      me,
    );
    expect(meeting.activity.response).toBe('meeting');
    await me.post(`/api/projects/${project.body.project.id}/closing`, {
      result: 'won',
      openFollowUps: 'keep',
    });
    expect(await responses(one.id)).toEqual(['order']);
    // What is known already does not shrink by itself; a person may say so.
    await world.activity(
      { typeId: world.types.Møde, customerId: firm.id, campaignId: one.id, outcome: 'held', complete: true },
      me,
    );
    expect(await responses(one.id)).toEqual(['order']);
  });

  test('of somebody who was not in the campaign makes a member', async () => {
    const one = await campaign();
    const [firm] = await firms('Kloakmestre', 1);
    await world.activity(
      { typeId: world.types.Tlf, customerId: firm.id, campaignId: one.id, response: 'interested' },
      me,
    );
    expect(await responses(one.id)).toEqual(['interested']);
  });
});

describe('activities for all members', () => {
  test('are spread over salespeople and working days, and made once', async () => {
    const one = await campaign();
    const other = await world.person('MKH');
    await firms('Tømrere', 5);
    await add(one.id, { industries: ['Tømrere'] });
    const spread = { from: '2026-11-27', perDay: 1, salespersonIds: [me.id, other.id] };
    const asked = { ...spread, typeId: world.types.Tlf, followUpText: 'Ring om messen' };
    const start = async () => {
      const { body } = await me.post(`/api/campaigns/${one.id}/activities`, asked);
      return finished(one.id, body.id);
    };
    const preview = () => me.post(`/api/campaigns/${one.id}/activities/preview`, spread);
    expect((await preview()).body).toEqual({
      activities: 5,
      passedOver: 0,
      workingDays: 3,
      lastDay: '2026-12-01',
      salespeople: [
        { salespersonId: me.id, activities: 3 },
        { salespersonId: other.id, activities: 2 },
      ],
    });
    expect(await start()).toMatchObject({ state: 'done', done: 5 });
    expect((await preview()).body).toMatchObject({ activities: 0, passedOver: 5, lastDay: null });
    const { items } = (await me.get(`/api/todo?owner=all&campaignId=${one.id}`)).body;
    const mine = items
      .filter((row: Body) => row.salespersonId === me.id)
      .map((row: Body) => row.followUpDate);
    // Friday, then Monday and Tuesday: no weekend.
    expect(mine.sort()).toEqual(['2026-11-27', '2026-11-30', '2026-12-01']);
    expect(items).toHaveLength(5);
    expect(items[0]).toMatchObject({ origin: 'campaign', campaignName: 'Efterårsmesse' });
    expect(await start()).toMatchObject({ done: 0 });
  });

  test('count as dialogue, and as contact when they are done; projects and what was won count too', async () => {
    const one = await campaign();
    const [firm] = await firms('Glarmestre', 2);
    await add(one.id, { industries: ['Glarmestre'] });
    const made = await world.activity(
      { typeId: world.types.Tlf, customerId: firm.id, campaignId: one.id },
      me,
    );
    const figures = async () => (await me.get(`/api/campaigns/${one.id}`)).body.figures;
    expect(await figures()).toMatchObject({ members: 2, inDialogue: 1, contacted: 0 });
    expect(await members(one.id, 'contacted=true')).toEqual([]);
    await me.post(`/api/activities/${made.activity.id}/completion`);
    expect(await members(one.id, 'contacted=true')).toMatchObject([{ customerId: firm.id }]);
    expect(await members(one.id, 'contacted=false')).toHaveLength(1);
    const project = await me.post('/api/projects', {
      name: 'Facade',
      customerId: firm.id,
      campaignId: one.id,
      amount: 100_000,
    });
    await me.post(`/api/projects/${project.body.project.id}/closing`, {
      result: 'won',
      openFollowUps: 'keep',
    });
    expect(await figures()).toMatchObject({
      inDialogue: 1,
      contacted: 1,
      projects: 1,
      amount: 100_000,
      wonProjects: 1,
      wonAmount: 100_000,
    });
    const compared = await me.get(`/api/campaigns/comparison?ids=${one.id}`);
    expect(compared.body.items).toMatchObject([{ id: one.id, figures: await figures() }]);
  });

  test('of a process that died show as broken off, with nothing kept', async () => {
    const one = await campaign();
    await world.database.transaction((tx) =>
      tx
        .insertInto('campaign_job')
        .values({
          campaign_id: one.id,
          kind: 'members',
          asked: '{}',
          state: 'running',
          total: 10,
          created_at: new Date(Date.now() - 60_000),
        })
        .execute(),
    );
    const { body } = await me.get(`/api/campaigns/${one.id}/jobs`);
    expect(body.items).toMatchObject([{ state: 'failed', message: expect.stringContaining('afbrudt') }]);
    await firms('Efterkommere', 1);
    expect(await add(one.id, { industries: ['Efterkommere'] })).toMatchObject({ state: 'done', done: 1 });
  });
});
