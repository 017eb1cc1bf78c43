// Campaigns (kampagner): who is in them, what they answered, what it led to. Money is whole øre.
import { z } from 'zod';
import { campaignSort, campaignStatus } from './campaign-words.ts';
import { endpoint } from './contract.ts';
import {
  byId,
  cursor,
  day,
  done,
  flag,
  id,
  idInPath,
  idList,
  instant,
  line,
  page,
  pageSize,
  text,
  version,
  wordList,
} from './fields.ts';
import { eventView } from './history.ts';
import { campaignResponse } from './responses.ts';

const fields = {
  name: line(200),
  startsOn: day,
  endsOn: day.nullable(),
  responsibleId: id,
  /** mail, telefon, messe …: the firm’s own word */
  kind: text(60).trim(),
  status: campaignStatus,
  note: text(20_000),
};

/** The name is required; it starts today, is planned, and is the asker’s. */
export const campaignInput = z.strictObject(fields).partial().required({ name: true });
export type CampaignInput = z.output<typeof campaignInput>;
const campaignPatch = z.strictObject(fields).partial().extend({ version });
export type CampaignPatch = z.output<typeof campaignPatch>;

/** What a campaign has led to. */
export const campaignFigures = z.strictObject({
  members: z.int(),
  /** members with a completed activity tied to the campaign */
  contacted: z.int(),
  /** members with at least one activity tied to it: it has created dialogue */
  inDialogue: z.int(),
  responses: z.record(campaignResponse, z.int()),
  projects: z.int(),
  /** of all its projects, øre */
  amount: z.int(),
  wonProjects: z.int(),
  wonAmount: z.int(),
});
export type CampaignFigures = z.infer<typeof campaignFigures>;

export const campaignRow = z.strictObject({
  id,
  name: z.string(),
  startsOn: day,
  endsOn: day.nullable(),
  responsibleId: id,
  kind: z.string(),
  status: campaignStatus,
  members: z.int(),
  /** members who answered anything */
  responded: z.int(),
  updatedAt: instant,
  version,
});
export type CampaignRow = z.infer<typeof campaignRow>;

export const campaignView = campaignRow.extend({
  note: z.string(),
  figures: campaignFigures,
  createdAt: instant,
  createdBy: id.nullable(),
});
export type CampaignView = z.infer<typeof campaignView>;

export const listCampaigns = endpoint({
  method: 'GET',
  path: '/campaigns',
  summary: 'Campaigns by search, status and order, a page at a time.',
  may: 'read campaigns',
  query: z.strictObject({
    q: text(200).optional(),
    /** separated by comma */
    statuses: wordList(campaignStatus, 3),
    responsible: idList,
    sort: campaignSort.default('startsOn'),
    descending: flag,
    cursor,
    limit: pageSize(50),
  }),
  response: page(campaignRow),
});

export const createCampaign = endpoint({
  method: 'POST',
  path: '/campaigns',
  summary: 'Create a campaign.',
  may: 'write campaigns',
  body: campaignInput,
  response: campaignView,
  errors: ['unknown-user', 'ends-before-start'],
});

export const readCampaign = endpoint({
  method: 'GET',
  path: '/campaigns/:id',
  summary: 'One campaign with what it has led to.',
  may: 'read campaigns',
  params: byId,
  response: campaignView,
});

export const changeCampaign = endpoint({
  method: 'PATCH',
  path: '/campaigns/:id',
  summary: 'Change a campaign. A stale version is answered with who changed what.',
  may: 'write campaigns',
  params: byId,
  body: campaignPatch,
  response: campaignView,
  errors: ['unknown-user', 'ends-before-start', 'stale-version'],
});

export const readCampaignHistory = endpoint({
  method: 'GET',
  path: '/campaigns/:id/history',
  summary: 'Who changed what on a campaign and when, newest first.',
  may: 'read campaigns',
  params: byId,
  query: z.strictObject({ cursor, limit: pageSize(50) }),
  response: page(eventView),
});

