// The words of “Nothing is forgotten”, in English.
import type { forgotten as master } from '../da/forgotten.ts';

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);
const every = (n: number) => (n === 1 ? 'every day' : `every ${n} days`);

export const forgotten: typeof master = {
  title: 'Nothing is forgotten',
  list: 'Without a next step',
  mine: 'Mine',
  count: (n) => `${n} without a next step`,

  filters: 'Filters',
  kinds: { customer: 'Customer', quote: 'Quote', project: 'Project' },
  chips: { customer: 'Customers', quote: 'Quotes', project: 'Sales projects' },
  waiting: 'Also show those that can wait',
  groups: { due: 'Forgotten', waiting: 'Can wait' },

  columns: {
    howLong: 'How long',
    kind: 'Kind',
    account: 'Account',
    customer: 'Company',
    what: 'Quote or project',
    why: 'Why',
    amount: 'Amount',
    salesperson: 'Salesperson',
    lastActivity: 'Last activity',
  },
  ofClass: (letter) => `Class ${letter}`,
  every,
  neverHeard: 'no activity yet',
  lastHeard: (n) =>
    n === 0 ? 'last activity today' : n === 1 ? 'last activity yesterday' : `last activity ${days(n)} ago`,
  why: {
    customer: (who, rhythm, last) => `${who}: ${every(rhythm)} – ${last}`,
    project: (last) => `Without a next step – ${last}`,
    quote: 'Open quote without a next step',
    expires: (day) => `Open quote without a next step – expires ${day}`,
    expired: (day) => `Open quote without a next step – expired ${day}`,
  },
  howLong: {
    late: (n) => `${days(n)} late`,
    without: (n) => `For ${days(n)}`,
    today: 'From today',
    waits: (n) => `In ${days(n)}`,
  },

  followUp: {
    action: 'Create follow-up',
    title: (name) => `Follow-up with ${name}`,
    date: 'Follow up on',
    time: 'Time',
    type: 'Activity type',
    text: 'Follow-up text',
    save: 'Create follow-up',
    for: (name) => `The task goes to ${name}.`,
    missing: 'Choose a date.',
    tomorrow: 'Tomorrow',
    nextWeek: 'Next week',
    nextMonth: 'In a month',
    proposed: (asked, why, day) => `${asked} is ${why}. Proposing ${day} instead.`,
    done: (name, day) => `${name} will be followed up on ${day}.`,
    undone: (name) => `The follow-up with ${name} has been withdrawn.`,
    open: 'Open the task',
  },
  open: { customer: 'Open the customer', quote: 'Open the quote', project: 'Open the project' },
  keys: { followUp: 'Create follow-up', title: 'Nothing is forgotten' },

  empty: {
    title: 'Nothing is forgotten',
    mine: 'All your open projects and quotes have a next step, and you have heard from your customers in time.',
    all: 'All open projects and quotes have a next step, and the customers have been heard from in time.',
    noRules:
      'Customers appear here once there is a rule for how often they are to be heard from, such as “Customer A: every 30 days”.',
    makeRule: 'Create a rhythm',
    waiting: (n) => (n === 1 ? 'Show the one that can wait' : `Show the ${n} that can wait`),
  },
};
