// Building a mail of the outbox: its bytes are stored before any of them goes out, and every later try takes the same.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Selectable } from 'kysely';
import type { Recipient } from '../../shared/sending.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { Outbox } from '../db/tables.gen.ts';
import { type BlobStore, recordBlob } from '../documents/blobs.ts';
import { mediaTypeOf } from '../documents/media-types.ts';
import { readBlob } from '../mail/content.ts';
import type { MailReader } from '../mail/parser.ts';
import { senderOf } from './accounts.ts';
import { compose } from './compose.ts';
import { quoteText, readQuoted } from './quote.ts';
import { SmtpFault } from './smtp-fault.ts';

export type OutboxEntry = Selectable<Outbox>;

interface Parts {
  blobs: BlobStore;
  parser: MailReader;
}

/** Stores the bytes; answers what to keep of them. Throws SmtpFault where it cannot be built. */
export async function prepare(tx: Tx, parts: Parts, row: OutboxEntry, now: Date) {
  const sender = await senderOf(tx, row.user_id);
  if (!sender) throw new SmtpFault('no-sending-account', false);
  const messageId = `crm.${randomUUID()}@${sender.address.split('@').at(-1)}`;
  const raw = await compose({
    sender,
    recipients: row.recipients as unknown as Recipient[],
    subject: row.subject,
    text: await textOf(tx, parts, row),
    messageId,
    date: now,
    references: row.kind === 'forward' ? [] : await threadOf(tx, row.about_mail_id),
    files: await filesOf(tx, parts, row.id),
  });
  const stored = await parts.blobs.put(Readable.from([raw]), raw.length);
  await recordBlob(tx, stored, now);
  return { sha256: stored.sha256, message_id: messageId, from_address: sender.address };
}

async function textOf(tx: Tx, parts: Parts, row: OutboxEntry): Promise<string> {
  const own = row.body.trimEnd();
  const quote = row.quoting ? await quoteOf(tx, parts, row) : '';
  return `${quote ? `${own}\n\n${quote}` : own}\n`;
}

/** What stands below the writer's own words; '' for a new mail, or where the other one has gone. */
export async function quoteOf(
  db: Reader,
  parts: Parts,
  row: Pick<OutboxEntry, 'kind' | 'about_mail_id' | 'user_id'>,
): Promise<string> {
  if (row.about_mail_id === null || row.kind === 'new') return '';
  const mail = await readQuoted(db, parts, row.about_mail_id);
  if (!mail) return '';
  const told = await db
    .selectFrom('app_user')
    .innerJoin('company', (join) => join.onTrue())
    .select(['app_user.language', 'company.time_zone'])
    .where('app_user.id', '=', row.user_id)
    .executeTakeFirstOrThrow();
  const language = told.language === 'en' ? 'en' : 'da';
  return quoteText(row.kind, mail, { language, timeZone: told.time_zone });
}

/** The Message-IDs of the thread, the oldest first, and the mail that is answered last (RFC 5322 3.6.4). */
async function threadOf(tx: Tx, mailId: number | null): Promise<string[]> {
  if (mailId === null) return [];
  const mail = await tx
    .selectFrom('mail')
    .leftJoin('outbox', 'outbox.mail_id', 'mail.id')
    .select(['mail.message_id as own', 'outbox.server_message_id as server'])
    .where('mail.id', '=', mailId)
    .executeTakeFirst();
  // Where the server gave a mail of ours another one, that is what its receivers know.
  const answered = mail?.server ?? mail?.own;
  if (!answered) return [];
  const references = await tx
    .selectFrom('mail_reference')
    .select('message_id')
    .where('mail_id', '=', mailId)
    .orderBy('place', 'desc')
    .execute();
  return [...references.map((one) => one.message_id).filter((one) => one !== answered), answered];
}

async function filesOf(tx: Tx, { blobs }: Parts, outboxId: number) {
  const rows = await tx
    .selectFrom('outbox_file')
    .select(['sha256', 'name'])
    .where('outbox_id', '=', outboxId)
    .orderBy('id')
    .execute();
  const files = [];
  for (const { sha256, name } of rows) {
    const content = await readBlob(blobs, sha256).catch(() => null);
    if (content === null) throw new SmtpFault('sending-file-missing', false);
    files.push({ name, content, mediaType: mediaTypeOf(name, content.subarray(0, 65_536)) });
  }
  return files;
}
