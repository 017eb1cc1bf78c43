// What a document hangs on: exactly one activity, customer, contact or sales project. It must exist and not be merged away.
import type { EventView } from '../../shared/history.ts';
import type { Reader } from '../db/database.ts';
import { faultAt, notFound, Problem } from '../errors.ts';

export interface OwnerAsked {
  activityId?: number | undefined;
  customerId?: number | undefined;
  contactId?: number | undefined;
  projectId?: number | undefined;
}

export interface Owner {
  entity: Extract<EventView['entity'], 'activity' | 'customer' | 'contact' | 'project'>;
  id: number;
  /** the customer whose page shows the document too */
  customerId: number | null;
}

/** Which one is meant. Throws 422 `one-owner-required`. */
export function chosenOwner(asked: OwnerAsked): Pick<Owner, 'entity' | 'id'> {
  const { activityId, customerId, contactId, projectId } = asked;
  const chosen = [
    ...(activityId === undefined ? [] : [{ entity: 'activity' as const, id: activityId }]),
    ...(customerId === undefined ? [] : [{ entity: 'customer' as const, id: customerId }]),
    ...(contactId === undefined ? [] : [{ entity: 'contact' as const, id: contactId }]),
    ...(projectId === undefined ? [] : [{ entity: 'project' as const, id: projectId }]),
  ];
  const [one] = chosen;
  if (!one || chosen.length > 1) throw new Problem(422, 'one-owner-required');
  return one;
}

/**
 * The owner, held in place until the transaction ends when `hold` is set, so that no merge comes in between.
 * Throws 404 for an activity or a project, 422 `unknown-customer` or `unknown-contact`, 409 `merged`.
 */
export async function findOwner(db: Reader, asked: OwnerAsked, hold: boolean): Promise<Owner> {
  const { entity, id } = chosenOwner(asked);
  if (entity === 'activity' || entity === 'project') {
    const row = await db
      .selectFrom(entity)
      .select('customer_id')
      .where('id', '=', id)
      .$if(hold, (query) => query.forKeyShare())
      .executeTakeFirst();
    if (!row) throw notFound();
    return { entity, id, customerId: row.customer_id };
  }
  const row =
    entity === 'customer'
      ? await db
          .selectFrom('customer')
          .select(['id as customer_id', 'merged_into_id'])
          .where('id', '=', id)
          .$if(hold, (query) => query.forKeyShare())
          .executeTakeFirst()
      : await db
          .selectFrom('contact')
          .select(['customer_id', 'merged_into_id'])
          .where('id', '=', id)
          .$if(hold, (query) => query.forKeyShare())
          .executeTakeFirst();
  if (!row) throw faultAt(`${entity}Id`, entity === 'customer' ? 'unknown-customer' : 'unknown-contact');
  if (row.merged_into_id !== null) throw new Problem(409, 'merged');
  return { entity, id, customerId: row.customer_id };
}
