// Saving changed fields of a contact, among them whether it is the customer's primary one, and at which customer it is.
import type { contactPatch } from '../../shared/contacts.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { differences, recordEvent } from '../history/record.ts';
import { searchChanged } from '../history/search-news.ts';
import { tellAddresses, tellChangedAddresses } from './addresses.ts';
import { newValues } from './change.ts';
import { CONTACT_COLUMNS, toColumns } from './columns.ts';
import { type By, findContactForChange, settleCustomer } from './find.ts';
import { setPrimaryContact } from './primary.ts';
import { clearUnreachable } from './unreachable.ts';

/**
 * Saves the given fields. Throws 404, 409 `stale-version` with who changed what since, 409 `merged`, and 422
 * `unknown-customer`, `contact-has-activities`. The same save again changes nothing.
 */
export async function changeContact(
  tx: Tx,
  id: number,
  { version: seenVersion, ...fields }: OutputOf<typeof contactPatch>,
  by: By,
): Promise<void> {
  const { actor, now } = by;
  const before = await findContactForChange(tx, actor, id);
  const isPrimary = await isPrimaryContact(tx, id);
  const customerId =
    fields.customerId === undefined
      ? before.customerId
      : await settleCustomer(tx, fields.customerId, 'customerId');
  const moves = customerId !== before.customerId;
  const changes = differences({ ...before, isPrimary }, { ...fields, ...(moves && { customerId }) });
  if (!moves) delete changes.customerId;
  await refuseStale(tx, { entity: 'contact', id, version: before.version }, seenVersion, changes);
  if (Object.keys(changes).length === 0) return;
  if (moves) {
    await mustHaveNoActivities(tx, id);
    if (isPrimary) await setPrimaryContact(tx, before.customerId, null, by);
  }
  const version = before.version + 1;
  await tx
    .updateTable('contact')
    .set({
      ...toColumns(CONTACT_COLUMNS, newValues(changes)),
      version,
      updated_at: now,
      updated_by: actor.id,
    })
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, {
    entity: 'contact',
    entityId: id,
    verb: 'changed',
    actorId: actor.id,
    at: now,
    version,
    changes,
    customerId,
  });
  if (moves) await tellAddresses(tx, [{ emails: before.emails }]);
  await tellChangedAddresses(tx, changes);
  await searchChanged(tx, 'contact', [{ id, changes }]);
  // Whoever edits the addresses has looked at them; one that is put back is taken to be good.
  if (changes.emails) await clearUnreachable(tx, changes.emails[0] as string[], now);
  const primary = fields.isPrimary ?? false;
  if (primary && (moves || !isPrimary)) await setPrimaryContact(tx, customerId, id, by);
  if (fields.isPrimary === false && isPrimary && !moves) await setPrimaryContact(tx, customerId, null, by);
}

async function isPrimaryContact(tx: Tx, id: number): Promise<boolean> {
  const customer = await tx
    .selectFrom('contact')
    .innerJoin('customer', 'customer.id', 'contact.customer_id')
    .select('customer.id')
    .where('contact.id', '=', id)
    .whereRef('customer.primary_contact_id', '=', 'contact.id')
    .executeTakeFirst();
  return customer !== undefined;
}

/** What a person did at one customer is that customer's history; at the next one a new contact is made. */
async function mustHaveNoActivities(tx: Tx, id: number): Promise<void> {
  const activity = await tx
    .selectFrom('activity')
    .select('id')
    .where('contact_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (activity) throw faultAt('customerId', 'contact-has-activities');
}
