// «Intet glemmes»: customers, quotes and projects without a next step. What is open is either in To-Do or on this list.
import { z } from 'zod';
import { activityResult, nextFollowUp } from './activities.ts';
import { endpoint } from './contract.ts';
import { byId, cursor, day, done, id, instant, page, pageSize, version } from './fields.ts';
import { forgottenFilter, forgottenKind } from './forgotten-counts.ts';

export const forgottenRow = z.strictObject({
  /** kind and id make it unique */
  kind: forgottenKind,
  id,
  customerId: id,
  accountNumber: z.string(),
  customerName: z.string(),
  /** the project’s number and name, the quote’s text; '' for a customer */
  what: z.string(),
  salespersonId: id.nullable(),
  /** øre, of a project or quote */
  amount: z.int().nullable(),
  /** of a quote: the last day that it stands */
  expiresOn: day.nullable(),
  lastActivityAt: instant.nullable(),
  /**
   * the day from which a next step is missing: of a customer the one by which it is to be heard from, which may be to come
   */
  since: day,
  /** the rule that is broken, of a customer */
  ruleId: id.nullable(),
  days: z.int().nullable(),
});
export type ForgottenRow = z.infer<typeof forgottenRow>;

export const listForgotten = endpoint({
  method: 'GET',
  path: '/forgotten',
  summary: 'What has no next step, longest forgotten first, a page at a time.',
  may: 'read activities',
  query: forgottenFilter.extend({ cursor, limit: pageSize(50) }),
  response: page(forgottenRow),
});

export const followUpCustomer = endpoint({
  method: 'PUT',
  path: '/customers/:id/follow-up',
  summary:
    'Plan a customer’s next step: makes the activity, moves it while nobody has worked on it, or withdraws it without a date. Twice is harmless.',
  may: 'write activities',
  params: byId,
  body: nextFollowUp,
  response: activityResult.pick({ followUp: true }),
  errors: ['next-date-required', 'unknown-type', 'merged'],
});

const ruleInput = z.strictObject({
  statusId: id.nullable(),
  class: z
    .string()
    .regex(/^[A-Z]$/, 'invalid-class')
    .nullable(),
  days: z.int('invalid-days').min(1, 'invalid-days').max(3650, 'invalid-days'),
  active: z.boolean(),
});
export const rhythmRuleView = ruleInput.extend({ id, version });
export type RhythmRuleView = z.infer<typeof rhythmRuleView>;

export const listRhythmRules = endpoint({
  method: 'GET',
  path: '/rhythm-rules',
  summary: 'How often customers are to be heard from, by status or class: «Kunde A: hver 30. dag».',
  may: 'read customers',
  response: z.strictObject({ items: z.array(rhythmRuleView) }),
});

export const countRhythmRules = endpoint({
  method: 'GET',
  path: '/rhythm-rules/counts',
  summary:
    'How many customers each rhythm in use holds, and how many of them should have been heard from by today.',
  may: 'read customers',
  response: z.strictObject({
    items: z.array(z.strictObject({ ruleId: id, customers: z.int(), due: z.int() })),
  }),
});

export const createRhythmRule = endpoint({
  method: 'POST',
  path: '/rhythm-rules',
  summary: 'Add a rhythm for a status, a class, or both together; the most exact one counts.',
  may: 'manage settings',
  body: ruleInput.partial({ statusId: true, class: true, active: true }),
  response: rhythmRuleView,
  errors: ['unknown-status', 'required', 'rule-exists'],
});

export const changeRhythmRule = endpoint({
  method: 'PATCH',
  path: '/rhythm-rules/:id',
  summary: 'Change or switch off a rhythm.',
  may: 'manage settings',
  params: byId,
  body: ruleInput.partial().extend({ version }),
  response: rhythmRuleView,
  errors: ['unknown-status', 'required', 'rule-exists', 'stale-version'],
});

export const removeRhythmRule = endpoint({
  method: 'DELETE',
  path: '/rhythm-rules/:id',
  summary: 'Remove a rhythm. Twice is harmless.',
  may: 'manage settings',
  params: byId,
  response: done,
});
