// Merging two customers: one takes everything over, the other stays as a signpost to it. Nothing is lost: rows move,
// facts unite (unite.ts), and both logs say what happened.
import { refreshFacts } from '../activities/facts.ts';
import { tellAddressesAt } from '../customers/addresses.ts';
import { newValues } from '../customers/change.ts';
import { CUSTOMER_COLUMNS, toColumns } from '../customers/columns.ts';
import { type By, findCustomerForChange } from '../customers/find.ts';
import type { Tx } from '../db/database.ts';
import { differences, recordEvent } from '../history/record.ts';
import { searchAnewOf } from '../history/search-news.ts';
import { moveMailOfCustomer } from '../mail/merged.ts';
import { moveOutboxOfCustomer } from '../sending/merged.ts';
import { hold, isMergedInto } from './hold.ts';
import { moveMembers } from './members.ts';
import { leftBehind, uniteCustomers } from './unite.ts';

/**
 * Lets customer `id` take over customer `otherId`. Twice is harmless.
 * Throws 404, 409 `merged` when either went into a third one, and 422 `same-record`, `unknown-customer`.
 */
export async function mergeCustomers(tx: Tx, id: number, otherId: number, by: By): Promise<void> {
  const { actor, now } = by;
  await hold(tx, 'customer', id, otherId);
  const survivor = await findCustomerForChange(tx, actor, id);
  if (await isMergedInto(tx, 'customer', otherId, id)) return;
  const other = await findCustomerForChange(tx, actor, otherId);

  const moved = {
    contacts: await move(tx, 'contact', otherId, id),
    projects: await move(tx, 'project', otherId, id),
    activities: await move(tx, 'activity', otherId, id),
    documents: await move(tx, 'document', otherId, id),
    statusChanges: await move(tx, 'status_change', otherId, id),
  };
  await moveMailOfCustomer(tx, otherId, id);
  await moveOutboxOfCustomer(tx, otherId, id);
  await moveMembers(tx, 'customer', otherId, id);
  const changes = differences({ ...survivor }, uniteCustomers(survivor, other));
  const version = survivor.version + 1;
  const written = { updated_at: now, updated_by: actor.id };
  await tx
    .updateTable('customer')
    .set({ ...toColumns(CUSTOMER_COLUMNS, newValues(changes)), ...written, version })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('customer')
    .set({ ...written, merged_into_id: id, version: other.version + 1 })
    .where('id', '=', otherId)
    .execute();
  await searchAnewOf(tx, 'customer', [id]);
  // What was merged into the other before now points to the survivor: one step from any signpost.
  await tx
    .updateTable('customer')
    .set({ merged_into_id: id })
    .where('merged_into_id', '=', otherId)
    .execute();
  await tellAddressesAt(tx, id);
  await refreshFacts(tx, { customerIds: [id, otherId], contactIds: [], projectIds: [] });

  const happening = { entity: 'customer', actorId: actor.id, at: now } as const;
  await recordEvent(tx, {
    ...happening,
    entityId: id,
    verb: 'merged',
    version,
    changes,
    details: {
      otherId,
      otherName: other.name,
      otherAccountNumber: other.accountNumber,
      moved,
      leftBehind: leftBehind({ ...survivor, ...newValues(changes) }, other, CUSTOMER_COLUMNS),
    },
    customerId: id,
  });
  await recordEvent(tx, {
    ...happening,
    entityId: otherId,
    verb: 'merged-into',
    version: other.version + 1,
    details: { intoId: id, intoName: survivor.name, intoAccountNumber: survivor.accountNumber, moved },
    customerId: otherId,
  });
}

async function move(
  tx: Tx,
  table: 'contact' | 'project' | 'activity' | 'document' | 'status_change',
  from: number,
  to: number,
): Promise<number> {
  const result = await tx
    .updateTable(table)
    .set({ customer_id: to })
    .where('customer_id', '=', from)
    .executeTakeFirstOrThrow();
  return Number(result.numUpdatedRows);
}
