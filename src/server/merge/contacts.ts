// Merging two contacts of one customer: the same person written down twice. As with customers, nothing is lost.
import { refreshFacts } from '../activities/facts.ts';
import { newValues } from '../customers/change.ts';
import { CONTACT_COLUMNS, toColumns } from '../customers/columns.ts';
import { type By, findContactForChange, readContact } from '../customers/find.ts';
import { setPrimaryContact } from '../customers/primary.ts';
import type { Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { differences, recordEvent } from '../history/record.ts';
import { searchAnewOf } from '../history/search-news.ts';
import { moveMailOfContact } from '../mail/merged.ts';
import { moveOutboxOfContact } from '../sending/merged.ts';
import { hold, isMergedInto } from './hold.ts';
import { moveMembers } from './members.ts';
import { leftBehind, uniteContacts } from './unite.ts';

/**
 * Lets contact `id` take over contact `otherId`. Twice is harmless. Throws 404, 409 `merged` when either went into a
 * third one, and 422 `same-record`, `unknown-contact`, `other-customer`.
 */
export async function mergeContacts(tx: Tx, id: number, otherId: number, by: By): Promise<void> {
  const { actor, now } = by;
  await hold(tx, 'contact', id, otherId);
  const survivor = await findContactForChange(tx, actor, id);
  if (await isMergedInto(tx, 'contact', otherId, id)) return;
  const other = await findContactForChange(tx, actor, otherId);
  if (other.customerId !== survivor.customerId) throw faultAt('otherId', 'other-customer');

  const moved = {
    projects: await move(tx, 'project', otherId, id),
    activities: await move(tx, 'activity', otherId, id),
    documents: await move(tx, 'document', otherId, id),
  };
  await moveMailOfContact(tx, otherId, id);
  await moveOutboxOfContact(tx, otherId, id);
  await moveMembers(tx, 'contact', otherId, id);
  const { isPrimary: otherIsPrimary } = await readContact(tx, actor, otherId);
  if (otherIsPrimary) await setPrimaryContact(tx, survivor.customerId, id, by);
  const changes = differences({ ...survivor }, uniteContacts(survivor, other));
  const version = survivor.version + 1;
  const written = { updated_at: now, updated_by: actor.id };
  await tx
    .updateTable('contact')
    .set({ ...toColumns(CONTACT_COLUMNS, newValues(changes)), ...written, version })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('contact')
    .set({ ...written, merged_into_id: id, version: other.version + 1 })
    .where('id', '=', otherId)
    .execute();
  await searchAnewOf(tx, 'contact', [id]);
  // What was merged into the other before now points to the survivor: one step from any signpost.
  await tx.updateTable('contact').set({ merged_into_id: id }).where('merged_into_id', '=', otherId).execute();
  await refreshFacts(tx, { customerIds: [], contactIds: [id, otherId], projectIds: [] });

  const happening = {
    entity: 'contact',
    actorId: actor.id,
    at: now,
    customerId: survivor.customerId,
  } as const;
  await recordEvent(tx, {
    ...happening,
    entityId: id,
    verb: 'merged',
    version,
    changes: { ...changes, ...(otherIsPrimary && { isPrimary: [false, true] }) },
    details: {
      otherId,
      otherName: other.name,
      moved,
      leftBehind: leftBehind({ ...survivor, ...newValues(changes) }, other, CONTACT_COLUMNS),
    },
  });
  await recordEvent(tx, {
    ...happening,
    entityId: otherId,
    verb: 'merged-into',
    version: other.version + 1,
    details: { intoId: id, intoName: survivor.name, moved },
  });
}

async function move(
  tx: Tx,
  table: 'project' | 'activity' | 'document',
  from: number,
  to: number,
): Promise<number> {
  const result = await tx
    .updateTable(table)
    .set({ contact_id: to })
    .where('contact_id', '=', from)
    .executeTakeFirstOrThrow();
  return Number(result.numUpdatedRows);
}
