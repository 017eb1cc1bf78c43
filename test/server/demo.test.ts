// The demo world: it is a world that the program itself could have made, it has work for everybody today, and it is
// the same for the same day.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fillDemo } from '../../demo/fill.ts';
import { DEMO_LOGINS, DEMO_PASSWORD, emailOf, SELLERS } from '../../demo/people.ts';
import { refreshFacts } from '../../src/server/activities/facts.ts';
import { buildApp } from '../../src/server/app.ts';
import { type Database, openDatabase } from '../../src/server/db/database.ts';
import { blobStore } from '../../src/server/documents/blobs.ts';
import { addDays } from '../../src/shared/days.ts';
import { parseCvr } from '../../src/shared/identifiers.ts';
import { freshDatabase, MONDAY } from '../helpers/world.ts';

const TODAY = '2026-11-23';

interface Demo {
  database: Database;
  dataDir: string;
  lines: string[];
  isDemo: boolean;
  seconds: number;
}

const closing: (() => Promise<unknown>)[] = [];

async function demoOf(now: Date): Promise<Demo> {
  const { url, drop } = await freshDatabase(inject('databaseUrl'));
  const dataDir = await mkdtemp(join(tmpdir(), 'opfolg-demo-'));
  const database = openDatabase(url, () => undefined, 4);
  closing.push(
    () => database.end(),
    drop,
    () => rm(dataDir, { recursive: true, force: true }),
  );
  const lines: string[] = [];
  const start = performance.now();
  const isDemo = await fillDemo(database, { now, dataDir, say: (line) => lines.push(line) });
  return { database, dataDir, lines, isDemo, seconds: (performance.now() - start) / 1000 };
}

let demo: Demo;
beforeAll(async () => {
  demo = await demoOf(MONDAY);
}, 60_000);
afterAll(async () => {
  for (const close of closing) await close();
});

/** The rows that a statement finds; an invariant finds none. */
async function rows<T>(statement: string, database = demo.database): Promise<T[]> {
  return (await sql<T>`${sql.raw(statement)}`.execute(database.reader)).rows;
}

test('it is filled in seconds, and large enough to look like a firm', async () => {
  const [size] = await rows<Record<string, number>>(`select
    (select count(*)::int from customer) as customers, (select count(*)::int from contact) as contacts,
    (select count(*)::int from activity) as activities, (select count(*)::int from document) as documents`);
  expect(demo.isDemo).toBe(true);
  expect(demo.seconds).toBeLessThan(10);
  expect(size!.customers).toBeGreaterThan(300);
  expect(size!.contacts).toBeGreaterThan(800);
  expect(size!.activities).toBeGreaterThanOrEqual(9000);
  expect(size!.documents).toBeGreaterThanOrEqual(40);
});

test.each([
  [
    'an activity has more than one open successor',
    'select predecessor_id from activity where completed_at is null and predecessor_id is not null group by 1 having count(*) > 1',
  ],
  [
    'a successor differs from what its predecessor says of it',
    `select s.id from activity s join activity p on p.id = s.predecessor_id
     where p.chain_id <> s.chain_id or s.origin <> 'chain' or p.next_type_id <> s.type_id or p.next_text <> s.follow_up_text
       or p.customer_id <> s.customer_id or p.contact_id <> s.contact_id or s.created_at < p.created_at
       or (s.postponed = 0 and p.next_date <> s.follow_up_date) or (s.postponed > 0 and p.next_date >= s.follow_up_date)`,
  ],
  [
    'a next follow-up has no successor',
    'select id from activity a where next_date is not null and not exists (select from activity s where s.predecessor_id = a.id)',
  ],
  [
    'an untouched one has been worked on',
    `select id from activity where not touched and (completed_at is not null or note <> '' or predecessor_id is null)`,
  ],
  [
    'something happened in the future',
    `select id from activity where greatest(occurred_at, completed_at, created_at, updated_at) > '${MONDAY.toISOString()}'`,
  ],
  ['something was completed before it began', 'select id from activity where completed_at < created_at'],
  [
    'a contact is of another customer, or had left',
    `select a.id from activity a join contact p on p.id = a.contact_id
     where p.customer_id <> a.customer_id or (a.completed_at is null and p.has_left)`,
  ],
  [
    'a version disagrees with the change log',
    `select a.id from activity a where version <> (select max(version) from event where entity = 'activity' and entity_id = a.id)
     union all select c.id from customer c where version <> (select max(version) from event where entity = 'customer' and entity_id = c.id)`,
  ],
  [
    'a text was left unfinished',
    `select id from activity where note || follow_up_text || next_text ~ '[{}]|undefined|null|  '`,
  ],
  [
    'a customer has a status that its last change does not lead to',
    `select c.id from customer c
     join lateral (select to_status_id from status_change s where s.customer_id = c.id and undone_at is null order by id desc limit 1) s on true
     where s.to_status_id <> c.status_id`,
  ],
  ['a customer is without its primary contact', 'select id from customer where primary_contact_id is null'],
])('never: %s', async (_, statement) => {
  expect(await rows(statement)).toEqual([]);
});

