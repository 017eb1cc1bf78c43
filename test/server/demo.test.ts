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
    `select id from activity where not touched and (completed_at is not null or note <> ''
       or (predecessor_id is null and follows_project_id is null and origin <> 'campaign'))`,
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
     union all select c.id from customer c where version <> (select max(version) from event where entity = 'customer' and entity_id = c.id)
     union all select p.id from project p where version <> (select max(version) from event where entity = 'project' and entity_id = p.id)
     union all select k.id from campaign k where version <> (select max(version) from event where entity = 'campaign' and entity_id = k.id)`,
  ],
  [
    'a text was left unfinished',
    `select id from activity where note || follow_up_text || next_text ~ '[{}]|undefined|null|  '
     union all select id from project where name || note || close_note ~ '[{}]|undefined|null|  '`,
  ],
  [
    'a customer has a status that its last change does not lead to',
    `select c.id from customer c
     join lateral (select to_status_id from status_change s where s.customer_id = c.id and undone_at is null order by id desc limit 1) s on true
     where s.to_status_id <> c.status_id`,
  ],
  ['a customer is without its primary contact', 'select id from customer where primary_contact_id is null'],
  [
    'a project differs from what its history says of it',
    `select p.id from project p
     cross join lateral (select (e.changes -> 'stageId' ->> 1)::int as stage from event e
       where e.entity = 'project' and e.entity_id = p.id and e.changes ? 'stageId' order by e.id desc limit 1) last
     where last.stage <> p.stage_id
     union all select p.id from project p where (p.closed_at is not null) <> exists (
       select from event e where e.entity = 'project' and e.entity_id = p.id and e.verb = p.result and e.at = p.closed_at)`,
  ],
  [
    'a project is closed in an open stage, without a reason, or has a probability that its end contradicts',
    `select p.id from project p join project_stage s on s.id = p.stage_id left join close_reason r on r.id = p.reason_id
     where (s.kind = 'closed') <> (p.closed_at is not null) or (p.closed_at is not null and r.result is distinct from p.result)
       or p.probability <> case p.result when 'won' then 100 when 'lost' then 0 else p.probability end`,
  ],
  [
    'a project is of another salesperson than what is open of it, or began after what is bound to it was created',
    `select p.id from project p join activity a on a.project_id = p.id
     where (a.completed_at is null and a.salesperson_id <> p.salesperson_id)
       or (a.created_at < p.started_at and not exists (select from event e where e.entity = 'activity'
         and e.entity_id = a.id and e.changes -> 'projectId' ->> 1 = p.id::text))`,
  ],
  [
    'a project in a quote stage or beyond has no quote that was sent, or asks for another amount',
    `select p.id from project p join project_stage s on s.id = p.stage_id
     where s.kind <> 'prospect' and p.amount is distinct from (select a.amount from activity a
       where a.project_id = p.id and a.amount is not null order by a.id desc limit 1)`,
  ],
  [
    'a quote that is out has no file to open',
    `select a.id from activity a where a.amount is not null and a.completed_at is null
       and not exists (select from document d where d.activity_id = a.id and d.media_type like 'application/pdf%')`,
  ],
  [
    'an activity is tied to a campaign that had not begun to be prepared, or that nobody works on yet',
    `select a.id from activity a join campaign k on k.id = a.campaign_id where a.created_at < k.created_at or k.status = 'planned'`,
  ],
  [
    'somebody protected, or who has said no, was added to a campaign without having answered it',
    `select m.id from campaign_member m join customer c on c.id = m.customer_id left join contact p on p.id = m.contact_id
     where m.response = 'none' and (c.advertising_protected or c.no_contact or p.consent = false)`,
  ],
  [
    'a member answered otherwise than its activities and projects say',
    `select m.id from campaign_member m
     where exists (select from project p where p.campaign_id = m.campaign_id and p.customer_id = m.customer_id
         and p.contact_id = m.contact_id and p.result = 'won') <> (m.response = 'order')
       or (m.response not in ('meeting', 'order') and exists (select from activity a join activity_type t on t.id = a.type_id
         where a.campaign_id = m.campaign_id and a.customer_id = m.customer_id and a.contact_id = m.contact_id
           and a.outcome = 'held' and t.kind in ('meeting', 'visit')))
       or (m.response = 'none') <> (m.responded_at is null)`,
  ],
  [
    'a response is no member’s last line of history',
    `select m.id from campaign_member m where m.response <> 'none' and m.response is distinct from (
       select e.details ->> 'to' from event e where e.entity = 'campaign' and e.entity_id = m.campaign_id
         and e.verb = 'responded' and e.details ->> 'contactId' = m.contact_id::text order by e.id desc limit 1)`,
  ],
  [
    'a job added another number of members than it says, or left out nobody',
    `select j.id from campaign_job j where j.kind = 'members' and (j.done <> (select count(*) from campaign_member m
       where m.campaign_id = j.campaign_id and m.added_at = j.created_at))
     union all select min(id) from campaign_job where kind = 'members'
       having sum((left_out ->> 'declined')::int) = 0 or sum((left_out ->> 'advertisingProtected')::int) = 0`,
  ],
  [
    'a status was changed by what its rule does not name',
    `select s.id from status_change s join status_rule r on r.id = s.rule_id left join activity a on a.id = s.activity_id
     where r.type_id is distinct from a.type_id or (r.stage_id is null) <> (s.project_id is null)
       or r.from_status_id <> s.from_status_id or r.to_status_id <> s.to_status_id
       or (r.stage_id is not null and not exists (select from event e where e.entity = 'project' and e.entity_id = s.project_id
         and (e.changes -> 'stageId' ->> 1)::int = r.stage_id and e.at = s.at))`,
  ],
])('never: %s', async (_, statement) => {
  expect(await rows(statement)).toEqual([]);
});

test('the stored facts agree with the activities', async () => {
  const facts = 'select id, next_follow_up_date, next_follow_up_time, last_activity_at, updated_at from';
  const all = async () => {
    const found = [];
    for (const table of ['customer', 'contact', 'project'])
      found.push(await rows(`${facts} ${table} order by id`));
    return found;
  };
  const before = await all();
  const ids = async (table: string) =>
    (await rows<{ id: number }>(`select id from ${table}`)).map(({ id }) => id);
  await demo.database.transaction(async (tx) =>
    refreshFacts(tx, {
      customerIds: await ids('customer'),
      contactIds: await ids('contact'),
      projectIds: await ids('project'),
    }),
  );
  expect(await all()).toEqual(before);
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

// Before anybody signs in: with the program its journal begins to work.
test('the same moment gives the same world', async () => {
  const again = await demoOf(MONDAY);
  const tables = ['customer', 'contact', 'project', 'campaign', 'campaign_member', 'campaign_job'];
  tables.push('activity', 'status_change', 'document', 'event', 'mail');
  for (const table of tables) {
    const hash = `select md5(string_agg(t::text, '|' order by id)) as hash from ${table} t`;
    expect(await rows(hash, again.database), table).toEqual(await rows(hash));
  }
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
    '/projects?limit=200&state=all',
    '/projects/board',
    '/projects/forecast',
    '/projects/1',
    '/projects/1/history',
    '/campaigns?limit=100',
    '/campaigns/comparison?ids=1,3,5,7',
    '/campaigns/3/members?limit=100',
    '/campaigns/3/history',
    '/campaigns/3/jobs',
    '/forgotten?limit=100',
    '/rhythm-rules',
    '/status-changes?by=rules',
  ]) {
    const { status, body } = await get(path);
    expect(status, `${path} ${JSON.stringify(body).slice(0, 300)}`).toBe(200);
  }
  const { body: chain } = await get(`/activities/${id}/chain`);
  expect(chain.items.length).toBeGreaterThan(1);
  expect(chain.postponements).toBeGreaterThan(0);
  expect(chain.handOvers).toBe(1);
});

test('there are projects in every stage, of every salesperson, won and lost for reasons', async () => {
  const stages = await rows<{ kind: string; projects: number }>(
    'select s.kind, count(*)::int as projects from project p join project_stage s on s.id = p.stage_id group by s.kind',
  );
  for (const kind of ['prospect', 'quote', 'order', 'closed']) {
    expect(stages.find((stage) => stage.kind === kind)?.projects, kind).toBeGreaterThan(5);
  }
  const [found] = await rows<Record<string, number>>(`select
    (select count(distinct salesperson_id)::int from project where closed_at is null) as sellers,
    (select count(distinct reason_id)::int from project where result = 'won') as wins,
    (select count(distinct reason_id)::int from project where result = 'lost') as losses,
    (select count(*)::int from project where closed_at is null and expected_close < '${TODAY}') as late,
    (select count(*)::int from activity where follows_project_id is not null and completed_at is null) as "followUps",
    (select count(*)::int from activity where origin = 'campaign' and completed_at is null) as called,
    (select count(distinct salesperson_id)::int from activity where origin = 'campaign') as callers,
    (select count(*)::int from status_change where project_id is not null) as "byStage"`);
  expect(found!.sellers).toBe(SELLERS.length);
  expect(found!.wins).toBe(3);
  expect(found!.losses).toBe(4);
  expect(found!.late).toBeGreaterThan(1);
  expect(found!.followUps).toBeGreaterThan(5);
  expect(found!.called).toBeGreaterThan(8);
  expect(found!.callers).toBeGreaterThan(3);
  expect(found!.byStage).toBeGreaterThan(3);
});

test('campaigns that have ended were answered in every way, and led to orders', async () => {
  const get = await signedIn(emailOf(SELLERS[0]!));
  const { body } = await get('/campaigns?limit=100');
  const statuses = new Set(body.items.map((each: { status: string }) => each.status));
  expect(statuses).toEqual(new Set(['planned', 'active', 'ended']));
  const answered: Answer['body'][] = [];
  for (const { id, status } of body.items) {
    const { figures } = (await get(`/campaigns/${id}`)).body;
    if (status === 'ended') answered.push(figures);
    expect(figures.inDialogue).toBeLessThanOrEqual(figures.members);
  }
  const every = answered.filter(
    ({ responses, wonAmount }) =>
      Object.values(responses).every((members) => Number(members) > 0) && wonAmount > 0,
  );
  expect(every.length).toBeGreaterThan(0);
});

test('something of every kind waits under «Intet glemmes», some of it overdue', async () => {
  const get = await signedIn(emailOf(SELLERS[0]!));
  const { body: counts } = await get('/forgotten/counts');
  expect(counts.project).toBeGreaterThan(2);
  expect(counts.quote).toBeGreaterThan(0);
  expect(counts.customer).toBeGreaterThan(5);
  const { body } = await get('/forgotten?limit=100&kinds=customer');
  expect(body.items.filter(({ since }: { since: string }) => since < TODAY).length).toBeGreaterThan(5);
});

test('a dialogue by mail is journalled, bound to the project that its subject names, and raises its follow-up', async () => {
  await signedIn(emailOf(SELLERS[0]!));
  await expect
    .poll(() => rows("select id from mail where state = 'received'"), { timeout: 20_000 })
    .toEqual([]);
  const threads = await rows<{ number: string; mails: number; customer: number }>(`
    select p.number, count(*)::int as mails, count(distinct a.customer_id)::int as customer from mail m
    join mail_activity l on l.mail_id = m.id join activity a on a.id = l.activity_id join project p on p.id = a.project_id
    where m.subject like '%(' || p.number || ')' group by p.number`);
  expect(threads.map(({ mails, customer }) => [mails, customer])).toEqual([
    [3, 1],
    [3, 1],
  ]);
  expect((await rows('select id from activity where answered_at is not null')).length).toBeGreaterThan(0);
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
