// Everything about completing: ticking «Afsluttet», reopening (rules 4 and 5). Both may be repeated without harm.
import type { Outcome } from '../../shared/settings.ts';
import { applyStatusRules } from '../customers/status.ts';
import { brokenConstraint, type Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { partiesOf, refreshFacts } from './facts.ts';
import { findForChange, type StoredActivity } from './find.ts';
import { type Consequences, type Moment, NOTHING_ELSE } from './moment.ts';
import { respondByOutcome } from './response.ts';

/** Completes an activity: out of To-Do, kept in the history. A status rule may change the customer. Throws 404. */
export async function completeActivity(
  tx: Tx,
  id: number,
  outcome: Outcome | null | undefined,
  moment: Moment,
): Promise<Consequences> {
  const activity = await findForChange(tx, moment.actor, id);
  if (activity.completed_at) return NOTHING_ELSE;
  return complete(tx, activity, outcome === undefined ? activity.outcome : outcome, moment);
}

/** Completes an open activity that the caller already holds. */
export async function complete(
  tx: Tx,
  activity: StoredActivity,
  outcome: string | null,
  moment: Moment,
): Promise<Consequences> {
  const { actor, now } = moment;
  // A follow-up that came out of the chain happens when it is done, unless somebody has said when it happened.
  const happensNow =
    (activity.origin === 'chain' || activity.origin === 'project') &&
    activity.occurred_at.getTime() === activity.created_at.getTime();
  await tx
    .updateTable('activity')
    .set({
      completed_at: now,
      completed_by: actor.id,
      outcome,
      touched: true,
      ...(happensNow && { occurred_at: now }),
      version: activity.version + 1,
      updated_at: now,
      updated_by: actor.id,
    })
    .where('id', '=', activity.id)
    .execute();
  await recordEvent(tx, {
    entity: 'activity',
    entityId: activity.id,
    verb: 'completed',
    actorId: actor.id,
    at: now,
    version: activity.version + 1,
    changes: {
      completedAt: [null, now],
      ...(outcome !== activity.outcome && { outcome: [activity.outcome, outcome] }),
    },
    customerId: activity.customer_id,
  });
  await searchAnew(tx, [activity.id]);
  const statusChange =
    activity.customer_id === null
      ? null
      : await applyStatusRules(tx, {
          customerId: activity.customer_id,
          typeId: activity.type_id,
          outcome,
          on: 'completion',
          activityId: activity.id,
          actorId: actor.id,
          now,
        });
  await respondByOutcome(tx, activity, outcome, moment);
  await refreshFacts(tx, partiesOf(activity));
  return {
    followUp: null,
    statusChange,
    nothingNext: await nothingNext(tx, activity.customer_id),
    projectWithoutNext: await projectWithoutNext(tx, activity.project_id),
    quoteWithoutNext: await quoteWithoutNext(tx, activity),
  };
}

/** Whether a customer is left without any open activity; said, never forbidden (rule 4). */
async function nothingNext(tx: Tx, customerId: number | null): Promise<boolean> {
  if (customerId === null) return false;
  const open = await tx
    .selectFrom('activity')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('completed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return open === undefined;
}

/** The project, if it is open and left without any open activity. */
async function projectWithoutNext(
  tx: Tx,
  projectId: number | null,
): Promise<Consequences['projectWithoutNext']> {
  if (projectId === null) return null;
  const project = await tx
    .selectFrom('project')
    .select(['id', 'number', 'name'])
    .where('id', '=', projectId)
    .where('closed_at', 'is', null)
    .where('next_follow_up_date', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('activity')
            .select('activity.id')
            .whereRef('activity.project_id', '=', 'project.id')
            .where('completed_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  return project ?? null;
}

/** Whether this is a quote that nothing open follows; one of a project is followed by whatever the project has open. */
async function quoteWithoutNext(tx: Tx, { id, type_id, project_id }: StoredActivity): Promise<boolean> {
  if (project_id !== null) return false;
  const alone = await tx
    .selectFrom('activity_type')
    .select('id')
    .where('id', '=', type_id)
    .where('kind', '=', 'quote')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('activity')
            .select('activity.id')
            .where('predecessor_id', '=', id)
            .where('completed_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  return alone !== undefined;
}

/** Reopens: back into To-Do. Throws 409 when the same predecessor already has another open successor (rule 3). */
export async function reopenActivity(tx: Tx, id: number, moment: Moment): Promise<Consequences> {
  const { actor, now } = moment;
  const activity = await findForChange(tx, actor, id);
  if (!activity.completed_at) return NOTHING_ELSE;
  await tx
    .updateTable('activity')
    .set({
      completed_at: null,
      completed_by: null,
      version: activity.version + 1,
      updated_at: now,
      updated_by: actor.id,
    })
    .where('id', '=', id)
    .execute()
    .catch((error) => {
      const broken = brokenConstraint(error);
      if (broken === 'activity_one_open_successor' || broken === 'activity_one_open_of_project')
        throw new Problem(409, 'open-successor-exists');
      throw error;
    });
  await recordEvent(tx, {
    entity: 'activity',
    entityId: id,
    verb: 'reopened',
    actorId: actor.id,
    at: now,
    version: activity.version + 1,
    changes: { completedAt: [activity.completed_at, null] },
    customerId: activity.customer_id,
  });
  await searchAnew(tx, [id]);
  await refreshFacts(tx, partiesOf(activity));
  return NOTHING_ELSE;
}
