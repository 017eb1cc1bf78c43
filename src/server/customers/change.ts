// Saving changed fields of a customer: the later of two saves is told what the earlier one changed.
import type { OutputOf } from '../../shared/contract.ts';
import type { changeCustomer as endpoint } from '../../shared/customers.ts';
import { brokenConstraint, type Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { type Changes, differences, recordEvent } from '../history/record.ts';
import { searchChanged } from '../history/search-news.ts';
import { mustBeActiveStatus } from '../settings/lists.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import { tellChangedAddresses } from './addresses.ts';
import { CUSTOMER_COLUMNS, toColumns } from './columns.ts';
import { type By, findCustomerForChange } from './find.ts';
import { noteStatusChange } from './status.ts';

/**
 * Saves the given fields. Throws 404, 409 `stale-version` with who changed what since, 409 `merged`, and 422
 * `account-number-taken`, `unknown-status`, `unknown-user`, `unknown-contact`. The same save again changes nothing.
 */
export async function changeCustomer(
  tx: Tx,
  id: number,
  { version: seenVersion, ...fields }: OutputOf<(typeof endpoint)['body']>,
  by: By,
): Promise<void> {
  const { actor, now } = by;
  const before = await findCustomerForChange(tx, actor, id);
  const changes = differences({ ...before }, fields);
  await refuseStale(tx, { entity: 'customer', id, version: before.version }, seenVersion, changes);
  if (Object.keys(changes).length === 0) return;
  await mustFit(tx, id, changes);
  const version = before.version + 1;
  await tx
    .updateTable('customer')
    .set({
      ...toColumns(CUSTOMER_COLUMNS, newValues(changes)),
      version,
      updated_at: now,
      updated_by: actor.id,
    })
    .where('id', '=', id)
    .execute()
    .catch(refuseTakenNumber);
  if (fields.statusId !== undefined && changes.statusId) {
    const step = { customerId: id, fromStatusId: before.statusId, toStatusId: fields.statusId };
    await noteStatusChange(tx, step, {
      actorId: actor.id,
      now,
      ruleId: null,
      activityId: null,
      projectId: null,
    });
  }
  await recordEvent(tx, {
    entity: 'customer',
    entityId: id,
    verb: 'changed',
    actorId: actor.id,
    at: now,
    version,
    changes,
    customerId: id,
  });
  await tellChangedAddresses(tx, changes);
  await searchChanged(tx, 'customer', [{ id, changes }]);
}

/** What a change points at must be in use; what stays as it was may have gone out of use since. */
async function mustFit(tx: Tx, customerId: number, changes: Changes): Promise<void> {
  const { statusId, responsibleId, primaryContactId } = newValues(changes) as Record<string, number | null>;
  if (statusId) await mustBeActiveStatus(tx, statusId, 'statusId');
  if (responsibleId) await mustBeActiveUser(tx, responsibleId, 'responsibleId');
  if (primaryContactId) await mustBeContactOf(tx, primaryContactId, customerId);
}

async function mustBeContactOf(tx: Tx, contactId: number, customerId: number): Promise<void> {
  const contact = await tx
    .selectFrom('contact')
    .select('id')
    .where('id', '=', contactId)
    .where('customer_id', '=', customerId)
    .where('merged_into_id', 'is', null)
    .forKeyShare()
    .executeTakeFirst();
  if (!contact) throw faultAt('primaryContactId', 'unknown-contact');
}

/** What the fields of these changes become. */
export function newValues(changes: Changes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([field, [, to]]) => [field, to]));
}

function refuseTakenNumber(error: unknown): never {
  if (brokenConstraint(error) === 'customer_account_number_key') {
    throw faultAt('accountNumber', 'account-number-taken');
  }
  throw error;
}
