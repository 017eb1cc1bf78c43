// Everything about closing a sales project: won or lost and why, what becomes of its open follow-ups, and reopening.
import type { OutputOf } from '../../shared/contract.ts';
import type { closeProject as endpoint, ProjectOutcome } from '../../shared/projects.ts';
import { complete } from '../activities/completion.ts';
import { findForChange as findActivity } from '../activities/find.ts';
import type { Moment } from '../activities/moment.ts';
import { answering, registerResponse } from '../activities/response.ts';
import type { Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { closedStage, findReason, firstStage } from '../settings/stages.ts';
import { findForChange } from './find.ts';
import { applyStageRules } from './stage.ts';

interface Closed {
  statusChange: ProjectOutcome['statusChange'];
  /** open follow-ups that were completed, and that stay in To-Do */
  completed: number;
  kept: number;
}

const NOTHING_CLOSED: Closed = { statusChange: null, completed: 0, kept: 0 };

/** Closes a project. Throws 422 `unknown-reason`. Twice is harmless: the first result stands. */
export async function closeProject(
  tx: Tx,
  id: number,
  asked: OutputOf<(typeof endpoint)['body']>,
  moment: Moment,
): Promise<Closed> {
  const { actor, now } = moment;
  const project = await findForChange(tx, actor, id);
  if (project.closed_at) return NOTHING_CLOSED;
  if (asked.reasonId !== null) {
    const reason = await findReason(tx, asked.reasonId);
    if (reason.result !== asked.result) throw faultAt('reasonId', 'unknown-reason');
  }
  const open = await tx
    .selectFrom('activity')
    .select('id')
    .where('project_id', '=', id)
    .where('completed_at', 'is', null)
    .orderBy('id')
    .execute();
  let statusChange: Closed['statusChange'] = null;
  if (asked.openFollowUps === 'complete') {
    for (const activity of open) {
      const held = await findActivity(tx, actor, activity.id);
      if (held.completed_at) continue;
      // Nobody has met anybody: what is not needed any more is cancelled, unless its outcome is known.
      const done = await complete(tx, held, held.outcome ?? 'cancelled', moment);
      statusChange ??= done.statusChange;
    }
  }
  const stage = await closedStage(tx);
  const probability = asked.result === 'won' ? 100 : 0;
  await tx
    .updateTable('project')
    .set({
      closed_at: now,
      closed_by: actor.id,
      result: asked.result,
      reason_id: asked.reasonId,
      close_note: asked.note,
      ...(stage && { stage_id: stage.id }),
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
    verb: asked.result,
    actorId: actor.id,
    at: now,
    version: project.version + 1,
    changes: {
      result: [null, asked.result],
      ...(stage && { stageId: [project.stage_id, stage.id] }),
      ...(probability !== project.probability && { probability: [project.probability, probability] }),
      ...(asked.reasonId !== null && { reasonId: [null, asked.reasonId] }),
      ...(asked.note !== '' && { closeNote: ['', asked.note] }),
    },
    details: { stageId: project.stage_id, probability: project.probability },
    customerId: project.customer_id,
  });
  if (asked.result === 'won') {
    await registerResponse(tx, answering(project), 'order', { ...moment, asked: false });
  }
  if (stage) statusChange ??= await applyStageRules(tx, { ...project, stage_id: stage.id }, moment);
  const completed = asked.openFollowUps === 'complete' ? open.length : 0;
  return { statusChange, completed, kept: open.length - completed };
}

/** Reopens a project in the stage and with the probability that it had. Twice is harmless. */
export async function reopenProject(tx: Tx, id: number, { actor, now }: Moment): Promise<void> {
  const project = await findForChange(tx, actor, id);
  if (!project.closed_at) return;
  const last = await tx
    .selectFrom('event')
    .select('details')
    .where('entity', '=', 'project')
    .where('entity_id', '=', id)
    .where('verb', 'in', ['won', 'lost'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const was = last?.details as { stageId?: number; probability?: number } | undefined;
  const stageId = was?.stageId ?? (await firstStage(tx)).id;
  const probability = was?.probability ?? project.probability;
  await tx
    .updateTable('project')
    .set({
      closed_at: null,
      closed_by: null,
      result: null,
      reason_id: null,
      close_note: '',
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
    verb: 'reopened',
    actorId: actor.id,
    at: now,
    version: project.version + 1,
    changes: {
      result: [project.result, null],
      stageId: [project.stage_id, stageId],
      probability: [project.probability, probability],
    },
    customerId: project.customer_id,
  });
}
