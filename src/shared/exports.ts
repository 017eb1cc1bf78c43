// Lists as files for Danish Excel: exactly what a filter shows, in its order, however long. Their columns are those that
// import reads, so that what was exported comes in again unchanged.
import { z } from 'zod';
import { listActivities } from './activities.ts';
import { listCampaigns, listMembers } from './campaigns.ts';
import { contactQuery } from './contacts.ts';
import { endpoint } from './contract.ts';
import { customerQuery } from './customers.ts';
import { byId, id } from './fields.ts';
import { listOverview, MOST_MARKED } from './overview.ts';
import { listProjects } from './projects.ts';
import { listTodo } from './todo.ts';

/** A list is exported whole, not by the page. */
const WHOLE = { cursor: true, limit: true } as const;

export const fileFormat = z.enum(['csv', 'xlsx']);
export type FileFormat = z.infer<typeof fileFormat>;
const AS_FILE = { format: fileFormat.default('csv') };

export const exportCustomers = endpoint({
  method: 'GET',
  path: '/exports/customers',
  summary: 'The customers of a filter as a file for Danish Excel, CSV or xlsx.',
  may: 'read customers',
  kind: 'download',
  query: customerQuery.omit(WHOLE).extend(AS_FILE),
});

export const exportContacts = endpoint({
  method: 'GET',
  path: '/exports/contacts',
  summary: 'The contacts of a filter as a file for Danish Excel, CSV or xlsx.',
  may: 'read customers',
  kind: 'download',
  query: contactQuery.omit(WHOLE).extend(AS_FILE),
});

export const exportProjects = endpoint({
  method: 'GET',
  path: '/exports/projects',
  summary: 'The sales projects of a filter as a file for Danish Excel, CSV or xlsx.',
  may: 'read projects',
  kind: 'download',
  query: listProjects.query.omit(WHOLE).extend(AS_FILE),
});

export const exportCampaigns = endpoint({
  method: 'GET',
  path: '/exports/campaigns',
  summary: 'The campaigns of a filter as a file for Danish Excel, CSV or xlsx.',
  may: 'read campaigns',
  kind: 'download',
  query: listCampaigns.query.omit(WHOLE).extend(AS_FILE),
});

export const exportMembers = endpoint({
  method: 'GET',
  path: '/exports/campaigns/:id/members',
  summary: 'The members of a campaign that a filter shows as a file for Danish Excel, CSV or xlsx.',
  may: 'read campaigns',
  kind: 'download',
  params: byId,
  query: listMembers.query.omit(WHOLE).extend(AS_FILE),
});

export const exportTodo = endpoint({
  method: 'GET',
  path: '/exports/todo',
  summary: 'The To-Do list of a filter as a file for Danish Excel, CSV or xlsx.',
  may: 'read activities',
  kind: 'download',
  query: listTodo.query.omit(WHOLE).extend(AS_FILE),
});

export const exportActivities = endpoint({
  method: 'GET',
  path: '/exports/activities',
  summary: 'The activities of a filter, open and closed, as a file for Danish Excel, CSV or xlsx.',
  may: 'read activities',
  kind: 'download',
  query: listActivities.query.omit(WHOLE).extend(AS_FILE),
});

export const exportOverview = endpoint({
  method: 'GET',
  path: '/exports/overview',
  summary: 'What a search of CRM Overblik finds, in its order, as a file for Danish Excel, CSV or xlsx.',
  may: 'read activities',
  kind: 'download',
  query: listOverview.query.omit(WHOLE).extend(AS_FILE),
});

export const exportMarked = endpoint({
  method: 'POST',
  path: '/exports/marked',
  summary:
    'Exactly these activities, in this order, as a file for Danish Excel, CSV or xlsx. Changes nothing.',
  may: 'read activities',
  kind: 'download',
  query: z.strictObject(AS_FILE),
  body: z.strictObject({ ids: z.array(id).min(1, 'required').max(MOST_MARKED, 'too-many') }),
});

export const exportCustomerFile = endpoint({
  method: 'GET',
  path: '/customers/:id/file',
  summary:
    'The whole file of a customer as one zip: a page to begin at, every activity, mail (.eml) and document.',
  may: 'read customers',
  kind: 'download',
  params: byId,
});
