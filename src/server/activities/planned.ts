// An activity that is a plan: it stands in To-Do, and nothing has happened yet. Made by whatever sets a follow-up: the chain, a
// project, a customer.
import type { Insertable } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { Activity } from '../db/tables.gen.ts';
import { recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import type { NextFollowUp } from './chain.ts';
import type { Moment } from './moment.ts';

type Fields = Insertable<Activity>;

/** Whose it is, and what it follows. */
interface Planned extends Pick<Fields, 'salesperson_id' | 'contact_id' | 'project_id' | 'campaign_id'> {
  customer_id: number | null;
  origin: 'chain' | 'project';
  predecessor_id?: number;
  chain_id?: number;
  follows_project_id?: number;
}

/** Answers its id. `next` is settled: it has a type. */
export async function createPlanned(
  tx: Tx,
  whose: Planned,
  next: NextFollowUp,
  { actor, now }: Moment,
): Promise<number> {
  const { id } = await tx
    .insertInto('activity')
    .values({
      ...whose,
      type_id: next.typeId!,
      follow_up_date: next.date,
      follow_up_time: next.time,
      follow_up_text: next.text,
      touched: false,
      occurred_at: now,
      created_at: now,
      created_by: actor.id,
      updated_at: now,
      updated_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { predecessor_id: predecessorId, follows_project_id: projectId } = whose;
  await recordEvent(tx, {
    entity: 'activity',
    entityId: id,
    verb: 'created',
    actorId: actor.id,
    at: now,
    version: 1,
    details: {
      ...(predecessorId !== undefined && { predecessorId }),
      ...(projectId !== undefined && { projectId }),
      followUpDate: next.date,
    },
    customerId: whose.customer_id,
  });
  await searchAnew(tx, [id]);
  return id;
}
