// A mail finds its sales project and campaign: by the number in its subject, by the thread that it is part of.
import { beforeAll, expect, test } from 'vitest';
import { letter, sendMail } from '../helpers/letters.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let me: Person;

beforeAll(async () => {
  me = await world.person('BND');
});

async function setting(name: string, address: string) {
  const customer = await world.customer(name);
  await world.contact(customer.id, `Person hos ${name}`, { emails: [address] });
  const campaign = (await me.post('/api/campaigns', { name: 'Forår' })).body;
  const { project } = (
    await me.post('/api/projects', { name: 'Linje', customerId: customer.id, campaignId: campaign.id })
  ).body;
  return { customer, project, campaign };
}

const newest = async (customerId: number) =>
  (await me.get(`/api/activities?customerId=${customerId}`)).body.items[0];

test('by the project number in the subject, and then by the thread; the project counts it', async () => {
  const { customer, project, campaign } = await setting('Bundet A/S', 'b@bundet.dk');
  await sendMail(
    me,
    letter({ from: 'b@bundet.dk', id: 'one@b', subject: `SV: Tilbud ${project.number}, rettet` }),
  );
  expect(await newest(customer.id)).toMatchObject({ projectId: project.id, campaignId: campaign.id });
  await sendMail(
    me,
    letter({
      from: 'b@bundet.dk',
      id: 'two@b',
      date: 'Tue, 24 Nov 2026 08:00:00 +0100',
      subject: 'SV: noget helt andet',
      answers: 'one@b',
    }),
  );
  expect(await newest(customer.id)).toMatchObject({ note: 'SV: noget helt andet', projectId: project.id });
  const seen = (await me.get(`/api/projects/${project.id}`)).body;
  expect(seen).toMatchObject({ closedActivities: 2, lastActivityAt: '2026-11-24T07:00:00.000Z' });
  const { figures } = (await me.get(`/api/campaigns/${campaign.id}`)).body;
  expect(figures.members).toBe(1);
  expect(figures.inDialogue).toBe(1);
});

test('never to another customer’s project, nor when two numbers stand in it', async () => {
  const one = await setting('Egen ApS', 'e@egen.dk');
  const other = await setting('Fremmed ApS', 'f@fremmed.dk');
  await sendMail(me, letter({ from: 'e@egen.dk', id: 'x@e', subject: `Om ${other.project.number}` }));
  expect(await newest(one.customer.id)).toMatchObject({ projectId: null });
  const second = (await me.post('/api/projects', { name: 'To', customerId: one.customer.id })).body.project;
  await sendMail(
    me,
    letter({
      from: 'e@egen.dk',
      id: 'y@e',
      date: 'Tue, 24 Nov 2026 09:00:00 +0100',
      subject: `${one.project.number} og ${second.number}`,
    }),
  );
  expect(await newest(one.customer.id)).toMatchObject({ projectId: null });
});

test('a reaction by mail in the thread of a campaign is that campaign’s, and counts as dialogue of the one who wrote', async () => {
  const customer = await world.customer('Svarende ApS');
  await world.contact(customer.id, 'Signe Svar', { emails: ['signe@svarende.dk'] });
  const quiet = await world.customer('Tavs ApS');
  const campaign = (await me.post('/api/campaigns', { name: 'Messe' })).body;
  const list = [customer.accountNumber, quiet.accountNumber];
  await me.post(`/api/campaigns/${campaign.id}/members`, { list });
  const read = async () => (await me.get(`/api/campaigns/${campaign.id}`)).body.figures;
  await expect.poll(async () => (await read()).members).toBe(2);

  await sendMail(
    me,
    letter({ from: 'sæl@nordlys.dk', to: 'signe@svarende.dk', id: 'invitation@nordlys.dk', subject: 'Kom' }),
  );
  const invitation = await newest(customer.id);
  await me.patch(`/api/activities/${invitation.id}`, {
    campaignId: campaign.id,
    version: invitation.version,
  });
  await sendMail(
    me,
    letter({
      from: 'signe@svarende.dk',
      id: 'reaction@svarende.dk',
      date: 'Tue, 24 Nov 2026 08:00:00 +0100',
      subject: 'Ja tak, vi kommer',
      answers: 'invitation@nordlys.dk',
    }),
  );
  expect(await newest(customer.id)).toMatchObject({ note: 'Ja tak, vi kommer', campaignId: campaign.id });
  expect(await read()).toMatchObject({ members: 2, inDialogue: 1, contacted: 1 });
  const { items } = (await me.get(`/api/campaigns/${campaign.id}/members?dialogue=true`)).body;
  expect(items).toMatchObject([{ customerId: customer.id, activities: 2 }]);
  const bound = await me.get(`/api/activities?campaignId=${campaign.id}`);
  expect(bound.body.items).toHaveLength(2);
});
