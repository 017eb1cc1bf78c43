// The follow-up chain, rules 1–6: exactly one open successor, whatever is clicked, retried or raced.
import { describe, expect, test } from 'vitest';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

async function call(more: object = {}) {
  const customer = await world.customer('Æble & Søn A/S');
  const { activity } = await world.activity({ typeId: world.types.Tlf, customerId: customer.id, ...more });
  return { customer, activity };
}

const next = (date: string | null, more: object = {}) => ({
  date,
  time: null,
  typeId: null,
  text: '',
  ...more,
});

async function openSuccessors(id: number): Promise<{ id: number; follow_up_date: string | null }[]> {
  return world.database.reader
    .selectFrom('activity')
    .select(['id', 'follow_up_date'])
    .where('predecessor_id', '=', id)
    .where('completed_at', 'is', null)
    .execute();
}

describe('setting the next follow-up (rule 1)', () => {
  test('makes the successor in the same act, with the configured type when none is given', async () => {
    const { activity } = await call({ note: 'Talte om pris' });
    const saved = await world.admin.patch(`/api/activities/${activity.id}`, {
      version: 1,
      next: next('2026-12-24'),
    });
    expect(saved.status).toBe(200);
    expect(saved.body.followUp).toMatchObject({ action: 'created', date: '2026-12-24', replacedId: null });
    const successor = (await world.admin.get(`/api/activities/${saved.body.followUp.id}`)).body;
    expect(successor).toMatchObject({
      typeId: world.types.Opfølgning,
      followUpDate: '2026-12-24',
      customerId: activity.customerId,
      salespersonId: activity.salespersonId,
      note: '',
      origin: 'chain',
      predecessorId: activity.id,
      completedAt: null,
      chainId: activity.id,
    });
  });

  test('without a date asks for the date and creates nothing', async () => {
    const { activity } = await call();
    for (const body of [
      next(null, { text: 'Ring igen' }),
      next(null, { typeId: world.types.Tlf }),
      next(null, { time: '10:00' }),
    ]) {
      const answer = await world.admin.patch(`/api/activities/${activity.id}`, { version: 1, next: body });
      expect(answer.status).toBe(422);
      expect(answer.body.error.fields).toEqual([
        { field: 'next.date', id: 'next-date-required', message: 'Skriv datoen for næste opfølgning.' },
      ]);
    }
    expect(await openSuccessors(activity.id)).toEqual([]);
  });

  test('on creation makes both at once', async () => {
    const { activity } = await call({
      next: next('2026-12-01', { text: 'Send pris', time: '10:30', typeId: world.types.Møde }),
    });
    const successor = (await world.admin.get(`/api/activities/${activity.successor.id}`)).body;
    expect(successor).toMatchObject({
      followUpText: 'Send pris',
      followUpTime: '10:30',
      typeId: world.types.Møde,
    });
  });

  test('a contact and the salesperson go along (rule 2)', async () => {
    const customer = await world.customer('Ørsted VVS');
    const contact = await world.contact(customer.id, 'Åse Bæk');
    const seller = await world.person('JDP');
    const { activity, followUp } = await world.activity({
      typeId: world.types.Tlf,
      contactId: contact.id,
      salespersonId: seller.id,
      next: next('2026-12-01'),
    });
    expect(activity.customerId).toBe(customer.id);
    const successor = (await world.admin.get(`/api/activities/${followUp.id}`)).body;
    expect(successor).toMatchObject({
      contactId: contact.id,
      customerId: customer.id,
      salespersonId: seller.id,
    });
  });
});

