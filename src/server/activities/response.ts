// What a campaign is answered, as far as activities and projects tell: said by whoever saves, or by what came of it. A
// meeting that was held is an answer; a project, and one that was won, too. By itself an answer only grows.
import { sql } from 'kysely';
import type { CampaignResponse } from '../../shared/responses.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../history/record.ts';
import type { StoredActivity } from './find.ts';
import type { Moment } from './moment.ts';

export interface Answering {
  campaignId: number | null;
  customerId: number | null;
  contactId: number | null;
}

/** How far an answer goes; «not interested» only a person says. */
const WEIGHT: Record<CampaignResponse, number> = {
  none: 0,
  'not-interested': 0,
  interested: 1,
  meeting: 2,
  order: 3,
};

/**
 * Registers an answer of whoever it is about: the member who is this person, else the one who is the customer, else a new
 * member, since who answers is in the campaign. `asked`: a person says so, and it stands whatever was there before.
 */
export async function registerResponse(
  tx: Tx,
  who: Answering,
  response: CampaignResponse,
  { actor, now, asked }: Pick<Moment, 'actor' | 'now'> & { asked: boolean },
): Promise<void> {
  const { campaignId, customerId, contactId } = who;
  if (campaignId === null || customerId === null) return;
  const { rows } = await sql<{ id: number; response: CampaignResponse }>`
    select id, response from campaign_member
    where campaign_id = ${campaignId} and customer_id = ${customerId}
      and (contact_id is null or contact_id = ${contactId})
    order by contact_id nulls last, id limit 1 for update`.execute(tx);
  const member = rows[0];
  const was = member?.response ?? 'none';
  if (was === response || (!asked && WEIGHT[was] >= WEIGHT[response])) return;
  const answer = {
    response,
    responded_at: response === 'none' ? null : now,
    responded_by: response === 'none' ? null : actor.id,
  };
  if (member) {
    await tx
      .updateTable('campaign_member')
      .set({ ...answer, version: sql`version + 1` })
      .where('id', '=', member.id)
      .execute();
  } else {
    await tx
      .insertInto('campaign_member')
      .values({
        campaign_id: campaignId,
        customer_id: customerId,
        contact_id: contactId,
        ...answer,
        added_at: now,
        added_by: actor.id,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await recordEvent(tx, {
    entity: 'campaign',
    entityId: campaignId,
    verb: 'responded',
    actorId: actor.id,
    at: now,
    customerId,
    details: { customerId, contactId, from: was, to: response },
  });
}

/** The answer that a completed activity is, if it is one. */
export async function respondByOutcome(
  tx: Tx,
  activity: StoredActivity,
  outcome: string | null,
  moment: Moment,
): Promise<void> {
  if (activity.campaign_id === null || outcome !== 'held') return;
  const type = await tx
    .selectFrom('activity_type')
    .select('kind')
    .where('id', '=', activity.type_id)
    .executeTakeFirst();
  if (type?.kind !== 'meeting' && type?.kind !== 'visit') return;
  await registerResponse(tx, answering(activity), 'meeting', { ...moment, asked: false });
}

export const answering = (activity: {
  campaign_id: number | null;
  customer_id: number | null;
  contact_id: number | null;
}): Answering => ({
  campaignId: activity.campaign_id,
  customerId: activity.customer_id,
  contactId: activity.contact_id,
});

/** Of activity `a`: what its campaign has been answered by the one it is about. */
export const RESPONSE = sql`(
  select m.response from campaign_member m
  where m.campaign_id = a.campaign_id and m.customer_id = a.customer_id
    and (m.contact_id is null or m.contact_id = a.contact_id)
  order by m.contact_id nulls last, m.id limit 1)`;
