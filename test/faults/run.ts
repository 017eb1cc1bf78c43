// A firm's mailboxes are read by the whole program while everything breaks: the program is killed, the mail server and
// its processes die, connections are cut in the middle of a mail, folders are numbered anew. At the end the ledger tells
// what is lost, stands twice or is unexplained.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { CROWD_CUSTOMERS, type CrowdMail, crowd, USERS, type User } from '../helpers/crowd.ts';
import { dovecot } from '../helpers/dovecot.ts';
import { check, type Ledger, outcomeOf } from './check.ts';
import { connectMailbox, type Firm, makeFirm } from './firm.ts';
import { draftsIn } from './program.ts';
import { type CuttingProxy, cuttingProxy } from './proxy.ts';

type Server = Exclude<Awaited<ReturnType<typeof dovecot>>, string>;

export interface FaultsWanted {
  /** an empty database */
  databaseUrl: string;
  /** another, for the undisturbed run that it is compared with */
  referenceUrl: string | null;
  mails: number;
  /** how often the program is killed at least */
  kills: number;
  say(line: string): void;
  /** breaks it off */
  signal: AbortSignal;
}

export interface FaultsReport {
  ledger: Ledger;
  /** what differs from the undisturbed run */
  differences: string[];
  /** how often the program was killed, and what it had in hand then: mails coming in, mails being settled, or neither */
  killed: Record<'times' | 'receiving' | 'journalling' | 'between', number>;
  crashes: number;
  restarts: number;
  cuts: number;
  renumbered: number;
  seconds: { disturbed: number; undisturbed: number };
}

/** Answers why not, where there is no mail server. */
export async function runFaults(wanted: FaultsWanted): Promise<FaultsReport | string> {
  const server = await dovecot();
  if (typeof server === 'string') return server;
  const proxy = await cuttingProxy(server.port);
  const mails = crowd(wanted.mails);
  const firms: Connected[] = [];
  const firm = async (databaseUrl: string, port: number) => {
    const made = { ...(await makeFirm(databaseUrl)), mailboxes: new Map<User, number>() };
    firms.push(made);
    for (const user of USERS) made.mailboxes.set(user, await connectMailbox(made, user, port));
    return made;
  };
  try {
    const first = Math.floor(mails.length * 0.7);
    await deliver(server, mails.slice(0, first));
    wanted.say(`${first} of ${mails.length} mails delivered`);
    const disturbed = await firm(wanted.databaseUrl, proxy.port);
    const began = performance.now();
    const faults = await disturb({ ...disturbed, wanted, server, proxy, mails, first });
    await settled(disturbed, mails, wanted);
    const seconds = (performance.now() - began) / 1000;
    const ledger = await check(disturbed.client, disturbed.dataDir, mails, names);
    const outcome = await outcomeOf(disturbed.client);
    await disturbed.running.stop();

    const reference = wanted.referenceUrl && (await firm(wanted.referenceUrl, server.port));
    const calmBegan = performance.now();
    if (reference) await settled(reference, mails, wanted);
    const undisturbed = (performance.now() - calmBegan) / 1000;
    const undisturbedOutcome = new Set(reference ? await outcomeOf(reference.client) : outcome);
    const differences = [
      ...outcome.filter((line) => !undisturbedOutcome.delete(line)),
      ...[...undisturbedOutcome].map((line) => `missing: ${line}`),
    ];
    return { ledger, differences, ...faults, seconds: { disturbed: seconds, undisturbed } };
  } finally {
    await proxy.close();
    await server.close();
    for (const { end } of firms) await end();
  }
}

const names = CROWD_CUSTOMERS.map(({ name }) => name);

async function deliver(server: Server, mails: readonly CrowdMail[]): Promise<void> {
  for (const { raw, copies } of mails) {
    for (const { user, box } of copies) await server.deliver(user, box, [raw]);
  }
}

interface Connected extends Firm {
  mailboxes: Map<User, number>;
}

interface Disturbance extends Firm {
  wanted: FaultsWanted;
  server: Server;
  proxy: CuttingProxy;
  mails: readonly CrowdMail[];
  /** how many have been delivered */
  first: number;
}

