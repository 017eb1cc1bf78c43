// CRM Overblik among so many activities that a page is found in stretches of time: whatever a word's frequency, and
// whenever it was in use, the answer is that of going through all of them.
import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { SEARCH_CHANNEL } from '../../src/server/history/search-news.ts';
import { forgetWords } from '../../src/server/overview/forget-words.ts';
import { writeIndex } from '../../src/server/overview/index-row.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
const MANY = 26_000;

/** Which activities say it, by their number; they are spread over 2014 to 2026 without order. */
const WORDS: Record<string, string> = {
  overalt: 'true',
  hvertredje: 'n % 3 = 0',
  sjaelden: 'n % 911 = 0',
  // more in one year than are put in order at a time, and none among the latest
  gammelt: "occurred_at >= '2016-01-01' and occurred_at < '2018-01-01' and n % 5 <> 0",
  // more in one month
  maaneden: "occurred_at >= '2015-03-01' and occurred_at < '2015-04-01'",
  nyere: "occurred_at >= '2019-01-01'",
  aldrig: 'false',
};
/** Looked for by a part, a form, a number in groups, or a phrase. */
const OTHERS: Record<string, string> = {
  'grøn palle': 'n % 601 = 0',
  'palle grøn': 'n % 607 = 0',
  tilbudsopfølgningerne: 'n % 701 = 0',
  ordrenumre: 'n % 709 = 0',
  20304050: 'n % 809 = 0',
};
const LONG = `${'x'.repeat(130)}midtidetlange${'y'.repeat(60)}`;

beforeAll(async () => {
  const db = world.database.reader;
  const said = Object.entries({ ...WORDS, ...OTHERS }).map(
    ([word, when]) => `case when ${when} then '${word}' end`,
  );
  await sql`
    insert into activity (type_id, salesperson_id, occurred_at, note, origin, completed_at, created_at, updated_at)
    select ${world.types.Tlf}, ${world.admin.id}, occurred_at, concat_ws(' ', ${sql.raw(said.join(', '))}, case when n % 811 = 0 then ${LONG} end), 'import',
      case when n % 2 = 0 then now() end, now(), now()
    from (
      select n, case when n % 10 = 0 then '2015-03-01'::timestamptz + n % 700 * interval '1 hour'
        when n % 10 < 4 then '2016-01-01'::timestamptz + n % 17500 * interval '1 hour'
        else '2014-01-01'::timestamptz + (n::bigint * 7919 % 113000) * interval '1 hour' end as occurred_at
      from generate_series(1, ${MANY}) n) made`.execute(db);
  const { rows } = await sql<{ id: number }>`select id from activity`.execute(db);
  await world.database.transaction((tx) =>
    writeIndex(
      tx,
      rows.map(({ id }) => id),
    ),
  );
}, 120_000);

/** By going through all. */
async function naive(condition: string, order: 'newest' | 'oldest', limit: number): Promise<number[]> {
  const direction = sql.raw(order === 'newest' ? 'desc' : 'asc');
  const { rows } = await sql<{ id: number }>`
    select id from activity where ${sql.raw(condition)}
    order by occurred_at ${direction}, id ${direction} limit ${limit}`.execute(world.database.reader);
  return rows.map(({ id }) => id);
}

async function paged(query: string, order: string, pages: number): Promise<number[]> {
  const ids: number[] = [];
  let cursor = '';
  for (let page = 0; page < pages; page += 1) {
    const { body, status } = await world.admin.get(
      `/api/overview/activities?${query}&order=${order}&limit=200${cursor}`,
    );
    expect(status).toBe(200);
    ids.push(...body.items.map((item: { id: number }) => item.id));
    if (body.next === null) break;
    cursor = `&cursor=${body.next}`;
  }
  return ids;
}

test.each([
  ['"grøn palle"', "note ~ '\\mgrøn palle\\M'"],
  ['"grøn pal', "note ~ '\\mgrøn pal'"],
  ['"grøn pa', "note ~ '\\mgrøn pa'"],
  ['røn.pa', "note ~ 'røn pa'"],
  ['palle grøn', "note ~ 'grøn'"],
  ['"palle grøn" -hvertredje', "note ~ '\\mpalle grøn\\M' and note !~ 'hvertredje'"],
  ['budsopfølgn', "note ~ 'tilbudsopfølgn'"],
  ['opfølgning sjaelden', "note ~ 'tilbudsopfølgn' and note ~ 'sjaelden'"],
  ['ordrenummer', "note ~ 'ordrenumre'"],
  ['20 30 40 50', "note ~ '20304050'"],
  ['3040', "note ~ '20304050'"],
  ['midtidetlange', "note ~ 'midtidetlange'"],
  ['x'.repeat(90), "note ~ 'midtidetlange'"],
  ['gr', "note ~ '\\mgr'"],
  ['xylofon', 'false'],
])('%s, found among all as by going through them', async (q, condition) => {
  for (const order of ['newest', 'oldest'] as const) {
    const found = await paged(`q=${encodeURIComponent(q)}`, order, 2);
    expect(found, order).toEqual(await naive(condition, order, 400));
  }
});

