// Creating an activity by hand; with a next follow-up its successor, with «Gem og afslut» closed at once.
import type { ActivityInput } from '../../shared/activities.ts';
import { applyStatusRules } from '../customers/status.ts';
import type { Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { followNext, settleNext } from './chain.ts';
import { complete } from './completion.ts';
import { partiesOf, refreshFacts } from './facts.ts';
import { findForChange } from './find.ts';
import { type Consequences, type Moment, NOTHING_ELSE } from './moment.ts';
import { mustBeCampaign, settleParties, settleSalesperson, settleType } from './parties.ts';
import { answering, registerResponse } from './response.ts';

/** Creates an activity and everything that follows from it; answers its id and the consequences. */
export async function createActivity(
  tx: Tx,
  input: ActivityInput,
  moment: Moment,
): Promise<{ id: number } & Consequences> {
  const { actor, now } = moment;
  const type = await settleType(tx, input.typeId);
  const { customerId, contactId, projectId } = await settleParties(tx, {
    customerId: input.customerId ?? null,
    contactId: input.contactId ?? null,
    projectId: input.projectId ?? null,
    typeId: type.id,
  });
  if (input.campaignId) await mustBeCampaign(tx, input.campaignId);
  const followUpDate = input.followUpDate ?? null;
  if (input.followUpTime && followUpDate === null) throw faultAt('followUpDate', 'time-without-date');
  const next = await settleNext(tx, type.id, input.next ?? null, moment);
  // Plain notes and mail need no action unless they are to be followed up (rule 7).
  const bornCompleted = type.bornCompleted && followUpDate === null && !input.complete;
  const occurredAt = input.occurredAt === undefined ? now : new Date(input.occurredAt);
  const { id } = await tx
    .insertInto('activity')
    .values({
      type_id: type.id,
      customer_id: customerId,
      contact_id: contactId,
      project_id: projectId,
      campaign_id: input.campaignId ?? null,
      amount: input.amount ?? null,
      expires_on: input.expiresOn ?? null,
      salesperson_id: await settleSalesperson(tx, input.salespersonId, customerId, moment),
      occurred_at: occurredAt,
      note: input.note ?? '',
      follow_up_date: followUpDate,
      follow_up_time: input.followUpTime ?? null,
      follow_up_text: input.followUpText ?? '',
      next_date: next.date,
      next_time: next.time,
      next_type_id: next.typeId,
      next_text: next.text,
      outcome: input.outcome ?? null,
      origin: 'manual',
      completed_at: bornCompleted ? now : null,
      completed_by: bornCompleted ? actor.id : null,
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
    customerId,
  });
  await searchAnew(tx, [id]);
  const activity = await findForChange(tx, actor, id);
  if (input.response) {
    await registerResponse(tx, answering(activity), input.response, { ...moment, asked: true });
  }
  const followUp = next.date === null ? null : await followNext(tx, activity, next, moment);
  let statusChange =
    customerId === null
      ? null
      : await applyStatusRules(tx, {
          customerId,
          typeId: type.id,
          outcome: activity.outcome,
          on: 'creation',
          activityId: id,
          actorId: actor.id,
          now,
        });
  let ends = NOTHING_ELSE;
  if (input.complete) {
    const completed = await complete(tx, activity, activity.outcome, moment);
    statusChange ??= completed.statusChange;
    ends = completed;
  } else {
    await refreshFacts(tx, partiesOf(activity));
  }
  return { ...ends, id, followUp, statusChange };
}
