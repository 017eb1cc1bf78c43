// CRM Overblik: every activity of all years, by the eight filters of the page and more, all of them together (section 7).
import { z } from 'zod';
import { activityRow } from './activities.ts';
import { endpoint } from './contract.ts';
import { cursor, day, flag, id, idList, page, pageSize, text, wordList } from './fields.ts';
import { outcome } from './settings.ts';

/** Which day «dato» is: when it happened, its follow-up, or its last change. */
export const dateOf = z.enum(['occurred', 'followUp', 'updated']);
export type DateOf = z.infer<typeof dateOf>;

export const outcomeOrNone = z.enum([...outcome.options, 'none']);
export const punctuality = z.enum(['onTime', 'late', 'open', 'none']);
export type Punctuality = z.infer<typeof punctuality>;

/** Several values of one filter are «or»; filters are «and». Everything is optional, and by itself nothing is hidden. */
export const overviewFilter = z.strictObject({
  /** parts of words in any spelling, "phrases", -not; in everything that was said, in mail and in documents */
  q: text(300).optional(),
  /** the same of names of documents alone */
  document: text(200).optional(),
  salespeople: idList,
  types: idList,
  campaigns: idList,
  projects: idList,
  contacts: idList,
  customers: idList,
  tags: idList,
  /** of the customer, as it is now */
  statuses: idList,
  outcomes: wordList(outcomeOrNone, 10),
  /** how a follow-up was kept: by its day, after it, or not yet; without one: none */
  punctuality: wordList(punctuality, 10),
  state: z.enum(['open', 'closed', 'both']).default('both'),
  /** of a mail */
  direction: z.enum(['in', 'out']).optional(),
  /** with documents, or without */
  documents: flag,
  dateOf: dateOf.default('occurred'),
  /** both included */
  from: day.optional(),
  to: day.optional(),
});
export type OverviewFilter = z.output<typeof overviewFilter>;

/** By «dato», or best first of the latest 1,000. */
export const overviewOrder = z.enum(['newest', 'oldest', 'relevance']);
export type OverviewOrder = z.infer<typeof overviewOrder>;

/** Where a word was found that the line itself does not show. */
export const hitPlace = z.enum(['note', 'mail', 'document', 'file']);
export const overviewRow = activityRow.extend({
  tags: z.array(id),
  hit: z
    .strictObject({
      in: hitPlace,
      text: z.string(),
      /** that says it, by its text or by its name */
      document: z.strictObject({ id, name: z.string() }).optional(),
    })
    .optional(),
});
export type OverviewRow = z.infer<typeof overviewRow>;

export const listOverview = endpoint({
  method: 'GET',
  path: '/overview/activities',
  summary: 'Activities of all years by filters and words, a page at a time.',
  may: 'read activities',
  query: overviewFilter.extend({ order: overviewOrder.default('newest'), cursor, limit: pageSize(50) }),
  response: page(overviewRow),
});

export const countOverview = endpoint({
  method: 'GET',
  path: '/overview/activities/count',
  summary: 'How many activities a search finds, and how many its words alone would; counts stop at 1,000.',
  may: 'read activities',
  query: overviewFilter,
  response: z.strictObject({
    found: z.int(),
    /** by the words alone, without any filter */
    withoutFilters: z.int(),
    /** activities and documents that are not indexed yet, and so not found */
    waiting: z.int(),
  }),
});

/** So many can be marked, and taken along as a file. */
export const MOST_MARKED = 1_000;

export const listFound = endpoint({
  method: 'GET',
  path: '/overview/activities/ids',
  summary: 'The ids of what a search finds, in its order, at most 1,000: to act on all of it.',
  may: 'read activities',
  query: overviewFilter.extend({ order: overviewOrder.default('newest') }),
  response: z.strictObject({
    ids: z.array(id),
    /** whether the search finds more than these */
    more: z.boolean(),
  }),
});
