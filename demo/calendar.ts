// Working days and clock times around the demo's «now», in the firm's time zone.
import {
  addDays,
  type Day,
  endOfWeek,
  instantAt,
  localDateTime,
  todayIn,
  yearOf,
} from '../src/shared/days.ts';
import { type ExtraDaysOff, isWorkingDay } from '../src/shared/working-days.ts';

export const DAYS_OFF: ExtraDaysOff = { may1: false, june5: true, dec24: true, dec31: true };
const MINUTE = 60_000;

export interface Calendar {
  now: Date;
  today: Day;
  /** the first day of the firm's history: two years back, and some months before what counts as old */
  first: Day;
  /** 1 January of last year: what was due before is old (rule 10) */
  oldBefore: Day;
  /** working days after tomorrow in this week; on a Thursday or Friday the weekend has to do, on a Saturday nothing is left */
  restOfWeek: Day[];
  /** the next Monday */
  nextWeek: Day;
  /** the working day `n` later than this one (earlier when negative); a day off counts as the working day before it */
  shift(day: Day, n: number): Day;
  /** how many working days lie between */
  distance(from: Day, to: Day): number;
  /** the day of an instant */
  dayOf(moment: Date): Day;
  /** the instant at this many minutes after midnight */
  at(day: Day, minutes: number): Date;
  /** the last day and minute at which something can have happened: ten minutes ago, or yesterday afternoon in the early morning */
  latest: { day: Day; minutes: number };
}

export function calendarAround(now: Date, timeZone: string): Calendar {
  const { day: today, time } = localDateTime(now, timeZone);
  const oldBefore: Day = `${yearOf(today) - 1}-01-01`;
  const twoYearsAgo = addDays(today, -730);
  const first = twoYearsAgo < addDays(oldBefore, -90) ? twoYearsAgo : addDays(oldBefore, -90);

  const working: Day[] = [];
  const index = new Map<Day, number>();
  const from = addDays(first, -200);
  for (let day = from; day < addDays(today, 400); day = addDays(day, 1)) {
    if (isWorkingDay(day, DAYS_OFF)) working.push(day);
    index.set(day, working.length - 1);
  }
  const shift = (day: Day, n: number) => working[index.get(day)! + n]!;

  const noons = new Map<Day, number>();
  function at(day: Day, minutes: number): Date {
    // Clocks change on Sunday nights only, so from noon the minutes of a working day are plain arithmetic.
    let noon = noons.get(day);
    if (noon === undefined) {
      noon = instantAt(day, '12:00', timeZone).getTime();
      noons.set(day, noon);
    }
    return new Date(noon + (minutes - 720) * MINUTE);
  }

  const minutesNow = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const worksToday = isWorkingDay(today, DAYS_OFF) && minutesNow > 9 * 60;
  const rest: Day[] = [];
  for (let day = addDays(today, 2); day <= endOfWeek(today); day = addDays(day, 1)) rest.push(day);
  const restWorking = rest.filter((day) => isWorkingDay(day, DAYS_OFF));

  return {
    now,
    today,
    first: shift(first, 1),
    oldBefore,
    restOfWeek: restWorking.length > 0 ? restWorking : rest,
    nextWeek: addDays(endOfWeek(today), 1),
    shift,
    distance: (start, end) => index.get(end)! - index.get(start)!,
    dayOf: (moment) => todayIn(timeZone, moment),
    at,
    latest: worksToday
      ? { day: today, minutes: Math.min(minutesNow - 10, 17 * 60) }
      : { day: shift(addDays(today, -1), 0), minutes: 17 * 60 },
  };
}
