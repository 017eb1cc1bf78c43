// The journal under strain: several processes, a failing parser, a database that breaks off in the middle of a mail.
// Nothing lost, nothing twice, nothing without a reason.
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { blobStore } from '../../src/server/documents/blobs.ts';
import { type JournalParts, mailJournal } from '../../src/server/mail/journal.ts';
import { emptyMail } from '../../src/server/mail/parse.ts';
import type { MailReader } from '../../src/server/mail/parser.ts';
import { placeMail } from '../../src/server/mail/place.ts';
import { receiveMail } from '../../src/server/mail/receive.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
const quiet = { error: () => undefined };

const reader = (parse: MailReader['parse']): MailReader => ({
  parse,
  parseMsg: () => Promise.reject(new Error('no .msg here')),
  sanitise: () => Promise.reject(new Error('no HTML here')),
  end: async () => undefined,
});

const parts = (parser: MailReader): JournalParts => ({
  database: world.database,
  blobs: blobStore(`${world.dataDir}/documents`),
  parser,
  clock: () => world.clock.now,
  log: quiet,
});

const letter = (id: string, from: string, more = '', to = 'adm@nordlys.dk') =>
  Buffer.from(
    `From: ${from}\r\nTo: ${to}\r\nSubject: Nr. ${id}\r\nMessage-ID: <${id}@strain.example>\r\n${more}` +
      `Date: Mon, 23 Nov 2026 09:00:00 +0100\r\n\r\nTekst ${id}\r\n`,
  );

const receive = (raw: Buffer) =>
  receiveMail(parts(reader(async () => emptyMail(null))), {
    raw,
    ownerId: world.admin.id,
    receivedAt: world.clock.now,
  });

const stateOf = (id: number) =>
  world.database.reader
    .selectFrom('mail')
    .select(['state', 'reason', 'tries', 'because'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const activities = async (customerId: number) => {
  const rows = await world.database.reader
    .selectFrom('activity')
    .select('id')
    .where('customer_id', '=', customerId)
    .execute();
  return rows.length;
};

const customers: Record<string, number> = {};
beforeAll(async () => {
  for (const name of ['travl', 'ulaeselig', 'brudt']) {
    customers[name] = (await world.customer(name, { emailDomains: [`${name}.dk`] })).id;
  }
  // The program has a journal of its own, which would take the mails from those that are watched here.
  await world.app.close();
});

describe('the journal', () => {
  it('shares the work among processes: 120 mails, each journalled once', async () => {
    const customer = customers.travl ?? 0;
    const journals = Array.from({ length: 3 }, () => mailJournal(parts(reader(async () => emptyMail(null)))));
    // Every mail comes twice, as from two mailboxes, while the journals are at work.
    const mails = Array.from({ length: 120 }, (_, i) => letter(`s${i}`, 'a@travl.dk'));
    await Promise.all(
      [...mails, ...mails].map(async (raw, i) => {
        await receive(raw);
        journals[i % 3]?.wake();
      }),
    );
    await Promise.all(journals.map((journal) => journal.idle()));
    await Promise.all(journals.map((journal) => journal.stop()));
    expect(await activities(customer)).toBe(120);
    const waiting = await world.database.reader
      .selectFrom('mail')
      .select('id')
      .where('state', '=', 'received')
      .execute();
    expect(waiting).toEqual([]);
  }, 60_000);

  it('a mail that cannot be read is journalled by its headers and says so', async () => {
    const customer = customers.ulaeselig ?? 0;
    const { mailId } = await receive(letter('u1', 'a@ulaeselig.dk'));
    const journal = mailJournal(parts(reader(async () => emptyMail('too-slow'))));
    await journal.idle();
    await journal.stop();
    expect(await stateOf(mailId ?? 0)).toMatchObject({ state: 'journalled', because: { fault: 'too-slow' } });
    expect(await activities(customer)).toBe(1);
  });

  it('what breaks half-way leaves nothing half-done, is tried again, and after five tries says that it failed', async () => {
    const customer = customers.brudt ?? 0;
    const { mailId } = await receive(letter('b1', 'a@brudt.dk'));
    const id = mailId ?? 0;
    const breaks = mailJournal(parts(reader(() => Promise.reject(new Error('broke off')))));
    await breaks.idle();
    expect(await stateOf(id)).toMatchObject({ state: 'received', tries: 1 });
    expect(await activities(customer)).toBe(0);
    // Before its time nobody tries again; afterwards the next one does, and succeeds.
    await breaks.idle();
    expect((await stateOf(id)).tries).toBe(1);
    for (let tries = 2; tries <= 5; tries += 1) {
      world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
      await breaks.idle();
    }
    expect(await stateOf(id)).toMatchObject({ state: 'failed', reason: 'failed', tries: 5 });
    await breaks.stop();
    const actor = { ...world.admin, role: 'salesperson', isSalesperson: true, language: 'da' } as const;
    const by = { actor, now: world.clock.now };
    const wish = { customerId: customer, contactId: null, insteadOf: null, thread: false } as const;
    await world.database.transaction((tx) => placeMail(tx, id, { ...wish, remember: 'nothing' }, by));
    const mends = mailJournal(parts(reader(async () => emptyMail(null))));
    await mends.idle();
    await mends.stop();
    expect(await stateOf(id)).toMatchObject({ state: 'journalled', reason: 'asked' });
    expect(await activities(customer)).toBe(1);
  });

  it('finds the thread whichever comes first: the mail, or the answer to it', async () => {
    const journal = mailJournal(parts(reader(async () => emptyMail(null))));
    const pairs = Array.from({ length: 10 }, (_, i) => {
      const stranger = `fremmed${i}@tegnestue.example`;
      return {
        ours: letter(`ud${i}`, 'adm@nordlys.dk', '', `a@travl.dk, ${stranger}`),
        answer: letter(`svar${i}`, stranger, `In-Reply-To: <ud${i}@strain.example>\r\n`),
      };
    });
    const answers: (number | null)[] = [];
    for (const [i, { ours, answer }] of pairs.entries()) {
      if (i % 2 === 0) await receive(ours);
      answers.push((await receive(answer)).mailId);
      // The answer alone: it waits for what it answers.
      if (i === 1) {
        await journal.idle();
        expect(await stateOf(answers[1] ?? 0)).toMatchObject({ state: 'unplaced', reason: 'unknown' });
      }
      if (i % 2 === 1) await receive(ours);
    }
    await journal.idle();
    await journal.stop();
    for (const id of answers)
      expect(await stateOf(id ?? 0)).toMatchObject({ state: 'journalled', reason: 'thread' });
  });
});

describe('a mail that waits', () => {
  it('is settled at once also while somebody points to it, such as a mailbox that notes where it lies', async () => {
    const { mailId } = await receive(letter('pointed-to', 'nogen@udenfor.dk'));
    const journal = mailJournal(parts(reader(async () => emptyMail(null))));
    await world.database.transaction(async (tx) => {
      await sql`select 1 from mail where id = ${mailId} for key share`.execute(tx);
      await sql`update mail set state = 'received' where id = ${mailId}`.execute(world.database.reader);
      await journal.idle();
      expect((await stateOf(mailId!)).state).toBe('unplaced');
    });
    await journal.stop();
  });
});