test('the stored facts agree with the activities', async () => {
  const facts = 'select id, next_follow_up_date, next_follow_up_time, last_activity_at, updated_at from';
  const before = [await rows(`${facts} customer order by id`), await rows(`${facts} contact order by id`)];
  const ids = async (table: string) =>
    (await rows<{ id: number }>(`select id from ${table}`)).map(({ id }) => id);
  await demo.database.transaction(async (tx) =>
    refreshFacts(tx, {
      customerIds: await ids('customer'),
      contactIds: await ids('contact'),
      projectIds: await ids('project'),
    }),
  );
  expect([await rows(`${facts} customer order by id`), await rows(`${facts} contact order by id`)]).toEqual(
    before,
  );
});

test('every Danish customer has a valid CVR number of its own, and account numbers follow each other from 10000', async () => {
  const found = await rows<{ cvr: string | null; country: string; account: string }>(
    'select cvr, country, account_number as account from customer order by id',
  );
  const danish = found.filter(({ country }) => country === 'DK').map(({ cvr }) => cvr!);
  expect(danish.filter((cvr) => !parseCvr(cvr)?.valid)).toEqual([]);
  expect(new Set(danish).size).toBe(danish.length);
  expect(found.map(({ account }) => account)).toEqual(found.map((_, index) => String(10_000 + index)));
});

