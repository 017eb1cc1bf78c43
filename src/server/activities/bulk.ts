// The same act on several activities: all or none, each logged as if it were done alone. What it did can be taken back as one
// act too, except where somebody has worked on an activity since.

import type { bulkChange as endpoint, UndoStep } from '../../shared/activities.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { Tx } from '../db/database.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import { followNext, openSuccessor, settleNext } from './chain.ts';
import { changeActivity } from './change.ts';
import { completeActivity, reopenActivity } from './completion.ts';
import { partiesOf, refreshFacts } from './facts.ts';
import { findForChange, type StoredActivity } from './find.ts';
import type { Consequences, Moment } from './moment.ts';
import { reschedule } from './reschedule.ts';
import { setTag } from './tags.ts';

type Input = OutputOf<(typeof endpoint)['body']>;
type Answer = OutputOf<(typeof endpoint)['response']>;
type Action = Input['action'];
type Why = keyof Answer['why'];

/** What an act on one activity did, and how it is taken back; or why it was left as it is. */
type Done = { consequences: Consequences | null; undo?: Omit<UndoStep, 'id' | 'version'> } | Why;

/** Throws like the single act does; then nothing of it is kept. */
export async function bulkChange(tx: Tx, { ids, action }: Input, moment: Moment): Promise<Answer> {
  const answer: Answer = {
    changed: [],
    skipped: [],
    why: { already: 0, completed: 0, followed: 0 },
    statusChanges: [],
    taken: [],
    undo: [],
  };
  // In one order, so that two people acting on overlapping selections do not wait for each other in a circle.
  const inOrder = [...new Set(ids)].sort((left, right) => left - right);
  if (action.kind === 'tag' || action.kind === 'untag') {
    const { kind, tagId } = action;
    const tagging = { ids: inOrder, tagId, on: kind === 'tag', field: 'action.tagId' };
    answer.changed = await setTag(tx, tagging, moment);
    const changed = new Set(answer.changed);
    answer.skipped = inOrder.filter((id) => !changed.has(id));
    answer.why.already = answer.skipped.length;
    return answer;
  }
  if (action.kind === 'reassign') await mustBeActiveUser(tx, action.salespersonId, 'action.salespersonId');
  const gone = action.kind === 'follow-up' ? await formerUsers(tx) : new Set<number>();
  for (const id of inOrder) {
    const before = await findForChange(tx, moment.actor, id);
    const done = await act(tx, before, action, moment);
    if (typeof done === 'string') {
      answer.skipped.push(id);
      answer.why[done] += 1;
      continue;
    }
    answer.changed.push(id);
    const { consequences, undo } = done;
    if (consequences?.statusChange) answer.statusChanges.push(consequences.statusChange.id);
    if (undo) answer.undo.push({ id, version: before.version + 1, ...undo });
    if (consequences?.followUp && gone.has(before.salesperson_id)) {
      await takeOver(tx, consequences.followUp.id, moment);
      answer.taken.push(consequences.followUp.id);
    }
  }
  return answer;
}

async function act(
  tx: Tx,
  before: StoredActivity,
  action: Exclude<Action, { kind: 'tag' | 'untag' }>,
  moment: Moment,
): Promise<Done> {
  const open = before.completed_at === null;
  switch (action.kind) {
    case 'complete':
      return open ? { consequences: await completeActivity(tx, before.id, undefined, moment) } : 'already';
    case 'reopen':
      return open ? 'already' : { consequences: await reopenActivity(tx, before.id, moment) };
    case 'postpone':
      return open ? postpone(tx, before, action.date, moment) : 'completed';
    case 'follow-up':
      return open ? postpone(tx, before, action.date, moment) : followUp(tx, before, action, moment);
    case 'reassign': {
      if (before.salesperson_id === action.salespersonId) return 'already';
      const patch = { salespersonId: action.salespersonId, version: before.version, complete: false };
      return {
        consequences: await changeActivity(tx, before.id, patch, moment),
        undo: { salespersonId: before.salesperson_id },
      };
    }
  }
}

async function postpone(tx: Tx, before: StoredActivity, date: string, moment: Moment): Promise<Done> {
  if (before.follow_up_date === date) return 'already';
  return {
    consequences: await reschedule(tx, before.id, { date }, moment),
    undo: { followUp: { date: before.follow_up_date, time: before.follow_up_time } },
  };
}

/** Of a closed one: the next link of its chain, unless that is there and open (rule 3): whoever plans many has not looked at it. */
async function followUp(
  tx: Tx,
  before: StoredActivity,
  { date, text }: { date: string; text: string },
  moment: Moment,
): Promise<Done> {
  if (await openSuccessor(tx, before.id)) return 'followed';
  const given = { date, time: null, typeId: null, text };
  const patch = { next: given, version: before.version, complete: false };
  const consequences = await changeActivity(tx, before.id, patch, moment);
  if (consequences.followUp) return { consequences, undo: { next: true } };
  // The same was agreed before, and that follow-up is done: it is to be done again.
  const next = await settleNext(tx, before.type_id, given, moment);
  const again = await followNext(tx, before, next, moment);
  await refreshFacts(tx, partiesOf(before));
  return { consequences: { ...consequences, followUp: again } };
}

async function formerUsers(tx: Tx): Promise<Set<number>> {
  const rows = await tx.selectFrom('app_user').select('id').where('active', '=', false).execute();
  return new Set(rows.map(({ id }) => id));
}

/** What would have stood in the list of somebody who has left, where nobody looks. */
async function takeOver(tx: Tx, id: number, moment: Moment): Promise<void> {
  const { version } = await findForChange(tx, moment.actor, id);
  await changeActivity(tx, id, { salespersonId: moment.actor.id, version, complete: false }, moment);
}

/** Takes back what a bulk act did, wherever nobody has changed the activity since. */
export async function undoBulk(
  tx: Tx,
  steps: readonly UndoStep[],
  moment: Moment,
): Promise<{ changed: number[]; skipped: number[] }> {
  const changed: number[] = [];
  const skipped: number[] = [];
  for (const step of [...steps].sort((left, right) => left.id - right.id)) {
    const { id, version, salespersonId, followUp, next } = step;
    const now = await findForChange(tx, moment.actor, id);
    if (now.version !== version) {
      skipped.push(id);
      continue;
    }
    if (followUp?.date) await reschedule(tx, id, { date: followUp.date, time: followUp.time }, moment);
    else {
      const back = {
        ...(salespersonId !== undefined && { salespersonId }),
        ...(followUp && { followUpDate: null }),
        ...(next && { next: null }),
      };
      await changeActivity(tx, id, { ...back, version, complete: false }, moment);
    }
    changed.push(id);
  }
  return { changed, skipped };
}
