// Moving a follow-up to another day in one act: «i morgen», «næste uge», a date.
import type { Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { differences, recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { partiesOf, refreshFacts } from './facts.ts';
import { findForChange } from './find.ts';
import { type Consequences, type Moment, NOTHING_ELSE } from './moment.ts';

/** Moves an open activity's follow-up. Without a time given the present time stays. Throws 409 `already-completed`. */
export async function reschedule(
  tx: Tx,
  id: number,
  to: { date: string; time?: string | null | undefined },
  { actor, now }: Moment,
): Promise<Consequences> {
  const activity = await findForChange(tx, actor, id);
  if (activity.completed_at) throw new Problem(409, 'already-completed');
  const time = to.time === undefined ? activity.follow_up_time : to.time;
  const changes = differences(
    { followUpDate: activity.follow_up_date, followUpTime: activity.follow_up_time },
    { followUpDate: to.date, followUpTime: time },
  );
  if (Object.keys(changes).length === 0) return NOTHING_ELSE;
  const later = activity.follow_up_date !== null && to.date > activity.follow_up_date;
  await tx
    .updateTable('activity')
    .set({
      follow_up_date: to.date,
      follow_up_time: time,
      postponed: activity.postponed + (later ? 1 : 0),
      version: activity.version + 1,
      updated_at: now,
      updated_by: actor.id,
    })
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, {
    entity: 'activity',
    entityId: id,
    verb: 'moved',
    actorId: actor.id,
    at: now,
    version: activity.version + 1,
    changes,
    customerId: activity.customer_id,
  });
  await searchAnew(tx, [id]);
  await refreshFacts(tx, partiesOf(activity));
  return NOTHING_ELSE;
}
