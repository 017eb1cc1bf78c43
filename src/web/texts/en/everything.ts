import type { everything as danish } from '../da/everything.ts';

export const everything: typeof danish = {
  label: 'Search everything',
  placeholder: 'Name, number, phone, words, or what you want to do',
  results: 'Results',
  groups: {
    commands: 'Go to',
    customers: 'Customers',
    contacts: 'Contacts',
    projects: 'Sales projects',
    campaigns: 'Campaigns',
    activities: 'Activities',
    documents: 'Documents',
    more: 'All activities',
  },
  searchOverview: (q) => `Search for “${q}” in CRM overview`,
  none: (q) => `No record matches “${q}”.`,
  count: (n) => (n === 1 ? '1 result' : `${n} results`),
  failed: 'The search did not work.',
  hint: 'Up and down choose, Enter opens, Esc closes.',
  noText: 'without text',
};
