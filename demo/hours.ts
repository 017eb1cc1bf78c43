// When, within its days, one step was written down, agreed for, put off, tried and done.
import type { Day } from '../src/shared/days.ts';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import { IN_VAIN } from './stories/single.ts';
import type { Step } from './stories/story.ts';

export interface Hours {
  /** when it was written down; for a successor that is when its predecessor was done */
  begun: Date;
  /** the follow-up date and time that stand there now; null for what needs none */
  due: Day | null;
  time: string | null;
  /** put off once: until then it was due on this day */
  putOff: { from: Day; at: Date } | null;
  /** tried in vain while it is open */
  tried: { note: string; at: Date } | null;
  /** null while it is open */
  done: Date | null;
}

const ALONE = { due: null, time: null, putOff: null, tried: null };
const MEETING_TIMES = ['09:00', '09:30', '10:00', '10:30', '11:00', '13:00', '13:30', '14:00', '14:30'];
const CALL_TIMES = ['08:30', '09:15', '10:00', '11:30', '13:00', '14:15'];

export const later = (moment: Date, minutes: number): Date => new Date(moment.getTime() + minutes * 60_000);

/** A step that was done on this day, after the previous one. */
export function hoursOfDone(
  step: Step,
  { day, previous }: { day: Day; previous: Date },
  random: Random,
  calendar: Calendar,
): Hours {
  const last = day === calendar.latest.day ? calendar.latest.minutes : 16 * 60 + 20;
  const minutes = random.int(Math.min(step.timed ? 9 * 60 + 30 : 8 * 60 + 5, last - 5), last);
  const moment = calendar.at(day, minutes);
  const done = moment > previous ? moment : later(previous, random.int(4, 18));
  if (step.waits) {
    const due = calendar.shift(day, -random.int(0, 2));
    const written = calendar.at(calendar.shift(due, -random.int(5, 10)), random.int(500, 950));
    const begun = written > previous ? written : later(previous, random.int(4, 18));
    return { ...ALONE, begun, due, done: done > begun ? done : later(begun, 60) };
  }
  if (!step.planned) return { ...ALONE, begun: done, done };
  const daysLate = random.weighted([
    [0, 74],
    [1, 14],
    [2, 7],
    [4, 5],
  ]);
  const planned = calendar.shift(day, step.timed ? 0 : -daysLate);
  const due = calendar.at(planned, 0) > previous ? planned : day;
  const began = step.timed ? minutes - random.int(60, 100) : minutes;
  const time = step.timed || random.chance(0.12) ? halfHour(began) : null;
  return {
    ...ALONE,
    begun: previous,
    due,
    time,
    done,
    putOff: putOff(previous, due, 0.12, random, calendar),
  };
}

/** A step that is open and was begun on this day, or with the previous one. */
export function hoursOfOpen(
  step: Step,
  { day, due, previous }: { day: Day; due: Day | null; previous: Date },
  random: Random,
  calendar: Calendar,
): Hours {
  const time = due === null ? null : agreedTime(step, random);
  if (step.planned && due !== null) {
    const overdue = due < calendar.latest.day;
    const tried =
      overdue && step.type === 'Tlf' && random.chance(0.5)
        ? { note: random.pick(IN_VAIN), at: calendar.at(due, random.int(9 * 60, 16 * 60)) }
        : null;
    return {
      begun: previous,
      due,
      time,
      tried,
      done: null,
      putOff: putOff(previous, due, 0.25, random, calendar),
    };
  }
  const last = day === calendar.latest.day ? calendar.latest.minutes : 16 * 60;
  const moment = calendar.at(day, random.int(Math.min(8 * 60, last - 5), last));
  const begun = moment > previous ? moment : later(previous, random.int(4, 18));
  return { ...ALONE, begun, due, time, done: null };
}

function agreedTime(step: Step, random: Random): string | null {
  if (step.timed) return random.pick(MEETING_TIMES);
  return step.type === 'Tlf' && random.chance(0.25) ? random.pick(CALL_TIMES) : null;
}

/** Some follow-ups were first agreed for an earlier day, and put off on that day. */
function putOff(
  begun: Date,
  due: Day,
  probability: number,
  random: Random,
  calendar: Calendar,
): Hours['putOff'] {
  if (!random.chance(probability)) return null;
  const from = calendar.shift(due, -random.int(1, 6));
  const at = calendar.at(from, random.int(8 * 60, 16 * 60));
  return calendar.at(from, 0) > begun && from < due && from < calendar.latest.day ? { from, at } : null;
}

function halfHour(minutes: number): string {
  const rounded = Math.max(8 * 60, Math.round(minutes / 30) * 30);
  return `${String(Math.floor(rounded / 60)).padStart(2, '0')}:${String(rounded % 60).padStart(2, '0')}`;
}
