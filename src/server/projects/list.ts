// Lists of sales projects: filter, order, sums per stage, board. All build their conditions in one place, so that what
// is summed is what is shown.
import { type RawBuilder, sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import { addDays, instantAt } from '../../shared/days.ts';
import type { ProjectSort } from '../../shared/project-sorts.ts';
import type {
  readBoard as boardEndpoint,
  listProjects as endpoint,
  ProjectFilter,
  ProjectRow,
  StageSum,
} from '../../shared/projects.ts';
import type { Moment } from '../activities/moment.ts';
import type { Actor } from '../actor.ts';
import { listPage, type Question, type Sort } from '../customers/keyset.ts';
import { nextFollowUpIs } from '../customers/list.ts';
import { everyWord } from '../customers/search.ts';
import type { Reader } from '../db/database.ts';
import { ROW, ROW_FROM, visibleTo } from './find.ts';

type Query = OutputOf<(typeof endpoint)['query']>;

/** Who asks, and which days it is for them. */
export interface Asker {
  actor: Actor;
  today: string;
  timeZone: string;
}
export const askerOf = ({ actor, today, company }: Omit<Moment, 'now'>): Asker => ({
  actor,
  today,
  timeZone: company.timeZone,
});

const SORTS: Record<ProjectSort, Sort> = {
  number: { by: sql`pr.number collate danish`, type: 'text' },
  name: { by: sql`pr.name collate danish`, type: 'text' },
  customerName: { by: sql`c.name collate danish`, type: 'text' },
  salesperson: {
    by: sql`u.initials collate danish`,
    type: 'text',
    join: sql`join app_user u on u.id = pr.salesperson_id`,
  },
  stage: { by: sql`st.position`, type: 'integer', join: sql`join project_stage st on st.id = pr.stage_id` },
  amount: { by: sql`pr.amount`, type: 'bigint' },
  value: { by: sql`pr.value`, type: 'bigint' },
  expectedClose: { by: sql`pr.expected_close`, type: 'date', absent: sql`pr.expected_close is null` },
  closedAt: { by: sql`pr.closed_at`, type: 'timestamptz', absent: sql`pr.closed_at is null` },
  nextFollowUp: {
    by: sql`pr.next_follow_up_date`,
    type: 'date',
    absent: sql`pr.next_follow_up_date is null`,
  },
  lastActivity: {
    by: sql`pr.last_activity_at`,
    type: 'timestamptz',
    absent: sql`pr.last_activity_at is null`,
  },
  updatedAt: { by: sql`pr.updated_at`, type: 'timestamptz' },
};

/** What a filter means, over `project pr`. */
export function conditionsOf(
  { actor, today, timeZone }: Asker,
  filter: ProjectFilter,
): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [visibleTo(actor)];
  if (filter.q) {
    conditions.push(
      everyWord(
        filter.q,
        // Both sides are about the project alone, so that the index of either can find it.
        (patterns) => sql<boolean>`(pr.search like any (${patterns})
          or pr.customer_id = any (array(select found.id from customer found where found.search like any (${patterns}))))`,
      ),
    );
  }
  if (filter.state === 'open') conditions.push(sql`pr.closed_at is null`);
  if (filter.state === 'closed') conditions.push(sql`pr.closed_at is not null`);
  if (filter.state === 'won' || filter.state === 'lost') conditions.push(sql`pr.result = ${filter.state}`);
  if (filter.stages) conditions.push(sql`pr.stage_id = any (${filter.stages}::int[])`);
  if (filter.salespeople) conditions.push(sql`pr.salesperson_id = any (${filter.salespeople}::int[])`);
  if (filter.customerId !== undefined) conditions.push(sql`pr.customer_id = ${filter.customerId}`);
  if (filter.contactId !== undefined) conditions.push(sql`pr.contact_id = ${filter.contactId}`);
  if (filter.campaignId !== undefined) conditions.push(sql`pr.campaign_id = ${filter.campaignId}`);
  if (filter.nextFollowUp === 'nothing') {
    conditions.push(
      sql`not exists (select 1 from activity a where a.project_id = pr.id and a.completed_at is null)`,
    );
  } else if (filter.nextFollowUp) {
    conditions.push(nextFollowUpIs(filter.nextFollowUp, sql`pr.next_follow_up_date`, today));
  }
  if (filter.expectedFrom) conditions.push(sql`pr.expected_close >= ${filter.expectedFrom}::date`);
  if (filter.expectedTo) conditions.push(sql`pr.expected_close <= ${filter.expectedTo}::date`);
  if (filter.undated) conditions.push(sql`pr.expected_close is null`);
  const begin = (day: string) => instantAt(day, '00:00', timeZone);
  if (filter.closedFrom) conditions.push(sql`pr.closed_at >= ${begin(filter.closedFrom)}`);
  if (filter.closedTo) conditions.push(sql`pr.closed_at < ${begin(addDays(filter.closedTo, 1))}`);
  return conditions;
}

/** One page of projects. Throws 422 `invalid-cursor`. */
export async function listProjects(
  db: Reader,
  query: Query,
  asker: Asker,
): Promise<{ items: ProjectRow[]; next: string | null }> {
  const { cursor, limit, ...asked } = query;
  return listPage<ProjectRow>(db, { ...projectsAsked(asked, asker), columns: ROW, cursor, limit });
}

/** Which projects `pr` of which customers `c` and contacts `p` a list shows, and in which order. */
export function projectsAsked(query: Omit<Query, 'cursor' | 'limit'>, asker: Asker): Question {
  return {
    from: ROW_FROM,
    conditions: conditionsOf(asker, query),
    sort: SORTS[query.sort],
    id: sql`pr.id`,
    descending: query.descending ?? false,
  };
}

/** Number, amount and value per stage, stages in their order; a stage without projects is left out. */
export async function sumProjects(db: Reader, filter: ProjectFilter, asker: Asker): Promise<StageSum[]> {
  const { rows } = await sql<StageSum>`
    select pr.stage_id as "stageId", count(*)::int as projects, sum(pr.amount)::bigint as amount, sum(pr.value)::bigint as value
    from project pr join project_stage st on st.id = pr.stage_id
    where ${sql.join(conditionsOf(asker, filter), sql` and `)}
    group by pr.stage_id, st.position order by st.position, pr.stage_id`.execute(db);
  return rows;
}

/** Every active stage that open projects stand in, with its sums and its most valuable cards. */
export async function readBoard(
  db: Reader,
  { cards, ...filter }: OutputOf<(typeof boardEndpoint)['query']>,
  asker: Asker,
): Promise<{ stages: (StageSum & { items: ProjectRow[] })[] }> {
  const sums = await sumProjects(db, filter, asker);
  const stages = await db
    .selectFrom('project_stage')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('active', '=', true), eb('kind', '!=', 'closed')]),
        eb('id', 'in', sums.length > 0 ? sums.map((sum) => sum.stageId) : [0]),
      ]),
    )
    .orderBy('position')
    .orderBy('id')
    .execute();
  const filled = stages.map(async ({ id }) => {
    const sum = sums.find((each) => each.stageId === id);
    if (!sum) return { stageId: id, projects: 0, amount: 0, value: 0, items: [] };
    const { rows } = await sql<ProjectRow>`
      select ${ROW} from ${ROW_FROM}
      where pr.stage_id = ${id} and ${sql.join(conditionsOf(asker, filter), sql` and `)}
      order by pr.value desc, pr.id limit ${cards}`.execute(db);
    return { ...sum, items: rows };
  });
  return { stages: await Promise.all(filled) };
}
