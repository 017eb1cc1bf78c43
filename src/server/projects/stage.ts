// Moving an open project to another stage, by a click or by dragging its card; what follows from it for the customer.
import type { ProjectOutcome } from '../../shared/projects.ts';
import type { Moment } from '../activities/moment.ts';
import { applyStatusRules } from '../customers/status.ts';
import type { Tx } from '../db/database.ts';
import { faultAt, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { findStage } from '../settings/stages.ts';
import { findForChange, type StoredProject } from './find.ts';

/** Moves a project. Throws 409 `already-closed`, 422 `unknown-stage` and `stage-closes`. Twice is harmless. */
export async function moveProject(
  tx: Tx,
  id: number,
  stageId: number,
  moment: Moment,
): Promise<ProjectOutcome['statusChange']> {
  const { actor, now } = moment;
  const project = await findForChange(tx, actor, id);
  if (project.closed_at) throw new Problem(409, 'already-closed');
  if (project.stage_id === stageId) return null;
  const stage = await findStage(tx, stageId);
  if (stage.kind === 'closed') throw faultAt('stageId', 'stage-closes');
  const from = await tx
    .selectFrom('project_stage')
    .select('probability')
    .where('id', '=', project.stage_id)
    .executeTakeFirstOrThrow();
  // One that somebody has set by hand is that person's judgement, and stays.
  const probability = project.probability === from.probability ? stage.probability : project.probability;
  await tx
    .updateTable('project')
    .set({
      stage_id: stageId,
      probability,
      version: project.version + 1,
      updated_at: now,
      updated_by: actor.id,
    })
    .where('id', '=', id)
    .execute();
  await recordEvent(tx, {
    entity: 'project',
    entityId: id,
    verb: 'changed',
    actorId: actor.id,
    at: now,
    version: project.version + 1,
    changes: {
      stageId: [project.stage_id, stageId],
      ...(probability !== project.probability && { probability: [project.probability, probability] }),
    },
    customerId: project.customer_id,
  });
  return applyStageRules(tx, { ...project, stage_id: stageId }, moment);
}

/** The status rule for the stage that a project has just entered. */
export function applyStageRules(
  tx: Tx,
  project: StoredProject,
  { actor, now }: Moment,
): Promise<ProjectOutcome['statusChange']> {
  return applyStatusRules(tx, {
    on: 'stage',
    customerId: project.customer_id,
    stageId: project.stage_id,
    projectId: project.id,
    actorId: actor.id,
    now,
  });
}
