// «Privat»: body, text, participants, activities and file go in one transaction, and a fingerprint stays, so that the
// mail never returns (rule 22). The file itself is erased after the commit; until that is done the tombstone names it,
// so that no crash leaves it behind.
import { sql } from 'kysely';
import { refreshFacts } from '../activities/facts.ts';
import type { Actor } from '../actor.ts';
import type { Database, Tx } from '../db/database.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { findForChange } from './find.ts';

/** Erases a mail for good. Throws 404. */
export async function makePrivate(
  tx: Tx,
  id: number,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  await eraseMail(tx, await findForChange(tx, actor, id), now);
  await recordEvent(tx, { entity: 'mail', entityId: id, verb: 'private', actorId: actor.id, at: now });
}

/** Everything of a mail but its fingerprint. */
export async function eraseMail(
  tx: Tx,
  mail: { id: number; fingerprint: string; header_fingerprint: string | null; sha256: string | null },
  now: Date,
): Promise<void> {
  const { id } = mail;
  const links = await tx
    .selectFrom('mail_activity')
    .innerJoin('activity', 'activity.id', 'mail_activity.activity_id')
    .select([
      'activity.id',
      'activity.customer_id as customerId',
      'activity.contact_id as contactId',
      'activity.project_id as projectId',
    ])
    .where('mail_id', '=', id)
    .forUpdate('activity')
    .execute();
  const files = await eraseDocuments(
    tx,
    links.map((link) => link.id),
  );
  if (mail.sha256) files.push(mail.sha256);
  await tx.deleteFrom('mail').where('id', '=', id).execute();
  for (const { id: activityId } of links) await eraseActivity(tx, activityId);
  await tx
    .insertInto('mail_tombstone')
    .values([
      { fingerprint: mail.fingerprint, at: now, erase: [...new Set(files)] },
      // It must not return by its headers alone either.
      ...(mail.header_fingerprint !== null && mail.header_fingerprint !== mail.fingerprint
        ? [{ fingerprint: mail.header_fingerprint, at: now }]
        : []),
    ])
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .execute();
  await refreshFacts(tx, {
    customerIds: links.map((link) => link.customerId),
    contactIds: links.map((link) => link.contactId),
    projectIds: links.map((link) => link.projectId),
  });
}

/** Documents, and their words where no other document says the same. */
async function eraseDocuments(tx: Tx, activityIds: readonly number[]): Promise<string[]> {
  if (activityIds.length === 0) return [];
  const rows = await tx
    .deleteFrom('document')
    .where('activity_id', 'in', [...activityIds])
    .returning('sha256')
    .execute();
  const files = rows.map((row) => row.sha256);
  await sql`
    delete from document_text t where sha256 = any(${files}::text[])
      and not exists (select 1 from document d where d.sha256 = t.sha256)`.execute(tx);
  return files;
}

/** Gone, unless something hangs on it: then it stays as an empty link of its chain. */
async function eraseActivity(tx: Tx, id: number): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select 1 from activity where predecessor_id = ${id} or chain_id = ${id})
      or exists (select 1 from status_change where activity_id = ${id}) as used`.execute(tx);
  if (rows[0]?.used) {
    await tx
      .updateTable('activity')
      .set({ note: '', follow_up_text: '', next_text: '', version: sql`version + 1` })
      .where('id', '=', id)
      .execute();
    // What it was found by is erased in this transaction, not a moment later.
    await tx.deleteFrom('activity_search').where('activity_id', '=', id).execute();
    await searchAnew(tx, [id]);
    return;
  }
  await tx.deleteFrom('event').where('entity', '=', 'activity').where('entity_id', '=', id).execute();
  await tx.deleteFrom('activity').where('id', '=', id).execute();
}

/** Erases the files that are still to be erased, of private mails and of those kept by their headers, unless something else keeps the same content. Repeating is harmless. */
export async function eraseFiles(database: Database, blobs: BlobStore): Promise<void> {
  const due = await database.reader
    .selectFrom('mail_tombstone')
    .select(['fingerprint', 'erase'])
    .where(sql<boolean>`cardinality(erase) > 0`)
    .limit(100)
    .execute();
  for (const { fingerprint, erase } of due) {
    for (const sha256 of erase) {
      const gone = await database.transaction((tx) => forgetBlob(tx, sha256));
      if (gone) await blobs.remove(sha256);
    }
    await database.transaction((tx) =>
      tx.updateTable('mail_tombstone').set({ erase: [] }).where('fingerprint', '=', fingerprint).execute(),
    );
  }
  const others = await database.reader.selectFrom('blob_erasure').select('sha256').limit(1000).execute();
  for (const { sha256 } of others) {
    if (await database.transaction((tx) => forgetBlob(tx, sha256))) await blobs.remove(sha256);
    await database.transaction((tx) => tx.deleteFrom('blob_erasure').where('sha256', '=', sha256).execute());
  }
}

/** Takes the content off the books; false when a document, a mail, the outbox or an import still needs it. */
async function forgetBlob(tx: Tx, sha256: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select 1 from document where sha256 = ${sha256})
      or exists (select 1 from mail where sha256 = ${sha256})
      or exists (select 1 from outbox where sha256 = ${sha256})
      or exists (select 1 from outbox_file where sha256 = ${sha256})
      or exists (select 1 from import_run where sha256 = ${sha256}) as used`.execute(tx);
  if (rows[0]?.used) return false;
  await tx.deleteFrom('blob').where('sha256', '=', sha256).execute();
  return true;
}
