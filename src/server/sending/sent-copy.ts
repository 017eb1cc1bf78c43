// The copy in the folder of sent mail of the writer's own mailbox: the one time that we write into a mailbox, so that
// whoever opens the mail program finds what was sent from here. Reading the mailbox meets it again and knows it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reader } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { readBlob } from '../mail/content.ts';
import { connectTo, type ImapFlow } from '../mail/imap.ts';
import { MailServerFault } from '../mail/mail-server-fault.ts';
import { type MailboxRow, serverOf } from '../mail/mailbox-server.ts';
import type { SecretBox } from '../mail/secrets.ts';
import type { OutboxEntry } from './prepare.ts';

/** Servers that keep a copy of what is sent through them by themselves. */
const KEEP_THEMSELVES = /(^|\.)(gmail\.com|googlemail\.com|google\.com|office365\.com|outlook\.com)$/;
const LONGEST_MS = 60_000;

/** Whether there is a mailbox to lay a copy into. */
export async function copyWanted(
  db: Reader,
  row: Pick<OutboxEntry, 'user_id' | 'from_address'>,
): Promise<boolean> {
  const mailbox = await findMailbox(db, row);
  return mailbox !== undefined && !KEEP_THEMSELVES.test(mailbox.host);
}

/** The mailbox that belongs to the address in From. */
async function findMailbox(
  db: Reader,
  { user_id, from_address }: Pick<OutboxEntry, 'user_id' | 'from_address'>,
): Promise<MailboxRow | undefined> {
  return db
    .selectFrom('mailbox')
    .selectAll()
    .where('user_id', '=', user_id)
    .where('address', '=', from_address ?? '')
    .where('state', 'not in', ['off', 'sign-in-needed'])
    .orderBy('id')
    .executeTakeFirst();
}

/** Lays it there, unless it is there. Throws MailServerFault or the connection's error. */
export async function layCopy(
  parts: { database: { reader: Reader }; blobs: BlobStore; secrets: SecretBox },
  row: OutboxEntry,
): Promise<void> {
  const db = parts.database.reader;
  const mailbox = await findMailbox(db, row);
  if (!mailbox || row.sha256 === null) return;
  const raw = await readBlob(parts.blobs, row.sha256);
  const signal = AbortSignal.timeout(LONGEST_MS);
  const { server } = await serverOf(db, parts.secrets, mailbox);
  const client = await connectTo(server, signal);
  try {
    const path = await sentFolder(client);
    if (path === undefined || (await isThere(client, path, row.message_id ?? ''))) return;
    await client.append(path, raw, ['\\Seen'], row.sent_at ?? undefined);
  } finally {
    await Promise.race([client.logout().catch(() => undefined), sleep(2000, undefined, { ref: false })]);
    client.close();
  }
}

async function sentFolder(client: ImapFlow): Promise<string | undefined> {
  return (await client.list()).find(({ specialUse }) => specialUse === '\\Sent')?.path;
}

/** After a try that broke off, or where the server keeps one itself. */
async function isThere(client: ImapFlow, path: string, messageId: string): Promise<boolean> {
  await client.mailboxOpen(path, { readOnly: true });
  const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
  if (!found) throw new MailServerFault('mail-server-broke-off');
  return found.length > 0;
}
