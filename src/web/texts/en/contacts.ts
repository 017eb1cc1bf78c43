// The words of the contact pages, in English.
import type { contacts as master } from '../da/contacts.ts';

export const contacts: typeof master = {
  title: 'Contacts',
  one: 'Contact',
  create: 'Create',
  newTitle: 'New contact',
  editTitle: (name) => `Edit ${name}`,
  search: 'Search name, title, phone, mail, customer',
  empty: 'No contacts yet',
  emptyHelp: 'The people you talk to at the customers stand here.',

  columns: {
    customer: 'Customer',
    account: 'Account',
    number: 'Number',
    phone: 'Phone',
    mobile: 'Mobile',
    email: 'E-mail',
  },
  marks: { primary: 'primary', left: 'has left', unreachable: 'mail does not arrive' },
  unreachable: {
    told: (address: string, day: string, why: string) => `Mail to ${address} did not arrive ${day}: ${why}.`,
    reasons: {
      'no-mailbox': 'the mailbox does not exist',
      'no-domain': 'the mail domain does not exist or does not answer',
      'mailbox-full': 'the mailbox is full',
      refused: 'the recipient’s mail server refused it',
      'too-large': 'it was too large',
      other: 'the mail server could not deliver it',
    },
  },
  filters: { withLeft: 'Show those who have left too' },

  sections: { person: 'Person', reach: 'Contact', consent: 'Consent', note: 'Note' },
  customerFixed:
    'The person has activities and cannot be moved. Create the person at the new customer instead.',
  emailHint: 'The first is the one to write to',
  primaryHint: 'The one you would rather talk to at the customer',
  leftHint: 'The person is hidden in lists, but the history stays',
  sourceHint: 'Such as a fair, a form on the website or the phone',
  created: (name) => `${name} is created.`,
  saved: (name) => `${name} is saved.`,

  tabs: { activities: 'Activities', projects: 'Sales projects', documents: 'Documents', history: 'History' },
  primary: 'Primary',
  left: 'Has left the company',
  otherEmails: 'More e-mail addresses',
  primaryMoves: 'the part of primary contact',
  consent: {
    yes: 'Consents to marketing',
    no: 'Has refused marketing',
    notAsked: 'Not asked about marketing',
    given: (answer, details) => (details ? `${answer} (${details})` : answer),
  },
  mergedTitle: (name) => `${name} was merged with another`,
  mergedHelp: 'Everything that stood here has been moved.',
};
