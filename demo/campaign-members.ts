// Who is in a campaign: an audience, added at once; and an activity for everybody who has not answered.
import { scheduler } from '../src/server/campaigns/schedule.ts';
import type { Done } from './activities.ts';
import { DAYS_OFF } from './calendar.ts';
import type { Audience, CampaignRow, Campaigns, JobRow, MemberRow, Planned, World } from './campaigns.ts';
import type { Chronicle } from './chronicle.ts';
import { plannedRow } from './planned.ts';

export function addAudience(
  campaign: Planned,
  audience: Audience,
  made: Campaigns,
  { ids, log, classOf }: World,
): void {
  const { row } = campaign;
  const at = new Date(row.created_at.getTime() + 40 * 60_000);
  const leftOut = { advertisingProtected: 0, noContact: 0, declined: 0, already: 0, unknown: 0 };
  const before = made.members.length;
  for (const { account, id, createdAt } of ids.accounts) {
    const { firm, people } = account;
    const fits = audience.classes
      ? audience.classes.includes(classOf(account) ?? '')
      : audience.targetGroups?.includes(firm.industry?.targetGroup ?? '');
    if (!fits || createdAt > at) continue;
    if (firm.noContact) leftOut.noContact += 1;
    else if (firm.advertisingProtected) leftOut.advertisingProtected += 1;
    else if (people[0]!.consent === false) leftOut.declined += 1;
    else
      made.members.push(
        newMember(made, row.id, { customer: id, contact: ids.contact(people[0]!) }, at, row.created_by),
      );
  }
  const count = made.members.length - before;
  job(made, { kind: 'members', campaign: row, asked: audience, at, count, leftOut }, log);
}

function job(
  { jobs }: Campaigns,
  {
    kind,
    campaign,
    asked,
    at,
    count,
    leftOut,
  }: { kind: JobRow['kind']; campaign: CampaignRow; asked: object; at: Date; count: number; leftOut: object },
  log: Chronicle,
): void {
  const finished = new Date(at.getTime() + 2000);
  const by = campaign.responsible_id;
  const id = jobs.length + 1;
  jobs.push({
    id,
    campaign_id: campaign.id,
    kind,
    asked,
    state: 'done',
    total: count,
    done: count,
    left_out: leftOut,
    created_at: at,
    created_by: by,
    finished_at: finished,
  });
  log.tell({
    entity: 'campaign',
    entityId: campaign.id,
    actorId: by,
    verb: `${kind}-added`,
    at: finished,
    details: { jobId: id, count, leftOut },
  });
}

export const newMember = (
  { members }: Campaigns,
  campaign: number,
  { customer, contact }: { customer: number; contact: number | null },
  at: Date,
  by: number,
): MemberRow => ({
  id: members.length + 1,
  campaign_id: campaign,
  customer_id: customer,
  contact_id: contact,
  response: 'none',
  responded_at: null,
  responded_by: null,
  version: 1,
  added_at: at,
  added_by: by,
});

/** An activity for everybody who has not answered yet, spread over the coming weeks. */
export function callTheSilent(
  campaign: CampaignRow,
  done: readonly Done[],
  last: number,
  made: Campaigns,
  { ids, calendar, log }: World,
): void {
  const early = calendar.at(calendar.shift(calendar.latest.day, -3), 14 * 60);
  const begun = new Date(campaign.created_at.getTime() + 60 * 60_000);
  const at = early > begun ? early : begun;
  const from = calendar.nextWeek;
  const dayFor = scheduler({ from, perDay: 1, daysOff: DAYS_OFF });
  const responsible = new Map(ids.accounts.map(({ account, id }) => [id, ids.user(account.firm.seller)]));
  const busy = new Set(
    done
      .filter(({ row }) => row.campaign_id === campaign.id && !row.completed_at)
      .map(({ row }) => `${row.customer_id} ${row.contact_id}`),
  );
  const silent = made.members.filter(
    (each) =>
      each.campaign_id === campaign.id &&
      each.response === 'none' &&
      !busy.has(`${each.customer_id} ${each.contact_id}`),
  );
  const text = `Ring om kampagnen: ${campaign.name.split(': ')[1]}`;
  for (const { customer_id, contact_id } of silent) {
    const salesperson = responsible.get(customer_id)!;
    made.activities.push(
      plannedRow(
        ids,
        {
          id: last + made.activities.length + 1,
          customer_id,
          contact_id,
          salesperson_id: salesperson,
          follow_up_date: dayFor(salesperson),
          follow_up_text: text,
          origin: 'campaign',
          project_id: null,
          follows_project_id: null,
          campaign_id: campaign.id,
          created_at: at,
          created_by: campaign.responsible_id,
        },
        'Tlf',
      ),
    );
  }
  const asked = {
    typeId: ids.type('Tlf'),
    followUpText: text,
    from,
    perDay: 1,
    salespersonIds: [],
    responses: ['none'],
  };
  const leftOut = { advertisingProtected: 0, noContact: 0, declined: 0, already: 0, unknown: 0 };
  job(made, { kind: 'activities', campaign, asked, at, count: silent.length, leftOut }, log);
}
