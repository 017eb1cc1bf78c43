// Campaigns: spring and autumn the firm writes to its customers, and it stands at fairs.
import { addDays, type Day, yearOf } from '../src/shared/days.ts';
import type { CampaignResponse } from '../src/shared/responses.ts';
import type { Account } from './accounts.ts';
import type { ActivityRow, Done } from './activities.ts';
import type { Calendar } from './calendar.ts';
import { answer } from './campaign-answers.ts';
import { addAudience, callTheSilent } from './campaign-members.ts';
import type { Chronicle } from './chronicle.ts';
import type { Register } from './customers.ts';
import { CAMPAIGNS, isSpring } from './facts.ts';
import { SELLERS } from './people.ts';
import type { Project } from './project.ts';
import type { Random } from './random.ts';
import type { Lists } from './settings.ts';

/** A sale that begins within so many working days of a reaction came of the campaign. */
const CAME_OF_IT = 60;

export interface CampaignRow {
  id: number;
  name: string;
  starts_on: Day;
  ends_on: Day;
  responsible_id: number;
  kind: string;
  status: 'planned' | 'active' | 'ended';
  note: string;
  created_at: Date;
  created_by: number;
}

export interface MemberRow {
  id: number;
  campaign_id: number;
  customer_id: number;
  contact_id: number | null;
  response: CampaignResponse;
  responded_at: Date | null;
  responded_by: number | null;
  version: number;
  added_at: Date;
  added_by: number;
}

export interface JobRow {
  id: number;
  campaign_id: number;
  kind: 'members' | 'activities';
  asked: object;
  state: 'done';
  total: number;
  done: number;
  left_out: object;
  created_at: Date;
  created_by: number;
  finished_at: Date;
}

export interface Campaigns {
  campaigns: CampaignRow[];
  members: MemberRow[];
  jobs: JobRow[];
  activities: ActivityRow[];
}

export interface World {
  ids: Lists & Register;
  calendar: Calendar;
  random: Random;
  /** how closely a customer is followed: A, B, C */
  classOf: (account: Account) => string | null;
  log: Chronicle;
}

/** Makes the campaigns, ties what happened to them, and answers them with their members; tells their history. */
export function makeCampaigns(
  done: readonly Done[],
  projects: readonly Project[],
  lastActivity: number,
  world: World,
): Campaigns {
  const campaigns = planned(world);
  tieMatters(done, campaigns, world.calendar);
  tieSales(done, projects, world.calendar);
  const made: Campaigns = {
    campaigns: campaigns.map(({ row }) => row),
    members: [],
    jobs: [],
    activities: [],
  };
  for (const campaign of campaigns) {
    tellCampaign(campaign.row, world);
    if (campaign.audience) addAudience(campaign, campaign.audience, made, world);
  }
  answer(done, projects, made, world);
  const active = campaigns.find(({ row, audience }) => row.status === 'active' && audience);
  if (active) callTheSilent(active.row, done, lastActivity, made, world);
  return made;
}

// ── which there are ──

export interface Audience {
  targetGroups?: string[];
  classes?: string[];
  of: 'primary-contacts';
}

export interface Planned {
  row: CampaignRow;
  audience: Audience | null;
}

