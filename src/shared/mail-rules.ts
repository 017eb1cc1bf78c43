// What decides about mail beside its addresses: what placing taught, and what a user keeps out of the journal.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, done, id, idInPath, instant, text, version } from './fields.ts';
import { mailRow } from './mail.ts';

/** 'sender': an address or a domain among the participants; 'subject': a phrase; 'folder': a folder of one’s mailbox */
const kind = z.enum(['sender', 'subject', 'folder']);
const action = z.enum(['place', 'ignore', 'private']);

export const mailRuleView = z.strictObject({
  id,
  kind,
  /** an address, a domain written as «@firma.dk», a phrase, or a folder’s path */
  pattern: z.string(),
  /** null = everybody's */
  userId: id.nullable(),
  action,
  customerId: id.nullable(),
  customerName: z.string().nullable(),
  accountNumber: z.string().nullable(),
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  createdAt: instant,
  createdBy: id.nullable(),
  updatedAt: instant.nullable(),
  updatedBy: id.nullable(),
  /** mails that stand where they stand because of it */
  mails: z.int(),
  version,
});
export type MailRuleView = z.infer<typeof mailRuleView>;

const rule = z.strictObject({
  kind: kind.default('sender'),
  pattern: text(500),
  action,
  /** of a rule that places */
  customerId: id.nullable().default(null),
  contactId: id.nullable().default(null),
});
export type MailRuleInput = z.infer<typeof rule>;

const faults = [
  'invalid-mail-pattern',
  'invalid-phrase',
  'only-private',
  'free-mail-domain',
  'own-mail-address',
  'unknown-customer',
  'unknown-contact',
  'contact-of-other-customer',
  'merged',
  'mail-rule-exists',
] as const;

export const listMailRules = endpoint({
  method: 'GET',
  path: '/mail-rules',
  summary: 'What placing and ignoring have taught: everybody’s rules and the asker’s own.',
  may: 'read activities',
  response: z.strictObject({ items: z.array(mailRuleView) }),
});

export const addMailRule = endpoint({
  method: 'POST',
  path: '/mail-rules',
  summary:
    'A rule for mail to come: placed on a customer (everybody’s rule), or for the asker alone never journalled, or private and without a trace. What came before is left alone until the rule is run.',
  may: 'write activities',
  body: rule,
  response: mailRuleView,
  errors: [...faults],
});

export const changeMailRule = endpoint({
  method: 'PATCH',
  path: '/mail-rules/:id',
  summary: 'Change what a rule is about, what it does or where it places.',
  may: 'write activities',
  params: byId,
  body: z.strictObject({
    pattern: text(500).optional(),
    action: action.optional(),
    customerId: id.nullable().optional(),
    contactId: id.nullable().optional(),
    version,
  }),
  response: mailRuleView,
  errors: [...faults, 'stale-version'],
});

export const removeMailRule = endpoint({
  method: 'DELETE',
  path: '/mail-rules/:id',
  summary: 'Forget a rule; what it placed stays. Twice is harmless.',
  may: 'write activities',
  params: byId,
  response: done,
});

/** Some mails, and how many: `more` when the counting stopped. */
const some = z.strictObject({ found: z.int(), more: z.boolean(), items: z.array(mailRow) });
export type SomeMail = z.infer<typeof some>;

export const previewMailRule = endpoint({
  method: 'GET',
  path: '/mail-rules/preview',
  summary:
    'What a rule would do with the mail that the asker can see, if it were run on what came before. Changes nothing.',
  may: 'write activities',
  query: z.strictObject({
    kind: kind.default('sender'),
    pattern: text(500),
    action,
    /** where it would place; without it only what waits is looked at */
    customerId: idInPath.optional(),
    contactId: idInPath.optional(),
    /** the rule that is being changed */
    ruleId: idInPath.optional(),
    /** a mail that is not counted: the one that is being placed */
    exceptId: idInPath.optional(),
  }),
  response: z.strictObject({
    /** as the rule would be kept */
    pattern: z.string(),
    /** would be placed, left out, or erased */
    waiting: some,
    /** landed elsewhere by itself and would be moved; of a private rule: own mails that would be erased */
    journalled: some,
    /** fits as well, but a person placed it there: never touched */
    byPerson: z.int(),
  }),
  errors: [...faults],
});
export type MailRulePreview = z.infer<NonNullable<(typeof previewMailRule)['response']>>;

export const runMailRule = endpoint({
  method: 'POST',
  path: '/mail-rules/:id/run',
  summary:
    'Run a rule on what came before it, a hundred mails at a time: those that wait, or those journalled elsewhere by themselves. A private rule erases the asker’s own mails for good. Call again with `next`.',
  may: 'write activities',
  params: byId,
  body: z.strictObject({ on: z.enum(['waiting', 'journalled']), after: z.int().min(0).default(0) }),
  response: z.strictObject({ done: z.int(), next: z.int().nullable() }),
});
