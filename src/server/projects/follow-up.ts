// A project's follow-up: setting it makes the activity that To-Do shows, by the rules of the chain: at most one open,
// moved while nobody has worked on it, else replaced (rule 3). The project keeps no date of its own: what it shows is
// derived from its activities, so that the two cannot disagree.
import type { ProjectOutcome } from '../../shared/projects.ts';
import { followOpen, type NextFollowUp, settleNext } from '../activities/chain.ts';
import { partiesOf, refreshFacts } from '../activities/facts.ts';
import type { StoredActivity } from '../activities/find.ts';
import type { Moment } from '../activities/moment.ts';
import { createPlanned } from '../activities/planned.ts';
import type { Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
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
  if (open && saysTheSame(open, next)) return null;
  const { customer_id, contact_id, campaign_id, salesperson_id } = project;
  const of = { project_id: project.id, follows_project_id: project.id, origin: 'project' } as const;
  const whose = { customer_id, contact_id, campaign_id, salesperson_id, ...of };
  const followUp = await followOpen(tx, open, next, () => createPlanned(tx, whose, next, moment), moment);
  if (followUp) await refreshFacts(tx, partiesOf({ ...project, project_id: project.id }));
  return followUp;
}

const saysTheSame = (open: StoredActivity, next: NextFollowUp) =>
  open.follow_up_date === next.date &&
  open.follow_up_time === next.time &&
  open.type_id === next.typeId &&
  open.follow_up_text === next.text;
