// Reads one mailbox for as long as its connection holds: catches up, then waits for what is new.
// What must always hold: the folder on the server decides, not what was announced; an announcement only says when to
// look. So whatever is missed by one way is found by the next comparison.
import type { LastAudit } from '../../shared/mailboxes.ts';
import type { Tx } from '../db/database.ts';
import type { ErrorId } from '../errors.texts.ts';
import { auditIsDue, keepAudit, tallyFolder } from './audit.ts';
import type { Bell } from './bell.ts';
import { WINDOW_MAILS } from './fetch.ts';
import { examine, foldersOf, type ImapFlow, uidsOf } from './imap.ts';
import { type Folder, markBack, markGone, openFolder, placedByHeaders, readLocations } from './locations.ts';
import { MailServerFault } from './mail-server-fault.ts';
import type { MailboxRow } from './mailbox-server.ts';
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
  mailbox: Pick<MailboxRow, 'id' | 'user_id' | 'folders' | 'since' | 'authserv'>;
  signal: AbortSignal;
  /** rung when somebody asks to compare at once, or has placed what is here by its headers only */
  bell: Bell;
  /** all has been read / the server answered; and what hampers it all the same */
  onState(state: 'reading' | 'live', reason?: ErrorId): Promise<void>;
}

/** Reads until the connection is a day old; throws MailServerFault or the connection's error before. */
export async function readMailbox(reading: Reading): Promise<void> {
  const { client, bell, pace, parts, mailbox } = reading;
  const begun = performance.now();
  let paths: string[] = [];
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
    const audit = news.has('compare') || (await auditIsDue(parts.database.reader, mailbox.id, parts.clock()));
    if (audit || now - compared >= pace.compareMs) {
      await reading.onState('reading');
      // Folders come and go too.
      paths = await foldersOf(client, mailbox.folders);
      for (const path of paths.slice(1)) await hasNews(client, path, seen);
      // What merely arrived since the last connection is not missing.
      if (compared === Number.NEGATIVE_INFINITY || !audit) await compareFolders(reading, paths);
      if (audit) await auditFolders(reading, paths);
      compared = performance.now();
      polled = compared;
    } else if (now - polled >= pace.pollMs) {
      for (const path of paths.slice(1)) {
        if (await hasNews(client, path, seen)) await compareFolder(reading, path);
      }
      polled = performance.now();
    }
    const [watched] = paths;
    if (watched === undefined) throw new MailServerFault('unknown-mail-folder');
    await readPlaced(reading, paths);
    // What happened in it while another folder was open was not announced.
    const wasAway = client.mailbox && client.mailbox.path !== watched;
    if (news.has('gone') || wasAway) await compareFolder(reading, watched);
    else await readNew(reading, watched);
    await reading.onState('live', hampers(client, mailbox.folders, paths));
    if (!client.usable) throw new MailServerFault('mail-server-broke-off');
    // Any command ends it; its failing shows in the next one.
    client.idle().catch(() => undefined);
    const pause = Math.min(polled + pace.pollMs, compared + pace.compareMs) - performance.now();
    news = await bell.wait(Math.max(0, pause), reading.signal);
    reading.signal.throwIfAborted();
  }
}

/** What the owner should know of a mailbox that is read: not all of it is, or news comes late. */
function hampers(client: ImapFlow, chosen: readonly string[], paths: readonly string[]): ErrorId | undefined {
  if (chosen.some((path) => path !== '*' && !paths.includes(path))) return 'unknown-mail-folder';
  if (chosen.length === 0 && paths.length < 2) return 'mail-no-sent-folder';
  return client.capabilities.has('IDLE') ? undefined : 'mail-server-no-idle';
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
  await readAll(reading, folder, uids);
}

/** Fetches the whole of what was placed while only its headers were kept. */
async function readPlaced(reading: Reading, paths: readonly string[]): Promise<void> {
  const placed = await placedByHeaders(reading.parts.database.reader, reading.mailbox.id);
  for (const path of paths) {
    if (!placed.some((mail) => mail.path === path)) continue;
    const { folder } = await openBoth(reading, path);
    const here = placed.filter((mail) => mail.path === path && mail.uidValidity === folder.uidValidity);
    const uids = here.map(({ uid }) => uid);
    await readAll(reading, folder, uids, { whole: true });
  }
}

async function compareFolders(reading: Reading, paths: readonly string[]): Promise<void> {
  for (const path of paths) await compareFolder(reading, path);
}

/** The same, and keeps for the mailbox's owner what was missing and what became of it all. */
async function auditFolders(reading: Reading, paths: readonly string[]): Promise<void> {
  const { client, mailbox, parts } = reading;
  const tally = async (path: string) => tallyFolder(parts.database.reader, client, mailbox, path);
  const before = new Map<string, number>();
  for (const path of paths) {
    before.set(path, (await tally(path)).missing.length);
    await compareFolder(reading, path);
  }
  const folders: LastAudit['folders'] = [];
  for (const path of paths) {
    const { missing, ...counted } = await tally(path);
    folders.push({ ...counted, missingBefore: before.get(path) ?? 0, missing: missing.length });
  }
  await transaction(reading, (tx) => keepAudit(tx, mailbox, folders, parts.clock()));
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
  const again = entries.filter(([uid, { again }]) => again && there.has(uid)).map(([uid]) => uid);
  const missing = inTime.filter((uid) => !books.has(uid));
  const due = [...missing, ...again].sort((a, b) => a - b);
  await readAll(reading, folder, due);
}

async function readAll(
  reading: Reading,
  folder: Folder,
  uids: readonly number[],
  { whole = false } = {},
): Promise<void> {
  const { user_id: ownerId, authserv } = reading.mailbox;
  const source = { folder, ownerId, authserv, whole };
  for (let from = 0; from < uids.length; from += WINDOW_MAILS) {
    reading.signal.throwIfAborted();
    const window = uids.slice(from, from + WINDOW_MAILS);
    await readWindow(reading.parts, reading.client, source, window);
  }
}

function transaction<T>(reading: Reading, act: (tx: Tx) => Promise<T>): Promise<T> {
  return reading.parts.database.transaction(act);
}
