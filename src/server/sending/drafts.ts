// Writing on a draft: fields and files, until it is sent or thrown away.
import type { OutputOf } from '../../shared/contract.ts';
import { type changeDraft as changeEndpoint, MAX_ATTACHED_BYTES } from '../../shared/sending.ts';
import type { Actor } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { recordBlob, type StoredBlob } from '../documents/blobs.ts';
import { safeName } from '../documents/names.ts';
import { notFound, Problem } from '../errors.ts';
import { holdDraft, holdOutbox } from './outbox.ts';

interface Who {
  actor: Actor;
  now: Date;
}

const MOST_FILES = 50;

/** Throws 404, 409 `not-a-draft` or `stale-version`. */
export async function changeDraft(
  tx: Tx,
  id: number,
  { version, ...changes }: OutputOf<(typeof changeEndpoint)['body']>,
  { actor, now }: Who,
): Promise<void> {
  const draft = await holdDraft(tx, actor, id);
  if (draft.version !== version) throw stale(draft.version);
  const { recipients, subject, body, quoting } = changes;
  await tx
    .updateTable('outbox')
    .set({
      ...(recipients !== undefined && { recipients: JSON.stringify(eachOnce(recipients)) }),
      ...(subject !== undefined && { subject }),
      ...(body !== undefined && { body }),
      ...(quoting !== undefined && { quoting }),
      updated_at: now,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
}

export const stale = (currentVersion: number): Problem =>
  new Problem(409, 'stale-version', { details: { currentVersion, changes: [] } });

/** Somebody in To and in Cc gets it once, where he was named first. */
function eachOnce<R extends { address: string }>(recipients: readonly R[]): R[] {
  const seen = new Set<string>();
  return recipients.filter(({ address }) => !seen.has(address) && seen.add(address));
}

/** Throws away a draft, or a mail that was not sent. Twice is harmless. */
export async function discardMail(tx: Tx, id: number, { actor }: Who): Promise<void> {
  const row = await holdOutbox(tx, actor, id).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  });
  if (row === null) return;
  if (row.state !== 'draft' && row.state !== 'failed') throw new Problem(409, 'not-a-draft');
  await tx.deleteFrom('outbox').where('id', '=', id).execute();
}

/** Attaches stored bytes. */
export async function attachFile(
  tx: Tx,
  id: number,
  file: { name: string; stored: StoredBlob },
  who: Who,
): Promise<void> {
  await recordBlob(tx, file.stored, who.now);
  const { sha256, size } = file.stored;
  await addFile(tx, id, { sha256, size, name: safeName(file.name) }, who);
}

/** Attaches a document that stands on a record. Throws 404. */
export async function attachDocument(tx: Tx, id: number, documentId: number, who: Who): Promise<void> {
  const document = await tx
    .selectFrom('document')
    .select(['sha256', 'name', 'size'])
    .where('id', '=', documentId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!document) throw notFound();
  await addFile(tx, id, document, who);
}

async function addFile(
  tx: Tx,
  id: number,
  file: { sha256: string; size: number; name: string },
  { actor, now }: Who,
): Promise<void> {
  const draft = await holdDraft(tx, actor, id);
  const { files, bytes } = await attached(tx, id);
  if (files >= MOST_FILES) throw new Problem(422, 'too-many');
  if (bytes + file.size > MAX_ATTACHED_BYTES) throw new Problem(422, 'mail-too-large');
  await tx
    .insertInto('outbox_file')
    .values({ outbox_id: id, ...file })
    .execute();
  await touch(tx, id, draft.version, now);
}

/** Takes a file off. Twice is harmless. */
export async function detachFile(tx: Tx, id: number, fileId: number, { actor, now }: Who): Promise<void> {
  const draft = await holdDraft(tx, actor, id);
  const { numDeletedRows } = await tx
    .deleteFrom('outbox_file')
    .where('outbox_id', '=', id)
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await touch(tx, id, draft.version, now);
}

async function touch(tx: Tx, id: number, version: number, now: Date): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ updated_at: now, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** How much is attached. */
export async function attached(db: Reader, id: number): Promise<{ files: number; bytes: number }> {
  return db
    .selectFrom('outbox_file')
    .select((eb) => [
      eb.fn.countAll<number>().as('files'),
      eb.fn.coalesce(eb.fn.sum<number>('size'), eb.lit(0)).as('bytes'),
    ])
    .where('outbox_id', '=', id)
    .executeTakeFirstOrThrow();
}
