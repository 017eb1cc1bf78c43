// One mail, understood and settled: read the bytes, judge, make the activities, say why. All in the caller's
// transaction; replaying is harmless, since an activity at a customer is made once (mail_activity).
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { BlobStore, StoredBlob } from '../documents/blobs.ts';
import { recordEvent } from '../history/record.ts';
import { attachFiles, type MailFile, type MailToPlace, placeOn } from './activity.ts';
import { raiseFollowUps } from './answered.ts';
import { gatherEvidence } from './evidence.ts';
import { forwardedFrom } from './forwarded.ts';
import { placeJoined } from './joined.ts';
import type { JournalParts } from './journal.ts';
import { wantWhole } from './mailbox-news.ts';
import { type Because, judge, type Verdict } from './match.ts';
import { isOwn, readOwnSide } from './own.ts';
import { outsidersOf } from './parties.ts';
import { eraseMail } from './privacy.ts';
import { ownText } from './reply-text.ts';

type Parts = Pick<JournalParts, 'blobs' | 'parser'>;

/** Longer than this no text is kept for reading and searching, bytes. */
const MOST_TEXT = 256 * 1024;

export async function settleMail(tx: Tx, id: number, parts: Parts, now: Date): Promise<void> {
  const mail = await tx.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const parties = await tx
    .selectFrom('mail_party')
    .selectAll()
    .where('mail_id', '=', id)
    .orderBy('place')
    .execute();
  const references = await tx
    .selectFrom('mail_reference')
    .select('message_id')
    .where('mail_id', '=', id)
    .orderBy('place')
    .execute();
  const content = await readContent(parts, mail);
  const links = await tx
    .selectFrom('mail_activity')
    .select('activity_id')
    .where('mail_id', '=', id)
    .execute();
  if (links.length > 0) {
    for (const place of await placeJoined(tx, mail, content.files, now)) {
      await nameContacts(tx, id, place.customerId);
    }
    const placed = links.map((link) => link.activity_id);
    return completeMail(tx, mail, content, placed, now);
  }
  const ours = await readOwnSide(tx);
  const outsiders = outsidersOf(parties.map((party) => ({ ...party, role: party.role as 'from' })));
  // Forwarded by hand from one of us to one of us: the one who wrote it first is the outsider (rule 16).
  const inner = outsiders.length === 0 && content.forwarded && !isOwn(content.forwarded, ours);
  if (inner && content.forwarded) outsiders.push(content.forwarded);
  const evidence = await gatherEvidence(tx, {
    outsiders,
    references: references.map((one) => one.message_id),
    ownerId: mail.owner_id,
  });
  const asked = mail.asked as { customerId: number | null; contactId: number | null } | null;
  const verdict = asked?.customerId
    ? placedByHand({ customerId: asked.customerId, contactId: asked.contactId })
    : sentInOnPurpose(withoutFlood(judge(outsiders, evidence), mail.automatic), asked !== null);
  if (verdict.state === 'private') return eraseMail(tx, mail, now);
  const because: Because = { ...verdict.because, ...(content.fault && { fault: content.fault }) };

  const colleagues = parties.flatMap(({ role, address }) => {
    // Whoever writes in a colleague's name is none.
    if (role === 'from' && mail.verified === false) return [];
    const userId = ours.users.get(address);
    return userId !== undefined && role !== 'reply-to' ? [userId] : [];
  });
  // Sent from an address that is nobody's own: whoever sent it is the one whose mail it is.
  const sentForFirm = mail.direction === 'out' && !ours.users.has(mail.from_address);
  if (sentForFirm && mail.owner_id !== null) colleagues.unshift(mail.owner_id);
  const toPlace: MailToPlace = {
    id,
    subject: mail.subject,
    sentAt: mail.sent_at,
    direction: inner ? 'in' : (mail.direction as 'in' | 'out'),
    automatic: mail.automatic,
    verified: mail.verified,
    ownerId: mail.owner_id,
    files: content.files,
    colleagues,
  };
  // In one order everywhere, so that two mails to the same customers cannot wait for each other.
  const places = verdict.places.toSorted((left, right) => left.customerId - right.customerId);
  for (const place of places) await placeOn(tx, toPlace, place, { actorId: null, now });
  for (const place of verdict.places) await nameContacts(tx, id, place.customerId);
  if (toPlace.direction === 'in' && toPlace.automatic === null && mail.verified !== false) {
    for (const { contactId } of verdict.places) {
      if (contactId !== null) await raiseFollowUps(tx, contactId, mail.sent_at, now);
    }
  }
  const answers = evidence.thread[0]?.mailId;
  const thread = answers
    ? await tx.selectFrom('mail').select('thread_id').where('id', '=', answers).executeTakeFirst()
    : undefined;
  await tx
    .updateTable('mail')
    .set({
      state: verdict.state,
      reason: verdict.reason,
      because: JSON.stringify(because),
      direction: toPlace.direction,
      body: content.text,
      thread_id: thread?.thread_id ?? answers ?? id,
      try_after: null,
      version: mail.version + 1,
    })
    .where('id', '=', id)
    .execute();
  if (verdict.state === 'journalled' && mail.sha256 === null) await wantWhole(tx, id);
  await recordEvent(tx, { entity: 'mail', entityId: id, verb: verdict.state, actorId: null, at: now });
}

