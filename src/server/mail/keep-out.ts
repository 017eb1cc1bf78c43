// What a user keeps out of the journal beside addresses: words in the subject, folders of the mailbox, and what the
// sender marked as private. Such a mail leaves nothing but its fingerprint and this reason (rule 22).
import { sql } from 'kysely';
import { type KeptOut, SENSITIVITIES } from '../../shared/mail-own.ts';
import type { Reader, Tx } from '../db/database.ts';

interface Asked {
  ownerId: number | null;
  subject: string;
  /** the header, lower-case */
  sensitivity: string | null;
  /** where in the mailbox it lies; null by every other way in */
  folder: string | null;
}

/** Whether its owner keeps such a mail out. The firm's own mail has no owner and is kept. */
export async function isKeptOut(
  db: Reader,
  { ownerId, subject, sensitivity, folder }: Asked,
): Promise<boolean> {
  if (ownerId === null) return false;
  const { rows } = await sql<{ out: boolean }>`
    select exists (select 1 from mail_rule where user_id = ${ownerId}
        and ((kind = 'subject' and holds_phrase(${subject}, pattern))
          or (kind = 'folder' and lies_in(${folder}, pattern))))
      or exists (select 1 from app_user where id = ${ownerId} and ${sensitivity}::text = any(mail_left_out)) as out`.execute(
    db,
  );
  return rows[0]?.out ?? false;
}

type Mark = KeptOut['sensitivities'][number];

/** Which of the sender's marks keep a mail of this user's out. */
export async function keptOutOf(db: Reader, userId: number): Promise<Mark[]> {
  const user = await db
    .selectFrom('app_user')
    .select('mail_left_out')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return SENSITIVITIES.filter((mark) => user.mail_left_out.includes(mark));
}

export async function chooseKeptOut(tx: Tx, userId: number, marks: readonly Mark[]): Promise<void> {
  const chosen = SENSITIVITIES.filter((mark) => marks.includes(mark));
  await tx.updateTable('app_user').set({ mail_left_out: chosen }).where('id', '=', userId).execute();
}

/** Folders of a user's own mailboxes that have been read, for choosing one. */
export async function readFolders(db: Reader, userId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('mailbox_folder')
    .innerJoin('mailbox', 'mailbox.id', 'mailbox_folder.mailbox_id')
    .select('path')
    .distinct()
    .where('user_id', '=', userId)
    .orderBy('path')
    .execute();
  return rows.map(({ path }) => path);
}
