// Customers (kundeemner): what is asked, what is answered, how a list is filtered and sorted.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import {
  byId,
  cursor,
  day,
  email,
  flag,
  id,
  idList,
  instant,
  line,
  optionalLine,
  page,
  pageSize,
  text,
  time,
  version,
  wordList,
} from './fields.ts';
import { eventView } from './history.ts';
import { normaliseDomain, normalisePhone, parseCvr, parsePNumber } from './identifiers.ts';
import { customerSort, nextFollowUpFilter } from './record-sorts.ts';

/** A phone number in any Danish spelling; stored as +4512345678. What cannot be understood is kept as typed. */
export const phone = optionalLine(40).transform((value) =>
  value === null ? null : (normalisePhone(value) ?? value),
);

/** A CVR number in any spelling; stored as 8 digits. An invalid one is kept: the screen warns, nothing blocks (domain, section 4). */
const cvr = optionalLine(20).transform((value) =>
  value === null ? null : (parseCvr(value)?.value ?? value),
);

/** What `read` understands in its one stored form; anything else is refused with this id. */
const understood = (max: number, read: (text: string) => string | null, fault: string) =>
  text(max).transform((value, context) => {
    const stored = read(value);
    if (stored === null) context.addIssue({ code: 'custom', message: fault, input: value });
    return stored ?? '';
  });

/** A mail domain, also written «@Firma.DK»; stored in lower-case ASCII. */
const domain = understood(260, normaliseDomain, 'invalid-domain');
/** The number of a production unit, ten digits in any spelling. */
const pNumber = understood(20, parsePNumber, 'invalid-p-number');

/** A list in which each value stands once. */
const distinct = <Item extends z.ZodType<string>>(item: Item, most: number) =>
  z
    .array(item)
    .max(most)
    .transform((values) => [...new Set(values)]);

const optionalEmail = optionalLine(254).pipe(email.nullable());

const fields = {
  accountNumber: line(30),
  name: line(200),
  address1: optionalLine(200),
  address2: optionalLine(200),
  postcode: optionalLine(20),
  city: optionalLine(100),
  country: z.string().regex(/^[A-Z]{2}$/, 'invalid-country'),
  visitingAddress: optionalLine(300),
  cvr,
  pNumbers: distinct(pNumber, 50),
  attention: optionalLine(200),
  primaryContactId: id.nullable(),
  phone,
  mobile: phone,
  email: optionalEmail,
  accountingEmail: optionalEmail,
  emailDomains: distinct(domain, 50),
  industry: optionalLine(100),
  targetGroup: optionalLine(100),
  interests: distinct(line(60), 50),
  responsibleId: id.nullable(),
  note: text(20_000),
  statusId: id,
  /** A, B, C …: how closely it is followed */
  class: z
    .string()
    .regex(/^[A-Z]$/, 'invalid-class')
    .nullable(),
  advertisingProtected: z.boolean(),
  noContact: z.boolean(),
  /** of its mail only subject, participants and date are kept; what was kept before stays */
  mailHeadersOnly: z.boolean(),
};

/** Only the name is required; the account number is taken from the number series, the status is the first one. */
export const customerInput = z.strictObject(fields).partial().required({ name: true });
export type CustomerInput = z.output<typeof customerInput>;
export const customerPatch = z.strictObject(fields).partial().extend({ version });

const shown = z.strictObject({
  id,
  accountNumber: z.string(),
  name: z.string(),
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
  visitingAddress: z.string().nullable(),
  cvr: z.string().nullable(),
  pNumbers: z.array(z.string()),
  attention: z.string().nullable(),
  primaryContactId: id.nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  accountingEmail: z.string().nullable(),
  emailDomains: z.array(z.string()),
  industry: z.string().nullable(),
  targetGroup: z.string().nullable(),
  interests: z.array(z.string()),
  responsibleId: id.nullable(),
  note: z.string(),
  statusId: id,
  class: z.string().nullable(),
  advertisingProtected: z.boolean(),
  noContact: z.boolean(),
  mailHeadersOnly: z.boolean(),
  nextFollowUpDate: day.nullable(),
  nextFollowUpTime: time.nullable(),
  lastActivityAt: instant.nullable(),
  /** set when this customer was merged: the one that took it over */
  mergedIntoId: id.nullable(),
  version,
  createdAt: instant,
  createdBy: id.nullable(),
  updatedAt: instant,
  updatedBy: id.nullable(),
});

/** One customer with the facts that its page shows in one row. */
export const customerView = shown.extend({
  openActivities: z.int(),
  closedActivities: z.int(),
  /** what To-Do lists as open quotes, and the projects in a quote stage that have no open activity there */
  openQuotes: z.int(),
  openProjects: z.int(),
  closedProjects: z.int(),
  contacts: z.int(),
  documents: z.int(),
  /** the last status change that a rule made and that can still be undone */
  undoableStatusChange: z
    .strictObject({
      id,
      fromStatusId: id,
      toStatusId: id,
      at: instant,
      activityId: id.nullable(),
      projectId: id.nullable(),
    })
    .nullable(),
});
export type CustomerView = z.infer<typeof customerView>;

export const customerRow = shown.pick({
  id: true,
  accountNumber: true,
  name: true,
  address1: true,
  postcode: true,
  city: true,
  cvr: true,
  phone: true,
  email: true,
  industry: true,
  targetGroup: true,
  responsibleId: true,
  statusId: true,
  class: true,
  nextFollowUpDate: true,
  nextFollowUpTime: true,
  lastActivityAt: true,
  updatedAt: true,
});
export type CustomerRow = z.infer<typeof customerRow>;

