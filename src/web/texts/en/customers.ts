// The words of the customer pages, in English.
import type { customers as master } from '../da/customers.ts';

export const customers: typeof master = {
  title: 'Customers',
  one: 'Customer',
  create: 'Create',
  newTitle: 'New customer',
  editTitle: (name) => `Edit ${name}`,
  search: 'Search name, number, phone, CVR, mail, city',
  empty: 'No customers yet',
  emptyHelp: 'Everyone you work with stands here: leads, customers, suppliers and partners.',
  import: 'Import from a file',

  columns: {
    phone: 'Phone',
    place: 'City',
    status: 'Status',
    responsible: 'Responsible',
    account: 'Account',
  },
  filters: {
    status: 'Status',
    responsible: 'Responsible',
    industry: 'Industry',
    targetGroup: 'Target group',
    nextFollowUp: 'Next follow-up',
    nextFollowUps: { due: 'Due', future: 'Future', none: 'None' },
  },

  sections: {
    master: 'Master data',
    address: 'Address',
    contact: 'Contact',
    classification: 'Classification',
    note: 'Note',
  },
  nextNumber: (number) => `Left empty, it becomes ${number}`,
  invalidCvr: 'The number does not pass the CVR check. It can be saved all the same.',
  foreignCvr: 'A Danish CVR number has 8 digits. It can be saved all the same.',
  pNumberHint: '10 digits each',
  domainHint: 'Mail from here belongs to the customer, such as firma.dk',
  freeMail: (domain) => `${domain} is a free mail service and says nothing about the company.`,
  created: (name) => `${name} is created.`,
  saved: (name) => `${name} is saved.`,

  tabs: {
    activities: 'Activities',
    contacts: 'Contacts',
    projects: 'Sales projects',
    documents: 'Documents',
    history: 'History',
  },
  changeStatus: (status) => `Status: ${status}. Change status`,
  statusChanged: (from, to) => `The customer’s status is changed from ${from} to ${to}.`,
  statusByRule: (from, to, when) => `The status was changed from ${from} to ${to} by a rule ${when}.`,
  seeActivity: 'See the activity',
  statusUndone: (status) => `The status is ${status} again.`,
  advertisingProtected: 'Advertising-protected: no cold calls or advertising',
  mailHeadersOnly: 'Only the headers of mail are kept',
  mailHeadersOnlyHint:
    'New mail is journalled with subject, participants and date, without text and files, also when others are in it. What was kept before stays; erase single mails with “Private”.',
  noContact: 'Has asked not to be contacted',
  invalidCvrShort: 'does not pass the CVR check',
  mergedTitle: (name) => `${name} was merged with another`,
  mergedHelp: 'Everything that stood here has been moved.',
  toSurvivor: (name) => `Go to ${name}`,

  contacts: {
    create: 'Create',
    empty: 'No contacts yet',
    emptyHelp: 'The people you talk to at the customer stand here.',
    primary: 'primary',
    makePrimary: 'Make primary',
    primaryNow: (name) => `${name} is now the primary contact.`,
    left: 'has left the company',
    edit: (name) => `Edit ${name}`,
  },
};
