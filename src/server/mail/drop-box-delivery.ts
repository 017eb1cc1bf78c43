// What becomes of a mail that the drop-box took: whose it is, what is kept of it, and a journal report opened.
// What must always hold: when this answers, bytes and row are on disk and committed; when it throws, nothing counts.
import type { Database, Reader } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import type { Box } from './drop-box-addresses.ts';
import { fingerprint } from './fingerprint.ts';
import { readHeaders } from './headers.ts';
import { readJournalReport } from './journal-report.ts';
import { isOwn, type OwnSide } from './own.ts';
import { type MailParty, partiesOf } from './parties.ts';
import { receiveMail, wanted } from './receive.ts';
import { verdictOf } from './verified.ts';

interface Parts {
  database: Database;
  blobs: BlobStore;
  clock: () => Date;
}

/** Whether a mail's own header names one of us as its sender. */
export function isFromUs(raw: Buffer, ours: OwnSide): boolean {
  const { from } = readHeaders(raw);
  return from !== null && isOwn(from.address, ours);
}

/** Takes a mail in that was sent to these boxes, at least one. */
export async function deliver(
  parts: Parts,
  raw: Buffer,
  boxes: readonly Box[],
  ours: OwnSide,
): Promise<void> {
  const person = boxes.find((box) => box.userId !== null);
  await (person ? deliverToPerson(parts, raw, person, ours) : deliverToCompany(parts, raw, boxes, ours));
}

/** Sent by a colleague on purpose: kept whole, whatever it is, and theirs. */
async function deliverToPerson(parts: Parts, raw: Buffer, box: Box, ours: OwnSide): Promise<void> {
  await receiveMail(parts, {
    raw,
    ownerId: box.userId,
    receivedAt: parts.clock(),
    // Passed on untouched by a rule of a colleague's mailbox: nobody whom we trust has verified that sender.
    verified: isFromUs(raw, ours) ? null : false,
    asked: ON_PURPOSE,
  });
}

/** No place is named, but it is not left out for being among colleagues. */
const ON_PURPOSE = { customerId: null, contactId: null };

/** What the firm's mail server journals is everybody's mail: each belongs to its colleague, internal mail is not kept. */
async function deliverToCompany(
  parts: Parts,
  whole: Buffer,
  boxes: readonly Box[],
  ours: OwnSide,
): Promise<void> {
  const db = parts.database.reader;
  const report = readJournalReport(whole);
  const raw = report?.mail ?? whole;
  const recipients = report?.recipients ?? [];
  const headers = readHeaders(raw);
  // The topmost verdict is that of the firm's own server, which handed the mail over.
  const verified = verdictOf(headers, ours);
  const ownerId = await colleagueIn(db, partiesOf(headers, ours, { recipients, verified }), ours);
  const addressed = [...headers.to, ...headers.cc];
  const onPurpose = !report && addressed.some(({ address }) => boxes.some((box) => box.address === address));
  if (!onPurpose) {
    const { take, reason } = await wanted(db, headers, ownerId, { ours, recipients, verified });
    // A machine's mail from an unknown outsider is nobody's dialogue.
    const flood = reason === 'unknown' && headers.automatic !== null;
    if (take === 'nothing' || flood) return leaveOut(parts, fingerprint(headers, raw), reason);
  }
  await receiveMail(parts, {
    raw,
    ownerId,
    receivedAt: parts.clock(),
    verified,
    asked: onPurpose ? ON_PURPOSE : null,
    recipients,
  });
}

/** The colleague whose mail it is: who wrote it, else the first who got it and is still here. */
async function colleagueIn(db: Reader, parties: readonly MailParty[], ours: OwnSide): Promise<number | null> {
  const ids = parties
    .filter(({ role }) => role !== 'reply-to')
    .flatMap(({ address }) => ours.users.get(address) ?? []);
  if (ids.length === 0) return null;
  const rows = await db
    .selectFrom('app_user')
    .select('id')
    .where('id', 'in', ids)
    .where('active', '=', true)
    .execute();
  return ids.find((id) => rows.some((row) => row.id === id)) ?? null;
}

async function leaveOut({ database, clock }: Parts, print: string, reason: string): Promise<void> {
  await database.transaction((tx) =>
    tx
      .insertInto('mail_left_out')
      .values({ fingerprint: print, reason, at: clock() })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}
