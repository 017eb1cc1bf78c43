// Mail journalling (rules 16–25): every mail that was seen has a state and a reason that a person can read.
import { z } from 'zod';
import { unreachable } from './contacts.ts';
import { endpoint } from './contract.ts';
import {
  byId,
  cursor,
  day,
  done,
  flag,
  id,
  idInPath,
  instant,
  page,
  pageSize,
  text,
  version,
} from './fields.ts';

/** 'received' waits for the journal; it lasts for moments. */
export const mailState = z.enum(['received', 'journalled', 'unplaced', 'ignored', 'private', 'failed']);
export type MailState = z.infer<typeof mailState>;

/**
 * Why a mail is in its state. Placed: thread, contact-address, customer-address, domain, rule, asked, person. Waiting:
 * unknown, ambiguous. Left out: internal, ignored-once, ignored-always, automatic (no person wrote it and nobody knows the
 * sender), bounce.
 * Not understood: failed.
 */
export const mailReason = z.enum([
  'waiting',
  'thread',
  'contact-address',
  'customer-address',
  'domain',
  'rule',
  'asked',
  'person',
  'unknown',
  'ambiguous',
  'internal',
  'ignored-once',
  'ignored-always',
  'private',
  'automatic',
  'bounce',
  'failed',
]);
export type MailReason = z.infer<typeof mailReason>;

export const automaticMail = z.enum(['auto-reply', 'list', 'bounce', 'calendar']);

const party = z.strictObject({
  /** 'forwarded': who wrote first what is forwarded in it */
  role: z.enum(['from', 'reply-to', 'to', 'cc', 'bcc', 'forwarded']),
  address: z.string(),
  name: z.string(),
  /** a colleague’s address, or one of the firm’s own domains */
  own: z.boolean(),
  contactId: id.nullable(),
});
export type MailParty = z.infer<typeof party>;

const placement = z.strictObject({
  customerId: id,
  customerName: z.string(),
  accountNumber: z.string(),
  contactId: id.nullable(),
  contactName: z.string().nullable(),
});

export const mailRow = z.strictObject({
  id,
  subject: z.string(),
  fromAddress: z.string(),
  fromName: z.string(),
  direction: z.enum(['in', 'out']),
  sentAt: instant,
  state: mailState,
  reason: mailReason,
  automatic: automaticMail.nullable(),
  /** false: an incoming mail whose sender the receiving server could not verify */
  verified: z.boolean().nullable(),
  ownerId: id.nullable(),
  /** where it was journalled; several customers, several activities (rule 18) */
  placements: z.array(placement.extend({ activityId: id })),
  /** of an outgoing mail: whom it did not reach */
  undelivered: z.array(unreachable),
  /** when its headers, which are all that is kept of it, are erased unless somebody places it */
  expiresAt: instant.nullable(),
  version,
  /** of a search: where a word stands that neither subject nor sender shows */
  hit: z.strictObject({ in: z.enum(['text', 'participant', 'file']), text: z.string() }).optional(),
});
export type MailRow = z.infer<typeof mailRow>;

/** A place that the mail could belong to, best first, and what speaks for it. */
const suggestion = placement.extend({
  why: z.enum(['thread', 'contact-address', 'customer-address', 'domain', 'name', 'forwarded']),
});
export type MailSuggestion = z.infer<typeof suggestion>;

export const mailView = mailRow.extend({
  messageId: z.string().nullable(),
  receivedAt: instant,
  /** bytes */
  size: z.int(),
  format: z.enum(['eml', 'msg']),
  /** false while only the headers are kept */
  whole: z.boolean(),
  /** its headers are all that is kept of it: a customer of it is set so */
  headersOnly: z.boolean(),
  parties: z.array(party),
  /** what the sender wrote, without quoted history; at most 256 kB */
  body: z.string(),
  hasHtml: z.boolean(),
  attachments: z.array(z.strictObject({ documentId: id, name: z.string(), size: z.int() })),
  /** what the rule saw, for «Hvorfor landede den her?»: the address, the mail it answers, the taught pattern */
  because: z.strictObject({
    address: z.string().optional(),
    pattern: z.string().optional(),
    answersMailId: id.optional(),
    userId: id.optional(),
    fault: z.string().optional(),
  }),
  suggestions: z.array(suggestion),
});
export type MailView = z.infer<typeof mailView>;

