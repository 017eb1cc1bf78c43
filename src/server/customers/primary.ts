// The primary contact of a customer: a fact of the customer, seen and set from both sides.
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../history/record.ts';
import type { By } from './find.ts';

/** Makes this contact the customer's primary one, or leaves the customer without. Nothing happens if it already is so. */
export async function setPrimaryContact(
  tx: Tx,
  customerId: number,
  contactId: number | null,
  { actor, now }: By,
): Promise<void> {
  const before = await tx
    .selectFrom('customer')
    .select(['primary_contact_id', 'version'])
    .where('id', '=', customerId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (before.primary_contact_id === contactId) return;
  const version = before.version + 1;
  await tx
    .updateTable('customer')
    .set({ primary_contact_id: contactId, version, updated_at: now, updated_by: actor.id })
    .where('id', '=', customerId)
    .execute();
  await recordEvent(tx, {
    entity: 'customer',
    entityId: customerId,
    verb: 'changed',
    actorId: actor.id,
    at: now,
    version,
    changes: { primaryContactId: [before.primary_contact_id, contactId] },
    customerId,
  });
}
