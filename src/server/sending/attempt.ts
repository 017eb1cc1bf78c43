// One try to send a mail of the outbox, and what is written down of it.
// What must always hold: whoever sends holds the row until the outcome is written, so two never send the same mail; and a
// mail that the server took is never sent again to those it took it for.
import { sql } from 'kysely';
import type { Recipient } from '../../shared/sending.ts';
import type { Database, Reader, Tx } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { readBlob } from '../mail/content.ts';
import type { MailReader } from '../mail/parser.ts';
import type { SecretBox } from '../mail/secrets.ts';
import { serverOf } from './account-server.ts';
import { accountFor } from './accounts.ts';
import { type OutboxEntry, prepare } from './prepare.ts';
import { copyWanted } from './sent-copy.ts';
import { type Delivery, deliver, NotDelivered } from './smtp.ts';
import { SmtpFault, smtpFaultOf } from './smtp-fault.ts';

export interface SendingParts {
  database: Database;
  blobs: BlobStore;
  parser: MailReader;
  secrets: SecretBox;
  clock: () => Date;
  log: { error(fields: object, message: string): void };
}

/** Minutes before the next try, by the tries so far; about a day altogether. */
const PAUSES = [0.5, 2, 5, 15, 30, 60, 120, 240, 480, 480];
const MOST_TRIES = PAUSES.length + 1;

/** Before anything goes out: the bytes are stored and the try is counted, so that no crash tries for ever. */
export async function beginTry(tx: Tx, parts: SendingParts, row: OutboxEntry, now: Date): Promise<boolean> {
  if (row.tries >= MOST_TRIES) {
    await settle(tx, row, { state: 'failed', reason: 'sending-gave-up', due_at: null });
    return false;
  }
  try {
    const built = row.sha256 === null ? await prepare(tx, parts, row, now) : {};
    await settle(tx, row, { ...built, state: 'sending', tries: row.tries + 1 });
    return true;
  } catch (error) {
    if (!(error instanceof SmtpFault)) throw error;
    await settle(tx, row, { state: 'failed', reason: error.id, due_at: null });
    return false;
  }
}

/** Sends it and writes the outcome, unless somebody else has taken it over. */
export async function finishTry(
  parts: SendingParts,
  id: number,
  tries: number,
  signal: AbortSignal,
): Promise<void> {
  await parts.database.reader.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('outbox')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('tries', '=', tries)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row?.sha256 || row.from_address === null) return;
    const refused = row.refused as unknown as Delivery['refused'];
    const done = new Set([...row.delivered, ...refused.map(({ address }) => address)]);
    const all = (row.recipients as unknown as Recipient[]).map(({ address }) => address);
    const to = all.filter((address) => !done.has(address));
    try {
      const raw = await readBlob(parts.blobs, row.sha256);
      const server = await openServer(parts.database.reader, parts.secrets, row.user_id);
      const delivery = await deliver(server, { raw, from: row.from_address, to }, signal);
      await writeDelivery(tx, row, delivery, parts.clock());
    } catch (error) {
      if (signal.aborted) throw error;
      const handed = error instanceof NotDelivered && error.handed;
      const fault = error instanceof NotDelivered ? error.fault : smtpFaultOf(error, []);
      await writeFault(tx, row, fault, handed, parts.clock());
    }
  });
}

async function openServer(db: Reader, secrets: SecretBox, userId: number) {
  const account = await accountFor(db, userId);
  if (!account) throw new SmtpFault('no-sending-account', false);
  return serverOf(db, secrets, account);
}

async function writeDelivery(tx: Tx, row: OutboxEntry, delivery: Delivery, now: Date): Promise<void> {
  const delivered = [...new Set([...row.delivered, ...delivery.accepted])];
  const refused = [...(row.refused as unknown as Delivery['refused']), ...delivery.refused];
  const given = { delivered, refused: JSON.stringify(refused), unsure: false };
  const serverId = delivery.serverMessageId ?? row.server_message_id;
  const [later] = delivery.later;
  if (later && row.tries < MOST_TRIES) {
    return settle(tx, row, {
      ...given,
      ...again(row, now),
      server_message_id: serverId,
      reason: 'smtp-refused-for-now',
      said: later.said,
    });
  }
  const never = [...refused, ...delivery.later];
  if (delivered.length === 0) {
    return settle(tx, row, {
      ...given,
      state: 'failed',
      refused: JSON.stringify(never),
      reason: 'recipients-refused',
      said: never[0]?.said ?? null,
      due_at: null,
    });
  }
  await settle(tx, row, {
    ...given,
    state: 'sent',
    refused: JSON.stringify(never),
    server_message_id: serverId,
    reason: null,
    said: null,
    sent_at: now,
    // It is to be journalled, and perhaps to be laid into the mailbox.
    due_at: now,
    copy: (await copyWanted(tx, row)) ? 'wanted' : 'no',
  });
}

async function writeFault(
  tx: Tx,
  row: OutboxEntry,
  fault: SmtpFault,
  handed: boolean,
  now: Date,
): Promise<void> {
  const told = { reason: fault.id, said: fault.said, unsure: row.unsure || handed };
  if (fault.later && row.tries < MOST_TRIES) return settle(tx, row, { ...told, ...again(row, now) });
  const reason = fault.later ? 'sending-gave-up' : fault.id;
  // Some have got it on an earlier try: then it was sent, and to whom not is told.
  if (row.delivered.length > 0) {
    const missing = (row.recipients as unknown as Recipient[])
      .filter(({ address }) => !row.delivered.includes(address))
      .map(({ address }) => ({ address, said: fault.said ?? '' }));
    const refused = JSON.stringify(missing);
    return settle(tx, row, { state: 'sent', refused, reason: null, said: null, sent_at: now, due_at: now });
  }
  await settle(tx, row, { ...told, reason, state: 'failed', due_at: null });
}

function again(row: OutboxEntry, now: Date) {
  const minutes = PAUSES[row.tries - 1] ?? 480;
  return { state: 'queued', due_at: new Date(now.getTime() + minutes * 60_000) };
}

async function settle(tx: Tx, row: OutboxEntry, to: Record<string, unknown>): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ ...to, version: sql`version + 1` })
    .where('id', '=', row.id)
    .execute();
}
