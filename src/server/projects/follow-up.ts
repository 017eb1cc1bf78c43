// A project's follow-up: setting it makes the activity that To-Do shows, by the rules of the chain: at most one open,
// moved while nobody has worked on it, else replaced (rule 3). The project keeps no date of its own: what it shows is
// derived from its activities, so that the two cannot disagree.
import type { ProjectOutcome } from '../../shared/projects.ts';
import { close, isWorkedOn, move, type NextFollowUp, settleNext } from '../activities/chain.ts';
import { partiesOf, refreshFacts } from '../activities/facts.ts';
import type { StoredActivity } from '../activities/find.ts';
import type { Moment } from '../activities/moment.ts';
import type { Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { usualNextType } from '../settings/lists.ts';
import { findForChange, type StoredProject } from './find.ts';

type FollowUp = ProjectOutcome['followUp'];

/** Sets, moves or (without a date) withdraws a project's follow-up. Throws 409 `already-closed`. */
export async function followUpProject(
  tx: Tx,
  id: number,
  given: NextFollowUp,
  moment: Moment,
): Promise<FollowUp> {
  const project = await findForChange(tx, moment.actor, id);
  if (project.closed_at) throw new Problem(409, 'already-closed');
  return setFollowUp(tx, project, given, moment);
}

/** The same for a project that the caller holds. */
export async function setFollowUp(
  tx: Tx,
  project: StoredProject,
  given: NextFollowUp,
  moment: Moment,
): Promise<FollowUp> {
  const open = await tx
    .selectFrom('activity')
    .selectAll()
    .where('follows_project_id', '=', project.id)
    .where('completed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  const next = await settleNext(
    tx,
    open?.type_id ?? (await usualNextType(tx, moment.company)),
    given,
    moment,
  );
  const facts = () => refreshFacts(tx, partiesOf({ ...project, project_id: project.id }));
  if (open && (next.date === null || saysTheSame(open, next))) {
    if (next.date !== null || (await isWorkedOn(tx, open))) return null;
    await close(tx, open, moment, 'withdrawn', 'cancelled');
    await facts();
    return { id: open.id, action: 'withdrawn', date: null, time: null, replacedId: null };
  }
  if (next.date === null) return null;
  const { date, time } = next;
  if (open && !(await isWorkedOn(tx, open))) {
    await move(tx, open, next, moment);
    await facts();
    return { id: open.id, action: 'moved', date, time, replacedId: null };
  }
  if (open) await close(tx, open, moment, 'replaced', null);
  const id = await createActivity(tx, project, next, moment);
  await facts();
  return { id, action: 'created', date, time, replacedId: open?.id ?? null };
}

const saysTheSame = (open: StoredActivity, next: NextFollowUp) =>
  open.follow_up_date === next.date &&
  open.follow_up_time === next.time &&
  open.type_id === next.typeId &&
  open.follow_up_text === next.text;

async function createActivity(
  tx: Tx,
  project: StoredProject,
  next: NextFollowUp,
  { actor, now }: Moment,
): Promise<number> {
  const { id } = await tx
    .insertInto('activity')
    .values({
      customer_id: project.customer_id,
      contact_id: project.contact_id,
      project_id: project.id,
      campaign_id: project.campaign_id,
      follows_project_id: project.id,
      salesperson_id: project.salesperson_id,
      type_id: next.typeId!,
      follow_up_date: next.date,
      follow_up_time: next.time,
      follow_up_text: next.text,
      origin: 'project',
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
    details: { projectId: project.id, followUpDate: next.date },
    customerId: project.customer_id,
  });
  await searchAnew(tx, [id]);
  return id;
}
