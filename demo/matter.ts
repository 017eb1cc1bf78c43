// One story told of one customer: who took part, and on which days. The hours of each step are in hours.ts.
// What must always hold: each step is done after the one before, and nothing happens later than just now.
import type { Day } from '../src/shared/days.ts';
import type { Account } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import type { Person } from './contacts.ts';
import { type Hours, hoursOfDone, hoursOfOpen, later } from './hours.ts';
import type { DemoPerson } from './people.ts';
import type { Random } from './random.ts';
import type { Step, Story } from './stories/story.ts';

export interface PlannedStep extends Hours {
  step: Step;
  seller: DemoPerson;
  /** who had it before it was handed over */
  handedOver: { from: DemoPerson; at: Date } | null;
}

export interface Matter {
  /** null: a task inside the firm */
  account: Account | null;
  person: Person | null;
  story: Story;
  steps: PlannedStep[];
}

/** A story that has ended, or one of which a step is open and due some day (null: undated). */
export type Ending = { ended: Day } | { openStep: number; due: Day | null; lastDone?: Day };

interface Telling {
  random: Random;
  calendar: Calendar;
  seller: DemoPerson;
  /** who had the customer before, if it was handed over on the way */
  before: DemoPerson | null;
}

/**
 * Plans a story backwards from its ending. Answers null when it would begin before `notBefore`, or not fit into the last
 * day: the caller tries another.
 */
export function planSteps(
  story: Story,
  ending: Ending,
  notBefore: Day,
  telling: Telling,
): PlannedStep[] | null {
  const { random, calendar } = telling;
  const opening = 'openStep' in ending ? ending : null;
  const open = opening?.openStep ?? null;
  const told = open === null ? story.steps : story.steps.slice(0, open + 1);
  const steps = told.filter(
    (step, index) => step.maybe === undefined || index === open || random.chance(step.maybe),
  );
  const days = daysOf(steps, ending, telling);
  if (days[0]! < notBefore) return null;
  const successors = steps.flatMap((step, index) => (step.planned ? [index] : []));
  const handOver = telling.before && successors.length > 0 ? random.pick(successors) : 0;
  const planned: PlannedStep[] = [];
  let previous = new Date(0);
  for (const [index, step] of steps.entries()) {
    const hours =
      opening && index === steps.length - 1
        ? hoursOfOpen(step, { day: days[index]!, due: opening.due, previous }, random, calendar)
        : hoursOfDone(step, { day: days[index]!, previous }, random, calendar);
    const last = hours.done ?? hours.begun;
    if (last > calendar.at(calendar.latest.day, calendar.latest.minutes)) return null;
    const handedOver =
      telling.before && index === handOver && index > 0
        ? { from: telling.before, at: later(hours.begun, random.int(3, 30)) }
        : null;
    if (handedOver && handedOver.at >= (hours.done ?? calendar.now)) return null;
    const seller = telling.before && index < handOver ? telling.before : telling.seller;
    planned.push({ step, seller, handedOver, ...hours });
    previous = last;
  }
  return planned;
}

/** The longest that a step which waits has been open, in working days. */
const WAITED = 12;

/** The day on which each step is done; for an open one the day on which it was begun. */
function daysOf(steps: readonly Step[], ending: Ending, telling: Telling): Day[] {
  const { random, calendar } = telling;
  const days: Day[] = [];
  const last = steps.length - 1;
  let day =
    'ended' in ending ? ending.ended : (ending.lastDone ?? dayBefore(steps[last]!, ending.due, telling));
  for (let index = last; index >= 0; index -= 1) {
    days[index] = day;
    const { planned, waits, after } = steps[index]!;
    const isOpen = index === last && !('ended' in ending);
    // An open successor was begun when the step before was done: on that very day.
    if (isOpen && planned) continue;
    day = calendar.shift(day, -random.int(...after) - (waits && !isOpen ? WAITED : 0));
  }
  return days;
}

/** The day on which a follow-up that is due then was agreed: some while before, and not in the future. */
function dayBefore(step: Step, due: Day | null, { random, calendar }: Telling): Day {
  const recently = calendar.shift(calendar.latest.day, -random.int(0, 7));
  if (due === null) return calendar.shift(recently, -random.int(0, 40));
  const [from, to] = step.planned ? step.after : [4, 9];
  const before = calendar.shift(due, -Math.max(random.int(from, to), 1));
  return before < recently ? before : recently;
}
