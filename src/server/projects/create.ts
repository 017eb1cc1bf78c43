// Creating a sales project: customer and name are enough.
import type { ProjectInput, ProjectOutcome } from '../../shared/projects.ts';
import type { Moment } from '../activities/moment.ts';
import { mustBeCampaign, settleParties, settleSalesperson } from '../activities/parties.ts';
import { answering, registerResponse } from '../activities/response.ts';
import { mustBeAllowed } from '../actor.ts';
import type { Tx } from '../db/database.ts';
import { faultAt, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { findStage, firstStage } from '../settings/stages.ts';
import { findForChange } from './find.ts';
import { setFollowUp } from './follow-up.ts';
import { nextProjectNumber } from './number.ts';
import { applyStageRules } from './stage.ts';

const MOST_COLLISIONS = 100;

/** Creates a project and its follow-up; answers its id. Throws 422 at the field that is wrong. */
export async function createProject(
  tx: Tx,
  input: ProjectInput,
  moment: Moment,
): Promise<{ id: number } & Omit<ProjectOutcome, 'project'>> {
  const { actor, now } = moment;
  mustBeAllowed(actor, 'write projects');
  const { customerId, contactId } = await settleParties(tx, {
    customerId: input.customerId,
    contactId: input.contactId ?? null,
    typeId: 0,
  });
  const stage = input.stageId === undefined ? await firstStage(tx) : await findStage(tx, input.stageId);
  // A project begins open; what is sold already is created and closed.
  if (stage.kind === 'closed') throw faultAt('stageId', 'stage-closes');
  if (input.campaignId) await mustBeCampaign(tx, input.campaignId);
  const id = await insertNumbered(tx, input.number, {
    name: input.name,
    customer_id: customerId!,
    contact_id: contactId,
    salesperson_id: await settleSalesperson(tx, input.salespersonId, customerId, moment),
    stage_id: stage.id,
    started_at: now,
    amount: input.amount ?? 0,
    probability: input.probability ?? stage.probability,
    margin: input.margin ?? null,
    expected_close: input.expectedClose ?? null,
    note: input.note ?? '',
    campaign_id: input.campaignId ?? null,
    created_at: now,
    created_by: actor.id,
    updated_at: now,
    updated_by: actor.id,
  });
  await recordEvent(tx, {
    entity: 'project',
    entityId: id,
    verb: 'created',
    actorId: actor.id,
    at: now,
    version: 1,
    customerId,
  });
  const project = await findForChange(tx, actor, id);
  await registerResponse(tx, answering(project), 'interested', { ...moment, asked: false });
  const followUp = input.followUp ? await setFollowUp(tx, project, input.followUp, moment) : null;
  const statusChange = await applyStageRules(tx, project, moment);
  return { id, followUp, statusChange };
}

interface Values {
  name: string;
  customer_id: number;
  contact_id: number | null;
  salesperson_id: number;
  stage_id: number;
  started_at: Date;
  amount: number;
  probability: number;
  margin: number | null;
  expected_close: string | null;
  note: string;
  campaign_id: number | null;
  created_at: Date;
  created_by: number;
  updated_at: Date;
  updated_by: number;
}

/** A suggested number that somebody else took meanwhile is replaced by the next; a given one is refused. */
async function insertNumbered(tx: Tx, given: string | undefined, values: Values): Promise<number> {
  for (let collisions = 0; collisions < MOST_COLLISIONS; collisions += 1) {
    const row = await tx
      .insertInto('project')
      .values({ ...values, number: given ?? (await nextProjectNumber(tx)) })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row) return row.id;
    if (given !== undefined) throw faultAt('number', 'number-taken');
  }
  throw new Problem(503, 'busy');
}
