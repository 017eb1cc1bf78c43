// Creating a contact: a name at a customer is enough.
import type { ContactInput } from '../../shared/contacts.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../history/record.ts';
import { tellAddresses } from './addresses.ts';
import { CONTACT_COLUMNS, toColumns } from './columns.ts';
import { type By, settleCustomer } from './find.ts';
import { setPrimaryContact } from './primary.ts';

/** Creates a contact; answers its id. Throws 422 `unknown-customer`. A merged customer passes on to its survivor. */
export async function createContact(tx: Tx, input: ContactInput, by: By): Promise<number> {
  const customerId = await settleCustomer(tx, input.customerId, 'customerId');
  const { id } = await tx
    .insertInto('contact')
    .values({
      ...toColumns(CONTACT_COLUMNS, input),
      name: input.name,
      customer_id: customerId,
      created_at: by.now,
      created_by: by.actor.id,
      updated_at: by.now,
      updated_by: by.actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEvent(tx, {
    entity: 'contact',
    entityId: id,
    verb: 'created',
    actorId: by.actor.id,
    at: by.now,
    version: 1,
    customerId,
  });
  await tellAddresses(tx, [input]);
  if (input.isPrimary) await setPrimaryContact(tx, customerId, id, by);
  return id;
}
