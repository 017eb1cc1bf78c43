// What campaigns have led to: members, dialogue, responses, projects and money. One statement for any number of
// campaigns, so that the page of one and the comparison of several count alike.
import { sql } from 'kysely';
import type { CampaignFigures } from '../../shared/campaigns.ts';
import { campaignResponse } from '../../shared/responses.ts';
import type { Reader } from '../db/database.ts';

interface Counted extends Omit<CampaignFigures, 'responses'> {
  id: number;
  responses: Partial<CampaignFigures['responses']>;
}

/**
 * By campaign id. A member is in dialogue when an activity tied to the campaign is about it: the customer's, or for a
 * member who is a person that person's or one without a person.
 */
export async function figuresOf(db: Reader, ids: readonly number[]): Promise<Map<number, CampaignFigures>> {
  const { rows } = await sql<Counted>`
    with touched as (
      select campaign_id, customer_id, contact_id, bool_or(completed_at is not null) as completed
      from activity where campaign_id = any (${[...ids]}::int[]) and customer_id is not null
      group by campaign_id, customer_id, contact_id
    ), of_customer as (
      select campaign_id, customer_id, bool_or(completed) as completed from touched group by campaign_id, customer_id
    ), member as (
      select m.campaign_id, m.response,
        case when m.contact_id is null then c.customer_id is not null
          else p.contact_id is not null or n.customer_id is not null end as in_dialogue,
        case when m.contact_id is null then c.completed
          else coalesce(p.completed, false) or coalesce(n.completed, false) end as contacted
      from campaign_member m
      left join of_customer c on c.campaign_id = m.campaign_id and c.customer_id = m.customer_id
      left join touched p on p.campaign_id = m.campaign_id and p.customer_id = m.customer_id and p.contact_id = m.contact_id
      left join touched n on n.campaign_id = m.campaign_id and n.customer_id = m.customer_id and n.contact_id is null
      where m.campaign_id = any (${[...ids]}::int[])
    ), answered as (
      select campaign_id, response, count(*)::int as members, count(*) filter (where in_dialogue)::int as in_dialogue,
        count(*) filter (where contacted)::int as contacted
      from member group by campaign_id, response
    ), people as (
      select campaign_id, sum(members)::int as members, sum(in_dialogue)::int as in_dialogue,
        sum(contacted)::int as contacted, json_object_agg(response, members) as responses
      from answered group by campaign_id
    ), sold as (
      select campaign_id, count(*)::int as projects, sum(amount)::bigint as amount,
        count(*) filter (where result = 'won')::int as won, coalesce(sum(amount) filter (where result = 'won'), 0)::bigint as won_amount
      from project where campaign_id = any (${[...ids]}::int[]) group by campaign_id
    )
    select k.id, coalesce(p.members, 0) as members, coalesce(p.contacted, 0) as contacted,
      coalesce(p.in_dialogue, 0) as "inDialogue", coalesce(p.responses, '{}') as responses,
      coalesce(s.projects, 0) as projects, coalesce(s.amount, 0)::bigint as amount,
      coalesce(s.won, 0) as "wonProjects", coalesce(s.won_amount, 0)::bigint as "wonAmount"
    from unnest(${[...ids]}::int[]) k(id)
    left join people p on p.campaign_id = k.id left join sold s on s.campaign_id = k.id`.execute(db);
  return new Map(
    rows.map(({ id, responses, ...figures }) => [
      id,
      {
        ...figures,
        responses: Object.fromEntries(
          campaignResponse.options.map((response) => [response, responses[response] ?? 0]),
        ) as CampaignFigures['responses'],
      },
    ]),
  );
}
