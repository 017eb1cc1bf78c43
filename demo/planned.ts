// Open activities that nobody has worked on yet: made by the follow-up of a project, or for a campaign.
import type { ActivityRow, Ids } from './activities.ts';
import type { Chronicle } from './chronicle.ts';
import { later } from './hours.ts';
import type { Project } from './project.ts';

/** The open activities that projects have made by their own follow-up; numbered on from the last one. */
export function followUpsOf(projects: readonly Project[], ids: Ids, last: number): ActivityRow[] {
  const rows: ActivityRow[] = [];
  for (const { row, followUp } of projects) {
    if (!followUp) continue;
    const at = later(row.created_at, 1);
    rows.push(
      plannedRow(ids, {
        id: last + rows.length + 1,
        customer_id: row.customer_id,
        contact_id: row.contact_id,
        salesperson_id: row.salesperson_id,
        follow_up_date: followUp.date,
        follow_up_text: followUp.text,
        origin: 'project',
        project_id: row.id,
        follows_project_id: row.id,
        campaign_id: row.campaign_id,
        created_at: at,
        created_by: row.salesperson_id,
      }),
    );
  }
  return rows;
}

/** The change log of an activity that a project or a campaign has made. */
export function tellPlanned(row: ActivityRow, log: Chronicle): void {
  log.tell({
    entity: 'activity',
    entityId: row.id,
    actorId: row.created_by,
    verb: 'created',
    at: row.created_at,
    details: {
      ...(row.follows_project_id ? { projectId: row.project_id } : { campaignId: row.campaign_id }),
      followUpDate: row.follow_up_date,
    },
  });
}

type Planned = Pick<
  ActivityRow,
  | 'id'
  | 'customer_id'
  | 'contact_id'
  | 'salesperson_id'
  | 'follow_up_date'
  | 'follow_up_text'
  | 'origin'
  | 'project_id'
  | 'follows_project_id'
  | 'campaign_id'
  | 'created_at'
  | 'created_by'
>;

/** An open activity that nobody has worked on yet. */
export function plannedRow(ids: Ids, row: Planned, type: 'Opfølgning' | 'Tlf' = 'Opfølgning'): ActivityRow {
  return {
    ...row,
    type_id: ids.type(type),
    occurred_at: row.created_at,
    note: '',
    follow_up_time: null,
    next_date: null,
    next_time: null,
    next_type_id: null,
    next_text: '',
    predecessor_id: null,
    chain_id: null,
    outcome: null,
    completed_at: null,
    completed_by: null,
    touched: false,
    postponed: 0,
    amount: null,
    expires_on: null,
  };
}
