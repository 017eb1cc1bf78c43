// Creating a customer: the name is enough, so that a lead is in the system in seconds.
import type { CustomerInput } from '../../shared/customers.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { mustBeActiveStatus } from '../settings/lists.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import { nextAccountNumber } from './account-number.ts';
import { tellAddresses } from './addresses.ts';
import { CUSTOMER_COLUMNS, toColumns } from './columns.ts';
import type { By } from './find.ts';

const MOST_COLLISIONS = 100;

/** Creates a customer; answers its id. Throws 422 `account-number-taken`, `unknown-status`, `unknown-user`, `unknown-contact`. */
export async function createCustomer(tx: Tx, input: CustomerInput, { actor, now }: By): Promise<number> {
  if (input.statusId !== undefined) await mustBeActiveStatus(tx, input.statusId, 'statusId');
  if (input.responsibleId) await mustBeActiveUser(tx, input.responsibleId, 'responsibleId');
  // Nobody can belong to a customer that is not there yet.
  if (input.primaryContactId) throw faultAt('primaryContactId', 'unknown-contact');
  const id = await insertNumbered(tx, input.accountNumber, {
    ...toColumns(CUSTOMER_COLUMNS, input),
    name: input.name,
    status_id: input.statusId ?? (await firstStatus(tx)),
    created_at: now,
    created_by: actor.id,
    updated_at: now,
    updated_by: actor.id,
  });
  await recordEvent(tx, {
    entity: 'customer',
    entityId: id,
    verb: 'created',
    actorId: actor.id,
    at: now,
    version: 1,
    customerId: id,
  });
  await tellAddresses(tx, [input]);
  return id;
}

interface Values {
  name: string;
  status_id: number;
  created_at: Date;
  created_by: number;
  updated_at: Date;
  updated_by: number;
}

/** A suggested number that somebody else took meanwhile is replaced by the next; a given one is refused. */
async function insertNumbered(tx: Tx, given: string | undefined, values: Values): Promise<number> {
  for (let collisions = 0; collisions < MOST_COLLISIONS; collisions += 1) {
    // «on conflict» waits for whoever is just taking the number and, unlike an error, keeps our transaction alive.
    const row = await tx
      .insertInto('customer')
      .values({ ...values, account_number: given ?? (await nextAccountNumber(tx)) })
      .onConflict((conflict) => conflict.column('account_number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row) return row.id;
    if (given !== undefined) throw faultAt('accountNumber', 'account-number-taken');
  }
  throw new Problem(503, 'busy');
}

async function firstStatus(db: Reader): Promise<number> {
  const status = await db
    .selectFrom('customer_status')
    .select('id')
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!status) throw faultAt('statusId', 'unknown-status');
  return status.id;
}
