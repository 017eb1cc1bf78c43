// What an answer of the server says of an activity shows everywhere at once: in the open record and in every
// list that holds it. Lists are then fetched again, because an act can move or remove lines.
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ActivityRow, ActivityView } from '../../shared/activities.ts';
import { activityQuery } from './queries.ts';

type Pages = InfiniteData<{ items: ActivityRow[]; next: string | null }>;

/** Keeps the answer for the record's own page and puts it into the lists. */
export function rememberActivity(client: QueryClient, activity: ActivityView): void {
  client.setQueryData(activityQuery(activity.id).queryKey, activity);
  patchRows(client, new Map([[activity.id, rowOf(activity)]]));
}

/** Changes lines of the loaded lists in place, before or without asking the server. */
export function patchRows(client: QueryClient, changes: ReadonlyMap<number, Partial<ActivityRow>>): void {
  const patch = (row: ActivityRow) => {
    const change = changes.get(row.id);
    return change ? { ...row, ...change } : row;
  };
  const isList = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    (queryKey[0] === 'todo' && queryKey[1] === 'list') ||
    (queryKey[0] === 'activities' && queryKey[1] === 'timeline');
  client.setQueriesData<Pages>(
    { predicate: isList },
    (data) =>
      data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(patch) })) },
  );
}

const SHOWING = new Set([
  ...['todo', 'activities', 'activity', 'customer', 'customers', 'contact', 'contacts'],
  ...['projects', 'project', 'campaigns', 'campaign', 'forgotten'],
]);

/** Fetches again whatever shows activities. The record just remembered is fresh and left alone. */
export async function refreshActivities(client: QueryClient, except?: number): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey }) =>
      SHOWING.has(String(queryKey[0])) &&
      !(queryKey[0] === 'activity' && queryKey[1] === except && queryKey.length === 2),
  });
}

const ROW_NOTE = 300;

function rowOf(activity: ActivityView): Partial<ActivityRow> {
  const { id, version, typeId, salespersonId, customerId, accountNumber, customerName } = activity;
  const { contactId, contactName, phone, occurredAt, outcome, completedAt, documents } = activity;
  const { followUpDate, followUpTime, followUpText, updatedAt, updatedBy } = activity;
  const { projectId, projectNumber, projectName, campaignId, campaignName, amount, expiresOn } = activity;
  return {
    ...{ id, version, typeId, salespersonId, customerId, accountNumber, customerName },
    ...{ contactId, contactName, phone, occurredAt, outcome, completedAt, documents },
    ...{ followUpDate, followUpTime, followUpText, updatedAt, updatedBy },
    ...{ projectId, projectNumber, projectName, campaignId, campaignName, amount, expiresOn },
    note: activity.note.slice(0, ROW_NOTE),
  };
}
