// What mail costs: mails journalled beside the parser alone, a whole mailbox read for the first time, a large mail.
// The program runs as people run it, in a process of its own; its memory is what the system says.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type pg from 'pg';
import { connectMailbox, type Firm, makeFirm } from '../test/faults/firm.ts';
import { crowd } from '../test/helpers/crowd.ts';
import { dovecot } from '../test/helpers/dovecot.ts';
import type { JournalFigures } from './mail-journal.ts';

const run = promisify(execFile);

export interface MailFigures {
  journal: JournalFigures;
  /** or why it was not measured */
  firstSync: FirstSync | string;
  large: { megabytes: number; seconds: number; peakMb: number }[];
}

interface FirstSync {
  mails: number;
  /** until every mail was taken in, and until every one was settled */
  readSeconds: number;
  settledSeconds: number;
  peakMb: number;
  /** how much more memory the program held at the end than when a fifth was settled */
  growthMb: number;
}

const MAILS = 10_000;
const PATIENCE_MS = 20 * 60_000;
const LARGE_MB = [34, 50];

/** `newDatabase` answers an empty one. */
export async function measureMail(
  newDatabase: () => Promise<string>,
  flags: string[],
  say: (line: string) => void,
): Promise<MailFigures> {
  say('\nmail');
  const journal = await measureJournal(await newDatabase());
  say(
    `  journalled ${journal.journalled.toFixed(0)}/s of ${journal.parser.toFixed(0)}/s parsed = ${journal.ratio.toFixed(2)}`,
  );
  const large: MailFigures['large'] = [];
  for (const megabytes of LARGE_MB) {
    large.push(await withFirm(await newDatabase(), flags, (firm) => measureLarge(firm, megabytes)));
    say(`  a mail of ${megabytes} MB: ${large.at(-1)!.peakMb.toFixed(0)} MB of memory`);
  }
  const firstSync = await measureFirstSync(await newDatabase(), flags, say);
  return { journal, firstSync, large };
}

async function measureJournal(databaseUrl: string): Promise<JournalFigures> {
  const { stdout } = await run('node', [join(import.meta.dirname, 'mail-journal.ts'), databaseUrl], {
    timeout: PATIENCE_MS,
  });
  return JSON.parse(stdout) as JournalFigures;
}

async function withFirm<T>(url: string, flags: string[], act: (firm: Firm) => Promise<T>): Promise<T> {
  const firm = await makeFirm(url, flags);
  try {
    return await act(firm);
  } finally {
    await firm.end();
  }
}

/** A mail with a large file in it, sent in over HTTP and journalled. */
async function measureLarge(
  { running, client }: Firm,
  megabytes: number,
): Promise<MailFigures['large'][number]> {
  const line = `${'QUJD'.repeat(19)}\r\n`;
  const head = [
    'From: Person <person0@kunde1.dk>',
    'To: adm@nordlys.dk',
    'Subject: Stor tegning',
    'Message-ID: <stor@kunde1.dk>',
    'Date: Mon, 23 Nov 2026 09:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Tegningen er med.',
    '--b',
    'Content-Type: application/pdf; name=tegning.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    '',
  ].join('\r\n');
  const body = line.repeat(Math.floor((megabytes * 1024 * 1024 - 2000) / line.length));
  const began = performance.now();
  await running.upload('adm', '/api/mail?name=stor.eml', Buffer.from(`${head}${body}--b--\r\n`));
  while ((await settledOf(client)) < 1) await sleep(50);
  return {
    megabytes,
    seconds: (performance.now() - began) / 1000,
    peakMb: await memoryOf(running.pid, 'VmHWM'),
  };
}

/** A mailbox of so many mails that is connected: the whole program, from the first question to the last activity. */
async function measureFirstSync(
  databaseUrl: string,
  flags: string[],
  say: (line: string) => void,
): Promise<FirstSync | string> {
  const server = await dovecot();
  if (typeof server === 'string') return server;
  try {
    const mails = crowd(Math.ceil(MAILS / 0.9))
      .filter(({ fate }) => fate !== 'internal')
      .slice(0, MAILS);
    await server.deliver(
      'adm',
      'INBOX',
      mails.map(({ raw }) => raw),
    );
    return await withFirm(databaseUrl, flags, async (firm) => {
      await connectMailbox(firm, 'adm', server.port);
      return watchSync(firm, say);
    });
  } finally {
    await server.close();
  }
}

async function watchSync({ running, client }: Firm, say: (line: string) => void): Promise<FirstSync> {
  const began = performance.now();
  let [settled, readSeconds, atFifth, now] = [0, Number.NaN, Number.NaN, 0];
  for (let saidAt = began; settled < MAILS; await sleep(250)) {
    const seconds = (performance.now() - began) / 1000;
    if (seconds * 1000 > PATIENCE_MS)
      throw new Error(`after ${seconds.toFixed(0)} s only ${settled} were settled`);
    const { rows } = await client.query<{ read: number }>('select count(*)::int as read from mail_location');
    if (Number.isNaN(readSeconds) && (rows[0]?.read ?? 0) >= MAILS) readSeconds = seconds;
    settled = await settledOf(client);
    now = await memoryOf(running.pid, 'VmRSS');
    if (Number.isNaN(atFifth) && settled >= MAILS / 5) atFifth = now;
    if (performance.now() - saidAt > 10_000) {
      saidAt = performance.now();
      say(`  ${rows[0]?.read} read, ${settled} settled, ${now.toFixed(0)} MB`);
    }
  }
  return {
    mails: MAILS,
    readSeconds,
    settledSeconds: (performance.now() - began) / 1000,
    peakMb: await memoryOf(running.pid, 'VmHWM'),
    growthMb: now - atFifth,
  };
}

async function settledOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from mail where state <> 'received'`,
  );
  return rows[0]?.n ?? 0;
}

async function memoryOf(pid: number | undefined, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024;
}
