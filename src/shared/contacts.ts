// Contacts (kontaktpersoner): people at a customer. Personal data, also between businesses.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { duplicateView, phone } from './customers.ts';
import {
  byId,
  cursor,
  day,
  email,
  flag,
  id,
  instant,
  line,
  optionalLine,
  page,
  pageSize,
  text,
  time,
  version,
} from './fields.ts';
import { eventView } from './history.ts';
import { contactSort, nextFollowUpFilter } from './record-sorts.ts';

const fields = {
  customerId: id,
  name: line(200),
  title: optionalLine(100),
  phone,
  mobile: phone,
  /** the first is the one to write to */
  emails: z
    .array(email)
    .max(20)
    .transform((values) => [...new Set(values)]),
  note: text(20_000),
  /** the primary contact is a fact of the customer; true makes this one primary */
  isPrimary: z.boolean(),
  /** consent to marketing: null = not asked */
  consent: z.boolean().nullable(),
  consentDate: day.nullable(),
  consentSource: optionalLine(200),
  hasLeft: z.boolean(),
};

export const contactInput = z.strictObject(fields).partial().required({ name: true, customerId: true });
export type ContactInput = z.output<typeof contactInput>;
export const contactPatch = z.strictObject(fields).partial().extend({ version });

/** Why mail to an address did not arrive. */
export const unreachableReason = z.enum([
  'no-mailbox',
  'no-domain',
  'mailbox-full',
  'refused',
  'too-large',
  'other',
]);
export type UnreachableReason = z.infer<typeof unreachableReason>;

/** Mail that did not arrive: at which address, when that was reported, and why. */
export const unreachable = z.strictObject({ address: z.string(), at: instant, reason: unreachableReason });

const shown = z.strictObject({
  id,
  customerId: id,
  customerName: z.string(),
  accountNumber: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  emails: z.array(z.string()),
  isPrimary: z.boolean(),
  hasLeft: z.boolean(),
  /** those of the addresses that mail does not reach */
  unreachable: z.array(unreachable),
  nextFollowUpDate: day.nullable(),
  nextFollowUpTime: time.nullable(),
  lastActivityAt: instant.nullable(),
});

export const contactRow = shown;
export type ContactRow = z.infer<typeof contactRow>;

export const contactView = shown.extend({
  note: z.string(),
  consent: z.boolean().nullable(),
  consentDate: day.nullable(),
  consentSource: z.string().nullable(),
  mergedIntoId: id.nullable(),
  openActivities: z.int(),
  closedActivities: z.int(),
  openProjects: z.int(),
  closedProjects: z.int(),
  documents: z.int(),
  version,
  createdAt: instant,
  createdBy: id.nullable(),
  updatedAt: instant,
  updatedBy: id.nullable(),
});
export type ContactView = z.infer<typeof contactView>;

export const contactQuery = z.strictObject({
  /** parts of words of name, title, phone, mail, or of what finds the customer; all parts must be found */
  q: text(200).optional(),
  customerId: z.coerce.number().pipe(id).optional(),
  nextFollowUp: nextFollowUpFilter.optional(),
  /** people who have left are hidden unless asked for */
  withLeft: flag,
  sort: contactSort.default('name'),
  descending: flag,
  cursor,
  limit: pageSize(50),
});
export type ContactQuery = z.output<typeof contactQuery>;

export const listContacts = endpoint({
  method: 'GET',
  path: '/contacts',
  summary: 'Contacts by search, customer and order, a page at a time.',
  may: 'read customers',
  query: contactQuery,
  response: page(contactRow),
});

export const findContactDuplicates = endpoint({
  method: 'GET',
  path: '/contacts/duplicates',
  summary:
    'Contacts that look like the one being typed: by mail address, phone, or folded name at the same customer.',
  may: 'read customers',
  query: z.strictObject({
    name: text(200).optional(),
    phone: text(40).optional(),
    mobile: text(40).optional(),
    email: text(254).optional(),
    customerId: z.coerce.number().pipe(id).optional(),
    exceptId: z.coerce.number().pipe(id).optional(),
  }),
  response: z.strictObject({ items: z.array(duplicateView) }),
});

export const createContact = endpoint({
  method: 'POST',
  path: '/contacts',
  summary: 'Create a contact at a customer; the name is enough.',
  may: 'write customers',
  body: contactInput,
  response: contactView,
  errors: ['unknown-customer'],
});

export const readContact = endpoint({
  method: 'GET',
  path: '/contacts/:id',
  summary: 'One contact with its facts. A merged one answers with mergedIntoId set.',
  may: 'read customers',
  params: byId,
  response: contactView,
});

export const changeContact = endpoint({
  method: 'PATCH',
  path: '/contacts/:id',
  summary:
    'Change fields of a contact. A person with activities stays at its customer; make a new contact there instead.',
  may: 'write customers',
  params: byId,
  body: contactPatch,
  response: contactView,
  errors: ['stale-version', 'unknown-customer', 'contact-has-activities', 'merged'],
});

export const mergeContacts = endpoint({
  method: 'POST',
  path: '/contacts/:id/merge',
  summary:
    'Take over another contact of the same customer: activities, documents, addresses and missing facts.',
  may: 'merge customers',
  params: byId,
  body: z.strictObject({ otherId: id }),
  response: contactView,
  errors: ['same-record', 'merged', 'other-customer', 'unknown-contact'],
});

export const readContactHistory = endpoint({
  method: 'GET',
  path: '/contacts/:id/history',
  summary: 'Who changed what on a contact and when, newest first.',
  may: 'read customers',
  params: byId,
  query: z.strictObject({ cursor, limit: pageSize(50) }),
  response: page(eventView),
});
