// The door: a mail comes in by some way, its bytes are stored first and unchanged, then its row, then the sender is
// told (rule 21). Understanding it is the journal's. The same mail by another way is the same mail (rule 19).
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { MailReason } from '../../shared/mail.ts';
import type { Database, Reader, Tx } from '../db/database.ts';
import { type BlobStore, recordBlob, type StoredBlob } from '../documents/blobs.ts';
import { gatherEvidence } from './evidence.ts';
import { fingerprint, headerFingerprint } from './fingerprint.ts';
import { type MailHeaders, readHeaders } from './headers.ts';
import { eraseLater, keepsHeadersOnly } from './headers-only.ts';
import { joinParties } from './joined.ts';
import { isKeptOut } from './keep-out.ts';
import { judge } from './match.ts';
import { type OwnSide, readOwnSide } from './own.ts';
import { printsOfOwnSent } from './own-sent.ts';
import { outsidersOf, partiesOf } from './parties.ts';

/** Tells the journal of every process that a mail waits. */
export const MAIL_CHANNEL = 'opfolg_mail';

interface Parts {
  database: Database;
  blobs: BlobStore;
  clock: () => Date;
}

interface Incoming {
  raw: Buffer;
  /** an Outlook file has no header of its own: what was read of it stands in */
  msg?: MailHeaders;
  /** whose mailbox, or who sent it in; null = the company's */
  ownerId: number | null;
  receivedAt: Date;
  /** what the receiving server said of the sender; null = nobody checked */
  verified?: boolean | null;
  /** when it was read for many mails in a row */
  ours?: OwnSide;
  /** where whoever sends it in wants it; then nothing is guessed */
  asked?: { customerId: number | null; contactId: number | null } | null;
  /** whom the server that journalled it says it went to, hidden recipients too */
  recipients?: readonly string[];
}

interface Received {
  /** null: private, and never to return */
  mailId: number | null;
  known: boolean;
  fingerprint: string;
}

/**
 * What is to be taken of a mail, from its headers alone: the whole of one that has or may have a customer, the headers
 * of an unknown outsider's or where a customer is set so, nothing of an internal, ignored or private one. `folder`: where
 * in the mailbox it lies.
 */
export async function wanted(
  db: Reader,
  headers: MailHeaders,
  ownerId: number | null,
  more: { ours?: OwnSide; verified?: boolean | null; recipients?: readonly string[]; folder?: string } = {},
): Promise<{ take: 'whole' | 'headers' | 'nothing'; reason: MailReason; private: boolean }> {
  const { subject, sensitivity } = headers;
  if (await isKeptOut(db, { ownerId, subject, sensitivity, folder: more.folder ?? null })) {
    return { take: 'nothing', reason: 'private', private: true };
  }
  const outsiders = outsidersOf(partiesOf(headers, more.ours ?? (await readOwnSide(db)), more));
  const evidence = await gatherEvidence(db, { outsiders, references: headers.references, ownerId });
  const { state, reason, places } = judge(outsiders, evidence);
  // A report of what did not arrive is read as a whole and noted, and nothing of it is kept (bounces.ts).
  if (headers.automatic === 'bounce' && (state !== 'ignored' || reason === 'internal') && state !== 'private')
    return { take: 'whole', reason: 'bounce', private: false };
  if (state === 'ignored' || state === 'private')
    return { take: 'nothing', reason, private: state === 'private' };
  const headersAlone =
    (state === 'unplaced' && reason === 'unknown') ||
    (await keepsHeadersOnly(
      db,
      places.map((place) => place.customerId),
    ));
  return { take: headersAlone ? 'headers' : 'whole', reason, private: false };
}

/** Stores a whole mail and lets the journal know. Committed when it answers; twice is one mail. */
export async function receiveMail(parts: Parts, incoming: Incoming): Promise<Received> {
  const headers = incoming.msg ?? readHeaders(incoming.raw);
  const print = await printOf(parts.database.reader, headers, incoming.raw);
  const headerPrint = headerFingerprint(headers);
  if (await isErased(parts.database.reader, print, headerPrint)) {
    return { mailId: null, known: true, fingerprint: print };
  }
  const stored = await parts.blobs.put(Readable.from([incoming.raw]), incoming.raw.length);
  const now = parts.clock();
  const { mailId, known } = await parts.database.transaction(async (tx) => {
    await recordBlob(tx, stored, now);
    if (headerPrint !== null) await recognise(tx, headerPrint, print);
    const inserted = await insertMail(tx, headers, { ...incoming, print, stored, now, size: stored.size });
    if (inserted !== null) {
      await wakeJournal(tx);
      return { mailId: inserted, known: false };
    }
    return { mailId: await meetAgain(tx, print, stored, incoming), known: true };
  });
  return { mailId, known, fingerprint: print };
}

/** Keeps an unknown outsider's mail by its headers, in its owner's own list. */
export async function receiveHeaders(
  parts: Parts,
  incoming: Omit<Incoming, 'raw' | 'msg' | 'asked'> & { headers: Buffer; size: number },
): Promise<Received> {
  const headers = readHeaders(incoming.headers);
  const print =
    headerFingerprint(headers) ?? (await printOf(parts.database.reader, headers, incoming.headers));
  if (await isErased(parts.database.reader, print)) return { mailId: null, known: true, fingerprint: print };
  return parts.database.transaction(async (tx) => {
    const now = parts.clock();
    const whole = await tx
      .selectFrom('mail')
      .select('id')
      .where('header_fingerprint', '=', print)
      .limit(1)
      .executeTakeFirst();
    if (whole) return { mailId: whole.id, known: true, fingerprint: print };
    const inserted = await insertMail(tx, headers, { ...incoming, print, stored: null, now });
    // The journal says why it waits, in the same words as of any other.
    if (inserted !== null) await wakeJournal(tx);
    const mailId = inserted ?? (await idOf(tx, print));
    return { mailId, known: inserted === null, fingerprint: print };
  });
}

