// Sales projects (salgsprojekter): the pipeline. Money is whole øre, probability whole percent.
import { z } from 'zod';
import { nextFollowUp } from './activities.ts';
import { amount, margin, probability } from './amounts.ts';
import { endpoint } from './contract.ts';
import {
  byId,
  cursor,
  day,
  flag,
  id,
  idInPath,
  idList,
  instant,
  line,
  page,
  pageSize,
  text,
  time,
  version,
} from './fields.ts';
import { eventView } from './history.ts';
import { projectNextFollowUp, projectSort } from './project-sorts.ts';

export const projectResult = z.enum(['won', 'lost']);
export type ProjectResult = z.infer<typeof projectResult>;

const fields = {
  number: line(30),
  name: line(200),
  customerId: id,
  contactId: id.nullable(),
  salespersonId: id,
  stageId: id,
  /** quote amount, TilbudKr */
  amount,
  probability,
  /** contribution margin, TilbudDB; null = not known */
  margin: margin.nullable(),
  expectedClose: day.nullable(),
  note: text(20_000),
  campaignId: id.nullable(),
};

/**
 * Customer and name are required. The number is taken from the series, the salesperson as for activities, the stage is
 * the first one, the probability the stage's.
 */
export const projectInput = z
  .strictObject(fields)
  .partial()
  .required({ name: true, customerId: true })
  .extend({ followUp: nextFollowUp.optional() });
export type ProjectInput = z.output<typeof projectInput>;
/** The stage has verbs of its own, since more follows from it. */
export const projectPatch = z.strictObject(fields).omit({ stageId: true }).partial().extend({ version });
export type ProjectPatch = z.output<typeof projectPatch>;

/** One line of a list, or one card of the board. */
export const projectRow = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  customerId: id,
  accountNumber: z.string(),
  customerName: z.string(),
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  salespersonId: id,
  stageId: id,
  startedAt: instant,
  amount: z.int(),
  probability: z.int(),
  /** amount × probability */
  value: z.int(),
  margin: z.int().nullable(),
  expectedClose: day.nullable(),
  /** the earliest open follow-up of its activities: derived, so the two cannot disagree */
  nextFollowUpDate: day.nullable(),
  nextFollowUpTime: time.nullable(),
  lastActivityAt: instant.nullable(),
  closedAt: instant.nullable(),
  result: projectResult.nullable(),
  updatedAt: instant,
  version,
});
export type ProjectRow = z.infer<typeof projectRow>;

export const projectView = projectRow.extend({
  note: z.string(),
  campaignId: id.nullable(),
  campaignName: z.string().nullable(),
  closedBy: id.nullable(),
  reasonId: id.nullable(),
  closeNote: z.string(),
  /** the open activity that this project's own follow-up made, if there is one */
  followUp: z
    .strictObject({
      activityId: id,
      date: day.nullable(),
      time: time.nullable(),
      typeId: id,
      text: z.string(),
    })
    .nullable(),
  openActivities: z.int(),
  closedActivities: z.int(),
  documents: z.int(),
  createdAt: instant,
  createdBy: id.nullable(),
  updatedBy: id.nullable(),
});
export type ProjectView = z.infer<typeof projectView>;

const statusChange = z.strictObject({ id, customerId: id, fromStatusId: id, toStatusId: id }).nullable();

/** A saved project and what followed. */
const projectOutcome = z.strictObject({
  project: projectView,
  followUp: z
    .strictObject({
      id,
      action: z.enum(['created', 'moved', 'withdrawn']),
      date: day.nullable(),
      time: time.nullable(),
      /** a worked-on open one that the new one took the place of, now completed */
      replacedId: id.nullable(),
    })
    .nullable(),
  /** the customer’s status was changed by a rule; undo it by this id */
  statusChange,
});
export type ProjectOutcome = z.infer<typeof projectOutcome>;

export const projectFilter = z.strictObject({
  /** parts of words of number, name, customer */
  q: text(200).optional(),
  state: z.enum(['open', 'won', 'lost', 'closed', 'all']).default('open'),
  stages: idList,
  salespeople: idList,
  customerId: idInPath.optional(),
  contactId: idInPath.optional(),
  campaignId: idInPath.optional(),
  nextFollowUp: projectNextFollowUp.optional(),
  /** expected close within these days, both included */
  expectedFrom: day.optional(),
  expectedTo: day.optional(),
  /** without an expected close */
  undated: flag,
  /** closed within these days, both included */
  closedFrom: day.optional(),
  closedTo: day.optional(),
});
export type ProjectFilter = z.output<typeof projectFilter>;

export const listProjects = endpoint({
  method: 'GET',
  path: '/projects',
  summary: 'Sales projects by search, filters and order, a page at a time.',
  may: 'read projects',
  query: projectFilter.extend({
    sort: projectSort.default('expectedClose'),
    descending: flag,
    cursor,
    limit: pageSize(50),
  }),
  response: page(projectRow),
});

export const stageSum = z.strictObject({ stageId: id, projects: z.int(), amount: z.int(), value: z.int() });
export type StageSum = z.infer<typeof stageSum>;

export const sumProjects = endpoint({
  method: 'GET',
  path: '/projects/sums',
  summary: 'Number, amount and value (øre) per stage of what a filter shows.',
  may: 'read projects',
  query: projectFilter,
  response: z.strictObject({ stages: z.array(stageSum) }),
});

