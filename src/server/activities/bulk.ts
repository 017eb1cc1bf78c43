// The same act on several activities: all or none, each logged as if it were done alone.

import type { bulkChange as endpoint } from '../../shared/activities.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { Tx } from '../db/database.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import { changeActivity } from './change.ts';
import { completeActivity, reopenActivity } from './completion.ts';
import { findForChange } from './find.ts';
import type { Consequences, Moment } from './moment.ts';
import { reschedule } from './reschedule.ts';

type Input = OutputOf<(typeof endpoint)['body']>;

/** Throws like the single act does; then nothing of it is kept. */
export async function bulkChange(
  tx: Tx,
  { ids, action }: Input,
  moment: Moment,
): Promise<OutputOf<(typeof endpoint)['response']>> {
  if (action.kind === 'reassign') await mustBeActiveUser(tx, action.salespersonId, 'action.salespersonId');
  const changed: number[] = [];
  const skipped: number[] = [];
  const statusChanges: number[] = [];
  // In one order, so that two people acting on overlapping selections do not wait for each other in a circle.
  for (const id of [...new Set(ids)].sort((left, right) => left - right)) {
    const before = await findForChange(tx, moment.actor, id);
    const consequences = await act(tx, before, action, moment);
    if (consequences) changed.push(id);
    else skipped.push(id);
    if (consequences?.statusChange) statusChanges.push(consequences.statusChange.id);
  }
  return { changed, skipped, statusChanges };
}

/** Acts on one; null when it already is so, or is completed and cannot be postponed. */
async function act(
  tx: Tx,
  before: Awaited<ReturnType<typeof findForChange>>,
  action: Input['action'],
  moment: Moment,
): Promise<Consequences | null> {
  const open = before.completed_at === null;
  switch (action.kind) {
    case 'complete':
      return open ? completeActivity(tx, before.id, undefined, moment) : null;
    case 'reopen':
      return open ? null : reopenActivity(tx, before.id, moment);
    case 'postpone':
      return open && before.follow_up_date !== action.date
        ? reschedule(tx, before.id, { date: action.date }, moment)
        : null;
    case 'reassign': {
      if (before.salesperson_id === action.salespersonId) return null;
      const patch = { salespersonId: action.salespersonId, version: before.version, complete: false };
      return changeActivity(tx, before.id, patch, moment);
    }
  }
}