describe('at most one open successor (rule 3)', () => {
  test('an untouched successor is moved, with a line in its history', async () => {
    const { activity } = await call({ next: next('2026-12-01') });
    const [before] = await openSuccessors(activity.id);
    const moved = await world.admin.patch(`/api/activities/${activity.id}`, {
      version: activity.version,
      next: next('2026-12-08', { text: 'Ny tekst' }),
    });
    expect(moved.body.followUp).toMatchObject({ id: before?.id, action: 'moved', date: '2026-12-08' });
    expect(await openSuccessors(activity.id)).toEqual([{ id: before?.id, follow_up_date: '2026-12-08' }]);
    const history = (await world.admin.get(`/api/activities/${before?.id}/history`)).body.items;
    expect(history[0]).toMatchObject({ verb: 'moved', actorId: world.admin.id });
    expect(history[0].changes).toMatchObject({
      followUpDate: ['2026-12-01', '2026-12-08'],
      followUpText: ['', 'Ny tekst'],
    });
  });

  test('a postponed successor still counts as untouched: planning is not work', async () => {
    const { activity } = await call({ next: next('2026-12-01') });
    const [successor] = await openSuccessors(activity.id);
    await world.admin.put(`/api/activities/${successor?.id}/follow-up`, { date: '2026-12-03' });
    await world.admin.patch(`/api/activities/${activity.id}`, {
      version: activity.version,
      next: next('2026-12-20'),
    });
    expect(await openSuccessors(activity.id)).toEqual([{ id: successor?.id, follow_up_date: '2026-12-20' }]);
  });

  test('a worked-on successor is kept in the history and replaced by a new one', async () => {
    const { activity } = await call({ next: next('2026-12-01') });
    const [first] = await openSuccessors(activity.id);
    await world.admin.patch(`/api/activities/${first?.id}`, { version: 1, note: 'Ringede, optaget' });
    const changed = await world.admin.patch(`/api/activities/${activity.id}`, {
      version: activity.version,
      next: next('2026-12-09'),
    });
    expect(changed.body.followUp).toMatchObject({ action: 'created', replacedId: first?.id });
    const open = await openSuccessors(activity.id);
    expect(open).toEqual([{ id: changed.body.followUp.id, follow_up_date: '2026-12-09' }]);
    expect((await world.admin.get(`/api/activities/${first?.id}`)).body).toMatchObject({
      note: 'Ringede, optaget',
      completedAt: expect.any(String),
    });
  });

  test('a completed successor gets a sibling', async () => {
    const { activity } = await call({ next: next('2026-12-01') });
    const [first] = await openSuccessors(activity.id);
    await world.admin.post(`/api/activities/${first?.id}/completion`);
    await world.admin.patch(`/api/activities/${activity.id}`, {
      version: activity.version,
      next: next('2026-12-10'),
    });
    expect((await openSuccessors(activity.id)).map((each) => each.follow_up_date)).toEqual(['2026-12-10']);
    const reopened = await world.admin.delete(`/api/activities/${first?.id}/completion`);
    expect(reopened.body.error.id).toBe('open-successor-exists');
  });

  test('saying the same again changes nothing, whatever version it comes from', async () => {
    const { activity } = await call();
    const body = { version: 1, next: next('2026-12-01', { text: 'Ring' }) };
    const first = await world.admin.patch(`/api/activities/${activity.id}`, body);
    const again = await world.admin.patch(`/api/activities/${activity.id}`, body);
    expect(again.status).toBe(200);
    expect(again.body.followUp).toBeNull();
    expect(again.body.activity.version).toBe(first.body.activity.version);
    expect(await openSuccessors(activity.id)).toHaveLength(1);
  });

  test('twenty clicks at once from two processes make one', async () => {
    const { activity } = await call();
    const sibling = await world.sibling();
    const body = { version: 1, next: next('2026-12-01') };
    const click = (index: number) =>
      (index % 2 ? sibling : world.app).inject({
        method: 'PATCH',
        url: `/api/activities/${activity.id}`,
        headers: { cookie: world.admin.cookie },
        payload: body,
      });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => click(index)));
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(20).fill(200));
    expect(await openSuccessors(activity.id)).toHaveLength(1);
  });

  test('twenty different dates at once leave one, and the late ones are told', async () => {
    const { activity } = await call();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.admin.patch(`/api/activities/${activity.id}`, {
          version: 1,
          next: next(`2026-12-${String(index + 1).padStart(2, '0')}`),
        }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.error?.id === 'stale-version')).toHaveLength(19);
    expect(await openSuccessors(activity.id)).toHaveLength(1);
  });

  test('taking the next follow-up away withdraws an untouched successor', async () => {
    const { activity } = await call({ next: next('2026-12-01') });
    const [successor] = await openSuccessors(activity.id);
    const saved = await world.admin.patch(`/api/activities/${activity.id}`, {
      version: activity.version,
      next: null,
    });
    expect(saved.body.followUp).toMatchObject({ id: successor?.id, action: 'withdrawn' });
    expect(await openSuccessors(activity.id)).toEqual([]);
    expect((await world.admin.get(`/api/activities/${successor?.id}`)).body.outcome).toBe('cancelled');
  });
});

