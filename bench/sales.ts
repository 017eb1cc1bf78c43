// Sales projects, campaigns and what must not be forgotten: the requests of a salesperson and of whoever plans, and the
// firm that they are asked in. Everything grows with the size: a tenth of the projects are open, whatever their number.
import pg from 'pg';
import type { Moment } from '../src/server/activities/moment.ts';
import { mustBeThere, readCampaign } from '../src/server/campaigns/find.ts';
import { compareCampaigns, listCampaigns } from '../src/server/campaigns/list.ts';
import { listMembers } from '../src/server/campaigns/members.ts';
import { countForgotten, listForgotten } from '../src/server/forgotten/list.ts';
import { forecastProjects } from '../src/server/projects/forecast.ts';
import { listProjects, readBoard, sumProjects } from '../src/server/projects/list.ts';
import * as campaigns from '../src/shared/campaigns.ts';
import { listForgotten as forgottenEndpoint } from '../src/shared/forgotten.ts';
import { countForgotten as countEndpoint } from '../src/shared/forgotten-counts.ts';
import * as projects from '../src/shared/projects.ts';
import { CONTACTS, CUSTOMERS, SALESPEOPLE } from './generate.ts';
import { type Read, read } from './read.ts';
import { type Say, step } from './step.ts';

const listed: Read['ask'] = (db, moment, asked) =>
  listProjects(db, projects.listProjects.query.parse(asked), inCompany(moment));
const onBoard: Read['ask'] = (db, moment, asked) =>
  readBoard(db, projects.readBoard.query.parse(asked), inCompany(moment));
const members: Read['ask'] = async (db, { actor }, asked) => {
  await mustBeThere(db, actor, LARGE);
  await listMembers(db, actor, LARGE, campaigns.listMembers.query.parse(asked));
};
const inCompany = ({ actor, today, company }: Moment) => ({ actor, today, timeZone: company.timeZone });

/** The campaign with the many members. */
const LARGE = 1;

export const SALES_READS = {
  'sales-list': read('projects, first 50', () => '/projects', listed),
  'sales-own': read(
    'own in one stage, first 50',
    (seller) => `/projects?stages=2&salespeople=${seller}`,
    listed,
  ),
  'sales-word': read('a common part of a word', () => '/projects?q=sealer', listed),
  'sales-rare': read('a rare word, closed ones too', () => '/projects?q=P1777&state=all', listed),
  'sales-customer': read('part of a customer’s name', () => '/projects?q=gaard%20777&state=all', listed),
  'sales-value': read(
    'most valuable first, closed ones too',
    () => '/projects?sort=value&descending=true&state=all',
    listed,
  ),
  'sales-sums': read(
    'sums per stage',
    () => '/projects/sums',
    (db, moment, asked) => sumProjects(db, projects.sumProjects.query.parse(asked), inCompany(moment)),
  ),
  'sales-board': read('board, everybody’s', () => '/projects/board', onBoard),
  'sales-board-own': read('board, own', (seller) => `/projects/board?salespeople=${seller}`, onBoard),
  'sales-forecast': read(
    'forecast, twelve months',
    () => '/projects/forecast',
    (db, moment, asked) =>
      forecastProjects(db, projects.forecastProjects.query.parse(asked), inCompany(moment)),
  ),
  'sales-campaigns': read(
    'campaigns, first 50',
    () => '/campaigns',
    (db, { actor }, asked) => listCampaigns(db, actor, campaigns.listCampaigns.query.parse(asked)),
  ),
  'sales-report': read(
    'campaign with its figures',
    () => `/campaigns/${LARGE}`,
    (db, { actor }) => readCampaign(db, actor, LARGE),
  ),
  'sales-comparison': read(
    'four campaigns side by side',
    () => '/campaigns/comparison?ids=1,2,3,4',
    (db, { actor }, asked) =>
      compareCampaigns(db, actor, campaigns.compareCampaigns.query.parse(asked).ids ?? []),
  ),
  'sales-members': read('members, first 50', () => `/campaigns/${LARGE}/members`, members),
  'sales-answered': read(
    'members who are interested',
    () => `/campaigns/${LARGE}/members?responses=interested`,
    members,
  ),
  'sales-forgotten': read(
    '«Intet glemmes», first 50',
    () => '/forgotten',
    (db, moment, asked) => listForgotten(db, forgottenEndpoint.query.parse(asked), inCompany(moment)),
  ),
  'sales-forgotten-own': read(
    'its counter, own',
    (seller) => `/forgotten/counts?salespeople=${seller}&due=true`,
    (db, moment, asked) => countForgotten(db, countEndpoint.query.parse(asked), inCompany(moment)),
  ),
  'sales-forgotten-all': read(
    'its counter, everybody’s',
    () => '/forgotten/counts?due=true',
    (db, moment, asked) => countForgotten(db, countEndpoint.query.parse(asked), inCompany(moment)),
  ),
} as const satisfies Record<string, Read>;
export type SalesScenario = keyof typeof SALES_READS;

