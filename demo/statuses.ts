// The rules of status change, and what they did in two years: the activities are gone through in the order of time,
// as src/server/customers/status.ts would have done it one by one.
import type { Day } from '../src/shared/days.ts';
import type { Account } from './accounts.ts';
import type { Done, Ids } from './activities.ts';
import type { Calendar } from './calendar.ts';
import type { Chronicle } from './chronicle.ts';
import type { Stage, TypeName } from './stories/story.ts';

export interface Rule {
  type: TypeName;
  outcome: 'held' | null;
  on: 'creation' | 'completion';
  from: Stage;
  to: Stage;
  active: boolean;
}

export const RULES: readonly Rule[] = [
  { type: 'Tilbud', outcome: null, on: 'creation', from: 'Lead', to: 'Emne', active: true },
  { type: 'Møde', outcome: 'held', on: 'completion', from: 'Lead', to: 'Emne', active: true },
  { type: 'Besøg', outcome: 'held', on: 'completion', from: 'Lead', to: 'Emne', active: true },
  { type: 'Ordre', outcome: null, on: 'completion', from: 'Emne', to: 'Kunde', active: true },
  { type: 'Kampagne', outcome: null, on: 'completion', from: 'Lead', to: 'Emne', active: false },
];

export interface StatusChangeRow {
  id: number;
  customer_id: number;
  from_status_id: number;
  to_status_id: number;
  rule_id: number | null;
  activity_id: number | null;
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
  ids: Ids,
  calendar: Calendar,
  log: Chronicle,
): { changes: StatusChangeRow[]; stageOf: Map<Account, Stage> } {
  const stageOf = new Map<Account, Stage>(accounts.map((account) => [account, account.firm.begins]));
  const changes: StatusChangeRow[] = [];

  function change(
    account: Account,
    to: Stage,
    cause: { at: Date; by: number; rule: number | null; activity: number | null },
  ): void {
    const from = stageOf.get(account)!;
    stageOf.set(account, to);
    const row: StatusChangeRow = {
      id: changes.length + 1,
      customer_id: ids.customer(account)!,
      from_status_id: ids.status(from),
      to_status_id: ids.status(to),
      rule_id: cause.rule,
      activity_id: cause.activity,
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
        details: { ruleId: cause.rule, activityId: cause.activity, statusChangeId: row.id },
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

  for (const moment of moments(accounts, done, calendar)) {
    const { account } = moment;
    if ('leaves' in moment) {
      change(account, 'Tidligere kunde', {
        at: moment.at,
        by: ids.user(account.firm.seller),
        rule: null,
        activity: null,
      });
      continue;
    }
    const { type, row, on } = moment;
    const fits = (rule: Rule) =>
      rule.active &&
      rule.type === type &&
      rule.on === on &&
      rule.from === stageOf.get(account) &&
      (rule.outcome === null || rule.outcome === row.outcome);
    const index = RULES.findIndex(fits);
    if (index < 0) continue;
    change(account, RULES[index]!.to, {
      at: moment.at,
      by: row.salesperson_id,
      rule: ids.rules[index]!,
      activity: row.id,
    });
  }
  return { changes, stageOf };
}

type Moment =
  | { at: Date; account: Account; on: 'creation' | 'completion'; type: TypeName; row: Done['row'] }
  | { at: Date; account: Account; leaves: Day };

function moments(accounts: readonly Account[], done: readonly Done[], calendar: Calendar): Moment[] {
  const all: Moment[] = [];
  for (const { row, matter, planned, bornCompleted } of done) {
    const { account } = matter;
    if (!account) continue;
    const what = { account, type: planned.step.type, row };
    // The chain makes successors without a rule: a plan is nothing that has happened (chain.ts).
    if (!planned.step.planned) all.push({ ...what, at: row.created_at, on: 'creation' });
    if (row.completed_at && !bornCompleted) all.push({ ...what, at: row.completed_at, on: 'completion' });
  }
  for (const account of accounts) {
    const { leaves } = account.firm;
    if (leaves) all.push({ at: calendar.at(leaves, 15 * 60), account, leaves });
  }
  return all.sort((left, right) => left.at.getTime() - right.at.getTime());
}
