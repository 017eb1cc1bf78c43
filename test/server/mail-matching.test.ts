// How often what is placed by itself is placed right: a built set of cases, and the corpus. What cannot be known waits.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobStore } from '../../src/server/documents/blobs.ts';
import { type Journal, mailJournal } from '../../src/server/mail/journal.ts';
import { limitTo } from '../../src/server/mail/limit.ts';
import { mailParser } from '../../src/server/mail/parser.ts';
import { receiveMail } from '../../src/server/mail/receive.ts';
import { useWorld } from '../helpers/world.ts';
import { CORPUS, type CorpusMail } from '../mails/corpus.ts';
import { MATCH_CASES, MATCH_CUSTOMERS } from '../mails/matching.ts';

const world = useWorld();
const parser = mailParser();
let journal: Journal;
/** number of a customer by its id */
const numbers = new Map<number, number>();

beforeAll(async () => {
  for (const { contacts, ...customer } of MATCH_CUSTOMERS) {
    const { id } = await world.customer(customer.name, customer);
    numbers.set(id, numbers.size);
    for (const { name, emails } of contacts) await world.contact(id, name, { emails });
  }
  // The program's own journal would settle them too, one after the other as they come.
  await world.app.close();
  const parts = { database: world.database, blobs: blobStore(`${world.dataDir}/documents`), parser };
  journal = mailJournal({ ...parts, clock: () => world.clock.now, log: { error: () => undefined } });
}, 300_000);
afterAll(async () => {
  await journal.stop();
  await parser.end();
});

async function receive(raw: string | Buffer, verified: boolean | null = null): Promise<number> {
  const { mailId } = await receiveMail(
    {
      database: world.database,
      blobs: blobStore(`${world.dataDir}/documents`),
      clock: () => world.clock.now,
    },
    { raw: Buffer.from(raw), ownerId: world.admin.id, receivedAt: world.clock.now, verified },
  );
  return mailId ?? 0;
}

async function placesOf(mailIds: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await world.database.reader
    .selectFrom('mail_activity')
    .select(['mail_id', 'customer_id'])
    .where('mail_id', 'in', mailIds)
    .execute();
  const places = new Map<number, number[]>(mailIds.map((id) => [id, []]));
  for (const { mail_id, customer_id } of rows) places.get(mail_id)?.push(numbers.get(customer_id) ?? -1);
  for (const found of places.values()) found.sort((a, b) => a - b);
  return places;
}

function all<T>(acts: (() => Promise<T>)[]): Promise<T[]> {
  const atOnce = limitTo(6);
  return Promise.all(acts.map((act) => atOnce(act)));
}

interface Judged {
  name: string;
  wanted: number[];
  found: number[];
}

/** What is said about a set, in the terms of the promise; the faults by name. */
function figure(set: string, judged: readonly Judged[]) {
  const placed = judged.filter(({ found }) => found.length > 0);
  const wrong = placed.filter(({ wanted, found }) => found.join() !== wanted.join());
  const missed = judged.filter(({ wanted, found }) => wanted.length > 0 && found.length === 0);
  const right = placed.length - wrong.length;
  console.warn(
    `${set}: ${judged.length} mails, ${placed.length} placed, ${right} of them right (${((100 * right) / placed.length).toFixed(2)} %), ${judged.length - placed.length} wait or are left out, ${missed.length} of them could have been placed`,
  );
  const say = ({ name, wanted, found }: Judged) => `${name}: ${found.join()} not ${wanted.join()}`;
  return {
    share: right / placed.length,
    wrong: wrong.map(say),
    missed: missed.map(say),
    placed: placed.length,
  };
}

test('the built set: at least 99.5 % of what is placed is right, the rest waits', async () => {
  expect(MATCH_CASES.length).toBeGreaterThanOrEqual(200);
  await all(MATCH_CASES.flatMap(({ before = [] }) => before.map((raw) => () => receive(raw))));
  await journal.idle();
  const ids = await all(MATCH_CASES.map((one) => () => receive(one.raw, one.verified ?? null)));
  await journal.idle();
  const places = await placesOf(ids);
  const judged = MATCH_CASES.map(({ family, customers }, i) => ({
    name: `${family} ${i % 10}`,
    wanted: [...customers].sort((a, b) => a - b),
    found: places.get(ids[i] ?? 0) ?? [],
  }));
  const { share, wrong, missed } = figure('built set', judged);
  expect(wrong).toEqual([]);
  expect(missed).toEqual([]);
  expect(share).toBeGreaterThanOrEqual(0.995);
  const unsettled = await world.database.reader
    .selectFrom('mail')
    .select('id')
    .where('state', '=', 'received')
    .execute();
  expect(unsettled).toEqual([]);
}, 300_000);

