// Reads one mailbox for as long as its connection holds: catches up, then waits for what is new.
// What must always hold: the folder on the server decides, not what was announced; an announcement only says when to
// look. So whatever is missed by one way is found by the next comparison.
import type { Tx } from '../db/database.ts';
import type { Bell } from './bell.ts';
import { WINDOW_MAILS } from './fetch.ts';
import { examine, foldersOf, type ImapFlow, uidsOf } from './imap.ts';
import { type Folder, lacksBytes, markBack, markGone, openFolder, readLocations } from './locations.ts';
import { MailServerFault } from './mail-server-fault.ts';
import { readWindow, type WindowParts } from './window.ts';

export interface Pace {
  /** how often the folders that nothing is announced of are asked for news */
  pollMs: number;
  /** how often every folder is compared with the books */
  compareMs: number;
  /** how long one connection is used */
  reconnectMs: number;
}

export const PACE: Pace = { pollMs: 60_000, compareMs: 10 * 60_000, reconnectMs: 24 * 3_600_000 };

export interface Reading {
  parts: WindowParts;
  pace: Pace;
  client: ImapFlow;
  mailbox: { id: number; user_id: number; folders: string[]; since: string };
  signal: AbortSignal;
  /** rung when somebody asks to compare at once */
  bell: Bell;
  /** all has been read / the server answered */
  onState(state: 'reading' | 'live'): Promise<void>;
}

/** Reads until the connection is a day old; throws MailServerFault or the connection's error before. */
export async function readMailbox(reading: Reading): Promise<void> {
  const { client, bell, pace, mailbox } = reading;
  const begun = performance.now();
  const paths = await foldersOf(client, mailbox.folders);
  const [watched, ...others] = paths;
  if (watched === undefined) throw new MailServerFault('unknown-mail-folder');
  client.on('exists', () => bell.ring('new'));
  client.on('expunge', () => bell.ring('gone'));
  client.on('close', () => bell.ring('closed'));

  const seen = new Map<string, string>();
  let polled = performance.now();
  let compared = Number.NEGATIVE_INFINITY;
  let news = new Set<string>();
  for (;;) {
    const now = performance.now();
    if (now - begun > pace.reconnectMs) return;
    if (news.has('compare') || now - compared >= pace.compareMs) {
      await reading.onState('reading');
      for (const path of others) await hasNews(client, path, seen);
      for (const path of paths) await compareFolder(reading, path);
      compared = performance.now();
      polled = compared;
    } else if (now - polled >= pace.pollMs) {
      if (await lacksBytes(reading.parts.database.reader, mailbox.id)) bell.ring('compare');
      for (const path of others) if (await hasNews(client, path, seen)) await compareFolder(reading, path);
      polled = performance.now();
    }
    if (news.has('gone')) await compareFolder(reading, watched);
    // Also after reading another folder, while nothing was announced of this one.
    await readNew(reading, watched);
    await reading.onState('live');
    if (!client.usable) throw new MailServerFault('mail-server-broke-off');
    // Any command ends it; its failing shows in the next one.
    client.idle().catch(() => undefined);
    const pause = Math.min(polled + pace.pollMs, compared + pace.compareMs) - performance.now();
    news = await bell.wait(Math.max(0, pause), reading.signal);
    reading.signal.throwIfAborted();
  }
}

/** Whether a folder differs from when it was last asked; its number of mails and its next UID tell. */
async function hasNews(client: ImapFlow, path: string, seen: Map<string, string>): Promise<boolean> {
  const status = await client.status(path, { messages: true, uidNext: true, uidValidity: true });
  if (!status) return true;
  const now = `${status.uidValidity} ${status.uidNext} ${status.messages}`;
  const differs = seen.get(path) !== now;
  seen.set(path, now);
  return differs;
}

/** Opens a folder on the server and in the books. */
async function openBoth(reading: Reading, path: string): Promise<{ folder: Folder; lastUid: number }> {
  const { client, mailbox, parts } = reading;
  // Open already, a server need not be asked: what it announced has been heard.
  const isOpen = client.mailbox && client.mailbox.path === path;
  const uidValidity =
    isOpen && client.mailbox ? Number(client.mailbox.uidValidity) : await examine(client, path);
  const folder = { mailboxId: mailbox.id, path, uidValidity };
  const lastUid = await transaction(reading, (tx) => openFolder(tx, folder, parts.clock()));
  return { folder, lastUid };
}

/** Reads what arrived after the cursor. */
async function readNew(reading: Reading, path: string): Promise<void> {
  const { folder, lastUid } = await openBoth(reading, path);
  // Only mail since the day counts here too: an old mail may be moved in, and old mail is not looked at.
  const uids = await uidsOf(reading.client, { since: reading.mailbox.since, after: lastUid });
  await readAll(reading, folder, uids, new Set());
}

/** Compares a folder with the books: reads what is missing, in order, and notes what has gone. */
async function compareFolder(reading: Reading, path: string): Promise<void> {
  const { client, mailbox, parts } = reading;
  const { folder } = await openBoth(reading, path);
  const present = await uidsOf(client);
  const inTime = await uidsOf(client, { since: mailbox.since });
  const books = await readLocations(parts.database.reader, folder);

  const there = new Set(present);
  const entries = [...books];
  const gone = entries.filter(([uid, { gone }]) => !gone && !there.has(uid)).map(([uid]) => uid);
  const back = entries.filter(([uid, { gone }]) => gone && there.has(uid)).map(([uid]) => uid);
  if (gone.length + back.length > 0) {
    await transaction(reading, async (tx) => {
      await markGone(tx, folder, gone, parts.clock());
      await markBack(tx, folder, back);
    });
  }
  const again = entries.filter(([uid, { again }]) => again !== 'no' && there.has(uid)).map(([uid]) => uid);
  const missing = inTime.filter((uid) => !books.has(uid));
  const placed = new Set(again.filter((uid) => books.get(uid)?.again === 'placed'));
  const due = [...missing, ...again].sort((a, b) => a - b);
  await readAll(reading, folder, due, placed);
}

async function readAll(
  reading: Reading,
  folder: Folder,
  uids: readonly number[],
  placed: ReadonlySet<number>,
): Promise<void> {
  const source = { folder, ownerId: reading.mailbox.user_id };
  for (let from = 0; from < uids.length; from += WINDOW_MAILS) {
    reading.signal.throwIfAborted();
    const window = uids.slice(from, from + WINDOW_MAILS);
    await readWindow(reading.parts, reading.client, source, window, placed);
  }
}

function transaction<T>(reading: Reading, act: (tx: Tx) => Promise<T>): Promise<T> {
  return reading.parts.database.transaction(act);
}