async function signedIn(email: string): Promise<(path: string) => Promise<Answer>> {
  const { database, dataDir } = demo;
  const app = await buildApp({
    database,
    dataDir,
    clock: () => MONDAY,
    secureCookies: false,
    trustProxy: false,
    logger: false,
    checkAnswers: true,
    attemptsPerMinute: 10_000,
  });
  closing.unshift(() => app.close());
  const payload = { email, password: DEMO_PASSWORD };
  const session = await app.inject({ method: 'POST', url: '/api/session', payload });
  const cookie = String(session.headers['set-cookie']).split(';')[0]!;
  return async (path) => {
    const answer = await app.inject({ url: `/api${path}`, headers: { cookie } });
    return { status: answer.statusCode, body: answer.json() };
  };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Answer = { status: number; body: any };

test.each(SELLERS.map((seller) => [seller.initials, seller] as const))(
  '%s signs in and has a day before them',
  async (_, seller) => {
    const get = await signedIn(emailOf(seller));
    const { body: counts } = await get('/todo/counts');
    expect(counts.counters.today).toBeGreaterThanOrEqual(5);
    expect(counts.counters.meetings).toBeGreaterThan(3);
    expect(counts.counters.quotes).toBeGreaterThan(3);
    expect(counts.counters.calls).toBeGreaterThan(2);
    for (const group of ['overdue', 'today', 'tomorrow', 'thisWeek', 'later', 'undated']) {
      expect(counts.groups[group], group).toBeGreaterThan(1);
    }
    expect(counts.open).toBeLessThan(90);
    const old = await rows(`select a.id from activity a join app_user u on u.id = a.salesperson_id
    where u.initials = '${seller.initials}' and completed_at is null and follow_up_date < '2025-01-01'`);
    expect(old.length).toBeGreaterThanOrEqual(2);
  },
);

test('what the program answers about it fits its schemas, and chains tell of postponements and hand-overs', async () => {
  const get = await signedIn(emailOf(SELLERS[0]!));
  const [link] = await rows<{ id: number; customerId: number; contactId: number }>(`
    select a.id, a.customer_id as "customerId", a.contact_id as "contactId" from activity a
    join event e on e.entity = 'activity' and e.entity_id = a.id
    where e.changes ? 'salespersonId' and a.postponed > 0 order by a.id desc limit 1`);
  const { id, customerId, contactId } = link!;
  for (const path of [
    '/todo?limit=500',
    '/reference',
    '/customers?limit=200',
    `/customers/${customerId}`,
    `/contacts/${contactId}`,
    `/customers/${customerId}/history`,
    `/activities?customerId=${customerId}&limit=200`,
    `/activities/${id}`,
    `/activities/${id}/history`,
    `/documents?customerId=${customerId}`,
  ]) {
    const { status, body } = await get(path);
    expect(status, `${path} ${JSON.stringify(body).slice(0, 300)}`).toBe(200);
  }
  const { body: chain } = await get(`/activities/${id}/chain`);
  expect(chain.items.length).toBeGreaterThan(1);
  expect(chain.postponements).toBeGreaterThan(0);
  expect(chain.handOvers).toBe(1);
});

test('some customers changed status by a rule, and the last change can be undone', async () => {
  const [found] = await rows<{ byRule: number; undone: number; recent: number }>(`select
    count(*) filter (where rule_id is not null)::int as "byRule", count(undone_at)::int as undone,
    count(*) filter (where at > '${addDays(TODAY, -7)}' and rule_id is not null)::int as recent from status_change`);
  expect(found!.byRule).toBeGreaterThan(50);
  expect(found!.undone).toBe(1);
  expect(found!.recent).toBeGreaterThanOrEqual(SELLERS.length - 1);
});

test('documents can be opened from where the program keeps them', async () => {
  const blobs = blobStore(join(demo.dataDir, 'documents'));
  const stored = await rows<{ sha256: string; name: string; mediaType: string; size: number }>(
    'select sha256, name, media_type as "mediaType", size from document',
  );
  for (const { sha256, name, size } of stored) {
    const file = await blobs.open(sha256);
    expect((await file?.stat())?.size, name).toBe(size);
    await file?.close();
  }
  expect(new Set(stored.map(({ mediaType }) => mediaType.split(';')[0]))).toEqual(
    new Set(['application/pdf', 'message/rfc822', 'image/png', 'text/plain', 'text/csv']),
  );
});

test('the same moment gives the same world', async () => {
  const again = await demoOf(MONDAY);
  const tables = ['customer', 'contact', 'activity', 'status_change', 'document', 'event'];
  for (const table of tables) {
    const hash = `select md5(string_agg(t::text, '|' order by id)) as hash from ${table} t`;
    expect(await rows(hash, again.database), table).toEqual(await rows(hash));
  }
});

test.each([
  ['on New Year’s Day just after midnight', '2027-01-01T00:01'],
  ['on a Friday', '2026-11-27T13:00'],
  ['on a Sunday', '2026-11-29T18:00'],
  ['early in the morning', '2026-06-08T06:10'],
])('it can be made %s', async (_, local) => {
  const now = new Date(`${local}:00+0${local.includes('-06-') ? 2 : 1}:00`);
  const { database } = await demoOf(now);
  const [found] = await rows<Record<string, number>>(
    `select count(*)::int as activities, count(*) filter (where greatest(occurred_at, completed_at, updated_at) > '${now.toISOString()}')::int as ahead,
       count(*) filter (where completed_at is null and follow_up_date = '${local.slice(0, 10)}')::int as today from activity`,
    database,
  );
  expect(found!.ahead).toBe(0);
  expect(found!.activities).toBeGreaterThanOrEqual(9000);
  expect(found!.today).toBeGreaterThanOrEqual(7 * SELLERS.length - 7);
});

test('a second start leaves the demo alone, and a real company is not taken for it', async () => {
  const lines: string[] = [];
  const again = {
    now: new Date(MONDAY.getTime() + 86_400_000),
    dataDir: demo.dataDir,
    say: (line: string) => lines.push(line),
  };
  const [before] = await rows('select count(*) from activity');
  expect(await fillDemo(demo.database, again)).toBe(true);
  expect(await rows('select count(*) from activity')).toEqual([before]);
  expect(lines.join()).toContain('23-11-2026');

  const { url, drop } = await freshDatabase(inject('databaseUrl'));
  const database = openDatabase(url, () => undefined, 2);
  closing.push(() => database.end(), drop);
  await sql`insert into company (name) values ('Nordlys A/S')`.execute(database.reader);
  expect(await fillDemo(database, again)).toBe(false);
  expect(await rows('select id from customer', database)).toEqual([]);
});

test('the logins are printed, the recommended one first', () => {
  expect(DEMO_LOGINS[0]).toContain(DEMO_PASSWORD);
  expect(DEMO_LOGINS[1]).toContain('jdp@');
});
