// What Danes type in date and time fields, and what it means. «Today» is an argument; nothing is moved off a
// weekend or holiday here (rule 15: that is proposed, by the caller).
// What must always hold: a date that does not exist is refused, never rounded, and whatever the screen writes
// (format.ts) is read back as the same day. The table of readings in date-input.test.ts is the specification.

import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  isoWeek,
  mondayOfWeek,
  monthOf,
  startOfMonth,
  startOfWeek,
  type TimeOfDay,
  weekday,
  yearOf,
} from './days.ts';
import { foldLoose } from './fold.ts';
import { MONTHS, WEEKDAYS } from './format.ts';
import { addWorkingDays, type ExtraDaysOff } from './working-days.ts';

export type ParsedDay = { ok: true; day: Day } | { ok: false };

type Context = { today: Day; daysOff: ExtraDaysOff };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
// 29 February and week 53 can be eight years away.
const YEARS_TO_SEARCH = 8;

/**
 * The day that a date field's text means, seen from `today`:
 * - with a year: 24-12-2026, 24.12.2026, 24/12-26, 24122026, 241226, 24. dec 2026, 2026-12-24; two-digit
 *   years 69–99 are 19xx, 00–68 are 20xx;
 * - day and month, or the day of the month alone (2412, 24/12, 24): its next occurrence, today included;
 * - i dag, i morgen, overmorgen, i går; +7, -3, om 3 dage, om en uge, om 1 måned, om 3 arbejdsdage;
 * - mandag, på mandag: the first one after today, so in seven days when today is one;
 *   næste mandag: that of the next ISO week; næste uge: its Monday; næste måned: the 1st;
 * - uge 27, man27, fredag i uge 27: the Monday (or the named day) of the first such week that is not past;
 * - a weekday in front of a date must agree with it: «torsdag den 24-12-2026».
 * English words are understood as a courtesy. Years outside 1900–2199 are refused as slips of the finger.
 */
export function parseDay(text: string, context: Context): ParsedDay {
  // The loose fold makes «lørdag», «loerdag» and «lordag» one word; every word below is written folded.
  const folded = foldLoose(text)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[.,]$/, '')
    .replace(/^d(?:en|\.) ?(?=\d)/, '');
  const day =
    fixedWord(folded, context.today) ??
    distance(folded, context) ??
    weekdayOrWeek(folded, context.today) ??
    calendarDay(folded, context.today) ??
    weekdayAndDate(folded, context.today);
  return day !== null && yearOf(day) >= FIRST_YEAR && yearOf(day) <= LAST_YEAR
    ? { ok: true, day }
    : { ok: false };
}

/**
 * A date as it stands in a file: dd-mm-yyyy, dd.mm.yyyy, dd/mm/yyyy, dd/mm-yy, ddmmyyyy or yyyy-mm-dd, or null.
 * Depends on nothing but the text. Two-digit years only in the wholly Danish dd/mm-yy: 01-02-03 and 01/02/03
 * mean different days to different programs, and an import must not guess.
 */
export function parseRecordedDay(text: string): Day | null {
  const parts =
    /^(?<d>\d{1,2})(?<separator>[-./])(?<m>\d{1,2})\k<separator>(?<y>\d{4})$/.exec(text.trim()) ??
    /^(?<d>\d{1,2})\/(?<m>\d{1,2})-(?<y>\d{4}|\d{2})$/.exec(text.trim()) ??
    /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4})$/.exec(text.trim()) ??
    /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/.exec(text.trim());
  const { y, m, d } = parts?.groups ?? {};
  return y && m && d ? dayOf(fullYear(y), Number(m), Number(d)) : null;
}

/** 'HH:MM' from 9, 930, 0930, 9.30, 9:30, «kl. 14.15» or 14:15:00 (seconds are dropped), or null. */
export function parseTime(text: string): TimeOfDay | null {
  const parts = /^(?:kl\.? ?)?(\d{1,2})(?:[.:, ]?(\d{2})(?:[.:][0-5]\d)?)?$/.exec(text.trim().toLowerCase());
  if (!parts) return null;
  const [, hour = '', minute = '00'] = parts;
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}