export const compareCampaigns = endpoint({
  method: 'GET',
  path: '/campaigns/comparison',
  summary: 'Campaigns side by side: what each has led to. At most 20.',
  may: 'read campaigns',
  query: z.strictObject({ ids: idList }),
  response: z.strictObject({ items: z.array(campaignRow.extend({ figures: campaignFigures })) }),
});

// ── members ─────────────────────────────────────────────────────────────────────────────────────────

export const memberRow = z.strictObject({
  id,
  customerId: id,
  accountNumber: z.string(),
  customerName: z.string(),
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  response: campaignResponse,
  respondedAt: instant.nullable(),
  /** activities tied to the campaign */
  activities: z.int(),
  openActivityId: id.nullable(),
  lastActivityAt: instant.nullable(),
  addedAt: instant,
  version,
});
export type MemberRow = z.infer<typeof memberRow>;

export const memberFilter = z.strictObject({
  q: text(200).optional(),
  /** separated by comma */
  responses: wordList(campaignResponse, 5),
  /** with or without an activity tied to the campaign */
  dialogue: flag,
  /** with or without a completed one */
  contacted: flag,
});
export type MemberFilter = z.output<typeof memberFilter>;

export const listMembers = endpoint({
  method: 'GET',
  path: '/campaigns/:id/members',
  summary: 'The members of a campaign by company name, with their response and dialogue, a page at a time.',
  may: 'read campaigns',
  params: byId,
  query: memberFilter.extend({ cursor, limit: pageSize(50) }),
  response: page(memberRow),
});

/** Whom a campaign is for. All given conditions must hold. */
export const audience = z.strictObject({
  statusIds: z.array(id).max(50).optional(),
  classes: z
    .array(z.string().regex(/^[A-Z]$/, 'invalid-class'))
    .max(26)
    .optional(),
  industries: z.array(line(100)).max(100).optional(),
  targetGroups: z.array(line(100)).max(100).optional(),
  /** any of them */
  interests: z.array(line(60)).max(100).optional(),
  responsibleIds: z.array(id).max(100).optional(),
  /** as text: from «8000» to «8999», both included */
  postcodeFrom: line(20).optional(),
  postcodeTo: line(20).optional(),
  /** without any activity since this day */
  quietSince: day.optional(),
  /** with an activity since this day */
  activeSince: day.optional(),
  /** account numbers, CVR numbers or e-mail addresses, one of a line; read in any spelling */
  list: z.array(text(254).trim()).max(20_000, 'too-many').optional(),
  /** whom to add: the customer, its primary contact, or every contact of it who has not left */
  of: z.enum(['customers', 'primary-contacts', 'contacts']).default('customers'),
});
export type Audience = z.output<typeof audience>;

/** Why somebody who fits is left out. */
export const leftOut = z.strictObject({
  advertisingProtected: z.int(),
  noContact: z.int(),
  /** a contact who has said no to marketing */
  declined: z.int(),
  already: z.int(),
  /** lines of a list that nobody was found by; the first ones stand in `unknownLines` */
  unknown: z.int(),
});

export const previewMembers = endpoint({
  method: 'POST',
  path: '/campaigns/:id/members/preview',
  summary: 'Whom an audience would add, how many are left out and why. Changes nothing.',
  may: 'write campaigns',
  params: byId,
  body: audience,
  response: z.strictObject({
    fits: z.int(),
    leftOut,
    sample: z.array(
      z.strictObject({
        customerId: id,
        customerName: z.string(),
        contactId: id.nullable(),
        contactName: z.string().nullable(),
      }),
    ),
    unknownLines: z.array(z.string()),
  }),
});

export const removeMembers = endpoint({
  method: 'POST',
  path: '/campaigns/:id/members/removal',
  summary: 'Take members out of a campaign; their activities stay. Twice is harmless.',
  may: 'write campaigns',
  params: byId,
  body: z.strictObject({ memberIds: z.array(id).min(1, 'required').max(500, 'too-many') }),
  response: done,
});

