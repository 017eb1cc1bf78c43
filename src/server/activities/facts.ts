// What lists of customers, contacts and projects sort by: their next follow-up and their last activity.
// Derived from the activities and from nothing else; every verb that touches an activity calls this in its own
// transaction, so that the stored facts and the activities never disagree (a property test watches it).
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export interface Touched {
  customerIds: (number | null)[];
  contactIds: (number | null)[];
  projectIds: (number | null)[];
}

/** Whose facts one activity counts in. */
export const partiesOf = (activity: {
  customer_id: number | null;
  contact_id: number | null;
  project_id: number | null;
}): Touched => ({
  customerIds: [activity.customer_id],
  contactIds: [activity.contact_id],
  projectIds: [activity.project_id],
});

/** Recomputes the facts of these customers, contacts and projects. Nulls and repetitions are fine. */
export async function refreshFacts(tx: Tx, { customerIds, contactIds, projectIds }: Touched): Promise<void> {
  await refresh(tx, 'customer', customerIds);
  await refresh(tx, 'contact', contactIds);
  await refresh(tx, 'project', projectIds);
}

async function refresh(
  tx: Tx,
  table: 'customer' | 'contact' | 'project',
  given: (number | null)[],
): Promise<void> {
  // In one order everywhere, so that two transactions cannot wait for each other.
  const ids = [...new Set(given)].filter((id) => id !== null).sort((left, right) => left - right);
  if (ids.length === 0) return;
  const owner = sql.ref(`activity.${table}_id`);
  // An untouched successor is a plan: it has a follow-up date, but nothing has happened yet.
  await sql`
    update ${sql.table(table)} record
    set next_follow_up_date = facts.follow_up_date, next_follow_up_time = facts.follow_up_time,
        last_activity_at = facts.last_activity_at
    from (
      select given.id, next.follow_up_date, next.follow_up_time, last.occurred_at as last_activity_at
      from unnest(${ids}::int[]) given(id)
      left join lateral (
        select follow_up_date, follow_up_time from activity
        where ${owner} = given.id and completed_at is null
        order by due_date, due_time limit 1
      ) next on true
      left join lateral (
        select occurred_at from activity
        where ${owner} = given.id and touched
        order by occurred_at desc limit 1
      ) last on true
    ) facts
    where record.id = facts.id
      and (record.next_follow_up_date, record.next_follow_up_time, record.last_activity_at)
        is distinct from (facts.follow_up_date, facts.follow_up_time, facts.last_activity_at)`.execute(tx);
}