/** The fingerprint, or the one by which a mail that was sent from here is known already. */
async function printOf(db: Reader, headers: MailHeaders, raw: Buffer): Promise<string> {
  const known = headers.messageId && (await printsOfOwnSent(db, [headers])).get(headers.messageId);
  return known || fingerprint(headers, raw);
}

/** Something new may be known of waiting mails: the journal looks at them again. */
export async function wakeJournal(tx: Tx): Promise<void> {
  await sql`select pg_notify(${MAIL_CHANNEL}, '')`.execute(tx);
}

interface Given {
  print: string;
  stored: StoredBlob | null;
  size: number;
  now: Date;
  msg?: MailHeaders;
  ownerId: number | null;
  receivedAt: Date;
  verified?: boolean | null;
  ours?: OwnSide;
  asked?: Incoming['asked'];
  recipients?: readonly string[];
}

/** Days by which a Date header may be ahead of us before it is taken for a lie (rule 23). */
const MOST_DAYS_AHEAD = 2;

async function insertMail(tx: Tx, headers: MailHeaders, given: Given): Promise<number | null> {
  const parties = partiesOf(headers, given.ours ?? (await readOwnSide(tx)), given);
  const latest = given.now.getTime() + MOST_DAYS_AHEAD * 86_400_000;
  const sane = headers.date !== null && headers.date.getTime() <= latest;
  const direction = parties.find(({ role }) => role === 'from')?.own ? 'out' : 'in';
  const row = await tx
    .insertInto('mail')
    .values({
      fingerprint: given.print,
      header_fingerprint: headerFingerprint(headers),
      stored_at: given.now,
      format: given.msg ? 'msg' : 'eml',
      message_id: headers.messageId,
      sha256: given.stored?.sha256 ?? null,
      size: given.size,
      state: 'received',
      reason: 'waiting',
      asked: given.asked ? JSON.stringify(given.asked) : null,
      owner_id: given.ownerId,
      direction,
      from_address: headers.from?.address ?? '',
      from_name: headers.from?.name ?? '',
      subject: headers.subject.slice(0, 2000),
      sent_at: sane && headers.date ? headers.date : given.receivedAt,
      received_at: given.receivedAt,
      automatic: headers.automatic,
      sensitivity: headers.sensitivity,
      verified: direction === 'out' ? null : (given.verified ?? null),
    })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  if (parties.length > 0) {
    const rows = parties.map((party, place) => ({ ...party, place, mail_id: row.id }));
    await tx.insertInto('mail_party').values(rows).execute();
  }
  const references = [...new Set(headers.references)];
  if (references.length > 0) {
    const rows = references.map((message_id, place) => ({ message_id, place, mail_id: row.id }));
    await tx.insertInto('mail_reference').values(rows).execute();
  }
  return row.id;
}

/**
 * A mail without a Message-ID of which the headers were kept becomes the whole one that has come, rather than a second
 * mail.
 */
async function recognise(tx: Tx, headerPrint: string, print: string): Promise<void> {
  await sql`
    update mail set fingerprint = ${print}
    where header_fingerprint = ${headerPrint} and fingerprint = ${headerPrint} and sha256 is null
      and not exists (select 1 from mail where fingerprint = ${print})`.execute(tx);
}

/** A known mail met again: its bytes may have been missing, or somebody says where it belongs. */
async function meetAgain(tx: Tx, print: string, stored: StoredBlob, incoming: Incoming): Promise<number> {
  const mail = await tx
    .selectFrom('mail')
    .select(['id', 'sha256', 'state', 'reason', 'joined', 'headers_only'])
    .where('fingerprint', '=', print)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const asked = incoming.asked?.customerId && mail.state !== 'journalled' ? incoming.asked : null;
  const joined = await joinParties(tx, mail, incoming.recipients ?? []);
  if (mail.headers_only) await eraseLater(tx, [stored.sha256]);
  const known = mail.sha256 !== null || mail.headers_only;
  if (known && !asked && !joined) return mail.id;
  await tx
    .updateTable('mail')
    .set({
      sha256: mail.headers_only ? null : (mail.sha256 ?? stored.sha256),
      size: stored.size,
      // A placed one gets its missing file, any other is judged anew.
      state: 'received',
      try_after: null,
      ...(asked && { asked: JSON.stringify(asked) }),
    })
    .where('id', '=', mail.id)
    .execute();
  await wakeJournal(tx);
  return mail.id;
}

async function idOf(tx: Tx, print: string): Promise<number> {
  const mail = await tx
    .selectFrom('mail')
    .select('id')
    .where('fingerprint', '=', print)
    .executeTakeFirstOrThrow();
  return mail.id;
}

async function isErased(db: Reader, ...prints: (string | null)[]): Promise<boolean> {
  const row = await db
    .selectFrom('mail_tombstone')
    .select('at')
    .where(
      'fingerprint',
      'in',
      prints.filter((print) => print !== null),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