export const readBoard = endpoint({
  method: 'GET',
  path: '/projects/board',
  summary:
    'The board: per active stage its sums and its first cards, the most valuable first. More of a stage: the list with `stages`.',
  may: 'read projects',
  query: projectFilter.extend({ cards: pageSize(50, 200) }),
  response: z.strictObject({ stages: z.array(stageSum.extend({ items: z.array(projectRow) })) }),
});

export const suggestProjectNumber = endpoint({
  method: 'GET',
  path: '/suggested-project-number',
  summary: 'The next free number of the series.',
  may: 'write projects',
  response: z.strictObject({ number: z.string() }),
});

const writeErrors = [
  'number-taken',
  'unknown-customer',
  'unknown-contact',
  'contact-of-other-customer',
  'unknown-user',
  'unknown-stage',
  'unknown-campaign',
  'unknown-type',
  'next-date-required',
  'merged',
] as const;

export const createProject = endpoint({
  method: 'POST',
  path: '/projects',
  summary: 'Create a sales project; with `followUp` its follow-up activity.',
  may: 'write projects',
  body: projectInput,
  response: projectOutcome,
  errors: writeErrors,
});

export const readProject = endpoint({
  method: 'GET',
  path: '/projects/:id',
  summary: 'One sales project with its facts.',
  may: 'read projects',
  params: byId,
  response: projectView,
});

export const changeProject = endpoint({
  method: 'PATCH',
  path: '/projects/:id',
  summary:
    'Change the fields of a sales project. Another customer takes its activities along. A stale version is answered with who changed what.',
  may: 'write projects',
  params: byId,
  body: projectPatch,
  response: projectOutcome,
  errors: [...writeErrors, 'stale-version'],
});

export const moveProject = endpoint({
  method: 'PUT',
  path: '/projects/:id/stage',
  summary:
    'Move an open project to another open stage; its probability becomes the stage’s unless it was set by hand. Twice is harmless.',
  may: 'write projects',
  params: byId,
  body: z.strictObject({ stageId: id }),
  response: projectOutcome,
  errors: ['unknown-stage', 'stage-closes', 'already-closed'],
});

export const followUpProject = endpoint({
  method: 'PUT',
  path: '/projects/:id/follow-up',
  summary:
    'Set the project’s follow-up: makes the activity, moves it while nobody has worked on it, or withdraws it without a date. At most one open; twice is harmless.',
  may: 'write projects',
  params: byId,
  body: nextFollowUp,
  response: projectOutcome,
  errors: ['next-date-required', 'unknown-type', 'already-closed'],
});

/** What is to become of the open activities of a project that closes. */
const openFollowUps = z.enum(['complete', 'keep']);

export const closeProject = endpoint({
  method: 'POST',
  path: '/projects/:id/closing',
  summary:
    'Close a project as won or lost, with why, and complete its open follow-ups or keep them on the customer, as asked. Twice is harmless.',
  may: 'write projects',
  params: byId,
  body: z.strictObject({
    result: projectResult,
    reasonId: id.nullable().default(null),
    note: text(2000).trim().default(''),
    openFollowUps,
  }),
  response: projectOutcome.extend({ completed: z.int(), kept: z.int() }),
  errors: ['unknown-reason'],
});

export const reopenProject = endpoint({
  method: 'DELETE',
  path: '/projects/:id/closing',
  summary: 'Reopen a closed project in the stage that it was closed from. Twice is harmless.',
  may: 'write projects',
  params: byId,
  response: projectOutcome,
});

export const readProjectHistory = endpoint({
  method: 'GET',
  path: '/projects/:id/history',
  summary: 'Who changed what on a project and when, newest first.',
  may: 'read projects',
  params: byId,
  query: z.strictObject({ cursor, limit: pageSize(50) }),
  response: page(eventView),
});

export const forecastProjects = endpoint({
  method: 'GET',
  path: '/projects/forecast',
  summary:
    'Open projects of a filter by month of expected close, salesperson and stage: number, amount and value (øre). What does not fall in one of the months has month null, and `when` says why.',
  may: 'read projects',
  query: projectFilter.omit({ state: true, closedFrom: true, closedTo: true }).extend({
    months: z.coerce.number().pipe(z.int().min(1).max(24)).default(12),
  }),
  response: z.strictObject({
    rows: z.array(
      z.strictObject({
        /** yyyy-mm; null = undated, or expected before this month (late), or after the last one (later) */
        month: z.string().nullable(),
        when: z.enum(['late', 'month', 'later', 'undated']),
        salespersonId: id,
        stageId: id,
        projects: z.int(),
        amount: z.int(),
        value: z.int(),
      }),
    ),
  }),
});

export const projectResults = endpoint({
  method: 'GET',
  path: '/projects/results',
  summary:
    'Closed projects of a filter by month of closing, salesperson and result: number and amount (øre). Each is what the list shows with its `state`, `salespeople`, `closedFrom` and `closedTo`.',
  may: 'read projects',
  query: projectFilter.omit({ state: true }),
  response: z.strictObject({
    rows: z.array(
      z.strictObject({
        /** its first day */
        month: day,
        salespersonId: id,
        result: projectResult,
        projects: z.int(),
        amount: z.int(),
      }),
    ),
  }),
});
