// The lists that the firm words for itself: activity types, customer statuses, stages of sales projects, and the rules of
// status change.
import { z } from 'zod';
import { probability } from './amounts.ts';
import { endpoint } from './contract.ts';
import { byId, id, instant, line, version } from './fields.ts';
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

export const stageKind = z.enum(['prospect', 'quote', 'order', 'closed']);
export type StageKind = z.infer<typeof stageKind>;

const stageInput = z.strictObject({
  name: line(40),
  /** what the program knows of the stage, whatever it is called: «åbne tilbud» are projects in one of kind quote */
  kind: stageKind,
  /** percent, proposed for a project that enters the stage */
  probability,
  position: z.int().min(0).max(1000),
  active: z.boolean(),
});
export const stageView = stageInput.extend({ id, version });
export type StageView = z.infer<typeof stageView>;

const reasonInput = z.strictObject({
  name: line(60),
  result: z.enum(['won', 'lost']),
  position: z.int().min(0).max(1000),
  active: z.boolean(),
});
export const reasonView = reasonInput.extend({ id, version });
export type ReasonView = z.infer<typeof reasonView>;

/** «Mærke»: see tags.ts */
export const tagView = z.strictObject({ id, name: z.string(), version });
export type TagView = z.infer<typeof tagView>;

/** A rule fires when an activity of a type is created or completed, or when a project enters a stage. */
const ruleInput = z.strictObject({
  typeId: id.nullable(),
  stageId: id.nullable(),
  outcome: outcome.nullable(),
  on: z.enum(['creation', 'completion', 'stage']),
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
  stages: z.array(stageView),
  reasons: z.array(reasonView),
  tags: z.array(tagView),
  /** values in use, for suggestions while typing and for filters */
  industries: z.array(z.string()),
  targetGroups: z.array(z.string()),
  classes: z.array(z.string()),
  interests: z.array(z.string()),
});
export type Reference = z.infer<typeof referenceView>;

export const readReference = endpoint({
  method: 'GET',
  path: '/reference',
  summary:
    'Users, activity types, statuses, status rules, tags and the words in use for industry, target group, class and interests.',
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

export const createStage = endpoint({
  method: 'POST',
  path: '/stages',
  summary: 'Add a stage of sales projects.',
  may: 'manage settings',
  body: stageInput.partial({ position: true, active: true }),
  response: stageView,
  errors: ['name-taken'],
});

export const changeStage = endpoint({
  method: 'PATCH',
  path: '/stages/:id',
  summary: 'Change a stage; an inactive one stays on its projects and cannot be chosen.',
  may: 'manage settings',
  params: byId,
  body: stageInput.partial().extend({ version }),
  response: stageView,
  errors: ['name-taken', 'stale-version'],
});

export const createReason = endpoint({
  method: 'POST',
  path: '/close-reasons',
  summary: 'Add a reason why projects are won or lost.',
  may: 'manage settings',
  body: reasonInput.partial({ position: true, active: true }),
  response: reasonView,
  errors: ['name-taken'],
});

export const changeReason = endpoint({
  method: 'PATCH',
  path: '/close-reasons/:id',
  summary: 'Change a reason; an inactive one stays on its projects and cannot be chosen.',
  may: 'manage settings',
  params: byId,
  body: reasonInput.partial().extend({ version }),
  response: reasonView,
  errors: ['name-taken', 'stale-version'],
});

export const createRule = endpoint({
  method: 'POST',
  path: '/status-rules',
  summary:
    'Add a rule: an activity of this type, created or completed, or a project entering this stage, moves a customer from one status to another.',
  may: 'manage settings',
  body: ruleInput.partial({ typeId: true, stageId: true, outcome: true, active: true }),
  response: statusRuleView,
  errors: ['unknown-type', 'unknown-stage', 'unknown-status', 'same-status', 'required'],
});

export const tryRule = endpoint({
  method: 'POST',
  path: '/status-rules/trial',
  summary:
    'What a rule would have done lately, before it is switched on: whose present status is its from-status and what would have moved them on. Changes nothing.',
  may: 'manage settings',
  body: ruleInput
    .omit({ active: true })
    .partial({ typeId: true, stageId: true, outcome: true })
    .extend({ days: z.int('invalid-days').min(1, 'invalid-days').max(3650, 'invalid-days').default(365) }),
  response: z.strictObject({
    /** customers that stand in the from-status now */
    inStatus: z.int(),
    /** those of them that something in the last so many days would have moved on */
    moved: z.int(),
    /** the latest first, each with what would have moved it */
    sample: z.array(
      z.strictObject({
        customerId: id,
        name: z.string(),
        accountNumber: z.string(),
        activityId: id.nullable(),
        projectId: id.nullable(),
        /** the project’s number and name, the activity’s text */
        what: z.string(),
        at: instant,
      }),
    ),
    /** false: the to-status stands before the from-status, so the rule would never fire */
    forwards: z.boolean(),
  }),
  errors: ['unknown-type', 'unknown-stage', 'unknown-status', 'same-status', 'required'],
});

export const changeRule = endpoint({
  method: 'PATCH',
  path: '/status-rules/:id',
  summary: 'Change or switch off a status rule.',
  may: 'manage settings',
  params: byId,
  body: ruleInput.partial().extend({ version }),
  response: statusRuleView,
  errors: ['unknown-type', 'unknown-stage', 'unknown-status', 'same-status', 'required', 'stale-version'],
});
