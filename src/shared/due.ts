// THE due state of an activity: the one definition of overdue, today, future, undated, completed and old
// (rules 10 and 13). List, badge, counters, overview, digest and API all ask here; the server's SQL compares
// with the same dueBounds, so numbers can never disagree. Bounds and dates are days in the company's time zone.

import { addDays, type Day, daysBetween, endOfWeek, yearOf } from './days.ts';

/** What the due state depends on; null `completedAt` = open. */
export type Due = { followUpDate: Day | null; completedAt: Date | string | null };

export type DueState = 'overdue' | 'today' | 'future' | 'undated' | 'completed';

/** The groups of To-Do, in their order on the screen. */
export type DueGroup = 'overdue' | 'today' | 'tomorrow' | 'thisWeek' | 'later' | 'undated' | 'completed';

/** `endOfWeek` is the Sunday of this week; what lies before `oldBefore` (1 January of last year) is old. */
export type DueBounds = { today: Day; tomorrow: Day; endOfWeek: Day; oldBefore: Day };

/** The days against which everything about due is compared. Computed once per list or query. */
export function dueBounds(today: Day): DueBounds {
  return {
    today,
    tomorrow: addDays(today, 1),
    endOfWeek: endOfWeek(today),
    oldBefore: `${String(yearOf(today) - 1).padStart(4, '0')}-01-01`,
  };
}

/** Completed wins over any date; without a follow-up date an open activity is undated. */
export function dueState({ followUpDate, completedAt }: Due, today: Day): DueState {
  if (completedAt !== null) return 'completed';
  if (followUpDate === null) return 'undated';
  if (followUpDate < today) return 'overdue';
  return followUpDate === today ? 'today' : 'future';
}

/** «Forfalden»: open, and to be followed up today or earlier (rule 10). */
export function isDue(activity: Due, today: Day): boolean {
  const state = dueState(activity, today);
  return state === 'overdue' || state === 'today';
}

/** The To-Do group. On a Sunday tomorrow is already next week; it is «I morgen» all the same. */
export function dueGroup(activity: Due, bounds: DueBounds): DueGroup {
  const state = dueState(activity, bounds.today);
  if (state !== 'future') return state;
  if (activity.followUpDate === bounds.tomorrow) return 'tomorrow';
  return activity.followUpDate! <= bounds.endOfWeek ? 'thisWeek' : 'later';
}

/** «Gammel»: its date, the follow-up date if there is one, else the day it occurred, is before last year. */
export function isOld(
  { followUpDate, occurredDay }: { followUpDate: Day | null; occurredDay: Day },
  { oldBefore }: Pick<DueBounds, 'oldBefore'>,
): boolean {
  return (followUpDate ?? occurredDay) < oldBefore;
}

/** Days since the follow-up date for «Forsinket 3 dage»; 0 when it is not overdue. */
export function overdueDays(activity: Due, today: Day): number {
  return dueState(activity, today) === 'overdue' ? daysBetween(activity.followUpDate!, today) : 0;
}
