// The lists that the firm words for itself: activity types, customer statuses and the rules of status change.
import { z } from 'zod';
import { endpoint } from './contract.ts';
import { byId, id, line, version } from './fields.ts';
import { userView } from './users.ts';

export const activityKind = z.enum([
  'call',
  'meeting',
  'visit',
  'quote',
  'email',
  'note',
  'follow-up',
  'campaign',
  'task',
]);
export type ActivityKind = z.infer<typeof activityKind>;

export const outcome = z.enum(['reached', 'not-reached', 'held', 'cancelled']);
export type Outcome = z.infer<typeof outcome>;

const typeInput = z.strictObject({
  name: line(40),
  kind: activityKind,
  position: z.int().min(0).max(1000),
  bornCompleted: z.boolean(),
  internal: z.boolean(),
  defaultNextTypeId: id.nullable(),
  active: z.boolean(),
});
export const activityTypeView = typeInput.extend({ id, version });
export type ActivityTypeView = z.infer<typeof activityTypeView>;

const statusInput = z.strictObject({
  name: line(40),
  position: z.int().min(0).max(1000),
  active: z.boolean(),
});
export const statusView = statusInput.extend({ id, version });
export type StatusView = z.infer<typeof statusView>;

const ruleInput = z.strictObject({
  typeId: id,
  outcome: outcome.nullable(),
  on: z.enum(['creation', 'completion']),
  fromStatusId: id,
  toStatusId: id,
  active: z.boolean(),
});
export const statusRuleView = ruleInput.extend({ id, version });
export type StatusRuleView = z.infer<typeof statusRuleView>;

/** Everything small that names things on every screen; asked for once and kept fresh by live changes. */
export const referenceView = z.strictObject({
  users: z.array(userView),
  types: z.array(activityTypeView),
  statuses: z.array(statusView),
  rules: z.array(statusRuleView),
  /** values in use, for suggestions while typing */
  industries: z.array(z.string()),
  targetGroups: z.array(z.string()),
  interests: z.array(z.string()),
});
export type Reference = z.infer<typeof referenceView>;

export const readReference = endpoint({
  method: 'GET',
  path: '/reference',
  summary:
    'Users, activity types, statuses, status rules and the words in use for industry, target group and interests.',
  may: 'signed-in',
  response: referenceView,
});

export const createType = endpoint({
  method: 'POST',
  path: '/activity-types',
  summary: 'Add an activity type.',
  may: 'manage settings',
  body: typeInput.partial({
    position: true,
    bornCompleted: true,
    internal: true,
    defaultNextTypeId: true,
    active: true,
  }),
  response: activityTypeView,
  errors: ['name-taken'],
});

export const changeType = endpoint({
  method: 'PATCH',
  path: '/activity-types/:id',
  summary: 'Change an activity type; an inactive one stays on old activities and cannot be chosen.',
  may: 'manage settings',
  params: byId,
  body: typeInput.partial().extend({ version }),
  response: activityTypeView,
  errors: ['name-taken', 'stale-version'],
});

export const createStatus = endpoint({
  method: 'POST',
  path: '/statuses',
  summary: 'Add a customer status.',
  may: 'manage settings',
  body: statusInput.partial({ position: true, active: true }),
  response: statusView,
  errors: ['name-taken'],
});

export const changeStatus = endpoint({
  method: 'PATCH',
  path: '/statuses/:id',
  summary: 'Change a customer status.',
  may: 'manage settings',
  params: byId,
  body: statusInput.partial().extend({ version }),
  response: statusView,
  errors: ['name-taken', 'stale-version'],
});

export const createRule = endpoint({
  method: 'POST',
  path: '/status-rules',
  summary:
    'Add a rule: an activity of this type, created or completed, moves a customer from one status to another.',
  may: 'manage settings',
  body: ruleInput.partial({ outcome: true, active: true }),
  response: statusRuleView,
  errors: ['unknown-type', 'unknown-status', 'same-status'],
});

export const changeRule = endpoint({
  method: 'PATCH',
  path: '/status-rules/:id',
  summary: 'Change or switch off a status rule.',
  may: 'manage settings',
  params: byId,
  body: ruleInput.partial().extend({ version }),
  response: statusRuleView,
  errors: ['unknown-type', 'unknown-status', 'same-status', 'stale-version'],
});
