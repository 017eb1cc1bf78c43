// Sales projects through HTTP: the follow-up that makes activities, stages, closing, lists and their sums.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let me: Person;
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Body = any;
let stages: Record<string, number>;
let reasons: Body[];

beforeAll(async () => {
  me = await world.person('JDP');
  const { body } = await me.get('/api/reference');
  stages = Object.fromEntries(body.stages.map((stage: Body) => [stage.name, stage.id]));
  reasons = body.reasons;
});

async function project(more: object = {}): Promise<Body> {
  const customer = await world.customer('Nordlys A/S');
  const { status, body } = await me.post('/api/projects', {
    name: 'Ny pakkelinje',
    customerId: customer.id,
    ...more,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.project;
}

const followUp = (id: number, next: object) => me.put(`/api/projects/${id}/follow-up`, next);
const open = async (projectId: number): Promise<Body[]> =>
  (await me.get(`/api/activities?projectId=${projectId}&state=open`)).body.items;

describe('a sales project', () => {
  test('is created with customer and name alone; number, stage, probability and salesperson are filled in', async () => {
    const one = await project();
    const two = await project({ amount: 12_500_000 });
    expect(one).toMatchObject({ salespersonId: me.id, stageId: stages.Prospekt, probability: 10, amount: 0 });
    expect(Number(two.number.slice(1))).toBe(Number(one.number.slice(1)) + 1);
    expect(two.value).toBe(1_250_000);
  });

  test.each([
    [{ name: '' }, 'name', 'required'],
    [{ customerId: 999_999 }, 'customerId', 'unknown-customer'],
    [{ stageId: 999_999 }, 'stageId', 'unknown-stage'],
    [{ campaignId: 999_999 }, 'campaignId', 'unknown-campaign'],
    [{ amount: -1 }, 'amount', 'invalid-amount'],
    [{ amount: 12.5 }, 'amount', 'invalid-amount'],
    [{ probability: 101 }, 'probability', 'invalid-probability'],
  ])('refuses %j at its field', async (wrong, field, id) => {
    const customer = await world.customer('Nordlys A/S');
    const { status, body } = await me.post('/api/projects', { name: 'X', customerId: customer.id, ...wrong });
    expect(status).toBe(422);
    expect(body.error.fields).toMatchObject([{ field, id }]);
  });

  test('a number that is taken is refused, a late save is told who changed what', async () => {
    const one = await project();
    const two = await project();
    const taken = await me.patch(`/api/projects/${two.id}`, { number: one.number, version: two.version });
    expect(taken.body.error.fields).toMatchObject([{ field: 'number', id: 'number-taken' }]);
    await me.patch(`/api/projects/${two.id}`, { amount: 100, version: 1 });
    const late = await me.patch(`/api/projects/${two.id}`, { amount: 200, version: 1 });
    expect(late.status).toBe(409);
    expect(late.body.error.details.changes).toMatchObject([{ changes: { amount: [0, 100] } }]);
  });

  test('with another customer its activities go along, their contacts do not', async () => {
    const one = await project({ followUp: { date: '2026-11-25' } });
    const other = await world.customer('Strib Sejl');
    const { body } = await me.patch(`/api/projects/${one.id}`, {
      customerId: other.id,
      version: one.version,
    });
    expect(body.project).toMatchObject({ customerId: other.id, nextFollowUpDate: '2026-11-25' });
    expect(await open(one.id)).toMatchObject([{ customerId: other.id, contactId: null }]);
    const was = await me.get(`/api/customers/${one.customerId}`);
    expect(was.body).toMatchObject({ openActivities: 0, nextFollowUpDate: null });
  });
});

describe('its follow-up', () => {
  test('makes one activity, moves it while untouched, and the project shows what To-Do shows', async () => {
    const one = await project();
    const made = await followUp(one.id, {
      date: '2026-11-26',
      text: 'Ring om tegning',
      typeId: world.types.Tlf,
    });
    expect(made.body.followUp).toMatchObject({ action: 'created', date: '2026-11-26' });
    expect(made.body.project).toMatchObject({ nextFollowUpDate: '2026-11-26', openActivities: 1 });
    const again = await followUp(one.id, {
      date: '2026-11-26',
      text: 'Ring om tegning',
      typeId: world.types.Tlf,
    });
    expect(again.body.followUp).toBeNull();
    const moved = await followUp(one.id, { date: '2026-11-30', time: '09:30', text: 'Ring om tegning' });
    expect(moved.body.followUp).toMatchObject({ action: 'moved', id: made.body.followUp.id });
    const todo = await me.get('/api/todo?limit=500');
    const rows = todo.body.items.filter((row: Body) => row.projectId === one.id);
    expect(rows).toMatchObject([
      { followUpDate: '2026-11-30', followUpTime: '09:30', origin: 'project', projectNumber: one.number },
    ]);
  });

  test('that was worked on is kept, completed, and a new one takes its place', async () => {
    const one = await project({ followUp: { date: '2026-11-26' } });
    const [first] = await open(one.id);
    await me.patch(`/api/activities/${first.id}`, { note: 'Talt sammen', version: first.version });
    const { body } = await followUp(one.id, { date: '2026-12-01' });
    expect(body.followUp).toMatchObject({ action: 'created', replacedId: first.id });
    expect(await open(one.id)).toMatchObject([{ followUpDate: '2026-12-01' }]);
  });

  test('taken away, an untouched one is withdrawn; type and text without a date are refused', async () => {
    const one = await project({ followUp: { date: '2026-11-26' } });
    const gone = await followUp(one.id, { date: null });
    expect(gone.body.followUp).toMatchObject({ action: 'withdrawn' });
    expect(gone.body.project).toMatchObject({ nextFollowUpDate: null, followUp: null });
    expect((await followUp(one.id, { date: null, text: 'Ring' })).status).toBe(422);
  });

  test('asked for by many at once, there is one', async () => {
    const one = await project();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => followUp(one.id, { date: `2026-12-0${n + 1}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await open(one.id)).toHaveLength(1);
  });

  test('is the earliest of all its activities', async () => {
    const one = await project({ followUp: { date: '2026-12-10' } });
    await world.activity({ typeId: world.types.Tlf, projectId: one.id, followUpDate: '2026-12-02' }, me);
    const { body } = await me.get(`/api/projects/${one.id}`);
    expect(body).toMatchObject({ nextFollowUpDate: '2026-12-02', openActivities: 2 });
    expect(body.followUp.date).toBe('2026-12-10');
  });
});

describe('an activity under a project', () => {
  test('takes customer from it, passes it on in the chain, and says when it is the last', async () => {
    const one = await project();
    const made = await world.activity(
      { typeId: world.types.Tlf, projectId: one.id, next: { date: '2026-12-01' } },
      me,
    );
    expect(made.activity).toMatchObject({ customerId: one.customerId, projectName: one.name });
    expect(await open(one.id)).toHaveLength(2);
    const [successor] = (await open(one.id)).filter((row) => row.predecessorId === made.activity.id);
    await me.post(`/api/activities/${made.activity.id}/completion`);
    const last = await me.post(`/api/activities/${successor.id}/completion`);
    expect(last.body.projectWithoutNext).toMatchObject({ id: one.id, number: one.number });
  });

  test('must be of the same customer; moved to another customer it lets the project go', async () => {
    const one = await project({ followUp: { date: '2026-12-01' } });
    const other = await world.customer('Mandø Brugs');
    const { status, body } = await me.post('/api/activities', {
      typeId: world.types.Tlf,
      customerId: other.id,
      projectId: one.id,
    });
    expect(status).toBe(422);
    expect(body.error.fields).toMatchObject([{ field: 'projectId', id: 'project-of-other-customer' }]);
    const [activity] = await open(one.id);
    const moved = await me.patch(`/api/activities/${activity.id}`, {
      customerId: other.id,
      version: activity.version,
    });
    expect(moved.body.activity).toMatchObject({ projectId: null, customerId: other.id });
    expect((await me.get(`/api/projects/${one.id}`)).body).toMatchObject({
      nextFollowUpDate: null,
      followUp: null,
    });
  });
});

describe('stages and closing', () => {
  test('moving takes the stage’s probability unless it was set by hand; a closing stage wants a result', async () => {
    const one = await project({ amount: 10_000 });
    const move = (id: number, stageId: number | undefined) =>
      me.put(`/api/projects/${id}/stage`, { stageId });
    expect((await move(one.id, stages.Tilbud)).body.project).toMatchObject({ probability: 40, value: 4000 });
    const two = await project({ probability: 33 });
    expect((await move(two.id, stages.Tilbud)).body.project).toMatchObject({ probability: 33 });
    const closing = await move(two.id, stages.Lukket);
    expect(closing.body.error.fields).toMatchObject([{ field: 'stageId', id: 'stage-closes' }]);
  });

  test('a rule on a stage moves the customer on, says why, and one click undoes it', async () => {
    const rule = await world.admin.post('/api/status-rules', {
      on: 'stage',
      stageId: stages.Ordre,
      fromStatusId: world.statuses.Lead,
      toStatusId: world.statuses.Kunde,
    });
    expect(rule.status).toBe(200);
    const customer = await world.customer('Lead ApS', { statusId: world.statuses.Lead });
    const one = await project({ customerId: customer.id });
    const { body } = await me.put(`/api/projects/${one.id}/stage`, { stageId: stages.Ordre });
    expect(body.statusChange).toMatchObject({ toStatusId: world.statuses.Kunde });
    const undone = await me.post(`/api/status-changes/${body.statusChange.id}/undo`);
    expect(undone.status).toBe(200);
    expect((await me.get(`/api/customers/${customer.id}`)).body.statusId).toBe(world.statuses.Lead);
  });

  test.each([
    ['complete', 0, { completed: 1, kept: 0 }],
    ['keep', 1, { completed: 0, kept: 1 }],
  ])('closing says what happens to the open follow-ups, and does it: %s', async (what, left, said) => {
    const one = await project({ amount: 5000, followUp: { date: '2026-12-01' } });
    const lost = reasons.find((reason) => reason.result === 'lost');
    const close = () =>
      me.post(`/api/projects/${one.id}/closing`, {
        result: 'lost',
        reasonId: lost.id,
        note: 'For dyr',
        openFollowUps: what,
      });
    const closed = await close();
    expect(closed.body).toMatchObject({
      ...said,
      project: { result: 'lost', stageId: stages.Lukket, value: 0, reasonId: lost.id },
    });
    expect(await open(one.id)).toHaveLength(left);
    expect((await close()).body.project.version).toBe(closed.body.project.version);
    expect((await followUp(one.id, { date: '2026-12-05' })).status).toBe(409);
    const again = await me.delete(`/api/projects/${one.id}/closing`);
    expect(again.body.project).toMatchObject({
      result: null,
      stageId: stages.Prospekt,
      probability: 10,
      closedAt: null,
    });
  });

  test('a reason must fit the result', async () => {
    const one = await project();
    const won = reasons.find((reason) => reason.result === 'won');
    const { body } = await me.post(`/api/projects/${one.id}/closing`, {
      result: 'lost',
      reasonId: won.id,
      openFollowUps: 'keep',
    });
    expect(body.error.fields).toMatchObject([{ field: 'reasonId', id: 'unknown-reason' }]);
  });
});

describe('lists of projects', () => {
  test('list, sums and board agree whatever the filter', async () => {
    const customer = await world.customer('Tallene A/S');
    for (const [n, stage] of ['Prospekt', 'Tilbud', 'Tilbud', 'Ordre'].entries()) {
      await project({ customerId: customer.id, stageId: stages[stage], amount: (n + 1) * 100_000 });
    }
    for (const filter of [
      `customerId=${customer.id}`,
      `q=tallene`,
      `q=tallene&stages=${stages.Tilbud}`,
      '',
    ]) {
      const list = (await me.get(`/api/projects?${filter}&limit=200&sort=value`)).body.items;
      const sums = (await me.get(`/api/projects/sums?${filter}`)).body.stages;
      const board = (await me.get(`/api/projects/board?${filter}`)).body.stages;
      for (const { stageId, projects, amount, value } of sums) {
        const of = list.filter((row: Body) => row.stageId === stageId);
        const total = (field: string) => of.reduce((sum: number, row: Body) => sum + row[field], 0);
        expect([projects, amount, value]).toEqual([of.length, total('amount'), total('value')]);
        const column = board.find((each: Body) => each.stageId === stageId);
        expect(column).toMatchObject({ projects, amount, value });
        expect(column.items).toHaveLength(projects);
      }
      expect(sums.reduce((sum: number, each: Body) => sum + each.projects, 0)).toBe(list.length);
    }
  });

  test.each([
    'number',
    'name',
    'customerName',
    'salesperson',
    'stage',
    'amount',
    'value',
    'expectedClose',
    'closedAt',
    'nextFollowUp',
    'lastActivity',
    'updatedAt',
  ])('pages by %s show every project once, in both directions', async (sort) => {
    for (const descending of ['false', 'true']) {
      const seen: number[] = [];
      let cursor = '';
      do {
        const { status, body } = await me.get(
          `/api/projects?sort=${sort}&descending=${descending}&state=all&limit=7${cursor && `&cursor=${cursor}`}`,
        );
        expect(status).toBe(200);
        seen.push(...body.items.map((row: Body) => row.id));
        cursor = body.next ?? '';
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      const all = await world.database.reader.selectFrom('project').select('id').execute();
      expect(seen).toHaveLength(all.length);
    }
  });

  test('the forecast puts each open project in one place', async () => {
    await project({ amount: 100_000, expectedClose: '2026-10-01' });
    await project({ amount: 100_000, expectedClose: '2026-12-24', stageId: stages.Tilbud });
    await project({ amount: 100_000, expectedClose: '2028-01-01' });
    const { rows } = (await me.get('/api/projects/forecast')).body;
    const count = (when: string) =>
      rows.filter((row: Body) => row.when === when).reduce((sum: number, row: Body) => sum + row.projects, 0);
    expect(count('late')).toBe(1);
    expect(count('later')).toBe(1);
    expect(rows.find((row: Body) => row.month === '2026-12')).toMatchObject({
      stageId: stages.Tilbud,
      value: 40_000,
    });
    const open = await me.get('/api/projects/sums');
    expect(['late', 'month', 'later', 'undated'].map(count).reduce((sum, each) => sum + each)).toBe(
      open.body.stages.reduce((sum: number, each: Body) => sum + each.projects, 0),
    );
  });

  test('each figure of the forecast is the sum of the list that it leads to, whatever the filter', async () => {
    const seller = await world.person('FOR');
    const customer = await world.customer('Prognosen A/S');
    for (const [n, expectedClose] of ['2026-12-01', '2026-12-31', '2027-01-15', null, '2026-09-09'].entries())
      for (const stage of ['Prospekt', 'Tilbud'])
        await seller.post('/api/projects', {
          ...{ name: 'F', customerId: customer.id, expectedClose },
          ...{ stageId: stages[stage], amount: (n + 1) * 1000 },
        });
    const days: Record<string, string> = {
      late: 'expectedTo=2026-10-31',
      undated: 'undated=true',
      '2026-12': 'expectedFrom=2026-12-01&expectedTo=2026-12-31',
      '2027-01': 'expectedFrom=2027-01-01&expectedTo=2027-01-31',
    };
    for (const filter of [`customerId=${customer.id}`, 'q=prognosen', `salespeople=${seller.id}`]) {
      const { rows } = (await me.get(`/api/projects/forecast?${filter}`)).body;
      expect(rows).toHaveLength(8);
      for (const { month, when, stageId, salespersonId, ...sum } of rows) {
        const list = `${days[month ?? when]}&stages=${stageId}&salespeople=${salespersonId}`;
        const { body } = await me.get(`/api/projects/sums?${filter.replace(/^sales.*/, '')}&${list}`);
        expect(body.stages).toEqual([{ stageId, ...sum }]);
      }
    }
  });

  test('what was won and lost by month and salesperson is the list that each number opens, whatever the filter', async () => {
    const [one, two] = [await world.person('VIN'), await world.person('TAB')];
    const customer = await world.customer('Vundne og tabte A/S');
    const before = world.clock.now;
    // Half past midnight of a month's first day in Denmark is the month before in UTC; 25 October has 25 hours.
    const closings = [
      ['2026-09-30T21:30:00Z', 'won'],
      ['2026-09-30T22:30:00Z', 'lost'],
      ['2026-10-25T01:30:00Z', 'won'],
      ['2026-10-31T22:59:59Z', 'won'],
      ['2026-10-31T23:30:00Z', 'won'],
      ['2026-11-23T09:00:00Z', 'lost'],
    ];
    for (const [n, [at, result]] of closings.entries()) {
      for (const salesperson of [one, two]) {
        const salespersonId = salesperson.id;
        const made = await project({ customerId: customer.id, salespersonId, amount: (n + 1) * 1000 });
        world.clock.now = new Date(at!);
        const { status } = await me.post(`/api/projects/${made.id}/closing`, {
          result,
          openFollowUps: 'keep',
        });
        expect(status).toBe(200);
        if (n === 2 && salesperson === two) await me.delete(`/api/projects/${made.id}/closing`);
        world.clock.now = before;
      }
    }
    await project({ customerId: customer.id });
    for (const [filter, cells] of [
      [`customerId=${customer.id}`, 10],
      [`q=vundne&salespeople=${one.id}`, 5],
      [`customerId=${customer.id}&closedFrom=2026-10-01&closedTo=2026-10-31`, 4],
    ] as const) {
      const { status, body } = await me.get(`/api/projects/results?${filter}`);
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body.rows).toHaveLength(cells);
      for (const { month, salespersonId, result, ...counted } of body.rows) {
        const end = { '2026-09': '30', '2026-10': '31', '2026-11': '30' }[month.slice(0, 7) as '2026-09'];
        const cell = `salespeople=${salespersonId}&state=${result}&closedFrom=${month}&closedTo=${month.slice(0, 8)}${end}`;
        const list = (await me.get(`/api/projects?customerId=${customer.id}&${cell}&limit=200`)).body.items;
        const amount = list.reduce((sum: number, row: Body) => sum + row.amount, 0);
        expect({ projects: list.length, amount }, `${month} ${result}`).toEqual(counted);
      }
    }
    const all = (await me.get(`/api/projects?customerId=${customer.id}&state=closed&limit=200`)).body.items;
    expect(all).toHaveLength(11);
  });
});
