// Where every mail was seen in a mailbox, and what became of it (rule 21).
// What must always hold: the cursor of a folder moves in the transaction that writes what it passed, so that a process
// may be killed anywhere: what was not written is read again, and a mail's fingerprint makes it the same mail.
import { sql } from 'kysely';
import type { Became } from '../../shared/mailboxes.ts';
import type { Reader, Tx } from '../db/database.ts';

/**
 * What was taken of a mail when it was seen: all of it, its headers, or nothing and why. 'expired': its headers, which
 * nobody placed in time (expiry.ts).
 */
export type Outcome = 'whole' | 'headers' | 'internal' | 'ignored' | 'private' | 'failed' | 'expired';

export interface Folder {
  mailboxId: number;
  path: string;
  uidValidity: number;
}

export interface Located {
  uid: number;
  fingerprint: string | null;
  mailId: number | null;
  outcome: Outcome;
}

/** A mail that could not be read is tried this often. */
export const MOST_TRIES = 5;

const BECAME = sql<Became>`case
  when mail.state = 'ignored' and mail.reason = 'internal' then 'internal'
  when mail.state is not null then mail.state
  when outcome not in ('whole', 'headers', 'expired') then outcome
  when mail_tombstone.at is not null then 'private'
  else 'ignored' end`;

/**
 * The books of these mailboxes with what became of each mail as it stands now, wherever it has gone since: one that was
 * made private, or whose headers were kept for long enough, has left the journal.
 */
export const booksOf = (db: Reader, mailboxIds: readonly number[]) =>
  db
    .selectFrom('mail_location')
    .leftJoin('mail', 'mail.id', 'mail_id')
    .leftJoin('mail_tombstone', (join) =>
      join.onRef('mail_tombstone.fingerprint', '=', 'mail_location.fingerprint').on('mail_id', 'is', null),
    )
    .where('mailbox_id', 'in', [...mailboxIds])
    .select(BECAME.as('became'));

/** What the door takes as a whole; of a larger mail the headers are kept. */
export const MOST_WHOLE_BYTES = 50 * 1024 * 1024;

/** Where mails lie that were placed while only their headers were kept: now the whole of them is wanted. */
export async function placedByHeaders(
  db: Reader,
  mailboxId: number,
): Promise<{ path: string; uid: number; uidValidity: number }[]> {
  return db
    .selectFrom('mail')
    .innerJoin('mail_location', 'mail_location.mail_id', 'mail.id')
    .select(['folder as path', 'uid', 'uid_validity as uidValidity'])
    .where('mail.state', '=', 'journalled')
    .where('mail.sha256', 'is', null)
    .where('mail.headers_only', '=', false)
    .where('mail.size', '<=', MOST_WHOLE_BYTES)
    .where('mailbox_id', '=', mailboxId)
    .where('outcome', '=', 'headers')
    .where('gone_at', 'is', null)
    .orderBy('uid')
    .execute();
}

/** Writes what a window came to, and moves the cursor past it. */
export async function writeWindow(
  tx: Tx,
  folder: Folder,
  located: readonly Located[],
  passed: number,
): Promise<void> {
  if (located.length > 0) {
    const rows = located.map(({ uid, fingerprint, mailId, outcome }) => ({
      mailbox_id: folder.mailboxId,
      folder: folder.path,
      uid_validity: folder.uidValidity,
      uid,
      fingerprint,
      mail_id: mailId,
      outcome,
      tries: outcome === 'failed' ? 1 : 0,
    }));
    await tx
      .insertInto('mail_location')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['mailbox_id', 'folder', 'uid_validity', 'uid']).doUpdateSet((eb) => ({
          fingerprint: eb.ref('excluded.fingerprint'),
          mail_id: eb.ref('excluded.mail_id'),
          outcome: eb.ref('excluded.outcome'),
          tries: sql`mail_location.tries + excluded.tries`,
          gone_at: null,
        })),
      )
      .execute();
  }
  await tx
    .updateTable('mailbox_folder')
    .set({ last_uid: sql`greatest(last_uid, ${passed})` })
    .where('mailbox_id', '=', folder.mailboxId)
    .where('path', '=', folder.path)
    .where('uid_validity', '=', folder.uidValidity)
    .execute();
}