/** Lets faults happen until the program has been killed often enough; mails go on arriving. */
async function disturb(given: Disturbance) {
  const { running, client, dataDir, wanted, server, proxy, mails } = given;
  const killed = { times: 0, receiving: 0, journalling: 0, between: 0 };
  let [delivered, crashes, restarts, renumbered, kills] = [given.first, 0, 0, 0, 0];
  const rest = mails.length - given.first;
  proxy.cutAfter(() => 4000 + Math.random() ** 2 * wanted.mails * 600);
  while (kills < wanted.kills) {
    await sleep(50 + Math.random() * 600, undefined, { signal: wanted.signal });
    const until = given.first + Math.ceil((rest * (kills + 1)) / wanted.kills);
    await deliver(server, mails.slice(delivered, until));
    delivered = until;
    const what = Math.random();
    if (what < 0.15) {
      server.crash();
      crashes += 1;
    } else if (what < 0.25 || (renumbered === 0 && kills * 2 >= wanted.kills)) {
      await server.kill();
      if (restarts % 2 === 0) {
        await server.changeUidValidity(USERS[renumbered % 3]!);
        renumbered += 1;
      }
      await server.start();
      restarts += 1;
    } else {
      await atWork(client, wanted.signal);
      await running.kill();
      kills += 1;
      killed.times = kills;
      // A draft, or a mail that no folder's books tell of yet: a window was in hand. Both may be so at once.
      const { rows } = await client.query<{ receiving: boolean; journalling: boolean }>(`
        select exists (select 1 from mail where not exists (select 1 from mail_location where mail_id = mail.id)) as receiving,
          exists (select 1 from mail where state = 'received') as journalling`);
      const receiving = rows[0]?.receiving || (await draftsIn(dataDir)) > 0;
      if (receiving) killed.receiving += 1;
      if (rows[0]?.journalling) killed.journalling += 1;
      if (!receiving && !rows[0]?.journalling) killed.between += 1;
      await rm(join(dataDir, 'documents/tmp'), { recursive: true, force: true });
      await running.start();
      if (kills % 10 === 0) wanted.say(`killed ${kills} times`);
    }
  }
  await deliver(server, mails.slice(delivered));
  proxy.cutAfter(null);
  return { killed, crashes, restarts, cuts: proxy.cuts, renumbered };
}

/** Waits until the program has done something since it was started, and a moment longer. */
async function atWork(client: pg.Client, signal: AbortSignal): Promise<void> {
  const figures = async () => {
    const { rows } = await client.query(
      `select (select count(*) from mail) as mails, (select count(*) from mail_location) as copies, (select count(*) from event) as events`,
    );
    return JSON.stringify(rows);
  };
  const before = await figures();
  for (let tries = 0; tries < 500 && (await figures()) === before; tries += 1) {
    await sleep(20, undefined, { signal });
  }
  await sleep(Math.random() * 400, undefined, { signal });
}

const PATIENCE_MS = 60 * 60_000;

/** Waits until every copy is in the books and nothing waits for the journal, or nothing more happens. */
async function settled(
  firm: Connected,
  mails: readonly CrowdMail[],
  { say, signal }: FaultsWanted,
): Promise<void> {
  const copies = mails.reduce((sum, mail) => sum + mail.copies.length, 0);
  const began = performance.now();
  let [last, changedAt, askedAt] = ['', began, 0];
  for (;;) {
    const { rows } = await firm.client.query<{ located: number; open: number; settled: number }>(`
      select (select count(*) from mail_location l join mailbox_folder f on f.mailbox_id = l.mailbox_id
          and f.path = l.folder and f.uid_validity = l.uid_validity where l.gone_at is null and outcome <> 'failed')::int as located,
        count(*) filter (where state = 'received' or (state = 'journalled' and sha256 is null))::int as open,
        count(*)::int as settled from mail`);
    const now = rows[0]!;
    if (now.located === copies && now.open === 0) return;
    const figures = `${now.located} of ${copies} copies seen, ${now.open} of ${now.settled} mails to be journalled`;
    if (figures !== last) [last, changedAt] = [figures, performance.now()];
    const stuck = performance.now() - changedAt > 120_000;
    if (stuck || performance.now() - began > PATIENCE_MS) throw new Error(`not settled: ${figures}`);
    // As somebody who presses «hent nu»: after many faults the next try may be a minute away.
    if (performance.now() - askedAt > 5000) {
      askedAt = performance.now();
      say(figures);
      for (const [user, id] of firm.mailboxes)
        await firm.running.ask(user, 'POST', `/api/mailboxes/${id}/fetch`);
    }
    await sleep(100, undefined, { signal });
  }
}
