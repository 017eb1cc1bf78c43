// Many mails that somebody brings in on purpose: each is stored whole, and the journal places it or lets it wait in its
// owner's list. What is internal, excluded or private is left alone, as in a mailbox.
// What must always hold: the same mail again is the same mail, so that breaking off and beginning anew is harmless; and
// one mail that cannot be taken stops no other and is told with its place.
import type { MailState } from '../../shared/mail.ts';
import type { Reader } from '../db/database.ts';
import { fingerprint } from './fingerprint.ts';
import { saysForward } from './forwarded.ts';
import { type MailHeaders, readHeaders } from './headers.ts';
import { limitTo } from './limit.ts';
import type { FileFault, Found, FoundMail } from './mail-files.ts';
import type { MailReader } from './parser.ts';
import { receiveMail, wanted } from './receive.ts';
import { isOfTheMail } from './window.ts';

export interface ImportMailParts {
  mails: AsyncIterable<Found>;
  receiving: Parameters<typeof receiveMail>[0];
  parser: MailReader;
  ownerId: number | null;
  /** where all of it belongs; then nothing is judged but what is private */
  customerId: number | null;
  /** says what would happen, and keeps nothing */
  dryRun: boolean;
  signal: AbortSignal;
  /** so many have been looked at */
  onProgress(read: number): void;
}

export interface Imported {
  read: number;
  /** there already, or twice in these files */
  known: number;
  internal: number;
  ignored: number;
  private: number;
  /** taken in; in a dry run those that would be */
  taken: Record<'matches' | 'doubtful' | 'unknown' | 'automatic', number>;
  mailIds: number[];
  faults: { where: FoundMail['where']; fault: FileFault | 'refused' }[];
}

const WINDOW_MAILS = 100;
const WINDOW_BYTES = 16 * 1024 * 1024;
const AT_ONCE = 4;

export async function importMails(parts: ImportMailParts): Promise<Imported> {
  const result: Imported = {
    read: 0,
    known: 0,
    internal: 0,
    ignored: 0,
    private: 0,
    taken: { matches: 0, doubtful: 0, unknown: 0, automatic: 0 },
    mailIds: [],
    faults: [],
  };
  const seen = new Set<string>();
  let window: Read[] = [];
  let bytes = 0;
  const flush = async () => {
    await takeWindow(parts, window, seen, result);
    [window, bytes] = [[], 0];
    parts.onProgress(result.read);
  };
  for await (const found of parts.mails) {
    if (parts.signal.aborted) break;
    result.read += 1;
    if ('fault' in found) {
      result.faults.push(found);
      continue;
    }
    const read = await readOne(parts.parser, found);
    if (read === null) {
      result.faults.push({ where: found.where, fault: 'unreadable' });
      continue;
    }
    window.push(read);
    bytes += found.raw.length;
    if (window.length >= WINDOW_MAILS || bytes >= WINDOW_BYTES) await flush();
  }
  await flush();
  return result;
}

interface Read extends FoundMail {
  headers: MailHeaders;
  print: string;
}

async function readOne(parser: MailReader, found: FoundMail): Promise<Read | null> {
  let headers = readHeaders(found.outlook ? Buffer.alloc(0) : found.raw);
  if (found.outlook) {
    const msg = await parser.parseMsg(found.raw);
    if (msg.parsed.fault !== null) return null;
    headers = msg.headers;
  }
  return { ...found, headers, print: fingerprint(headers, found.raw) };
}

async function takeWindow(
  parts: ImportMailParts,
  window: readonly Read[],
  seen: Set<string>,
  result: Imported,
): Promise<void> {
  const { reader } = parts.receiving.database;
  const known = await knownOf(reader, window, parts.customerId !== null);
  const atOnce = limitTo(AT_ONCE);
  const due = window.filter(({ print }) => {
    if (!known.has(print) && !seen.has(print)) {
      seen.add(print);
      return true;
    }
    result.known += 1;
    return false;
  });
  const outcomes = await Promise.allSettled(due.map((mail) => atOnce(() => takeOne(parts, mail, result))));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

async function takeOne(parts: ImportMailParts, mail: Read, result: Imported): Promise<void> {
  const { headers, raw, outlook, receivedAt, where } = mail;
  const { ownerId, customerId } = parts;
  const {
    take,
    reason,
    private: isPrivate,
  } = await wanted(parts.receiving.database.reader, headers, ownerId);
  if (isPrivate) {
    result.private += 1;
    return;
  }
  // A colleague's forward to a colleague is about whoever wrote it first: only the journal can tell.
  if (take === 'nothing' && customerId === null && !(reason === 'internal' && saysForward(headers.subject))) {
    result[reason === 'internal' ? 'internal' : 'ignored'] += 1;
    return;
  }
  if (!parts.dryRun) {
    try {
      const asked = customerId === null ? null : { customerId, contactId: null };
      const msg = outlook ? { msg: headers } : {};
      const kept = await receiveMail(parts.receiving, { raw, ...msg, ownerId, receivedAt, asked });
      // Known by its headers only until now, or brought in by somebody else meanwhile.
      if (kept.known || kept.mailId === null) {
        result.known += 1;
        return;
      }
      result.mailIds.push(kept.mailId);
    } catch (error) {
      if (!isOfTheMail(error)) throw error;
      result.faults.push({ where, fault: 'refused' });
      return;
    }
  }
  const waits = take === 'headers' ? (headers.automatic === null ? 'unknown' : 'automatic') : 'doubtful';
  const placed = customerId !== null || (take === 'whole' && reason !== 'ambiguous');
  result.taken[placed ? 'matches' : waits] += 1;
}

/** Which of them need nothing more: they are there with their bytes, or were erased for good. */
async function knownOf(db: Reader, window: readonly Read[], asked: boolean): Promise<Set<string>> {
  const prints = window.map(({ print }) => print);
  if (prints.length === 0) return new Set();
  const whole = await db
    .selectFrom('mail')
    .select('fingerprint')
    .where('fingerprint', 'in', prints)
    .where('sha256', 'is not', null)
    // Asked for at a customer, a waiting one is judged anew.
    .$if(asked, (query) => query.where('state', '=', 'journalled'))
    .execute();
  const erased = await db
    .selectFrom('mail_tombstone')
    .select('fingerprint')
    .where('fingerprint', 'in', prints)
    .execute();
  return new Set([...whole, ...erased].map((row) => row.fingerprint));
}

/** What became of them, by state; 'private' are those that were erased. */
export async function countStates(
  db: Reader,
  mailIds: readonly number[],
): Promise<Partial<Record<MailState, number>>> {
  const counts: Partial<Record<MailState, number>> = {};
  for (let from = 0; from < mailIds.length; from += 10_000) {
    const ids = mailIds.slice(from, from + 10_000);
    const rows = await db
      .selectFrom('mail')
      .select(({ fn }) => ['state', fn.countAll<number>().as('mails')])
      .where('id', 'in', ids)
      .groupBy('state')
      .execute();
    let gone = ids.length;
    for (const { state, mails } of rows) {
      counts[state as MailState] = (counts[state as MailState] ?? 0) + mails;
      gone -= mails;
    }
    if (gone > 0) counts.private = (counts.private ?? 0) + gone;
  }
  return counts;
}
