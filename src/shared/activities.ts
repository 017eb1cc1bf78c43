// Activities (kundeaktiviteter) and the follow-up chain, rules 1–6 of the domain.
import { z } from 'zod';
import { amount } from './amounts.ts';
import { endpoint } from './contract.ts';
import {
  byId,
  cursor,
  day,
  id,
  idInPath,
  idList,
  instant,
  page,
  pageSize,
  text,
  time,
  version,
} from './fields.ts';
import { eventView } from './history.ts';
import { campaignResponse } from './responses.ts';
import { outcome } from './settings.ts';

export const origin = z.enum(['manual', 'chain', 'mail', 'project', 'campaign', 'import', 'api']);

/** The next follow-up: describes the successor. Type and text without a date are refused with `next-date-required` (rule 1). */
export const nextFollowUp = z
  .strictObject({
    date: day.nullable(),
    time: time.nullable().default(null),
    typeId: id.nullable().default(null),
    text: text(2000).trim().default(''),
  })
  .superRefine((next, context) => {
    if (next.date === null && (next.typeId !== null || next.text !== '' || next.time !== null)) {
      context.addIssue({ code: 'custom', message: 'next-date-required', path: ['date'] });
    }
  });

const fields = {
  customerId: id.nullable(),
  contactId: id.nullable(),
  typeId: id,
  salespersonId: id,
  occurredAt: instant,
  note: text(100_000),
  followUpDate: day.nullable(),
  followUpTime: time.nullable(),
  followUpText: text(2000).trim(),
  outcome: outcome.nullable(),
  /** choosing the project fills the customer */
  projectId: id.nullable(),
  campaignId: id.nullable(),
  /** of a quote, øre */
  amount: amount.nullable(),
  /** the last day that a quote stands */
  expiresOn: day.nullable(),
};

export const activityInput = z
  .strictObject(fields)
  .partial()
  .required({ typeId: true })
  .extend({
    next: nextFollowUp.optional(),
    /** «Gem og afslut»: save and complete in one act */
    complete: z.boolean().default(false),
    /** what the person answered to the activity’s campaign */
    response: campaignResponse.optional(),
  });
export type ActivityInput = z.output<typeof activityInput>;

export const activityPatch = z
  .strictObject(fields)
  .partial()
  .extend({
    next: nextFollowUp.nullable().optional(),
    complete: z.boolean().default(false),
    response: campaignResponse.optional(),
    version,
  });
export type ActivityPatch = z.output<typeof activityPatch>;

/** One line of a list; flat, because lists are long. */
export const activityRow = z.strictObject({
  id,
  customerId: id.nullable(),
  accountNumber: z.string().nullable(),
  customerName: z.string().nullable(),
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  /** the number to ring: the contact’s mobile or phone, else the customer’s */
  phone: z.string().nullable(),
  typeId: id,
  salespersonId: id,
  occurredAt: instant,
  followUpDate: day.nullable(),
  followUpTime: time.nullable(),
  followUpText: z.string(),
  /** the first 300 characters */
  note: z.string(),
  outcome: outcome.nullable(),
  projectId: id.nullable(),
  projectNumber: z.string().nullable(),
  projectName: z.string().nullable(),
  campaignId: id.nullable(),
  campaignName: z.string().nullable(),
  /** of a quote, øre */
  amount: z.int().nullable(),
  expiresOn: day.nullable(),
  origin,
  completedAt: instant.nullable(),
  predecessorId: id.nullable(),
  documents: z.int(),
  /** the document, where there is exactly one: it opens without asking which */
  documentId: id.nullable(),
  /** «svar modtaget»: when the contact wrote, since the activity was last worked on (rule 24) */
  answeredAt: instant.nullable(),
  updatedAt: instant,
  updatedBy: id.nullable(),
  version,
});
export type ActivityRow = z.infer<typeof activityRow>;

/** A neighbour in the chain. */
const link = z.strictObject({
  id,
  typeId: id,
  salespersonId: id,
  occurredAt: instant,
  followUpDate: day.nullable(),
  followUpTime: time.nullable(),
  followUpText: z.string(),
  note: z.string(),
  completedAt: instant.nullable(),
  predecessorId: id.nullable(),
});