/**
 * Opens the books of a folder; answers how far it has been read. When the server has numbered it anew, the old numbers
 * mean nothing: what stood under them is gone, and everything is looked at again, by headers.
 */
export async function openFolder(tx: Tx, folder: Folder, now: Date): Promise<number> {
  const known = await tx
    .selectFrom('mailbox_folder')
    .select(['uid_validity', 'last_uid'])
    .where('mailbox_id', '=', folder.mailboxId)
    .where('path', '=', folder.path)
    .forUpdate()
    .executeTakeFirst();
  if (known?.uid_validity === folder.uidValidity) return known.last_uid;
  const fresh = { uid_validity: folder.uidValidity, last_uid: 0 };
  await tx
    .insertInto('mailbox_folder')
    .values({ mailbox_id: folder.mailboxId, path: folder.path, ...fresh })
    .onConflict((conflict) => conflict.columns(['mailbox_id', 'path']).doUpdateSet(fresh))
    .execute();
  await tx
    .updateTable('mail_location')
    .set({ gone_at: now })
    .where('mailbox_id', '=', folder.mailboxId)
    .where('folder', '=', folder.path)
    .where('uid_validity', '!=', folder.uidValidity)
    .where('gone_at', 'is', null)
    .execute();
  return 0;
}

/** What stands in the books of a folder: each UID, and whether it is to be tried again. */
export async function readLocations(
  db: Reader,
  folder: Folder,
): Promise<Map<number, { gone: boolean; again: boolean }>> {
  const rows = await db
    .selectFrom('mail_location')
    .select(['uid', 'outcome', 'gone_at', 'tries'])
    .where('mailbox_id', '=', folder.mailboxId)
    .where('folder', '=', folder.path)
    .where('uid_validity', '=', folder.uidValidity)
    .execute();
  return new Map(
    rows.map((row) => [
      row.uid,
      { gone: row.gone_at !== null, again: row.outcome === 'failed' && row.tries < MOST_TRIES },
    ]),
  );
}

/** Notes mails that are no longer in the folder. What was journalled of them stays. */
export async function markGone(tx: Tx, folder: Folder, uids: readonly number[], now: Date): Promise<void> {
  await setGone(tx, folder, uids, now);
}

/** A server that lost mails may have found them again. */
export async function markBack(tx: Tx, folder: Folder, uids: readonly number[]): Promise<void> {
  await setGone(tx, folder, uids, null);
}

async function setGone(tx: Tx, folder: Folder, uids: readonly number[], at: Date | null): Promise<void> {
  if (uids.length === 0) return;
  await tx
    .updateTable('mail_location')
    .set({ gone_at: at })
    .where('mailbox_id', '=', folder.mailboxId)
    .where('folder', '=', folder.path)
    .where('uid_validity', '=', folder.uidValidity)
    .where('uid', '=', sql<number>`any(${uids}::bigint[])`)
    .execute();
}

/** Which of these mails are known already, and how: nothing of them has to be fetched or judged again. */
export async function knownOf(
  db: Reader,
  mailboxId: number,
  fingerprints: readonly string[],
): Promise<Map<string, { mailId: number | null; outcome: Outcome }>> {
  const known = new Map<string, { mailId: number | null; outcome: Outcome }>();
  if (fingerprints.length === 0) return known;
  const seen = await db
    .selectFrom('mail_location')
    .select(['fingerprint', 'mail_id', 'outcome'])
    .where('mailbox_id', '=', mailboxId)
    .where('fingerprint', 'in', fingerprints)
    .where('outcome', '!=', 'failed')
    .execute();
  for (const row of seen)
    known.set(row.fingerprint!, { mailId: row.mail_id, outcome: row.outcome as Outcome });
  const whole = await db
    .selectFrom('mail')
    .select(['id', 'fingerprint'])
    .where('fingerprint', 'in', fingerprints)
    .where('sha256', 'is not', null)
    .execute();
  for (const row of whole) known.set(row.fingerprint, { mailId: row.id, outcome: 'whole' });
  const erased = await db
    .selectFrom('mail_tombstone')
    .select('fingerprint')
    .where('fingerprint', 'in', fingerprints)
    .execute();
  for (const row of erased) known.set(row.fingerprint, { mailId: null, outcome: 'private' });
  return known;
}