/** A mail that was placed while only its headers were kept: its activities get the file, and nothing else changes. */
async function completeMail(
  tx: Tx,
  mail: { id: number; version: number; sha256: string | null },
  content: Content,
  activityIds: readonly number[],
  now: Date,
): Promise<void> {
  for (const activityId of await withoutFile(tx, activityIds, mail.sha256)) {
    await attachFiles(tx, activityId, content.files, { actorId: null, now });
  }
  await tx
    .updateTable('mail')
    .set({ state: 'journalled', body: content.text, joined: [], try_after: null, version: mail.version + 1 })
    .where('id', '=', mail.id)
    .execute();
  await recordEvent(tx, { entity: 'mail', entityId: mail.id, verb: 'journalled', actorId: null, at: now });
}

/** Those of the activities that have not got the mail's file yet. */
async function withoutFile(tx: Tx, activityIds: readonly number[], sha256: string | null): Promise<number[]> {
  const having = await tx
    .selectFrom('document')
    .select('activity_id')
    .where('activity_id', 'in', [...activityIds])
    .where('sha256', '=', sha256 ?? '')
    .execute();
  return activityIds.filter((id) => !having.some((one) => one.activity_id === id));
}

interface Content {
  text: string;
  forwarded: string | null;
  files: MailFile[];
  fault: string | null;
}

/** The text and files of a mail; without bytes, or where they cannot be read, what there is. */
async function readContent(
  { blobs, parser }: Parts,
  { sha256, subject, format }: { sha256: string | null; subject: string; format: string },
): Promise<Content> {
  if (sha256 === null) return { text: '', forwarded: null, files: [], fault: null };
  const raw = await readBlob(blobs, sha256);
  const parsed = format === 'msg' ? (await parser.parseMsg(raw)).parsed : await parser.parse(raw);
  const { own } = ownText(parsed.text);
  const file = { name: `${subject || 'mail'}.${format}`, stored: storedOf(raw, sha256) };
  const attached: MailFile[] = [];
  for (const { name, content, inline } of parsed.attachments) {
    if (inline || content.length === 0) continue;
    attached.push({ name, stored: await blobs.put(Readable.from([content]), content.length) });
  }
  return {
    text: clip(own),
    forwarded: forwardedFrom(subject, parsed.text, parsed)?.address ?? null,
    files: [file, ...attached],
    fault: parsed.fault,
  };
}

export async function readBlob(blobs: BlobStore, sha256: string): Promise<Buffer> {
  const file = await blobs.open(sha256);
  if (!file) throw new Error('the file of a mail is missing');
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const HEAD_BYTES = 64 * 1024;
const storedOf = (raw: Buffer, sha256: string): StoredBlob => ({
  sha256,
  size: raw.length,
  head: raw.subarray(0, HEAD_BYTES),
});

function clip(text: string): string {
  const bytes = Buffer.from(text.replaceAll('\0', '\ufffd'));
  return bytes.length <= MOST_TEXT ? bytes.toString() : bytes.subarray(0, MOST_TEXT).toString();
}

const placedByHand = (place: Verdict['places'][number]): Verdict => ({
  state: 'journalled',
  reason: 'asked',
  because: {},
  places: [place],
});

/** What no person wrote, from somebody unknown, waits for nobody (rule 20). */
function withoutFlood(verdict: Verdict, automatic: string | null): Verdict {
  if (automatic === null || verdict.state !== 'unplaced') return verdict;
  return { ...verdict, state: 'ignored' };
}

/** What somebody sent in on purpose is not left out for being among colleagues: it waits for that person. */
function sentInOnPurpose(verdict: Verdict, onPurpose: boolean): Verdict {
  if (!onPurpose || verdict.state !== 'ignored' || verdict.reason !== 'internal') return verdict;
  return { ...verdict, state: 'unplaced', reason: 'unknown' };
}

/** Notes which participants are known people at the customer. */
async function nameContacts(tx: Tx, mailId: number, customerId: number): Promise<void> {
  await sql`
    update mail_party p set contact_id = c.id from contact c
    where p.mail_id = ${mailId} and c.customer_id = ${customerId} and c.merged_into_id is null
      and p.address = any(c.emails)`.execute(tx);
}
