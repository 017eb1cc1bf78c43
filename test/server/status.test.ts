// Status change by rule (domain, «Status change»): what applies, what is logged, one click that undoes it.
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

/** The statuses by name, from the first to the last of the list: Lead, Emne, Kunde … */
let Lead: number;
let Emne: number;
let Kunde: number;

const read = async (id: number) => (await world.admin.get(`/api/customers/${id}`)).body;
const rule = async (more: object) => {
  const answer = await world.admin.post('/api/status-rules', { on: 'completion', ...more });
  expect(answer.status).toBe(200);
  return answer.body;
};
const switchOff = async ({ id, version }: { id: number; version: number }) =>
  world.admin.patch(`/api/status-rules/${id}`, { version, active: false });
/** A type of its own for each test, so that no rule of another test applies. */
const newType = async (name: string): Promise<number> =>
  (await world.admin.post('/api/activity-types', { name, kind: 'meeting' })).body.id;

beforeAll(async () => {
  [Lead, Emne, Kunde] = ['Lead', 'Emne', 'Kunde'].map((name) => world.statuses[name]!) as [
    number,
    number,
    number,
  ];
  for (const each of (await world.admin.get('/api/reference')).body.rules) await switchOff(each);
});

describe('a rule', () => {
  test('moves the customer on completion, is logged with its activity, and can be undone once', async () => {
    const typeId = await newType('Ordremøde');
    const { id: ruleId } = await rule({ typeId, fromStatusId: Lead, toStatusId: Kunde });
    const customer = await world.customer('Ordre');
    const { activity, statusChange: none } = await world.activity({ customerId: customer.id, typeId });
    expect(none).toBe(null);
    const { body } = await world.admin.post(`/api/activities/${activity.id}/completion`);
    expect(body.statusChange).toMatchObject({
      customerId: customer.id,
      fromStatusId: Lead,
      toStatusId: Kunde,
    });
    const { id } = body.statusChange;
    const after = await read(customer.id);
    expect(after).toMatchObject({
      statusId: Kunde,
      version: 2,
      undoableStatusChange: {
        id,
        fromStatusId: Lead,
        toStatusId: Kunde,
        activityId: activity.id,
        at: world.clock.now.toISOString(),
      },
    });
    const history = await world.admin.get(`/api/customers/${customer.id}/history`);
    expect(history.body.items[0]).toMatchObject({
      verb: 'status-changed',
      changes: { statusId: [Lead, Kunde] },
      details: { activityId: activity.id, ruleId },
    });

    const undone = await world.admin.post(`/api/status-changes/${id}/undo`);
    expect(undone.body).toMatchObject({ statusId: Lead, version: 3, undoableStatusChange: null });
    const again = await world.admin.post(`/api/status-changes/${id}/undo`);
    expect(again.body).toEqual(undone.body);
    const log = await world.admin.get(`/api/customers/${customer.id}/history?limit=1`);
    expect(log.body.items).toMatchObject([
      { verb: 'status-change-undone', changes: { statusId: [Kunde, Lead] } },
    ]);
  });

  test('on creation', async () => {
    const typeId = await newType('Messe');
    await rule({ typeId, on: 'creation', fromStatusId: Lead, toStatusId: Emne });
    const customer = await world.customer('Messegæst');
    const { statusChange } = await world.activity({ customerId: customer.id, typeId });
    expect(statusChange).toMatchObject({ fromStatusId: Lead, toStatusId: Emne });
    // The rule is for creation: completing does nothing more.
    const { activity } = await world.activity({ customerId: (await world.customer('To')).id, typeId });
    const { body } = await world.admin.post(`/api/activities/${activity.id}/completion`);
    expect(body.statusChange).toBe(null);
  });

  test('that names the outcome goes before one that fits any; another outcome does not fit', async () => {
    const typeId = await newType('Besigtigelse');
    await rule({ typeId, fromStatusId: Lead, toStatusId: Emne });
    await rule({ typeId, fromStatusId: Lead, toStatusId: Kunde, outcome: 'held' });
    const statusAfter = async (outcome?: string) => {
      const customer = await world.customer('Besigtiget');
      await world.activity({ customerId: customer.id, typeId, outcome, complete: true });
      return (await read(customer.id)).statusId;
    };
    expect(await statusAfter('held')).toBe(Kunde);
    expect(await statusAfter('cancelled')).toBe(Emne);
    expect(await statusAfter()).toBe(Emne);
  });

  test('applies only from its own status, never backwards, and not when switched off', async () => {
    const typeId = await newType('Farvel');
    const backwards = await rule({ typeId, fromStatusId: Kunde, toStatusId: Lead });
    const customer = await world.customer('Fast kunde', { statusId: Kunde });
    const meet = async () => world.activity({ customerId: customer.id, typeId, complete: true });
    expect((await meet()).statusChange).toBe(null);
    await rule({ typeId, fromStatusId: Emne, toStatusId: Kunde });
    expect((await meet()).statusChange).toBe(null);
    const onwards = await rule({
      typeId,
      fromStatusId: Kunde,
      toStatusId: world.statuses['Tidligere kunde'],
    });
    await switchOff(onwards);
    expect((await meet()).statusChange).toBe(null);
    await switchOff(backwards);
    expect(await read(customer.id)).toMatchObject({ statusId: Kunde, version: 1 });
  });

  test('takes one step per activity, also when its target starts another rule', async () => {
    const typeId = await newType('Trappe');
    await rule({ typeId, fromStatusId: Lead, toStatusId: Emne });
    await rule({ typeId, fromStatusId: Emne, toStatusId: Kunde });
    const customer = await world.customer('Trappe');
    const step = async () => {
      await world.activity({ customerId: customer.id, typeId, complete: true });
      return (await read(customer.id)).statusId;
    };
    expect(await step()).toBe(Emne);
    expect(await step()).toBe(Kunde);
    // And back the same way, one undo at a time.
    const undo = async () => {
      const { id } = (await read(customer.id)).undoableStatusChange;
      return (await world.admin.post(`/api/status-changes/${id}/undo`)).body.statusId;
    };
    expect(await undo()).toBe(Emne);
    expect(await undo()).toBe(Lead);
    expect((await read(customer.id)).undoableStatusChange).toBe(null);
  });

  test('raced by many activities changes the status once', async () => {
    const typeId = await newType('Kapløb');
    await rule({ typeId, fromStatusId: Lead, toStatusId: Kunde });
    const customer = await world.customer('Kapløb');
    const all = await Promise.all(
      Array.from({ length: 8 }, () => world.activity({ customerId: customer.id, typeId, complete: true })),
    );
    expect(all.filter((result) => result.statusChange)).toHaveLength(1);
    expect(await read(customer.id)).toMatchObject({ statusId: Kunde, version: 2, closedActivities: 8 });
  });

  test('that many race through two steps takes both, once each', async () => {
    const typeId = await newType('Dobbelttrappe');
    await rule({ typeId, fromStatusId: Lead, toStatusId: Emne });
    await rule({ typeId, fromStatusId: Emne, toStatusId: Kunde });
    const customer = await world.customer('Dobbelttrappe');
    const all = await Promise.all(
      Array.from({ length: 6 }, () => world.activity({ customerId: customer.id, typeId, complete: true })),
    );
    const changes = all.flatMap((result) => (result.statusChange ? [result.statusChange.toStatusId] : []));
    expect(changes.sort()).toEqual([Emne, Kunde].sort());
    expect((await read(customer.id)).statusId).toBe(Kunde);
  });
});

