// Mails a second from the door to the settled activity, beside the parser alone on the same mails. Floor and journal
// take turns, so that a change of the machine's speed meets both; the middle of the rounds counts. Prints JSON.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../src/server/db/database.ts';
import { migrate } from '../src/server/db/migrate.ts';
import { blobStore } from '../src/server/documents/blobs.ts';
import { mailJournal } from '../src/server/mail/journal.ts';
import { limitTo } from '../src/server/mail/limit.ts';
import { mailParser } from '../src/server/mail/parser.ts';
import { receiveMail } from '../src/server/mail/receive.ts';
import { setUpCompany } from '../src/server/users/set-up.ts';
import { INSERT_CUSTOMERS } from '../test/faults/firm.ts';
import { CROWD_CUSTOMERS, crowd } from '../test/helpers/crowd.ts';
import { generate } from './generate.ts';

export interface JournalFigures {
  /** mails a second */
  parser: number;
  journalled: number;
  ratio: number;
}

const ROUNDS = 3;
const MAILS = 400;
const AT_ONCE = 6;

const databaseUrl = process.argv[2] ?? '';
const dataDir = await mkdtemp(join(tmpdir(), 'opfolg-bench-mail-'));
const database = openDatabase(databaseUrl, () => undefined, 12);
const parser = mailParser();
const clock = () => new Date();
try {
  await migrate(database.reader);
  const company = {
    companyName: 'Nordlys A/S',
    timeZone: 'Europe/Copenhagen',
    name: 'Adm',
    initials: 'ADM',
    email: 'adm@nordlys.dk',
    password: 'ikke hemmelig',
    language: 'da',
  } as const;
  await database.transaction((tx) => setUpCompany(tx, company, clock()));
  // Among 20,000 customers and 60,000 contacts, as in a firm.
  await generate(databaseUrl, 10_000, () => undefined);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(INSERT_CUSTOMERS, [JSON.stringify(CROWD_CUSTOMERS)]);
  await client.query('analyze');
  await client.end();
  process.stdout.write(JSON.stringify(await measure()));
} finally {
  await parser.end();
  await database.end();
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(): Promise<JournalFigures> {
  const blobs = blobStore(join(dataDir, 'documents'));
  const log = { error: (fields: object, message: string) => console.error(message, fields) };
  const journal = mailJournal({ database, blobs, parser, clock, log });
  const all = crowd(Math.ceil(((ROUNDS + 1) * MAILS) / 0.9)).filter(({ fate }) => fate !== 'internal');
  const rounds: JournalFigures[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const mails = all.slice(round * MAILS, (round + 1) * MAILS).map(({ raw }) => Buffer.from(raw));
    const parsed = await perSecond(mails.length, async () => {
      for (const raw of mails) await parser.parse(raw);
    });
    const journalled = await perSecond(mails.length, async () => {
      const atOnce = limitTo(AT_ONCE);
      const receive = (raw: Buffer) =>
        atOnce(() => receiveMail({ database, blobs, clock }, { raw, ownerId: null, receivedAt: clock() }));
      const receiving = Promise.all(mails.map(receive));
      journal.wake();
      await receiving;
      await journal.idle();
    });
    // The first warms up.
    if (round > 0) rounds.push({ parser: parsed, journalled, ratio: journalled / parsed });
  }
  await journal.stop();
  rounds.sort((left, right) => left.ratio - right.ratio);
  return rounds[Math.floor(rounds.length / 2)]!;
}

async function perSecond(mails: number, act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return (mails / (performance.now() - began)) * 1000;
}