describe('completing and reopening (rules 4 and 5)', () => {
  test('completing twice is harmless and logged once', async () => {
    const { activity } = await call({ followUpDate: '2026-11-20' });
    const first = await world.admin.post(`/api/activities/${activity.id}/completion`, { outcome: 'reached' });
    const second = await world.admin.post(`/api/activities/${activity.id}/completion`, {
      outcome: 'reached',
    });
    expect(first.body.activity.completedAt).toBe(second.body.activity.completedAt);
    expect(first.body.activity).toMatchObject({ outcome: 'reached', completedBy: world.admin.id });
    const history = (await world.admin.get(`/api/activities/${activity.id}/history`)).body.items;
    expect(history.filter((line: { verb: string }) => line.verb === 'completed')).toHaveLength(1);
  });

  test('completing the last open activity says that nothing is next', async () => {
    const { activity } = await call({ followUpDate: '2026-11-20' });
    expect((await world.admin.post(`/api/activities/${activity.id}/completion`)).body.nothingNext).toBe(true);
  });

  test('«Gem og afslut» does both at once', async () => {
    const { activity } = await call();
    const saved = await world.admin.patch(`/api/activities/${activity.id}`, {
      version: 1,
      note: 'Aftalt pris',
      next: next('2026-12-01'),
      complete: true,
    });
    expect(saved.body).toMatchObject({ followUp: { action: 'created' }, nothingNext: false });
    expect(saved.body.activity).toMatchObject({ note: 'Aftalt pris', completedAt: expect.any(String) });
  });

  test('reopening puts it back and is logged', async () => {
    const { activity } = await call({ followUpDate: '2026-11-20' });
    await world.admin.post(`/api/activities/${activity.id}/completion`);
    const reopened = await world.admin.delete(`/api/activities/${activity.id}/completion`);
    expect(reopened.body.activity.completedAt).toBeNull();
    const again = await world.admin.delete(`/api/activities/${activity.id}/completion`);
    expect(again.status).toBe(200);
    const verbs = (await world.admin.get(`/api/activities/${activity.id}/history`)).body.items.map(
      (line: { verb: string }) => line.verb,
    );
    expect(verbs).toEqual(['reopened', 'completed', 'created']);
  });
});

test('the chain is seen from every link, with age, postponements and hand-overs (rule 6)', async () => {
  const seller = await world.person('MKH');
  const { activity } = await call({ next: next('2026-12-01') });
  const second = activity.successor.id;
  await world.admin.put(`/api/activities/${second}/follow-up`, { date: '2026-12-05' });
  await world.admin.patch(`/api/activities/${second}`, { version: 2, salespersonId: seller.id });
  const saved = await world.admin.patch(`/api/activities/${second}`, {
    version: 3,
    next: next('2026-12-15'),
    complete: true,
  });
  const third = saved.body.followUp.id;
  world.clock.now = new Date('2026-12-03T09:00:00Z');
  for (const id of [activity.id, second, third]) {
    const chain = (await world.admin.get(`/api/activities/${id}/chain`)).body;
    expect(chain.items.map((link: { id: number }) => link.id)).toEqual([activity.id, second, third]);
    expect(chain).toMatchObject({ ageInDays: 10, postponements: 1, handOvers: 1 });
  }
  world.clock.now = new Date('2026-11-23T09:00:00Z');
  const middle = (await world.admin.get(`/api/activities/${second}`)).body;
  expect(middle).toMatchObject({ previous: { id: activity.id }, successor: { id: third } });
  const alone = await call();
  const chain = (await world.admin.get(`/api/activities/${alone.activity.id}/chain`)).body;
  expect(chain).toMatchObject({
    items: [{ id: alone.activity.id }],
    ageInDays: 0,
    postponements: 0,
    handOvers: 0,
  });
});

test('a late save is told who changed what and nothing is overwritten', async () => {
  const { activity } = await call({ note: 'Første' });
  const seller = await world.person('LBA');
  await seller.patch(`/api/activities/${activity.id}`, { version: 1, note: 'Fra LBA' });
  const late = await world.admin.patch(`/api/activities/${activity.id}`, { version: 1, note: 'Fra ADM' });
  expect(late.status).toBe(409);
  expect(late.body.error).toMatchObject({
    id: 'stale-version',
    details: {
      currentVersion: 2,
      changes: [{ actorId: seller.id, changes: { note: ['Første', 'Fra LBA'] } }],
    },
  });
  const merged = await world.admin.patch(`/api/activities/${activity.id}`, {
    version: 2,
    note: 'Fra LBA og ADM',
  });
  expect(merged.body.activity.note).toBe('Fra LBA og ADM');
});