/** Adds projects, campaigns and rhythms to a firm that generate.ts has made; half as many members in the large campaign. */
export async function generateSales(url: string, size: number, say: Say): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const fill = (what: string, text: string) => step(say, what, () => client.query(text));
  const first = '(select min(id) from app_user) + 1';
  await fill(
    'campaigns',
    `
    insert into campaign (name, starts_on, responsible_id, kind, status, created_at, updated_at)
    select 'Kampagne ' || n, current_date - 30 * n, ${first}, 'Mail', 'active', now(), now() from generate_series(1, 40) n`,
  );
  await fill(
    'projects',
    `
    insert into project (number, name, customer_id, salesperson_id, stage_id, started_at, amount, probability, margin,
      expected_close, campaign_id, closed_at, result, reason_id, created_at, updated_at)
    select 'P' || (1000 + n), (array['Ny traysealer','Flowpakker FP 250','Pallevikler PV 2000','Kartonrejser til linje 2'])[1 + n % 4] || ' ' || n,
      1 + (n * 7919) % ${CUSTOMERS}, ${first} + n % ${SALESPEOPLE}, case when open then 1 + (n / 10) % 3 else 4 end,
      now() - (n % 1500) * interval '1 day', (50000 + (n * 48271::bigint) % 900000) * 100, case when open then 40 else 100 * (n % 2) end, null,
      case when open then current_date - 20 + (n / 10) % 400 else current_date - n % 1500 end,
      case when n % 12 = 0 then 1 + (n / 12) % 40 end,
      case when not open then now() - (n % 1500) * interval '1 day' end,
      case when not open then (array['won', 'lost'])[1 + n % 2] end, case when not open then 1 + 3 * (n % 2) end, now(), now()
    from (select n, n % 10 = 0 as open from generate_series(1, ${size}) n) made`,
  );
  await fill(
    'activities of projects',
    `
    insert into activity (customer_id, project_id, type_id, salesperson_id, occurred_at, note, follow_up_date, follow_up_text, origin,
      completed_at, amount, expires_on, created_at, updated_at)
    select customer_id, project.id, type.id, salesperson_id, now() - (project.id % 700) * interval '1 day', 'Talte om tilbuddet',
      current_date - 5 + project.id % 90, 'Ring om tilbuddet', 'manual', closed_at,
      case when type.kind = 'quote' then amount end, case when type.kind = 'quote' then current_date - 10 + project.id % 40 end, now(), now()
    from project join activity_type type on type.id = 1 + project.id % 9 where closed_at is not null or project.id % 200 <> 0`,
  );
  await fill(
    'members',
    `
    insert into campaign_member (campaign_id, customer_id, contact_id, response, responded_at, added_at)
    select ${LARGE}, customer_id, id, response, case when response <> 'none' then now() end, now()
    from (select id, customer_id, case (id * 48271::bigint) % 25 when 0 then 'interested' when 1 then 'interested' when 2 then 'meeting' when 3 then 'not-interested' else 'none' end as response
      from contact order by id limit ${Math.min(size / 2, CONTACTS)}) chosen
    union all
    select 2 + id % 39, customer_id, id, 'none', null, now() from contact where id <= ${size / 5}`,
  );
  await fill(
    'activities of the campaign',
    `
    insert into activity (customer_id, contact_id, campaign_id, type_id, salesperson_id, occurred_at, note, follow_up_date, follow_up_text, origin,
      touched, completed_at, created_at, updated_at)
    select customer_id, contact_id, campaign_id, 1, ${first} + id % ${SALESPEOPLE}, now() - (id % 60) * interval '1 day', '', current_date + id % 60,
      'Ring om kampagnen', 'campaign', id % 3 = 0, case when id % 3 = 0 then now() end, now(), now()
    from campaign_member where campaign_id = ${LARGE} and id % 2 = 0`,
  );
  await fill('classes', `update customer set class = (array['A','B','C'])[1 + id % 3] where id % 2 = 0`);
  await fill(
    'rhythms',
    `insert into rhythm_rule (class, status_id, days) values ('A', null, 30), ('B', null, 90), (null, 2, 60)`,
  );
  await fill(
    'facts',
    `
    update project p set next_follow_up_date = facts.next, last_activity_at = facts.last
    from (select project_id, min(follow_up_date) filter (where completed_at is null) as next, max(occurred_at) as last
      from activity where project_id is not null group by project_id) facts
    where facts.project_id = p.id`,
  );
  await fill('vacuum analyze', 'vacuum analyze');
  await client.end();
}