/** What narrows a list of mails; every word of `q` stands in subject, participants, text or names of files. */
const narrowing = {
  state: mailState.optional(),
  activityId: idInPath.optional(),
  customerId: idInPath.optional(),
  q: text(200).optional(),
  direction: z.enum(['in', 'out']).optional(),
  /** whose mailbox it came from: the asker’s, or nobody’s own: the firm’s */
  owner: z.enum(['mine', 'firm']).optional(),
  /** by the day it was sent, both included */
  from: day.optional(),
  to: day.optional(),
};

export const listMail = endpoint({
  method: 'GET',
  path: '/mail',
  summary:
    'Mails that the asker may see, newest first: of a state, of an activity, of a customer, with these words. Unplaced ones are shown to their owner only; the company’s to leaders.',
  may: 'read activities',
  query: z.strictObject({ ...narrowing, cursor, limit: pageSize(50) }),
  response: page(mailRow),
});

export const measureMail = endpoint({
  method: 'GET',
  path: '/mail/measure',
  summary: 'How many mails a list would hold. Stops at 1,000.',
  may: 'read activities',
  query: z.strictObject(narrowing),
  response: z.strictObject({ found: z.int() }),
});

export const readMail = endpoint({
  method: 'GET',
  path: '/mail/:id',
  summary: 'One mail: participants, text, why it landed where it did, and where else it could belong.',
  may: 'read activities',
  params: byId,
  response: mailView,
});

export const openMailHtml = endpoint({
  method: 'GET',
  path: '/mail/:id/html',
  summary:
    'The mail as its sender laid it out, sanitised, for a sandboxed frame; remote pictures only with `pictures`.',
  may: 'read activities',
  kind: 'download',
  params: byId,
  query: z.strictObject({ pictures: flag }),
});

/** What placing should teach for mails to come: nothing, this address, or its whole domain (never a free-mail one). */
const remember = z.enum(['nothing', 'address', 'domain']).default('nothing');

export const placeMail = endpoint({
  method: 'POST',
  path: '/mail/:id/placement',
  summary:
    'Place a mail on a customer, or move it there from another. Waiting mails that the lesson fits are placed too. Answers when it is settled, after two seconds at the latest. Twice is harmless.',
  may: 'write activities',
  params: byId,
  body: z.strictObject({
    customerId: id,
    contactId: id.nullable().default(null),
    /** the customer that it is moved away from */
    insteadOf: id.nullable().default(null),
    /** the journalled mails of its thread move along */
    thread: z.boolean().default(false),
    remember,
  }),
  response: z.strictObject({
    mail: mailView,
    /** other mails that were placed or moved by the same act */
    others: z.int(),
  }),
  errors: ['unknown-customer', 'unknown-contact', 'contact-of-other-customer', 'merged', 'free-mail-domain'],
});

export const ignoreMail = endpoint({
  method: 'POST',
  path: '/mail/:id/ignoring',
  summary:
    'Leave an unplaced mail out of the journal; with `always` also what comes from its outsiders later.',
  may: 'write activities',
  params: byId,
  body: z.strictObject({ always: z.boolean().default(false) }),
  response: mailView,
  errors: ['already-journalled'],
});

export const stopIgnoringMail = endpoint({
  method: 'DELETE',
  path: '/mail/:id/ignoring',
  summary:
    'Undo ignoring: the mail is judged again as if it had just come, and a rule that «always» made is gone. Answers when it is settled, after two seconds at the latest.',
  may: 'write activities',
  params: byId,
  response: mailView,
});

export const makeMailPrivate = endpoint({
  method: 'POST',
  path: '/mail/:id/privacy',
  summary:
    'Erase a mail for good: text, index and file go in one transaction, its activities lose it; a fingerprint stays so that it never returns. Cannot be undone.',
  may: 'write activities',
  params: byId,
  response: done,
});

export const uploadMail = endpoint({
  method: 'POST',
  path: '/mail',
  summary:
    'Journal a mail file (.eml or Outlook’s .msg; the request body): on this customer, contact or activity, or by the rules of matching. The same mail twice is one. Answers when it is settled, after two seconds at the latest.',
  may: 'write activities',
  kind: 'upload',
  query: z.strictObject({
    name: z.string().min(1, 'required').max(255, 'too-long'),
    customerId: idInPath.optional(),
    contactId: idInPath.optional(),
  }),
  response: z.strictObject({ mailId: id.nullable(), known: z.boolean() }),
  errors: [
    'empty-file',
    'file-too-large',
    'not-a-mail',
    'unknown-customer',
    'unknown-contact',
    'private-mail',
  ],
});
