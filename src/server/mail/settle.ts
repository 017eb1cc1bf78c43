// One mail, understood and settled: read the bytes, judge, make the activities, say why. All in the caller's
// transaction; replaying is harmless, since an activity at a customer is made once (mail_activity).
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../history/record.ts';
import { attachFiles, type MailToPlace, placeOn } from './activity.ts';
import type { Party } from './addresses.ts';
import { raiseFollowUps } from './answered.ts';
import { noteReachability, settleBounce } from './bounces.ts';
import { type Content, readContent } from './content.ts';
import { gatherEvidence } from './evidence.ts';
import { eraseLater, keepsHeadersOnly } from './headers-only.ts';
import { placeJoined } from './joined.ts';
import type { JournalParts } from './journal.ts';
import { isKeptOut } from './keep-out.ts';
import { wantWhole } from './mailbox-news.ts';
import { type Because, judge, type Verdict } from './match.ts';
import { isOwn, readOwnSide } from './own.ts';
import { type MailParty, outsidersOf } from './parties.ts';
import { eraseMail } from './privacy.ts';
import { indexMail } from './search-text.ts';

type Parts = Pick<JournalParts, 'blobs' | 'parser'>;

export async function settleMail(tx: Tx, id: number, parts: Parts, now: Date): Promise<void> {
  const mail = await tx.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const parties = await tx
    .selectFrom('mail_party')
    .selectAll()
    .where('mail_id', '=', id)
    .where('role', '!=', 'forwarded')
    .orderBy('place')
    .execute();
  const references = await tx
    .selectFrom('mail_reference')
    .select('message_id')
    .where('mail_id', '=', id)
    .orderBy('place')
    .execute();
  let content = await readContent(parts, mail);
  const links = await tx
    .selectFrom('mail_activity')
    .select(['activity_id', 'customer_id'])
    .where('mail_id', '=', id)
    .execute();
  if (links.length > 0) {
    const at = links.map((link) => link.customer_id);
    if (mail.headers_only || (await keepsHeadersOnly(tx, at))) content = await dropContent(tx, mail, content);
    for (const place of await placeJoined(tx, mail, content.files, now)) {
      await nameContacts(tx, id, place.customerId);
    }
    const placed = links.map((link) => link.activity_id);
    return completeMail(tx, mail, content, placed, now);
  }
  const ours = await readOwnSide(tx);
  const outsiders = outsidersOf(parties as MailParty[]);
  const first = content.forwarded && !isOwn(content.forwarded.address, ours) ? content.forwarded : null;
  if (first) await nameFirstWriter(tx, id, first);
  // Forwarded by hand from one of us to one of us: the one who wrote it first is the outsider (rule 16).
  const inner = outsiders.length === 0 && first !== null;
  if (inner) outsiders.push(first.address);
  const evidence = await gatherEvidence(tx, {
    outsiders,
    references: references.map((one) => one.message_id),
    ownerId: mail.owner_id,
  });
  const asked = mail.asked as { customerId: number | null; contactId: number | null } | null;
  const verdict = asked?.customerId
    ? placedByHand({ customerId: asked.customerId, contactId: asked.contactId })
    : sentInOnPurpose(withoutFlood(judge(outsiders, evidence), mail.automatic), asked !== null);
  if (verdict.state === 'private' || (!asked?.customerId && (await keptOut(tx, mail)))) {
    return eraseMail(tx, mail, now);
  }
  if (mail.automatic === 'bounce' && !asked?.customerId) return settleBounce(tx, mail, content, now);
  const headersOnly = await keepsHeadersOnly(
    tx,
    verdict.places.map((place) => place.customerId),
  );
  if (headersOnly) content = await dropContent(tx, mail, content);
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
    answersMailId: evidence.thread[0]?.mailId ?? null,
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
  const answers = toPlace.answersMailId;
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
      has_html: content.hasHtml,
      thread_id: thread?.thread_id ?? answers ?? id,
      try_after: null,
      version: mail.version + 1,
    })
    .where('id', '=', id)
    .execute();
  if (verdict.state === 'journalled' && mail.sha256 === null && !headersOnly) await wantWhole(tx, id);
  await noteReachability(tx, { ...mail, direction: toPlace.direction });
  await indexMail(tx, id, namesOf(content));
  await recordEvent(tx, { entity: 'mail', entityId: id, verb: verdict.state, actorId: null, at: now });
}

/** Keeps nothing of a mail but its headers, for good. */
async function dropContent(tx: Tx, mail: { id: number }, content: Content): Promise<Content> {
  await eraseLater(
    tx,
    content.files.map(({ stored }) => stored.sha256),
  );
  await tx.updateTable('mail').set({ sha256: null, headers_only: true }).where('id', '=', mail.id).execute();
  return { ...content, text: '', hasHtml: false, files: [], fault: null };
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
    .set({
      state: 'journalled',
      body: content.text,
      has_html: content.hasHtml,
      joined: [],
      try_after: null,
      version: mail.version + 1,
    })
    .where('id', '=', mail.id)
    .execute();
  await indexMail(tx, mail.id, namesOf(content));
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

/** The mail file itself comes first. */
const namesOf = ({ files }: Content) => files.slice(1).map(({ name }) => name);

const placedByHand = (place: Verdict['places'][number]): Verdict => ({
  state: 'journalled',
  reason: 'asked',
  because: {},
  places: [place],
});

/** A person who places it decides; else its owner's exceptions do. The folder was asked before it was taken in. */
const keptOut = (tx: Tx, mail: { owner_id: number | null; subject: string; sensitivity: string | null }) =>
  isKeptOut(tx, { ...mail, ownerId: mail.owner_id, folder: null });

/** What no person wrote, from somebody unknown, waits for nobody (rule 20). */
function withoutFlood(verdict: Verdict, automatic: string | null): Verdict {
  if (automatic === null || verdict.state !== 'unplaced') return verdict;
  return { ...verdict, state: 'ignored', reason: 'automatic' };
}

/** Whoever wrote first what is forwarded is one of its people: suggested, taught and found like the others. */
async function nameFirstWriter(tx: Tx, mailId: number, { address, name }: Party): Promise<void> {
  const known = await tx
    .selectFrom('mail_party')
    .select((eb) => eb.fn.max('place').as('last'))
    .where('mail_id', '=', mailId)
    .where('role', '!=', 'forwarded')
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('mail_party').where('mail_id', '=', mailId).where('role', '=', 'forwarded').execute();
  const place = (known.last ?? -1) + 1;
  const party = { mail_id: mailId, place, role: 'forwarded', address, name: name.slice(0, 200), own: false };
  await tx.insertInto('mail_party').values(party).execute();
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
