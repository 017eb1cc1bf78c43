// «Mangler der mails?»: what the server holds against what was seen of it, folder by folder. Asked for on demand, and
// of every mailbox once a night, when what is missing is fetched as well and the result is kept for its owner.
import { addDays, localDateTime } from '../../shared/days.ts';
import { type Became, type LastAudit, noCounts } from '../../shared/mailboxes.ts';
import type { Reader, Tx } from '../db/database.ts';
import { examine, type ImapFlow, uidsOf } from './imap.ts';
import { booksOf } from './locations.ts';
import { tellOwner } from './mailbox-news.ts';

interface Tally {
  path: string;
  onServer: number;
  counts: Record<Became, number>;
  missing: number[];
}

/** One folder of the server, which stays open, against the books: every mail in one count, or missing. */
export async function tallyFolder(
  db: Reader,
  client: ImapFlow,
  mailbox: { id: number; since: string },
  path: string,
): Promise<Tally> {
  const uidValidity = await examine(client, path);
  const uids = await uidsOf(client, { since: mailbox.since });
  const rows = await booksOf(db, [mailbox.id])
    .select('uid')
    .where('folder', '=', path)
    .where('uid_validity', '=', uidValidity)
    .execute();
  const seen = new Map(rows.map((row) => [row.uid, row.became]));
  const counts = noCounts();
  const missing: number[] = [];
  for (const uid of uids) {
    const became = seen.get(uid);
    if (became === undefined) missing.push(uid);
    else counts[became] += 1;
  }
  return { path, onServer: uids.length, counts, missing };
}

/** The small hours, in minutes after midnight: nobody works then, and not all mailboxes are compared at once. */
const FROM = 60;
const UNTIL = 4 * 60;
/** Has no factor in common with the minutes between them, so that neighbours lie far apart. */
const STEP = 47;

/** The night whose comparison of this mailbox was the latest to fall due: it is called by the day it ends in. */
export function nightOf(mailboxId: number, at: Date, timeZone: string): string {
  const minutes = FROM + ((mailboxId * STEP) % (UNTIL - FROM));
  const due = [Math.floor(minutes / 60), minutes % 60].map((part) => `${part}`.padStart(2, '0')).join(':');
  const { day, time } = localDateTime(at, timeZone);
  return time >= due ? day : addDays(day, -1);
}

/** Whether the night's comparison has not been made: also when the program was off or the server away meanwhile. */
export async function auditIsDue(db: Reader, mailboxId: number, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('mailbox')
    .innerJoin('company', (join) => join.onTrue())
    .select(['audited_at', 'time_zone'])
    .where('mailbox.id', '=', mailboxId)
    .executeTakeFirst();
  if (!row) return false;
  if (row.audited_at === null) return true;
  const night = (at: Date) => nightOf(mailboxId, at, row.time_zone);
  return night(row.audited_at) < night(now);
}

/** Keeps what a comparison found, and tells the mailbox's owner. */
export async function keepAudit(
  tx: Tx,
  mailbox: { id: number; user_id: number },
  folders: LastAudit['folders'],
  now: Date,
): Promise<void> {
  await tx
    .updateTable('mailbox')
    .set({ audited_at: now, audit: JSON.stringify(folders) })
    .where('id', '=', mailbox.id)
    .execute();
  await tellOwner(tx, mailbox, 'audited');
}
