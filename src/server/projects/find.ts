// The only way to load a sales project. It takes the actor: what you may not see does not exist.
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ProjectView } from '../../shared/projects.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { Project } from '../db/tables.gen.ts';
import { notFound } from '../errors.ts';

/** A project as the table holds it. */
export type StoredProject = Selectable<Project>;

/** Which projects this actor may see; every list and finder adds it. Rights in depth join here. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  mustBeAllowed(actor, 'read projects');
  return sql<boolean>`true`;
}

/** The columns of ProjectRow over `project pr`, `customer c`, `contact p`. */
export const ROW = sql`
  pr.id, pr.number, pr.name, pr.customer_id as "customerId", c.account_number as "accountNumber", c.name as "customerName",
  pr.contact_id as "contactId", p.name as "contactName", pr.salesperson_id as "salespersonId", pr.stage_id as "stageId",
  pr.started_at as "startedAt", pr.amount, pr.probability, pr.value, pr.margin, pr.expected_close as "expectedClose",
  pr.next_follow_up_date as "nextFollowUpDate", pr.next_follow_up_time as "nextFollowUpTime",
  pr.last_activity_at as "lastActivityAt", pr.closed_at as "closedAt", pr.result, pr.updated_at as "updatedAt", pr.version`;

export const ROW_FROM = sql`
  project pr join customer c on c.id = pr.customer_id left join contact p on p.id = pr.contact_id`;

/** One project with its facts. Throws 404. */
export async function readProject(db: Reader, actor: Actor, id: number): Promise<ProjectView> {
  const { rows } = await sql<ProjectView>`
    select ${ROW}, pr.note, pr.campaign_id as "campaignId", ca.name as "campaignName", pr.closed_by as "closedBy",
      pr.reason_id as "reasonId", pr.close_note as "closeNote", pr.created_at as "createdAt", pr.created_by as "createdBy",
      pr.updated_by as "updatedBy",
      (select json_build_object('activityId', a.id, 'date', a.follow_up_date,
          'time', to_char(a.follow_up_time, 'HH24:MI'), 'typeId', a.type_id, 'text', a.follow_up_text)
        from activity a where a.follows_project_id = pr.id and a.completed_at is null) as "followUp",
      (select count(*)::int from activity a where a.project_id = pr.id and a.completed_at is null) as "openActivities",
      (select count(*)::int from activity a where a.project_id = pr.id and a.completed_at is not null) as "closedActivities",
      (select count(*)::int from document d where d.project_id = pr.id and d.removed_at is null) +
      (select count(*)::int from activity a join document d on d.activity_id = a.id
        where a.project_id = pr.id and d.removed_at is null) as documents
    from ${ROW_FROM} left join campaign ca on ca.id = pr.campaign_id
    where pr.id = ${id} and ${visibleTo(actor)}`.execute(db);
  const project = rows[0];
  if (!project) throw notFound();
  return project;
}

/**
 * Loads a project to act on it. Who acts on one project waits for the other here, before any row is held: acts on its
 * activities hold those first and the project last (facts), and holding them in another order could lock in a circle.
 */
export async function findForChange(tx: Tx, actor: Actor, id: number): Promise<StoredProject> {
  mustBeAllowed(actor, 'write projects');
  await sql`select pg_advisory_xact_lock(hashtext('project'), ${id})`.execute(tx);
  const project = await tx
    .selectFrom('project as pr')
    .selectAll('pr')
    .where('pr.id', '=', id)
    .where(visibleTo(actor))
    .executeTakeFirst();
  if (!project) throw notFound();
  return project;
}