test('what nobody says any more leaves the vocabulary, and nothing else', async () => {
  const known = async () => {
    const { rows } = await sql<{ word: string }>`select word from search_word order by word`.execute(
      world.database.reader,
    );
    return rows.map(({ word }) => word);
  };
  const before = await known();
  await sql`insert into search_word (word) values ('ingensigerdet')`.execute(world.database.reader);
  await world.database.transaction(async (tx) => {
    let after = 0;
    do after = await forgetWords(tx, after);
    while (after > 0);
  });
  expect(await known()).toEqual(before);
  // The program does it by itself when there is nothing to write.
  await sql`insert into search_word (word) values ('ingensigerdet')`.execute(world.database.reader);
  await vi.waitFor(
    async () => {
      await sql`select pg_notify(${SEARCH_CHANNEL}, '')`.execute(world.database.reader);
      expect(await known()).toEqual(before);
    },
    { timeout: 10_000, interval: 100 },
  );
});

const says = (word: string) => `note ~ '\\m${word}\\M'`;

test.each(Object.keys(WORDS))('%s: three pages, from either end, and the count', async (word) => {
  for (const order of ['newest', 'oldest'] as const) {
    expect(await paged(`q=${word}`, order, 3), order).toEqual(await naive(says(word), order, 600));
  }
  const { body } = await world.admin.get(`/api/overview/activities/count?q=${word}`);
  expect(body.found).toBe((await naive(says(word), 'newest', 1000)).length);
});

test('what is moved to a time when nobody said its words is found there', async () => {
  const db = world.database.reader;
  const moved = await naive(says('gammelt'), 'newest', 2);
  const before = await sql`select id, occurred_at from activity where id = any (${moved})`.execute(db);
  const [first, last] = moved;
  await sql`update activity set occurred_at = case when id = ${first} then '2025-11-03'::timestamptz else '2014-01-03' end
    where id = any (${moved})`.execute(db);
  await world.database.transaction((tx) => writeIndex(tx, moved));
  expect((await paged('q=gammelt', 'newest', 1))[0]).toBe(first);
  expect((await paged('q=gammelt', 'oldest', 1))[0]).toBe(last);
  await sql`update activity set occurred_at = was.occurred_at
    from jsonb_to_recordset(${JSON.stringify(before.rows)}::jsonb) was(id int, occurred_at timestamptz)
    where was.id = activity.id`.execute(db);
  await world.database.transaction((tx) => writeIndex(tx, moved));
  expect(await paged('q=gammelt', 'newest', 3)).toEqual(await naive(says('gammelt'), 'newest', 600));
});

test.each([
  ['hvertredje', 'more than are asked for at once'],
  ['sjaelden', 'few'],
])('of a customer with %s activities: %s, alone and with a word that is everywhere', async (word) => {
  const db = world.database.reader;
  const { body: customer } = await world.admin.post('/api/customers', { name: `Kunden med ${word}` });
  const { rows } = await sql<{ id: number }>`
    update activity set customer_id = ${customer.id} where ${sql.raw(says(word))} returning id`.execute(db);
  await world.database.transaction((tx) =>
    writeIndex(
      tx,
      rows.map(({ id }) => id),
    ),
  );
  const its = `customer_id = ${customer.id}`;
  for (const order of ['newest', 'oldest'] as const) {
    expect(await paged(`customers=${customer.id}`, order, 3), order).toEqual(await naive(its, order, 600));
    const both = await paged(`customers=${customer.id}&q=overalt&from=2015-01-01`, order, 2);
    const since = `${its} and occurred_at >= '2015-01-01 00:00 Europe/Copenhagen'`;
    expect(both, order).toEqual(await naive(since, order, 400));
  }
});

test('with a filter and a period', async () => {
  for (const order of ['newest', 'oldest'] as const) {
    const found = await paged('q=gammelt&state=closed&from=2016-06-01&to=2017-05-31', order, 2);
    const all = `${says('gammelt')} and completed_at is not null
      and occurred_at >= '2016-06-01 00:00 Europe/Copenhagen' and occurred_at < '2017-06-01 00:00 Europe/Copenhagen'`;
    expect(found, order).toEqual(await naive(all, order, 400));
  }
});

test('what is not to be there is left out in every stretch, and where there is nothing else to go by', async () => {
  expect(await paged('q=-nyere', 'newest', 2)).toEqual(await naive(`not ${says('nyere')}`, 'newest', 400));
  const all = `${says('gammelt')} and not ${says('hvertredje')}`;
  expect(await paged('q=gammelt%20-hvertredje', 'newest', 2)).toEqual(await naive(all, 'newest', 400));
});