export const respond = endpoint({
  method: 'PUT',
  path: '/campaigns/:id/members/responses',
  summary: 'Register what members answered, in one click for one or several. Twice is harmless.',
  may: 'write campaigns',
  params: byId,
  body: z.strictObject({
    memberIds: z.array(id).min(1, 'required').max(500, 'too-many'),
    response: campaignResponse,
  }),
  response: z.strictObject({ changed: z.int() }),
});

// ── large acts, in the background ───────────────────────────────────────────────────────────────────

export const campaignJob = z.strictObject({
  id,
  campaignId: id,
  kind: z.enum(['members', 'activities']),
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  total: z.int(),
  done: z.int(),
  leftOut,
  message: z.string().nullable(),
  createdAt: instant,
  createdBy: id.nullable(),
  finishedAt: instant.nullable(),
});
export type CampaignJob = z.infer<typeof campaignJob>;

export const addMembers = endpoint({
  method: 'POST',
  path: '/campaigns/:id/members',
  summary: 'Add everybody of an audience, in the background: whole or not at all. Answers the job.',
  may: 'write campaigns',
  params: byId,
  body: audience,
  response: campaignJob,
  errors: ['job-running'],
});

const activitiesForMembers = z.strictObject({
  typeId: id,
  followUpText: line(2000),
  /** the first day; those that are days off are passed over */
  from: day,
  /** activities a day for each salesperson */
  perDay: z.int().min(1).max(500),
  /** in turn; empty: each customer’s responsible one, else the campaign’s */
  salespersonIds: z.array(id).max(100),
  /** which members; absent: all that have not answered */
  responses: z.array(campaignResponse).max(5).optional(),
});
export type ActivitiesForMembers = z.output<typeof activitiesForMembers>;

export const previewCampaignActivities = endpoint({
  method: 'POST',
  path: '/campaigns/:id/activities/preview',
  summary: 'How many activities would be made, for whom, and over which working days. Changes nothing.',
  may: 'write campaigns',
  params: byId,
  body: activitiesForMembers.pick({ from: true, perDay: true, salespersonIds: true, responses: true }),
  response: z.strictObject({
    activities: z.int(),
    /** members with an open activity of the campaign, who are passed over */
    passedOver: z.int(),
    workingDays: z.int(),
    lastDay: day.nullable(),
    salespeople: z.array(z.strictObject({ salespersonId: id, activities: z.int() })),
  }),
});

export const createCampaignActivities = endpoint({
  method: 'POST',
  path: '/campaigns/:id/activities',
  summary:
    'One activity for each member, spread over working days and salespeople, in the background: whole or not at all. Members who have an open one already are passed over.',
  may: 'write campaigns',
  params: byId,
  body: activitiesForMembers,
  response: campaignJob,
  errors: ['unknown-type', 'unknown-user', 'job-running'],
});

export const listCampaignJobs = endpoint({
  method: 'GET',
  path: '/campaigns/:id/jobs',
  summary: 'The latest large acts on a campaign, newest first; at most 20.',
  may: 'read campaigns',
  params: byId,
  response: z.strictObject({ items: z.array(campaignJob) }),
});

export const stopCampaignJob = endpoint({
  method: 'DELETE',
  path: '/campaign-jobs/:id',
  summary: 'Stop a running act; nothing of it is kept. Twice is harmless.',
  may: 'write campaigns',
  params: byId,
  response: campaignJob,
});

export const listCampaignsOfCustomer = endpoint({
  method: 'GET',
  path: '/customers/:id/campaigns',
  summary: 'The campaigns that a customer or its people are members of, latest first.',
  may: 'read campaigns',
  params: byId,
  query: z.strictObject({ contactId: idInPath.optional() }),
  response: z.strictObject({
    items: z.array(
      z.strictObject({
        memberId: id,
        campaignId: id,
        name: z.string(),
        status: campaignStatus,
        contactId: id.nullable(),
        contactName: z.string().nullable(),
        response: campaignResponse,
        respondedAt: instant.nullable(),
        version,
      }),
    ),
  }),
});
