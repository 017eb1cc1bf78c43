// npm run import-mail -- PATH… : mbox files, .eml and .msg files and folders of them, from a terminal, also while the
// program runs. Exit codes: 0 everything taken in, 1 not finished, 2 wrong usage, 3 all but what could not be read.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { MailState } from '../shared/mail.ts';
import { explain, FAILED, OK, SOME_FAULTY, say, UsageError, withDatabase } from './cli.ts';
import type { Database, Reader } from './db/database.ts';
import { blobStore } from './documents/blobs.ts';
import { countStates, type Imported, importMails } from './mail/import-mails.ts';
import { mailJournal } from './mail/journal.ts';
import { mailsIn } from './mail/mail-files.ts';
import { mailParser } from './mail/parser.ts';

const USAGE = `Brug:
  npm run import-mail -- STI …     mbox-filer, .eml- og .msg-filer og mapper med dem
Valg:
  --owner INITIALER      hvis post det er: det, der ikke kan placeres, venter i den persons «Ikke placeret»
                         (ellers er det firmaets, og ledere ser det)
  --customer KONTONR     læg alle mails på dette kundeemne
  --dry-run              vis, hvad der ville ske; intet gemmes`;

interface Asked {
  paths: string[];
  owner: string | undefined;
  customer: string | undefined;
  dryRun: boolean;
}