test('an unverified sender creates no contact and teaches nothing', async () => {
  const made = await world.database.reader
    .selectFrom('contact')
    .select(({ fn }) => fn.countAll<number>().as('contacts'))
    .executeTakeFirstOrThrow();
  expect(made.contacts).toBe(MATCH_CUSTOMERS.reduce((sum, { contacts }) => sum + contacts.length, 0));
  expect(await world.database.reader.selectFrom('mail_rule').select('id').execute()).toEqual([]);
});

const LARS = 'lars@nordbyg.example';

/** Whom a mail of the corpus is from and to, by its expectation; null where that says too little. */
function outsidersOf({ raw, expect: wanted }: CorpusMail): string[] | null {
  const text = raw.toString('latin1');
  const from = wanted.from ?? (text.includes(`From: Lars Holm <${LARS}>`) ? LARS : null);
  const to = wanted.to ?? (text.includes('To: Jens Due <jens@vinduer.example>') ? [] : null);
  const cc = wanted.cc ?? (/^(b?cc|reply-to):/im.test(text) ? null : []);
  if (to === null || cc === null || (from === null && wanted.from !== null)) return null;
  const outside = [...(from === null ? [] : [from]), ...to, ...cc].filter(
    (one) => !one.endsWith('@vinduer.example'),
  );
  if (outside.length > 0) return outside;
  return wanted.forwardedFrom ? [wanted.forwardedFrom] : [];
}

test('the corpus: at least 99.5 % of what is placed is right', async () => {
  await sql`update company set mail_domains = '{vinduer.example}'`.execute(world.database.reader);
  const judgeable = CORPUS.filter(({ raw }) => raw.length > 0).map((mail) => ({
    ...mail,
    outside: outsidersOf(mail),
  }));
  // Two addresses of three are somebody's whom we know.
  const known = new Map<string, number>();
  for (const address of new Set(judgeable.flatMap(({ outside }) => outside ?? []))) {
    if (address !== LARS && address.length % 3 === 0) continue;
    const id = await insertCustomer(address);
    numbers.set(id, numbers.size);
    known.set(address, numbers.size - 1);
  }
  const ids = await all(
    judgeable.map(({ raw }, i) => () => {
      // Most are one mail by their Message-ID.
      const text = raw.toString('latin1').replace('<1@nordbyg.example>', `<c${i}@corpus.example>`);
      return receive(Buffer.from(text, 'latin1'));
    }),
  );
  await journal.idle();
  const places = await placesOf(ids);
  const judged = judgeable.flatMap(({ name, outside, expect: { sensitivity: mark } }, i) => {
    // What its sender marked as private is kept out, whoever wrote it (rule 22).
    if (outside === null || mark === 'private' || mark === 'personal') return [];
    const wanted = [...new Set(outside.flatMap((one) => known.get(one) ?? []))].sort((a, b) => a - b);
    return [{ name, wanted, found: places.get(ids[i] ?? 0) ?? [] }];
  });
  const { share, wrong, missed, placed } = figure('corpus', judged);
  expect(wrong).toEqual([]);
  expect(missed).toEqual([]);
  expect(placed).toBeGreaterThan(150);
  expect(share).toBeGreaterThanOrEqual(0.995);
}, 300_000);

async function insertCustomer(address: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with made as (
      insert into customer (account_number, name, status_id, created_at, updated_at)
      select 'C' || ${address}, ${address}, min(id), now(), now() from customer_status returning id)
    insert into contact (customer_id, name, emails, created_at, updated_at)
    select id, ${address}, array[${address}], now(), now() from made returning customer_id as id`.execute(
    world.database.reader,
  );
  return rows[0]!.id;
}