const nextView = z.strictObject({
  date: day.nullable(),
  time: time.nullable(),
  typeId: id.nullable(),
  text: z.string(),
});

export const activityView = activityRow.extend({
  /** what the activity’s campaign has been answered so far; null where it has none */
  response: campaignResponse.nullable(),
  /** whole */
  note: z.string(),
  /** of the firm’s list, by id */
  tags: z.array(id),
  contactPhone: z.string().nullable(),
  contactEmail: z.string().nullable(),
  customerPhone: z.string().nullable(),
  next: nextView,
  completedBy: id.nullable(),
  chainId: id.nullable(),
  previous: link.nullable(),
  /** the present successor: the open one, else the latest */
  successor: link.nullable(),
  createdAt: instant,
  createdBy: id.nullable(),
  postponed: z.int(),
});
export type ActivityView = z.infer<typeof activityView>;

/** What a saved activity led to; everything that followed is said, so that the screen can say it too. */
export const activityResult = z.strictObject({
  activity: activityView,
  /** what happened to the successor */
  followUp: z
    .strictObject({
      id,
      action: z.enum(['created', 'moved', 'withdrawn']),
      date: day.nullable(),
      time: time.nullable(),
      /** a worked-on open successor that the new one replaced, now completed */
      replacedId: id.nullable(),
    })
    .nullable(),
  /** the customer’s status was changed by a rule; undo it by this id */
  statusChange: z.strictObject({ id, customerId: id, fromStatusId: id, toStatusId: id }).nullable(),
  /** true when completing left the customer without any open activity */
  nothingNext: z.boolean(),
  /** the open project that completing left without any open activity */
  projectWithoutNext: z.strictObject({ id, number: z.string(), name: z.string() }).nullable(),
  /** true when a quote of no project was completed and nothing open follows it */
  quoteWithoutNext: z.boolean(),
});
export type ActivityResult = z.infer<typeof activityResult>;

export const listActivities = endpoint({
  method: 'GET',
  path: '/activities',
  summary: 'All activities of a customer or a contact, open and closed, newest first.',
  may: 'read activities',
  query: z.strictObject({
    customerId: idInPath.optional(),
    /** only activities tied to this person */
    contactId: idInPath.optional(),
    /** bound to this sales project, this campaign */
    projectId: idInPath.optional(),
    campaignId: idInPath.optional(),
    state: z.enum(['open', 'closed', 'both']).default('both'),
    types: idList,
    salespeople: idList,
    q: z.string().max(200).optional(),
    cursor,
    limit: pageSize(50),
  }),
  response: page(activityRow),
});

export const createActivity = endpoint({
  method: 'POST',
  path: '/activities',
  summary:
    'Create an activity; with `next` its successor, with `complete` closed at once. Salesperson, time and customer are suggested when left out.',
  may: 'write activities',
  body: activityInput,
  response: activityResult,
  errors: [
    'customer-required',
    'contact-of-other-customer',
    'unknown-customer',
    'unknown-contact',
    'unknown-type',
    'unknown-user',
    'unknown-project',
    'project-of-other-customer',
    'unknown-campaign',
    'next-date-required',
    'merged',
  ],
});

export const readActivity = endpoint({
  method: 'GET',
  path: '/activities/:id',
  summary: 'One activity with its neighbours in the chain.',
  may: 'read activities',
  params: byId,
  response: activityView,
});

export const changeActivity = endpoint({
  method: 'PATCH',
  path: '/activities/:id',
  summary:
    'Change an activity. A changed `next` with a date makes or moves the successor; `next: null` withdraws it. A stale version is answered with who changed what.',
  may: 'write activities',
  params: byId,
  body: activityPatch,
  response: activityResult,
  errors: [
    'stale-version',
    'customer-required',
    'contact-of-other-customer',
    'next-date-required',
    'unknown-type',
    'unknown-user',
    'unknown-project',
    'project-of-other-customer',
    'unknown-campaign',
    'merged',
  ],
});

export const completeActivity = endpoint({
  method: 'POST',
  path: '/activities/:id/completion',
  summary: 'Tick «Afsluttet»: out of To-Do, kept in the history. Twice is harmless.',
  may: 'write activities',
  params: byId,
  body: z.strictObject({ outcome: outcome.nullable().optional() }).optional(),
  response: activityResult,
});

