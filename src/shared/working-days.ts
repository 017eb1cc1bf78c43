// Danish days off: the public holidays, and those four days that each company decides for itself.
// What must always hold: a follow-up on a day off is only proposed onto another day, never moved (rule 15),
// so these functions answer and the caller asks.

import { addDays, type Day, dayOf, weekday, yearOf } from './days.ts';
import type { Language } from './format.ts';

/** The days that are off by company setting; true = off. */
export type ExtraDaysOff = { may1: boolean; june5: boolean; dec24: boolean; dec31: boolean };

type Names = Record<Language, string>;

const MOVABLE: { afterEaster: number; lastYear?: number; names: Names }[] = [
  { afterEaster: -3, names: { da: 'skærtorsdag', en: 'Maundy Thursday' } },
  { afterEaster: -2, names: { da: 'langfredag', en: 'Good Friday' } },
  { afterEaster: 0, names: { da: 'påskedag', en: 'Easter Sunday' } },
  { afterEaster: 1, names: { da: '2. påskedag', en: 'Easter Monday' } },
  // Abolished by Act no. 214 of 6 March 2023, in force from 2024.
  { afterEaster: 26, lastYear: 2023, names: { da: 'store bededag', en: 'Great Prayer Day' } },
  { afterEaster: 39, names: { da: 'Kristi himmelfartsdag', en: 'Ascension Day' } },
  { afterEaster: 49, names: { da: 'pinsedag', en: 'Whit Sunday' } },
  { afterEaster: 50, names: { da: '2. pinsedag', en: 'Whit Monday' } },
];

const FIXED: Record<string, Names> = {
  '01-01': { da: 'nytårsdag', en: "New Year's Day" },
  '12-25': { da: 'juledag', en: 'Christmas Day' },
  '12-26': { da: '2. juledag', en: 'Boxing Day' },
};

const BY_SETTING: Record<string, { setting: keyof ExtraDaysOff; names: Names }> = {
  '05-01': { setting: 'may1', names: { da: '1. maj', en: 'May Day' } },
  '06-05': { setting: 'june5', names: { da: 'grundlovsdag', en: 'Constitution Day' } },
  '12-24': { setting: 'dec24', names: { da: 'juleaftensdag', en: 'Christmas Eve' } },
  '12-31': { setting: 'dec31', names: { da: 'nytårsaftensdag', en: "New Year's Eve" } },
};

/** The holiday's name as it stands inside a sentence, or null on an ordinary day (weekends are ordinary). */
export function holidayName(day: Day, extra: ExtraDaysOff, language: Language = 'da'): string | null {
  const monthAndDay = day.slice(5);
  const names = FIXED[monthAndDay] ?? movableHolidays(yearOf(day)).get(day);
  if (names) return names[language];
  const chosen = BY_SETTING[monthAndDay];
  return chosen && extra[chosen.setting] ? chosen.names[language] : null;
}

/** Monday to Friday and no day off. */
export function isWorkingDay(day: Day, extra: ExtraDaysOff): boolean {
  return weekday(day) <= 5 && holidayName(day, extra) === null;
}

/** The day itself if it is a working day, else the first one after it. */
export function nextWorkingDay(day: Day, extra: ExtraDaysOff): Day {
  let candidate = day;
  while (!isWorkingDay(candidate, extra)) candidate = addDays(candidate, 1);
  return candidate;
}

/**
 * The nth working day after `day`, before it when `n` is negative; `day` itself does not count, so one
 * working day from a Friday, a Saturday and a Sunday alike is the Monday. 0 gives the day unchanged.
 */
export function addWorkingDays(day: Day, n: number, extra: ExtraDaysOff): Day {
  const step = n < 0 ? -1 : 1;
  let result = day;
  for (let left = Math.abs(n); left > 0; ) {
    result = addDays(result, step);
    if (isWorkingDay(result, extra)) left -= 1;
  }
  return result;
}

const movableByYear = new Map<number, Map<Day, Names>>();

function movableHolidays(year: number): Map<Day, Names> {
  let holidays = movableByYear.get(year);
  if (!holidays) {
    const easter = easterSunday(year);
    holidays = new Map();
    for (const { afterEaster, lastYear, names } of MOVABLE) {
      if (lastYear === undefined || year <= lastYear) holidays.set(addDays(easter, afterEaster), names);
    }
    movableByYear.set(year, holidays);
  }
  return holidays;
}

/** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8), any year. */
function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearInCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearInCentury / 4) - epact - (yearInCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const fromMarch = epact + toSunday - 7 * lateMoon + 114;
  return dayOf(year, Math.floor(fromMarch / 31), (fromMarch % 31) + 1)!;
}