const FIXED_WORDS = new Map([
  ['i dag', 0],
  ['idag', 0],
  ['today', 0],
  ['i morgen', 1],
  ['imorgen', 1],
  ['tomorrow', 1],
  ['i overmorgen', 2],
  ['overmorgen', 2],
  ['i gar', -1],
  ['igar', -1],
  ['yesterday', -1],
  ['i forgars', -2],
  ['forgars', -2],
]);

function fixedWord(text: string, today: Day): Day | null {
  const days = FIXED_WORDS.get(text);
  return days === undefined ? null : addDays(today, days);
}

type Unit = 'days' | 'weeks' | 'months' | 'years' | 'workingDays';

const UNITS: [RegExp, Unit][] = [
  [/^(?:d|dage?|days?)$/, 'days'],
  [/^(?:u|uger?|weeks?)$/, 'weeks'],
  [/^(?:mdr?|maned(?:er)?|months?)$/, 'months'],
  [/^(?:ar|years?)$/, 'years'],
  [/^(?:(?:arbejds|hver)dage?|working days?)$/, 'workingDays'],
];

// biome-ignore format: a count reads best on one line
const NUMBER_WORDS = new Map([
  ['en', 1], ['et', 1], ['to', 2], ['tre', 3], ['fire', 4], ['fem', 5], ['seks', 6], ['syv', 7], ['otte', 8],
  ['ni', 9], ['ti', 10], ['fjorten', 14],
]);

/** «om 3 dage», «om en uge», «in 2 weeks», «+7», «-3», «+2 uger». After a sign alone the unit is days. */
function distance(text: string, { today, daysOff }: Context): Day | null {
  const parts = /^(om |in |\+ ?|- ?)(\d{1,3}|[a-z]+) ?([a-z ]*)$/.exec(text);
  if (!parts) return null;
  const [, lead = '', count = '', unitWord = ''] = parts;
  const isSign = lead.startsWith('+') || lead.startsWith('-');
  const unit = isSign && unitWord === '' ? 'days' : UNITS.find(([word]) => word.test(unitWord))?.[1];
  const size = /\d/.test(count) ? Number(count) : NUMBER_WORDS.get(count);
  if (unit === undefined || size === undefined) return null;
  const n = lead.startsWith('-') ? -size : size;
  if (unit === 'days') return addDays(today, n);
  if (unit === 'weeks') return addDays(today, n * 7);
  if (unit === 'months') return addMonths(today, n);
  if (unit === 'years') return addMonths(today, n * 12);
  return addWorkingDays(today, n, daysOff);
}

function weekdayOrWeek(text: string, today: Day): Day | null {
  const nextMonday = addDays(startOfWeek(today), 7);
  if (/^(?:i )?naste uge$|^next week$/.test(text)) return nextMonday;
  if (/^naste maned$|^next month$/.test(text)) return addMonths(startOfMonth(today), 1);

  const inNextWeek = /^(?:naste|next) ([a-z]+)$/.exec(text) ?? /^([a-z]+) (?:i )?naste uge$/.exec(text);
  if (inNextWeek) {
    const wanted = weekdayNamed(inNextWeek[1]!);
    return wanted === null ? null : addDays(nextMonday, wanted - 1);
  }

  const week = /^(?:uge|week|u) ?(\d{1,2})(?:[ /,-]+(\d{4}))?$/.exec(text);
  if (week) return dayInWeek(1, Number(week[1]), week[2], today);
  // Without «uge» only when written together: «man 25» is a Monday the 25th.
  const dayAndWeek = /^([a-z]+)(?: (?:i )?(?:uge|week|u) ?)?(\d{1,2})(?:[ /,-]+(\d{4}))?$/.exec(text);
  if (dayAndWeek) {
    const wanted = weekdayNamed(dayAndWeek[1]!);
    return wanted === null ? null : dayInWeek(wanted, Number(dayAndWeek[2]), dayAndWeek[3], today);
  }

  const wanted = weekdayNamed(text.replace(/^(?:pa|on|kommende|forstkommende) /, ''));
  return wanted === null ? null : addDays(today, ((wanted - weekday(today) + 6) % 7) + 1);
}

