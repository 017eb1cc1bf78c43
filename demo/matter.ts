// One story told of one customer: who took part, and when each step was agreed, put off and done.
// What must always hold: each step is done after the one before, and nothing happens later than just now.
import type { Day } from '../src/shared/days.ts';
import type { Account } from './accounts.ts';
import type { Calendar } from './calendar.ts';
import type { Person } from './contacts.ts';
import type { DemoPerson } from './people.ts';
import type { Random } from './random.ts';
import type { Step, Story } from './stories/story.ts';

export interface PlannedStep {
  step: Step;
  seller: DemoPerson;
  /** when it was written down; for a successor that is when its predecessor was done */
  begun: Date;
  /** the follow-up date and time that stand there now; null for what needs none */
  due: Day | null;
  time: string | null;
  /** put off once: until then it was due on this day */
  putOff: { from: Day; at: Date } | null;
  /** null while it is open */
  done: Date | null;
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

/** Plans a story backwards from its ending; null when it would begin before `notBefore` or not fit into the last day. */
export function planSteps(
  story: Story,
  ending: Ending,
  notBefore: Day,
  telling: Telling,
): PlannedStep[] | null {
  const { random, calendar } = telling;
  const open = 'openStep' in ending;
  const told = open ? story.steps.slice(0, ending.openStep + 1) : story.steps;
  const steps = told.filter(
    (step, index) =>
      step.maybe === undefined || (open && index === ending.openStep) || random.chance(step.maybe),
  );
  const days = daysOf(steps, ending, telling);
  if (days[0]! < notBefore) return null;
  const handOver = telling.before && steps.length > 2 ? random.int(1, steps.length - 1) : 0;
  const planned: PlannedStep[] = [];
  let previous = new Date(0);
  for (const [index, step] of steps.entries()) {
    const seller = index < handOver && telling.before ? telling.before : telling.seller;
    const isOpen = open && index === steps.length - 1;
    const plan = isOpen
      ? openStep(step, days[index]!, ending.due, previous, telling)
      : doneStep(step, days[index]!, previous, telling);
    const last = plan.done ?? plan.begun;
    if (last > calendar.at(calendar.latest.day, calendar.latest.minutes)) return null;
    const handedOver =
      index === handOver && handOver > 0 && step.planned && telling.before
        ? { from: telling.before, at: later(plan.begun, random.int(3, 30)) }
        : null;
    planned.push({ step, seller, handedOver: fits(handedOver, plan, calendar), ...plan });
    previous = last;
  }
  return planned;
}

/** The day on which each step is done; for an open one the day on which the step before it was. */
function daysOf(steps: readonly Step[], ending: Ending, { random, calendar }: Telling): Day[] {
  const days: Day[] = [];
  let day: Day;
  if ('ended' in ending) day = ending.ended;
  else if (ending.lastDone) day = ending.lastDone;
  else {
    const recently = calendar.shift(calendar.latest.day, -random.int(0, 7));
    const gap = random.int(...(steps.at(-1)!.planned ? steps.at(-1)!.after : ([4, 9] as const)));
    const before =
      ending.due === null
        ? calendar.shift(recently, -random.int(0, 40))
        : calendar.shift(ending.due, -Math.max(gap, 1));
    day = before < recently ? before : recently;
  }
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    days[index] = day;
    const isOpenSuccessor = index === steps.length - 1 && !('ended' in ending) && steps[index]!.planned;
    if (!isOpenSuccessor) day = calendar.shift(day, -random.int(...steps[index]!.after));
  }
  return days;
}

type Plan = Pick<PlannedStep, 'begun' | 'due' | 'time' | 'putOff' | 'done'>;

function doneStep(step: Step, day: Day, previous: Date, { random, calendar }: Telling): Plan {
  const last = day === calendar.latest.day ? calendar.latest.minutes : 16 * 60 + 20;
  const minutes = random.int(Math.min(step.timed ? 9 * 60 + 30 : 8 * 60 + 5, last - 5), last);
  const moment = calendar.at(day, minutes);
  const done = moment > previous ? moment : later(previous, random.int(4, 18));
  if (step.waits) {
    const due = calendar.shift(day, -random.int(0, 2));
    const begun = calendar.at(calendar.shift(due, -random.int(5, 10)), random.int(500, 950));
    const start = begun > previous ? begun : later(previous, random.int(4, 18));
    return { begun: start, due, time: null, putOff: null, done: done > start ? done : later(start, 60) };
  }
  if (!step.planned) return { begun: done, due: null, time: null, putOff: null, done };
  const late = random.weighted([
    [0, 74],
    [1, 14],
    [2, 7],
    [4, 5],
  ]);
  const planned = calendar.shift(day, step.timed ? 0 : -late);
  const due = calendar.at(planned, 0) > previous ? planned : day;
  const time = step.timed
    ? halfHour(minutes - random.int(60, 100))
    : random.chance(0.12)
      ? halfHour(minutes)
      : null;
  return { begun: previous, due, time, putOff: putOff(previous, due, random, calendar, 0.12), done };
}

function openStep(
  step: Step,
  day: Day,
  due: Day | null,
  previous: Date,
  { random, calendar }: Telling,
): Plan {
  const clock = step.timed
    ? random.pick(['09:00', '09:30', '10:00', '10:30', '11:00', '13:00', '13:30', '14:00', '14:30'])
    : step.type === 'Tlf' && random.chance(0.25)
      ? random.pick(['08:30', '09:15', '10:00', '11:30', '13:00', '14:15'])
      : null;
  const time = due === null ? null : clock;
  if (step.planned) {
    return {
      begun: previous,
      due,
      time,
      putOff: due === null ? null : putOff(previous, due, random, calendar, 0.25),
      done: null,
    };
  }
  const last = day === calendar.latest.day ? calendar.latest.minutes : 16 * 60;
  const moment = calendar.at(day, random.int(Math.min(8 * 60, last - 5), last));
  return {
    begun: moment > previous ? moment : later(previous, random.int(4, 18)),
    due,
    time,
    putOff: null,
    done: null,
  };
}

/** Some follow-ups were first agreed for an earlier day, and put off on that day. */
function putOff(
  begun: Date,
  due: Day,
  random: Random,
  calendar: Calendar,
  probability: number,
): PlannedStep['putOff'] {
  if (!random.chance(probability)) return null;
  const from = calendar.shift(due, -random.int(1, 6));
  const at = calendar.at(from, random.int(8 * 60, 16 * 60));
  const fits = calendar.at(from, 0) > begun && from < due && from < calendar.latest.day;
  return fits ? { from, at } : null;
}

function fits(
  handedOver: PlannedStep['handedOver'],
  plan: Plan,
  calendar: Calendar,
): PlannedStep['handedOver'] {
  if (!handedOver) return null;
  const before = plan.done ?? calendar.now;
  return handedOver.at < before ? handedOver : null;
}

const later = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000);

function halfHour(minutes: number): string {
  const rounded = Math.max(8 * 60, Math.round(minutes / 30) * 30);
  return `${String(Math.floor(rounded / 60)).padStart(2, '0')}:${String(rounded % 60).padStart(2, '0')}`;
}
