// A customer's follow-up without anything before it: the next step of whom a rhythm is broken with. As a project's it is a
// plan: at most one open, moved while nobody has worked on it, and nothing has happened yet, so that the rhythm goes on.
import type { ActivityResult } from '../../shared/activities.ts';
import { followOpen, isWorkedOn, type NextFollowUp, settleNext } from '../activities/chain.ts';
import { refreshFacts } from '../activities/facts.ts';
import type { StoredActivity } from '../activities/find.ts';
import type { Moment } from '../activities/moment.ts';
import { createPlanned } from '../activities/planned.ts';
import { findCustomerForChange } from '../customers/find.ts';
import type { Tx } from '../db/database.ts';
import { usualNextType } from '../settings/lists.ts';

type FollowUp = ActivityResult['followUp'];

/** Sets, moves or (without a date) withdraws it. Throws 404, 409 `merged`, 422 `unknown-type`. */
export async function followUpCustomer(
  tx: Tx,
  id: number,
  given: NextFollowUp,
  moment: Moment,
): Promise<FollowUp> {
  // Held first: of racing clicks the second finds what the first made.
  const customer = await findCustomerForChange(tx, moment.actor, id);
  const open = await openPlan(tx, id);
  const next = await settleNext(
    tx,
    open?.type_id ?? (await usualNextType(tx, moment.company)),
    given,
    moment,
  );
  // Whoever looks through the list plans for the one whose customer it is.
  const salesperson_id = (await activeUser(tx, customer.responsibleId)) ?? moment.actor.id;
  const whose = { customer_id: id, salesperson_id, origin: 'chain' } as const;
  const followUp = await followOpen(tx, open, next, () => createPlanned(tx, whose, next, moment), moment);
  if (followUp) await refreshFacts(tx, { customerIds: [id], contactIds: [], projectIds: [] });
  return followUp;
}

async function openPlan(tx: Tx, customerId: number): Promise<StoredActivity | undefined> {
  const plans = await tx
    .selectFrom('activity')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('origin', '=', 'chain')
    .where('predecessor_id', 'is', null)
    .where('completed_at', 'is', null)
    .where('touched', '=', false)
    .orderBy('id', 'desc')
    .forUpdate()
    .execute();
  for (const open of plans) if (!(await isWorkedOn(tx, open))) return open;
  return undefined;
}

async function activeUser(tx: Tx, id: number | null): Promise<number | undefined> {
  if (id === null) return undefined;
  const user = await tx
    .selectFrom('app_user')
    .select('id')
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst();
  return user?.id;
}