/** By half-years, from the firm's first day until the one that is being planned. */
function planned({ ids, calendar }: World): Planned[] {
  const all: Planned[] = [];
  const [manager, ...others] = SELLERS;
  for (let day = calendar.first; day <= addDays(calendar.latest.day, 184); ) {
    const year = yearOf(day);
    const spring = isSpring(day);
    const { name, about } = CAMPAIGNS[spring ? 'spring' : 'autumn'];
    const half: [Day, Day] = spring ? [`${year}-01-01`, `${year}-06-30`] : [`${year}-07-01`, `${year}-12-31`];
    const fair: [Day, Day] = spring ? [`${year}-02-01`, `${year}-04-30`] : [`${year}-09-01`, `${year}-11-30`];
    const status = (from: Day, to: Day) =>
      calendar.latest.day < from ? 'planned' : calendar.latest.day > to ? 'ended' : 'active';
    const add = (
      row: Pick<CampaignRow, 'name' | 'kind' | 'note'>,
      [from, to]: [Day, Day],
      audience: Audience | null,
      by = manager!,
    ) => {
      const prepared = calendar.shift(from, -15);
      const created =
        prepared < calendar.first ? calendar.at(calendar.first, 7 * 60) : calendar.at(prepared, 10 * 60);
      const responsible = ids.user(by);
      all.push({
        audience,
        row: {
          ...row,
          id: all.length + 1,
          starts_on: from < calendar.first ? calendar.first : from,
          ends_on: to,
          responsible_id: responsible,
          status: status(from, to),
          created_at: created > calendar.now ? calendar.at(calendar.latest.day, 8 * 60) : created,
          created_by: responsible,
        },
      });
    };
    const isActive = status(...half) === 'active';
    add(
      {
        name: `${name} ${year}: ${about}`,
        kind: 'Mail og telefon',
        note: NOTES[spring ? 'spring' : 'autumn'],
      },
      half,
      // Those who count most are rung one by one; the one that is being planned is still to be decided on.
      isActive
        ? { classes: ['A'], of: 'primary-contacts' }
        : status(...half) === 'planned'
          ? null
          : { targetGroups: [...GROUPS[spring ? 'spring' : 'autumn']], of: 'primary-contacts' },
    );
    if (status(...fair) !== 'planned' && fair[1] > calendar.first) {
      add(
        {
          name: `Emballagemessen, ${spring ? 'forår' : 'efterår'} ${year}`,
          kind: 'Messe',
          note: 'Stand i hal M. Alle, der kommer forbi, ringes op inden for en uge.',
        },
        fair,
        null,
        others[year % others.length],
      );
    }
    day = addDays(half[1], 1);
  }
  return all;
}

const NOTES = {
  spring: 'Prøverulle strækfilm til alle, der svarer. Opfølgning på telefon inden for tre dage.',
  autumn: 'Prøvekasse med tape og etiketter. Kampagnepriser året ud.',
};
const GROUPS = { spring: ['Handel og logistik', 'Landbrug'], autumn: ['Fødevarer'] } as const;

function tellCampaign(row: CampaignRow, { log, calendar }: World): void {
  const event = { entity: 'campaign' as const, entityId: row.id, actorId: row.responsible_id };
  log.tell({ ...event, verb: 'created', at: row.created_at });
  const turn = (from: string, to: string, day: Day, minutes: number) =>
    log.tell({ ...event, verb: 'changed', at: calendar.at(day, minutes), changes: { status: [from, to] } });
  if (row.status !== 'planned') turn('planned', 'active', row.starts_on, 7 * 60 + 30);
  if (row.status === 'ended') turn('active', 'ended', row.ends_on, 16 * 60);
}

// ── what came of them ──

/** Stories of campaigns and fairs belong to the one of their half-year. */
function tieMatters(done: readonly Done[], campaigns: readonly Planned[], calendar: Calendar): void {
  for (const { row, matter } of done) {
    const kind = STORIES.get(matter.story.name);
    if (!kind) continue;
    const day = calendar.dayOf(matter.steps[0]!.begun);
    const year = String(yearOf(day));
    const found = campaigns.find(
      (each) =>
        each.row.kind === kind &&
        each.row.name.includes(year) &&
        isSpring(each.row.ends_on) === isSpring(day),
    );
    if (found && found.row.status !== 'planned') row.campaign_id = found.row.id;
  }
}

const STORIES = new Map([
  ['campaign', 'Mail og telefon'],
  ['campaign to customers', 'Mail og telefon'],
  ['fair', 'Messe'],
]);

function tieSales(done: readonly Done[], projects: readonly Project[], calendar: Calendar): void {
  const reactions = done.filter(
    ({ row, planned }) => row.campaign_id !== null && planned.step.type === 'Kampagne',
  );
  for (const project of projects) {
    const { row, matter, activities, boundLater } = project;
    const day = calendar.dayOf(row.started_at);
    const reaction = reactions.findLast(
      (each) =>
        each.matter.account === matter.account &&
        each.row.created_at < row.started_at &&
        calendar.distance(calendar.dayOf(each.row.created_at), day) <= CAME_OF_IT,
    );
    if (!reaction || boundLater) continue;
    row.campaign_id = reaction.row.campaign_id;
    for (const activity of activities) activity.row.campaign_id = row.campaign_id;
  }
}
