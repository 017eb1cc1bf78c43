// The rules of status change, and what they did in two years: the activities are gone through in the order of time,
// as src/server/customers/status.ts would have done it one by one.
import type { Day } from '../src/shared/days.ts';
import type { Account } from './accounts.ts';
import type { Done, Ids } from './activities.ts';
import type { Calendar } from './calendar.ts';
import type { Chronicle } from './chronicle.ts';
import type { Project } from './project.ts';
import type { StageKind } from './settings.ts';
import type { Stage, TypeName } from './stories/story.ts';

type Rule = { from: Stage; to: Stage; active: boolean } & (
  | { on: 'creation' | 'completion'; type: TypeName; outcome: 'held' | null }
  | { on: 'stage'; stage: StageKind }
);

export const RULES: readonly Rule[] = [
  { type: 'Tilbud', outcome: null, on: 'creation', from: 'Lead', to: 'Emne', active: true },
  { type: 'Møde', outcome: 'held', on: 'completion', from: 'Lead', to: 'Emne', active: true },
  { type: 'Besøg', outcome: 'held', on: 'completion', from: 'Lead', to: 'Emne', active: true },
  { type: 'Ordre', outcome: null, on: 'completion', from: 'Emne', to: 'Kunde', active: true },
  { type: 'Kampagne', outcome: null, on: 'completion', from: 'Lead', to: 'Emne', active: false },
  { stage: 'order', on: 'stage', from: 'Emne', to: 'Kunde', active: true },
];

/** How often customers are to be heard from. */
export const RHYTHMS: readonly { days: number; class?: string; status?: Stage }[] = [
  { class: 'A', days: 30 },
  { class: 'B', days: 90 },
  { status: 'Emne', days: 60 },
];

export interface StatusChangeRow {
  id: number;
  customer_id: number;
  from_status_id: number;
  to_status_id: number;
  rule_id: number | null;
  activity_id: number | null;
  project_id: number | null;
  at: Date;
  by_id: number;
  undone_at: Date | null;
  undone_by: number | null;
}

/** The change that somebody thought better of, as an example: this one in the order of time. */
const UNDONE = 5;

/** Applies the rules; answers the changes and where each customer stands in the end. */
export function applyRules(
  accounts: readonly Account[],
  done: readonly Done[],
  projects: readonly Project[],
  ids: Ids,
  calendar: Calendar,
  log: Chronicle,
): { changes: StatusChangeRow[]; stageOf: Map<Account, Stage> } {
  const stageOf = new Map<Account, Stage>(accounts.map((account) => [account, account.firm.begins]));
  const changes: StatusChangeRow[] = [];

  function change(
    account: Account,
    to: Stage,
    cause: { at: Date; by: number; rule: number | null; activity?: number; project?: number },
  ): void {
    const from = stageOf.get(account)!;
    stageOf.set(account, to);
    const row: StatusChangeRow = {
      id: changes.length + 1,
      customer_id: ids.customer(account)!,
      from_status_id: ids.status(from),
      to_status_id: ids.status(to),
      rule_id: cause.rule,
      activity_id: cause.activity ?? null,
      project_id: cause.project ?? null,
      at: cause.at,
      by_id: cause.by,
      undone_at: null,
      undone_by: null,
    };
    changes.push(row);
    const event = { entity: 'customer' as const, entityId: row.customer_id, actorId: cause.by };
    log.tell({
      ...event,
      verb: cause.rule ? 'status-changed' : 'changed',
      at: cause.at,
      changes: { statusId: [row.from_status_id, row.to_status_id] },
      ...(cause.rule && {
        details: {
          ruleId: cause.rule,
          activityId: row.activity_id,
          projectId: row.project_id,
          statusChangeId: row.id,
        },
      }),
    });
    if (row.id !== UNDONE) return;
    stageOf.set(account, from);
    row.undone_at = new Date(cause.at.getTime() + 4 * 60_000);
    row.undone_by = cause.by;
    log.tell({
      ...event,
      verb: 'status-change-undone',
      at: row.undone_at,
      changes: { statusId: [row.to_status_id, row.from_status_id] },
      details: { statusChangeId: row.id },
    });
  }

  for (const moment of moments(accounts, done, projects, calendar)) {
    const { account } = moment;
    if ('leaves' in moment) {
      change(account, 'Tidligere kunde', {
        at: moment.at,
        by: ids.user(account.firm.seller),
        rule: null,
      });
      continue;
    }
    const index = RULES.findIndex(
      (rule) => rule.active && rule.from === stageOf.get(account) && fits(rule, moment),
    );
    if (index < 0) continue;
    const cause = { at: moment.at, rule: ids.rules[index]! };
    if (moment.on === 'stage') {
      change(account, RULES[index]!.to, { ...cause, by: moment.by, project: moment.project });
    } else {
      change(account, RULES[index]!.to, {
        ...cause,
        by: moment.row.salesperson_id,
        activity: moment.row.id,
      });
    }
  }
  return { changes, stageOf };
}

type Happened = { at: Date; account: Account } & (
  | { on: 'creation' | 'completion'; type: TypeName; row: Done['row'] }
  | { on: 'stage'; stage: StageKind; project: number; by: number }
);
type Moment = Happened | { at: Date; account: Account; leaves: Day };

function fits(rule: Rule, happened: Happened): boolean {
  if (rule.on === 'stage') return happened.on === 'stage' && rule.stage === happened.stage;
  return (
    happened.on !== 'stage' &&
    rule.on === happened.on &&
    rule.type === happened.type &&
    (rule.outcome === null || rule.outcome === happened.row.outcome)
  );
}

function moments(
  accounts: readonly Account[],
  done: readonly Done[],
  projects: readonly Project[],
  calendar: Calendar,
): Moment[] {
  const all: Moment[] = [];
  for (const { row, matter, planned, bornCompleted } of done) {
    const { account } = matter;
    if (!account) continue;
    const what = { account, type: planned.step.type, row };
    // The chain makes successors without a rule: a plan is nothing that has happened (chain.ts).
    if (!planned.step.planned) all.push({ ...what, at: row.created_at, on: 'creation' });
    if (row.completed_at && !bornCompleted) all.push({ ...what, at: row.completed_at, on: 'completion' });
  }
  for (const { row, matter, turns } of projects) {
    for (const { enters, at, by } of turns) {
      if (enters) all.push({ at, account: matter.account!, on: 'stage', stage: enters, project: row.id, by });
    }
  }
  for (const account of accounts) {
    const { leaves } = account.firm;
    if (leaves) all.push({ at: calendar.at(leaves, 15 * 60), account, leaves });
  }
  return all.sort((left, right) => left.at.getTime() - right.at.getTime());
}