export const reopenActivity = endpoint({
  method: 'DELETE',
  path: '/activities/:id/completion',
  summary: 'Reopen a completed activity; it returns to To-Do. Twice is harmless.',
  may: 'write activities',
  params: byId,
  response: activityResult,
  errors: ['open-successor-exists'],
});

export const reschedule = endpoint({
  method: 'PUT',
  path: '/activities/:id/follow-up',
  summary: 'Move the follow-up to another day in one act.',
  may: 'write activities',
  params: byId,
  body: z.strictObject({ date: day, time: time.nullable().optional() }),
  response: activityResult,
  errors: ['already-completed'],
});

export const chainView = z.strictObject({
  items: z.array(link.extend({ createdAt: instant })),
  /** days from the first link to now, or to the last completion when all are closed */
  ageInDays: z.int(),
  postponements: z.int(),
  handOvers: z.int(),
});
export type ChainView = z.infer<typeof chainView>;

export const readChain = endpoint({
  method: 'GET',
  path: '/activities/:id/chain',
  summary:
    'The whole chain that an activity belongs to, oldest first, with age, postponements and hand-overs.',
  may: 'read activities',
  params: byId,
  response: chainView,
});

export const readActivityHistory = endpoint({
  method: 'GET',
  path: '/activities/:id/history',
  summary: 'Who changed what on an activity and when, newest first.',
  may: 'read activities',
  params: byId,
  query: z.strictObject({ cursor, limit: pageSize(50) }),
  response: page(eventView),
});

/** How one activity gets back what a bulk act changed, as that act answered it. */
const undoStep = z.strictObject({
  id,
  /** as the act left it: one that has been changed since is left alone */
  version,
  salespersonId: id.optional(),
  followUp: z.strictObject({ date: day.nullable(), time: time.nullable() }).optional(),
  /** the follow-up that was made is withdrawn */
  next: z.boolean().optional(),
});
export type UndoStep = z.infer<typeof undoStep>;

/** So many activities in one transaction. */
const MOST_AT_ONCE = 500;

export const bulkChange = endpoint({
  method: 'POST',
  path: '/activities/bulk',
  summary:
    'Complete, reopen, reassign, postpone, tag or untag several activities in one transaction, or give them a follow-up (open ones are postponed, closed ones get the next link of their chain); all or none.',
  may: 'write activities',
  body: z.strictObject({
    ids: z.array(id).min(1, 'required').max(MOST_AT_ONCE, 'too-many'),
    action: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('complete') }),
      z.strictObject({ kind: z.literal('reopen') }),
      z.strictObject({ kind: z.literal('reassign'), salespersonId: id }),
      z.strictObject({ kind: z.literal('postpone'), date: day }),
      z.strictObject({ kind: z.literal('follow-up'), date: day, text: text(2000).trim().default('') }),
      z.strictObject({ kind: z.literal('tag'), tagId: id }),
      z.strictObject({ kind: z.literal('untag'), tagId: id }),
    ]),
  }),
  response: z.strictObject({
    changed: z.array(id),
    skipped: z.array(id),
    /** how many were left, by why: already so, completed, closed with an open follow-up already */
    why: z.strictObject({ already: z.int(), completed: z.int(), followed: z.int() }),
    statusChanges: z.array(id),
    /** new follow-ups that the asker has, because their salesperson is no longer active */
    taken: z.array(id),
    /** takes it back, at /activities/bulk/undo; what has an opposite act is taken back by that */
    undo: z.array(undoStep),
  }),
  errors: ['unknown-user', 'unknown-tag', 'open-successor-exists'],
});

export const undoBulk = endpoint({
  method: 'POST',
  path: '/activities/bulk/undo',
  summary:
    'Take back a bulk act by the steps that it answered, in one transaction; what was changed since is left as it is.',
  may: 'write activities',
  body: z.strictObject({ steps: z.array(undoStep).min(1, 'required').max(MOST_AT_ONCE, 'too-many') }),
  response: z.strictObject({ changed: z.array(id), skipped: z.array(id) }),
  errors: ['unknown-user'],
});