async function readAsked(): Promise<Asked> {
  const { values, positionals: paths } = parseArgs({
    allowPositionals: true,
    options: {
      owner: { type: 'string' },
      customer: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  if (paths.length === 0) throw new UsageError('Skriv mindst én fil eller mappe.');
  for (const path of paths) {
    await stat(path).catch(() => {
      throw new UsageError(`${path} findes ikke.`);
    });
  }
  return { paths, owner: values.owner, customer: values.customer, dryRun: values['dry-run'] };
}

async function ownerOf(db: Reader, initials: string | undefined): Promise<number | null> {
  if (initials === undefined) return null;
  const user = await db
    .selectFrom('app_user')
    .select('id')
    .where('initials', '=', initials.toUpperCase())
    .executeTakeFirst();
  if (!user) throw new UsageError(`Ingen bruger har initialerne ${initials}.`);
  return user.id;
}

async function customerOf(db: Reader, accountNumber: string | undefined): Promise<number | null> {
  if (accountNumber === undefined) return null;
  const customer = await db
    .selectFrom('customer')
    .select('id')
    .where('account_number', '=', accountNumber)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst();
  if (!customer) throw new UsageError(`Intet kundeemne har kontonummer ${accountNumber}.`);
  return customer.id;
}

async function run(database: Database, dataDir: string, asked: Asked): Promise<number> {
  const ownerId = await ownerOf(database.reader, asked.owner);
  const customerId = await customerOf(database.reader, asked.customer);
  const blobs = blobStore(join(dataDir, 'documents'));
  const parser = mailParser();
  const clock = () => new Date();
  const log = { error: (fields: object, message: string) => console.error(message, fields) };
  const journal = mailJournal({ database, blobs, parser, clock, log });
  const stopping = new AbortController();
  const breakOff = () => stopping.abort();
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  const progress = showProgress();
  try {
    const imported = await importMails({
      mails: mailsIn(asked.paths),
      receiving: { database, blobs, clock },
      parser,
      ownerId,
      customerId,
      dryRun: asked.dryRun,
      signal: stopping.signal,
      onProgress(read) {
        progress.say(`${count(read)} mails læst …`);
        if (!asked.dryRun) journal.wake();
      },
    });
    if (!asked.dryRun && !stopping.signal.aborted) {
      await settled(database.reader, imported.mailIds, journal, stopping.signal, (left) =>
        progress.say(`${count(left)} mails mangler at blive journaliseret …`),
      );
    }
    await journal.stop();
    progress.end();
    return await report(database.reader, imported, asked, stopping.signal.aborted);
  } finally {
    process.off('SIGINT', breakOff).off('SIGTERM', breakOff);
    await journal.stop();
    await parser.end();
  }
}

/** Waits until the journal, ours or a running program's, has settled them, or will only try again later. */
async function settled(
  db: Reader,
  mailIds: readonly number[],
  journal: ReturnType<typeof mailJournal>,
  signal: AbortSignal,
  onLeft: (left: number) => void,
): Promise<void> {
  const ids = [...mailIds];
  while (ids.length > 0 && !signal.aborted) {
    journal.wake();
    const rows = await db
      .selectFrom('mail')
      .select('id')
      .where('id', 'in', ids.slice(0, 5000))
      .where('state', '=', 'received')
      .where('try_after', 'is', null)
      .execute();
    if (rows.length === 0) {
      ids.splice(0, 5000);
      continue;
    }
    onLeft(rows.length + Math.max(0, ids.length - 5000));
    await sleep(200);
  }
}

const LINE_MS = 5000;

/** One line that changes on a terminal; elsewhere a line now and then. */
function showProgress(): { say(line: string): void; end(): void } {
  const { stderr } = process;
  let saidAt = performance.now();
  return {
    say(line) {
      if (stderr.isTTY) stderr.write(`\r\u001b[K${line}`);
      else if (performance.now() - saidAt > LINE_MS) {
        saidAt = performance.now();
        stderr.write(`${line}\n`);
      }
    },
    end: () => void (stderr.isTTY && stderr.write('\r\u001b[K')),
  };
}

const count = (n: number) => n.toLocaleString('da-DK');

const FAULTS = {
  'too-large': 'større end 50 MB',
  'not-a-mail': 'ikke en mail',
  empty: 'tom fil',
  unreadable: 'kan ikke læses',
  refused: 'kan ikke gemmes',
} as const;

const STATES: [MailState, string][] = [
  ['journalled', 'journaliseret'],
  ['unplaced', 'venter i «Ikke placeret»'],
  ['ignored', 'uden for journalen'],
  ['private', 'private'],
  ['received', 'venter på at blive journaliseret'],
  ['failed', 'kan ikke journaliseres'],
];

async function report(
  db: Reader,
  imported: Imported,
  { dryRun }: Asked,
  brokenOff: boolean,
): Promise<number> {
  const { read, known, internal, ignored, faults, taken, mailIds } = imported;
  const untouched = internal + ignored + imported.private;
  const parts = `${count(internal)} interne, ${count(ignored)} fravalgte, ${count(imported.private)} private`;
  if (dryRun) {
    const { matches, doubtful, unknown, automatic } = taken;
    say(
      `${count(matches)} matcher, ${count(doubtful)} tvivl, ${count(unknown)} fra ukendte, ${count(untouched + automatic)} røres ikke`,
    );
    if (known > 0) say(`  ${count(known)} findes i forvejen`);
    say('Intet er gemt (--dry-run).');
  } else {
    say(`${count(read)} mails læst`);
    const states = await countStates(db, mailIds);
    for (const [state, words] of STATES) if (states[state]) say(`  ${count(states[state])} ${words}`);
    if (known > 0) say(`  ${count(known)} findes i forvejen`);
    if (untouched > 0) say(`  ${count(untouched)} røres ikke (${parts})`);
  }
  if (faults.length > 0) say(`  ${count(faults.length)} kunne ikke tages med:`);
  for (const { where, fault } of faults) {
    const place = where.number === null ? '' : `, mail ${where.number} (byte ${where.at})`;
    say(`    ${where.file}${place}: ${FAULTS[fault]}`);
  }
  if (brokenOff) {
    say('Afbrudt. Kør kommandoen igen; det, der er taget med, tages ikke med to gange.');
    return FAILED;
  }
  return faults.length > 0 ? SOME_FAULTY : OK;
}

const main = async (): Promise<number> => {
  const asked = await readAsked();
  return withDatabase(8, (database, dataDir) => run(database, dataDir, asked));
};

process.exitCode = await main().catch((error) => explain(error, USAGE));
