// Who answered a campaign: known from the activities and the sales that came of it, by the same rules as
// src/server/activities/response.ts.
import type { CampaignResponse } from '../src/shared/responses.ts';
import type { Done } from './activities.ts';
import { newMember } from './campaign-members.ts';
import type { Campaigns, World } from './campaigns.ts';
import type { Project } from './project.ts';
import type { Random } from './random.ts';

const WEIGHT: Record<CampaignResponse, number> = {
  none: 0,
  'not-interested': 0,
  interested: 1,
  meeting: 2,
  order: 3,
};

interface Answer {
  at: Date;
  by: number;
  campaign: number;
  customer: number;
  contact: number | null;
  response: CampaignResponse;
  /** said by a person, not by what came of it */
  asked: boolean;
}

export function answer(
  done: readonly Done[],
  projects: readonly Project[],
  made: Campaigns,
  world: World,
): void {
  const answers = [...answersOf(done, world.random), ...answersBySale(projects)];
  answers.sort((left, right) => left.at.getTime() - right.at.getTime());
  for (const { at, by, campaign, customer, contact, response, asked } of answers) {
    let member = made.members.find(
      (each) => each.campaign_id === campaign && each.customer_id === customer && each.contact_id === contact,
    );
    const was = member?.response ?? 'none';
    if (was === response || (!asked && WEIGHT[was] >= WEIGHT[response])) continue;
    if (!member) {
      member = newMember(made, campaign, { customer, contact }, at, by);
      made.members.push(member);
    } else member.version += 1;
    Object.assign(member, { response, responded_at: at, responded_by: by });
    world.log.tell({
      entity: 'campaign',
      entityId: campaign,
      actorId: by,
      verb: 'responded',
      at,
      details: { customerId: customer, contactId: contact, from: was, to: response },
    });
  }
}

function answersOf(done: readonly Done[], random: Random): Answer[] {
  const sold = new Set(
    done
      .filter(({ row }) => row.project_id !== null)
      .map(({ row }) => `${row.campaign_id} ${row.customer_id}`),
  );
  return done.flatMap(({ row, planned, matter }): Answer[] => {
    if (row.campaign_id === null) return [];
    const who = {
      by: row.salesperson_id,
      campaign: row.campaign_id,
      customer: row.customer_id!,
      contact: row.contact_id,
    };
    const { type, outcome } = planned.step;
    if (type === 'Kampagne') return [{ ...who, at: row.created_at, response: 'interested', asked: true }];
    if (!row.completed_at) return [];
    if ((type === 'Møde' || type === 'Besøg') && outcome === 'held') {
      return [{ ...who, at: row.completed_at, response: 'meeting', asked: false }];
    }
    const isLast = planned === matter.steps.at(-1);
    const isDeclined =
      isLast &&
      row.project_id === null &&
      !sold.has(`${who.campaign} ${who.customer}`) &&
      random.chance(0.45);
    return isDeclined ? [{ ...who, at: row.completed_at, response: 'not-interested', asked: true }] : [];
  });
}

const answersBySale = (projects: readonly Project[]): Answer[] =>
  projects.flatMap(({ row }): Answer[] => {
    if (row.campaign_id === null) return [];
    const who = {
      campaign: row.campaign_id,
      customer: row.customer_id,
      contact: row.contact_id,
      asked: false,
    };
    const begun: Answer = { ...who, at: row.created_at, by: row.created_by, response: 'interested' };
    if (row.result !== 'won') return [begun];
    return [begun, { ...who, at: row.closed_at!, by: row.closed_by!, response: 'order' }];
  });