export const customerQuery = z.strictObject({
  /** parts of words of name, account number, CVR, phone, mail, city; all parts must be found */
  q: text(200).optional(),
  statuses: idList,
  responsible: idList,
  /** separated by comma: `classes=A,B` */
  classes: wordList(z.string().regex(/^[A-Z]$/, 'invalid-class'), 26),
  industry: text(100).optional(),
  targetGroup: text(100).optional(),
  nextFollowUp: nextFollowUpFilter.optional(),
  sort: customerSort.default('name'),
  descending: flag,
  cursor,
  limit: pageSize(50),
});
export type CustomerQuery = z.output<typeof customerQuery>;

export const listCustomers = endpoint({
  method: 'GET',
  path: '/customers',
  summary: 'Customers by search, filters and order, a page at a time.',
  may: 'read customers',
  query: customerQuery,
  response: page(customerRow),
});

export const suggestAccountNumber = endpoint({
  method: 'GET',
  path: '/suggested-account-number',
  summary: 'The next free account number of the series.',
  may: 'write customers',
  response: z.strictObject({ accountNumber: z.string() }),
});

export const duplicateView = z.strictObject({
  id,
  accountNumber: z.string().nullable(),
  name: z.string(),
  /** for a contact: the customer that it belongs to */
  customerId: id,
  customerName: z.string(),
  reasons: z.array(z.enum(['cvr', 'phone', 'email', 'domain', 'name'])),
});
export type DuplicateView = z.infer<typeof duplicateView>;

export const findCustomerDuplicates = endpoint({
  method: 'GET',
  path: '/customers/duplicates',
  summary:
    'Customers that look like the one being typed: by CVR, phone, mail address, mail domain or folded name.',
  may: 'read customers',
  query: z.strictObject({
    name: text(200).optional(),
    cvr: text(20).optional(),
    phone: text(40).optional(),
    mobile: text(40).optional(),
    email: text(254).optional(),
    /** separated by comma */
    domains: text(2000).optional(),
    exceptId: idInQuery(),
  }),
  response: z.strictObject({ items: z.array(duplicateView) }),
});

export const createCustomer = endpoint({
  method: 'POST',
  path: '/customers',
  summary: 'Create a customer; the name is enough.',
  may: 'write customers',
  body: customerInput,
  response: customerView,
  errors: ['account-number-taken', 'unknown-status', 'unknown-user'],
});

export const readCustomer = endpoint({
  method: 'GET',
  path: '/customers/:id',
  summary: 'One customer with its facts. A merged one answers with mergedIntoId set.',
  may: 'read customers',
  params: byId,
  response: customerView,
});

export const changeCustomer = endpoint({
  method: 'PATCH',
  path: '/customers/:id',
  summary: 'Change fields of a customer. A stale version is answered with who changed what meanwhile.',
  may: 'write customers',
  params: byId,
  body: customerPatch,
  response: customerView,
  errors: [
    'stale-version',
    'account-number-taken',
    'unknown-status',
    'unknown-user',
    'unknown-contact',
    'merged',
  ],
});

export const mergeCustomers = endpoint({
  method: 'POST',
  path: '/customers/:id/merge',
  summary:
    'Take over another customer’s contacts, activities, documents and missing facts; the other stays as a signpost.',
  may: 'merge customers',
  params: byId,
  body: z.strictObject({ otherId: id }),
  response: customerView,
  errors: ['same-record', 'merged', 'unknown-customer'],
});

export const readCustomerHistory = endpoint({
  method: 'GET',
  path: '/customers/:id/history',
  summary: 'Who changed what on a customer and when, newest first.',
  may: 'read customers',
  params: byId,
  query: z.strictObject({ cursor, limit: pageSize(50) }),
  response: page(eventView),
});

const statusChangeRow = z.strictObject({
  id,
  customerId: id,
  accountNumber: z.string(),
  customerName: z.string(),
  fromStatusId: id,
  toStatusId: id,
  /** what caused it; all null: a person chose the status */
  ruleId: id.nullable(),
  activityId: id.nullable(),
  projectId: id.nullable(),
  at: instant,
  by: id.nullable(),
  undoneAt: instant.nullable(),
  undoneBy: id.nullable(),
  /** one click undoes it still */
  undoable: z.boolean(),
});
export type StatusChangeRow = z.infer<typeof statusChangeRow>;

export const listStatusChanges = endpoint({
  method: 'GET',
  path: '/status-changes',
  summary: 'Status changes newest first: those made by rules, with what caused each, or all of them.',
  may: 'read customers',
  query: z.strictObject({
    by: z.enum(['rules', 'all']).default('rules'),
    customerId: idInQuery(),
    ruleId: idInQuery(),
    /** first and last day */
    from: day.optional(),
    to: day.optional(),
    cursor,
    limit: pageSize(50),
  }),
  response: page(statusChangeRow),
});

export const undoStatusChange = endpoint({
  method: 'POST',
  path: '/status-changes/:id/undo',
  summary: 'Undo a status change that a rule made, if the customer still has that status; twice is harmless.',
  may: 'write customers',
  params: byId,
  response: customerView,
  errors: ['status-moved-on'],
});

function idInQuery() {
  return z.coerce.number().pipe(id).optional();
}
