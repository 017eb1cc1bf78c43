// Random histories: whatever people do with a few activities, in whatever order and however often they retry,
// no activity ever has two open successors, the stored facts follow from the activities, and list and counters agree.
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-12-${String(number).padStart(2, '0')}`);
const act = fc.oneof(
  fc.record({
    do: fc.constant('next' as const),
    on: fc.nat(),
    date: fc.option(day),
    text: fc.constantFrom('', 'Ring'),
  }),
  fc.record({ do: fc.constant('note' as const), on: fc.nat(), text: fc.constantFrom('a', 'b') }),
  fc.record({ do: fc.constant('complete' as const), on: fc.nat() }),
  fc.record({ do: fc.constant('reopen' as const), on: fc.nat() }),
  fc.record({ do: fc.constant('postpone' as const), on: fc.nat(), date: day }),
  fc.record({ do: fc.constant('saveAndComplete' as const), on: fc.nat(), date: fc.option(day) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform(chain: number, step: Act, twice: boolean): Promise<void> {
  const { rows } = await sql<{ id: number; version: number }>`
    select id, version from activity where id = ${chain} or chain_id = ${chain} order by id`.execute(
    world.database.reader,
  );
  const target = rows[step.on % rows.length]!;
  const url = `/api/activities/${target.id}`;
  const nextOf = (date: string | null, text = '') =>
    date === null ? null : { date, time: null, typeId: null, text };
  const once = () => {
    switch (step.do) {
      case 'next':
        return world.admin.patch(url, { version: target.version, next: nextOf(step.date, step.text) });
      case 'note':
        return world.admin.patch(url, { version: target.version, note: step.text });
      case 'complete':
        return world.admin.post(`${url}/completion`);
      case 'reopen':
        return world.admin.delete(`${url}/completion`);
      case 'postpone':
        return world.admin.put(`${url}/follow-up`, { date: step.date });
      case 'saveAndComplete':
        return world.admin.patch(url, { version: target.version, next: nextOf(step.date), complete: true });
    }
  };
  const answers = await Promise.all(twice ? [once(), once()] : [once()]);
  for (const answer of answers) expect([200, 409]).toContain(answer.status);
}

test('no history of acts breaks the chain, the facts or the counters', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, fc.boolean()), { minLength: 1, maxLength: 12 }),
      async (steps) => {
        const customer = await world.customer('Kæde A/S');
        const { activity } = await world.activity({
          typeId: world.types.Tlf,
          customerId: customer.id,
          followUpDate: '2026-11-23',
        });
        for (const [step, twice] of steps) await perform(activity.id, step, twice);

        const doubles = await sql`
        select predecessor_id from activity where completed_at is null and predecessor_id is not null
        group by 1 having count(*) > 1`.execute(world.database.reader);
        expect(doubles.rows).toEqual([]);

        const facts = await sql<{ agrees: boolean }>`
        select (c.next_follow_up_date, c.last_activity_at) is not distinct from (
          (select min(follow_up_date) from activity a where a.customer_id = c.id and completed_at is null),
          (select max(occurred_at) from activity a where a.customer_id = c.id and touched)) as agrees
        from customer c where id = ${customer.id}`.execute(world.database.reader);
        expect(facts.rows[0]?.agrees).toBe(true);

        const history = await sql<{ agrees: boolean }>`
        select bool_and(a.version = (select max(version) from event e where e.entity = 'activity' and e.entity_id = a.id)) as agrees
        from activity a where a.customer_id = ${customer.id}`.execute(world.database.reader);
        expect(history.rows[0]?.agrees).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
  const counts = (await world.admin.get('/api/todo/counts?owner=all')).body;
  const list = await everything('/api/todo?owner=all&limit=500');
  expect(list.length).toBe(counts.open);
  for (const group of Object.keys(counts.groups)) {
    expect((await everything(`/api/todo?owner=all&due=${group}&limit=500`)).length).toBe(
      counts.groups[group],
    );
  }
});

async function everything(path: string): Promise<unknown[]> {
  const items: unknown[] = [];
  for (let cursor = ''; ; ) {
    const page = (await world.admin.get(cursor ? `${path}&cursor=${cursor}` : path)).body;
    items.push(...page.items);
    if (!page.next) return items;
    cursor = page.next;
  }
}