describe('undo', () => {
  test('is refused when the status has moved on, by a rule or by a person, even back again', async () => {
    const typeId = await newType('Videre');
    await rule({ typeId, fromStatusId: Lead, toStatusId: Emne });
    const customer = await world.customer('Videre');
    const { statusChange } = await world.activity({ customerId: customer.id, typeId, complete: true });
    const undo = async () => world.admin.post(`/api/status-changes/${statusChange.id}/undo`);
    await world.admin.patch(`/api/customers/${customer.id}`, { version: 2, statusId: Kunde });
    const refused = await undo();
    expect([refused.status, refused.body.error.id]).toEqual([409, 'status-moved-on']);
    await world.admin.patch(`/api/customers/${customer.id}`, { version: 3, statusId: Emne });
    expect((await undo()).status).toBe(409);
    expect(await read(customer.id)).toMatchObject({ statusId: Emne, undoableStatusChange: null });
  });

  test('of what a person changed, or of nothing, there is none', async () => {
    const customer = await world.customer('Personligt');
    const changed = await world.admin.patch(`/api/customers/${customer.id}`, { version: 1, statusId: Kunde });
    expect(changed.body).toMatchObject({ statusId: Kunde, undoableStatusChange: null });
    const rows = await world.database.reader
      .selectFrom('status_change')
      .select(['id', 'rule_id', 'activity_id', 'from_status_id', 'by_id'])
      .where('customer_id', '=', customer.id)
      .execute();
    expect(rows).toMatchObject([
      { rule_id: null, activity_id: null, from_status_id: Lead, by_id: world.admin.id },
    ]);
    for (const id of [rows[0]?.id, 999999]) {
      const answer = await world.admin.post(`/api/status-changes/${id}/undo`);
      expect([answer.status, answer.body.error.id]).toEqual([404, 'not-found']);
    }
  });

  test('raced is done once', async () => {
    const typeId = await newType('Fortrudt');
    await rule({ typeId, fromStatusId: Lead, toStatusId: Kunde });
    const customer = await world.customer('Fortrudt');
    const { statusChange } = await world.activity({ customerId: customer.id, typeId, complete: true });
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => world.admin.post(`/api/status-changes/${statusChange.id}/undo`)),
    );
    expect(answers.map((answer) => [answer.status, answer.body.version])).toEqual(Array(4).fill([200, 3]));
  });
});

