// The To-Do list (rules 7–15): which filters there are and what the counters count.
// A counter is nothing but a named filter, so that a number and the list it opens cannot disagree (rule 13).
import { z } from 'zod';
import { activityRow } from './activities.ts';
import { endpoint } from './contract.ts';
import { cursor, flag, idInPath, idList, page, pageSize, wordList } from './fields.ts';
import { activityKind } from './settings.ts';

export const dueFilter = z.enum([
  'overdue',
  'today',
  'due',
  'tomorrow',
  'thisWeek',
  'later',
  'future',
  'undated',
  'old',
]);
export type DueFilter = z.infer<typeof dueFilter>;

export const todoSort = z.enum([
  'followUp',
  'accountNumber',
  'customerName',
  'followUpText',
  'contactName',
  'type',
  'updatedAt',
  'note',
  'project',
  'campaign',
  'amount',
  'expiresOn',
]);
export type TodoSort = z.infer<typeof todoSort>;

/** What narrows the list. Everything is optional; the default is own and open (rule 9). */
export const todoFilter = z.strictObject({
  /** mine, all, or a colleague’s id */
  owner: z.union([z.enum(['mine', 'all']), idInPath]).default('mine'),
  state: z.enum(['open', 'closed', 'both']).default('open'),
  due: dueFilter.optional(),
  /** activity kinds, separated by comma: `kinds=meeting,visit` */
  kinds: wordList(activityKind, 20),
  types: idList,
  customerId: idInPath.optional(),
  contactId: idInPath.optional(),
  /** open quotes: activities of kind quote, and those of an open project that stands in a quote stage */
  quotes: flag,
  projectId: idInPath.optional(),
  campaignId: idInPath.optional(),
  /** recent = sidste år + i år: by follow-up date, or the day it occurred when it has none */
  period: z.enum(['recent', 'all']).default('all'),
  /** parts of words of follow-up text, note, customer or contact */
  q: z.string().max(200).optional(),
});
export type TodoFilter = z.output<typeof todoFilter>;

/** «Hvad skal der følges op på, hvilke møder har du, hvilke tilbud er åbne, hvem mangler du at ringe til» (page, section 6). */
export const COUNTERS = {
  due: { due: 'due' },
  today: { due: 'today' },
  meetings: { kinds: ['meeting', 'visit'] },
  quotes: { quotes: true },
  calls: { kinds: ['call'], due: 'due' },
} as const satisfies Record<
  string,
  { due?: DueFilter; quotes?: true; kinds?: readonly z.infer<typeof activityKind>[] }
>;
export type CounterName = keyof typeof COUNTERS;

/** The groups of the list, in its order. */
export const GROUPS = ['overdue', 'today', 'tomorrow', 'thisWeek', 'later', 'undated'] as const;

export const listTodo = endpoint({
  method: 'GET',
  path: '/todo',
  summary: 'The To-Do list in working order (rule 11) or by a column, a page at a time.',
  may: 'read activities',
  query: todoFilter.extend({
    sort: todoSort.default('followUp'),
    descending: flag,
    cursor,
    limit: pageSize(100, 500),
  }),
  response: page(activityRow),
});

export const todoCounts = z.strictObject({
  counters: z.strictObject({
    due: z.int(),
    today: z.int(),
    meetings: z.int(),
    quotes: z.int(),
    calls: z.int(),
  }),
  /** open by group; what the group heads show */
  groups: z.strictObject({
    overdue: z.int(),
    today: z.int(),
    tomorrow: z.int(),
    thisWeek: z.int(),
    later: z.int(),
    undated: z.int(),
  }),
  /** all open of this owner */
  open: z.int(),
});
export type TodoCounts = z.infer<typeof todoCounts>;

export const countTodo = endpoint({
  method: 'GET',
  path: '/todo/counts',
  summary: 'The five counters and the group counts of an owner’s open list.',
  may: 'read activities',
  query: z.strictObject({ owner: todoFilter.shape.owner }),
  response: todoCounts,
});

export const measureTodo = endpoint({
  method: 'GET',
  path: '/todo/shown',
  summary:
    '«Viser 48 af 62»: how many a filter shows of what the owner has in that state, and which overdue ones it hides. Counts stop at 10,000.',
  may: 'read activities',
  query: todoFilter,
  response: z.strictObject({
    shown: z.int(),
    of: z.int(),
    /** open and overdue, but hidden by the period filter (rule 9) */
    hiddenOverdue: z.int(),
    /** true when a count stopped at its ceiling */
    atLeast: z.boolean(),
    groups: z.record(z.enum(GROUPS), z.int()),
  }),
});
export type TodoMeasure = z.infer<NonNullable<typeof measureTodo.response>>;

/** A named view of the list, kept as the address that shows it. */
export const savedView = z.strictObject({ name: z.string().max(60), search: z.string().max(2000) });
export type SavedView = z.infer<typeof savedView>;
