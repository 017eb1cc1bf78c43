// A customer's follow-up without anything before it: the next step of whom a rhythm is broken with. As a project's it is a
// plan: at most one open, moved while nobody has worked on it, and nothing has happened yet, so that the rhythm goes on.
import type { ActivityResult } from '../../shared/activities.ts';
import { close, isWorkedOn, move, type NextFollowUp, settleNext } from '../activities/chain.ts';
import { refreshFacts } from '../activities/facts.ts';
import type { StoredActivity } from '../activities/find.ts';
import type { Moment } from '../activities/moment.ts';
import { findCustomerForChange, type StoredCustomer } from '../customers/find.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../history/record.ts';
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
  const { date, time } = next;
  if (date === null) {
    if (!open) return null;
    await close(tx, open, moment, 'withdrawn', 'cancelled');
  } else if (open) {
    await move(tx, open, next, moment);
  }
  const made = date !== null && !open ? await plan(tx, customer, next, moment) : open!.id;
  await refreshFacts(tx, { customerIds: [id], contactIds: [], projectIds: [] });
  const action = date === null ? 'withdrawn' : open ? 'moved' : 'created';
  return { id: made, action, date, time, replacedId: null };
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

async function plan(
  tx: Tx,
  customer: StoredCustomer,
  next: NextFollowUp,
  { actor, now }: Moment,
): Promise<number> {
  const { id } = await tx
    .insertInto('activity')
    .values({
      customer_id: customer.id,
      // Whoever looks through the list plans for the one whose customer it is.
      salesperson_id: (await activeUser(tx, customer.responsibleId)) ?? actor.id,
      type_id: next.typeId!,
      follow_up_date: next.date,
      follow_up_time: next.time,
      follow_up_text: next.text,
      origin: 'chain',
      touched: false,
      occurred_at: now,
      created_at: now,
      created_by: actor.id,
      updated_at: now,
      updated_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordEvent(tx, {
    entity: 'activity',
    entityId: id,
    verb: 'created',
    actorId: actor.id,
    at: now,
    version: 1,
    details: { followUpDate: next.date },
    customerId: customer.id,
  });
  return id;
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