describe('what rules do', () => {
  test('is tried before it is switched on, and listed with its cause after', async () => {
    const typeId = await newType('Prøvemøde');
    const [lead, other] = [await world.customer('Prøve A'), await world.customer('Prøve B')];
    const held = await world.activity({
      customerId: lead.id,
      typeId,
      note: 'Talte om prøver',
      complete: true,
    });
    world.clock.now = new Date(world.clock.now.getTime() + 5 * 86_400_000);
    const rules = { typeId, on: 'completion', fromStatusId: Lead, toStatusId: Emne };
    const trial = (await world.admin.post('/api/status-rules/trial', rules)).body;
    expect(trial).toMatchObject({ moved: 1, forwards: true, sample: [{ customerId: lead.id }] });
    expect(trial.sample[0]).toMatchObject({
      activityId: held.activity.id,
      projectId: null,
      what: 'Talte om prøver',
    });
    expect((await world.admin.post('/api/status-rules/trial', { ...rules, days: 3 })).body.moved).toBe(0);
    expect(trial.inStatus).toBeGreaterThan(1);
    expect((await read(lead.id)).statusId).toBe(Lead);
    const back = await world.admin.post('/api/status-rules/trial', {
      ...rules,
      fromStatusId: Emne,
      toStatusId: Lead,
    });
    expect(back.body.forwards).toBe(false);

    const { id: ruleId } = await rule(rules);
    const { activity } = await world.activity({ customerId: other.id, typeId, complete: true });
    const list = async () => (await world.admin.get(`/api/status-changes?customerId=${other.id}`)).body.items;
    const [change] = await list();
    expect(change).toMatchObject({
      activityId: activity.id,
      toStatusId: Emne,
      undoable: true,
      undoneAt: null,
    });
    const narrowed = async (query: string) =>
      (await world.admin.get(`/api/status-changes?${query}`)).body.items.map((row: { id: number }) => row.id);
    expect(await narrowed(`ruleId=${ruleId}`)).toEqual([change.id]);
    const day = change.at.slice(0, 10);
    expect(await narrowed(`ruleId=${ruleId}&from=${day}&to=${day}`)).toEqual([change.id]);
    expect(await narrowed(`ruleId=${ruleId}&to=2026-01-01`)).toEqual([]);
    await world.admin.post(`/api/status-changes/${change.id}/undo`);
    expect(await list()).toMatchObject([{ undoable: false, undoneBy: world.admin.id }]);
  });
});