/** The weekday of a numbered week: in `year` if given, else the first that is not before today. */
function dayInWeek(wanted: number, week: number, year: string | undefined, today: Day): Day | null {
  const first = year ? Number(year) : isoWeek(today).year;
  const last = year ? first : first + YEARS_TO_SEARCH;
  for (let candidate = first; candidate <= last; candidate += 1) {
    const monday = mondayOfWeek(candidate, week);
    const day = monday && addDays(monday, wanted - 1);
    if (day && (year || day >= today)) return day;
  }
  return null;
}

function calendarDay(text: string, today: Day): Day | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const [, d, m, y] =
    /^(\d{1,2})(?: ?[-./ ] ?(\d{1,2})(?: ?[-./ ] ?(\d{4}|\d{2}))?)?$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(text) ??
    /^(\d{1,2})[. ]*([a-z]{3,})\.?(?: ?(\d{4}|\d{2}))?$/.exec(text) ??
    [];
  if (d === undefined) return null;
  if (m === undefined) return nextDayOfMonth(Number(d), today);
  const month = /\d/.test(m) ? Number(m) : monthNamed(m);
  return y === undefined ? nextInYear(month, Number(d), today) : dayOf(fullYear(y), month, Number(d));
}

/** «torsdag den 24-12-2026», «man 23/11»: the two must agree, for one of them is wrong if they do not. */
function weekdayAndDate(text: string, today: Day): Day | null {
  const parts = /^([a-z]+)[.,]? (?:d(?:en|\.) ?)?(\d.*)$/.exec(text);
  if (!parts) return null;
  const day = calendarDay(parts[2]!, today);
  return day !== null && weekday(day) === weekdayNamed(parts[1]!) ? day : null;
}

function nextDayOfMonth(dayOfMonth: number, today: Day): Day | null {
  const thisMonth = yearOf(today) * 12 + monthOf(today) - 1;
  // No two neighbouring months are both too short, so this month and the next two are enough.
  for (const month of [thisMonth, thisMonth + 1, thisMonth + 2]) {
    const day = dayOf(Math.floor(month / 12), (month % 12) + 1, dayOfMonth);
    if (day !== null && day >= today) return day;
  }
  return null;
}

function nextInYear(month: number, dayOfMonth: number, today: Day): Day | null {
  const thisYear = yearOf(today);
  for (let year = thisYear; year <= thisYear + YEARS_TO_SEARCH; year += 1) {
    const day = dayOf(year, month, dayOfMonth);
    if (day !== null && day >= today) return day;
  }
  return null;
}

const WEEKDAY_NAMES = [...WEEKDAYS.da, ...WEEKDAYS.en].map(foldLoose);
const MONTH_NAMES = [...MONTHS.da, ...MONTHS.en].map(foldLoose);

/** 1–7 from a weekday's name or its beginning (ma, man, tirs, fri); null when it is none. */
function weekdayNamed(word: string): number | null {
  const index = word.length < 2 ? -1 : WEEKDAY_NAMES.findIndex((name) => name.startsWith(word));
  return index < 0 ? null : (index % 7) + 1;
}

/** 1–12 from a month's name or at least its first three letters; 0, no month, when it is none. */
function monthNamed(word: string): number {
  const index = word.length < 3 ? -1 : MONTH_NAMES.findIndex((name) => name.startsWith(word));
  return index < 0 ? 0 : (index % 12) + 1;
}

/** Two digits as POSIX reads them (strptime %y): 69–99 → 19xx, 00–68 → 20xx. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number >= 69 ? 1900 + number : 2000 + number;
}
