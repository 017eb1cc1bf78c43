// Attaching a document to a record, taking it off, putting it back. The bytes are stored before (blobs.ts).
import type { DocumentView } from '../../shared/documents.ts';
import type { Tx } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { recordBlob, type StoredBlob } from './blobs.ts';
import { mediaTypeOf } from './media-types.ts';
import { safeName } from './names.ts';
import { findOwner, type OwnerAsked } from './owner.ts';
import { findLater, readLater } from './text-news.ts';

type Who = { actorId: number; now: Date };

export const DOCUMENT = [
  'id',
  'name',
  'media_type as mediaType',
  'size',
  'sha256',
  'customer_id as customerId',
  'contact_id as contactId',
  'project_id as projectId',
  'activity_id as activityId',
  'created_at as createdAt',
  'created_by as createdBy',
] as const;

/** Attaches stored bytes under a harmless form of the given name. */
export async function attachDocument(
  tx: Tx,
  asked: OwnerAsked & { name: string },
  stored: StoredBlob,
  who: Who,
): Promise<DocumentView> {
  const owner = await findOwner(tx, asked, true);
  await recordBlob(tx, stored, who.now);
  const document = await insertDocument(tx, owner, asked.name, stored, who);
  await readLater(tx, stored, { mediaType: document.mediaType, now: who.now });
  await tellOwner(tx, document.id, 'document-attached', who);
  return document;
}

/** The document alone, without a line of history and unread: for what comes together with its record. */
export async function insertDocument(
  tx: Tx,
  owner: { entity: 'activity' | 'customer' | 'contact' | 'project'; id: number },
  given: string,
  stored: StoredBlob,
  who: { actorId: number | null; now: Date },
): Promise<DocumentView> {
  const name = safeName(given);
  const document = await tx
    .insertInto('document')
    .values({
      sha256: stored.sha256,
      size: stored.size,
      name,
      media_type: mediaTypeOf(name, stored.head),
      [`${owner.entity}_id`]: owner.id,
      created_at: who.now,
      created_by: who.actorId,
    })
    .returning(DOCUMENT)
    .executeTakeFirstOrThrow();
  await findLater(tx, document.id as number, who.now);
  if (owner.entity === 'activity') await searchAnew(tx, [owner.id]);
  return document as unknown as DocumentView;
}

/** Takes a document off its record; its bytes and its row stay. Twice is harmless. Throws 404. */
export async function removeDocument(tx: Tx, id: number, who: Who): Promise<void> {
  const document = await findForChange(tx, id);
  if (document.removed_at !== null) return;
  await tx.updateTable('document').set({ removed_at: who.now }).where('id', '=', id).execute();
  if (document.activityId !== null) await searchAnew(tx, [document.activityId]);
  await tellOwner(tx, document.id, 'document-removed', who);
}

/** Undoes a removal. Twice is harmless. Throws 404. */
export async function restoreDocument(tx: Tx, id: number, who: Who): Promise<DocumentView> {
  const { removed_at, ...document } = await findForChange(tx, id);
  if (removed_at !== null) {
    await tx.updateTable('document').set({ removed_at: null }).where('id', '=', id).execute();
    if (document.activityId !== null) await searchAnew(tx, [document.activityId]);
    await tellOwner(tx, document.id, 'document-restored', who);
  }
  return document as unknown as DocumentView;
}

async function findForChange(tx: Tx, id: number) {
  const document = await tx
    .selectFrom('document')
    .select([...DOCUMENT, 'removed_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!document) throw notFound();
  return document;
}

/** History of the record that the document hangs on; the customer's page hears of it too. */
async function tellOwner(tx: Tx, id: number, verb: string, { actorId, now }: Who): Promise<void> {
  const document = await tx
    .selectFrom('document')
    .leftJoin('activity', 'activity.id', 'document.activity_id')
    .leftJoin('contact', 'contact.id', 'document.contact_id')
    .leftJoin('project', 'project.id', 'document.project_id')
    .select([
      'document.name',
      'document.activity_id',
      'document.contact_id',
      'document.customer_id',
      'document.project_id',
    ])
    .select((is) =>
      is.fn
        .coalesce(
          'document.customer_id',
          'activity.customer_id',
          'contact.customer_id',
          'project.customer_id',
        )
        .as('pageOf'),
    )
    .where('document.id', '=', id)
    .executeTakeFirstOrThrow();
  const owners = ['activity', 'contact', 'project', 'customer'] as const;
  const owner = owners.find((each) => document[`${each}_id`] !== null)!;
  await recordEvent(tx, {
    entity: owner,
    entityId: document[`${owner}_id`] as number,
    verb,
    actorId,
    at: now,
    customerId: document.pageOf,
    details: { documentId: id, name: document.name },
  });
}
