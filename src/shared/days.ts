// Calendar days and times of day, and the one place where «today» is computed.
// What must always hold: a Day is a square in a calendar, never an instant. Arithmetic on days is therefore
// plain integers and knows no time zone; only the functions that take a zone turn instants into days and back.

/** A calendar date as ISO 8601 'yyyy-mm-dd', years 0001–9999. Days compare correctly as strings. */
export type Day = string;

/** A wall-clock time 'HH:MM', 00:00–23:59. Times compare correctly as strings. */
export type TimeOfDay = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MINUTE = 60_000;
const DAY_IN_MINUTES = 24 * 60;
const EPOCH_WEEKDAY = 4; // 1970-01-01 was a Thursday

/** True for a date that exists: '2028-02-29' yes, '2026-02-29' no. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  return parts !== null && dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

/** True for 'HH:MM' between 00:00 and 23:59. */
export function isTimeOfDay(text: string): boolean {
  return TIME.test(text);
}

/** The day with this year, month (1–12) and day of the month, or null where the calendar has none. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return null;
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day `n` days later (earlier when negative). Throws RangeError outside the years 0001–9999. */
export function addDays(day: Day, n: number): Day {
  return fromNumber(toNumber(day) + n);
}

/** The same date `n` months later, or the last day of that month where it is shorter: 31-01 + 1 = 28-02. */
export function addMonths(day: Day, n: number): Day {
  const months = yearOf(day) * 12 + (monthOf(day) - 1) + n;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const result = dayOf(year, month, Math.min(dayOfMonthOf(day), daysInMonth(year, month)));
  if (result === null) throw new RangeError(`No day ${n} months from ${day}`);
  return result;
}

/** How many days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return mod(toNumber(day) + EPOCH_WEEKDAY - 1, 7) + 1;
}

/** The Monday of the day's week. */
export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** The Sunday of the day's week. */
export function endOfWeek(day: Day): Day {
  return addDays(day, 7 - weekday(day));
}

/** The first of the day's month. */
export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

/** 1 January of the day's year. */
export function startOfYear(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`;
}

/** ISO 8601 week. `year` is the week's own year, that of its Thursday: 2024-12-30 is week 1 of 2025. */
export function isoWeek(day: Day): { week: number; year: number } {
  const thursday = addDays(day, 4 - weekday(day));
  const week = Math.floor(daysBetween(startOfYear(thursday), thursday) / 7) + 1;
  return { week, year: yearOf(thursday) };
}

/** The Monday of an ISO week, or null where the year has no such week (53 exists in some years only). */
export function mondayOfWeek(year: number, week: number): Day | null {
  const fourthOfJanuary = dayOf(year, 1, 4); // always in week 1
  if (fourthOfJanuary === null || week < 1 || week > 53) return null;
  const monday = addDays(startOfWeek(fourthOfJanuary), (week - 1) * 7);
  return isoWeek(monday).year === year ? monday : null;
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthOf = (day: Day): number => Number(day.slice(5, 7));
export const dayOfMonthOf = (day: Day): number => Number(day.slice(8, 10));

/**
 * Today's date in a time zone (IANA name, e.g. 'Europe/Copenhagen') at an instant (rule 14).
 * Throws RangeError for an unknown zone.
 */
export function todayIn(timeZone: string, instant: Date): Day {
  return localDateTime(instant, timeZone).day;
}

/** What a calendar and a clock on the wall in `timeZone` show at `instant`; seconds are dropped. */
export function localDateTime(instant: Date, timeZone: string): { day: Day; time: TimeOfDay } {
  let year = '';
  let month = '';
  let dayOfMonth = '';
  let hour = '';
  let minute = '';
  for (const { type, value } of wallClock(timeZone).formatToParts(instant)) {
    if (type === 'year') year = value;
    else if (type === 'month') month = value;
    else if (type === 'day') dayOfMonth = value;
    else if (type === 'hour') hour = value;
    else if (type === 'minute') minute = value;
  }
  return { day: `${year.padStart(4, '0')}-${month}-${dayOfMonth}`, time: `${hour}:${minute}` };
}

/**
 * The instant at which the clock on the wall in `timeZone` shows `day` and `time`. On clock-change nights as
 * RFC 5545 §3.3.5 says: a time that occurs twice means the first; one that is skipped is read with the
 * offset before the gap, so 02:30 becomes 03:30.
 */
export function instantAt(day: Day, time: TimeOfDay, timeZone: string): Date {
  if (!isDay(day) || !isTimeOfDay(time)) throw new RangeError(`Not a day and time: ${day} ${time}`);
  const wall = wallMinutes(day, time);
  const before = wall - offsetMinutes(wall - DAY_IN_MINUTES, timeZone);
  if (shows(before, wall, timeZone)) return new Date(before * MINUTE);
  const after = wall - offsetMinutes(wall + DAY_IN_MINUTES, timeZone);
  return new Date((shows(after, wall, timeZone) ? after : before) * MINUTE);
}

// Making a formatter costs a hundred times more than using it.
const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string): Intl.DateTimeFormat {
  let formatter = wallClocks.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    wallClocks.set(timeZone, formatter);
  }
  return formatter;
}

/** A wall-clock reading as minutes since 1970-01-01 00:00 on that same clock. */
function wallMinutes(day: Day, time: TimeOfDay): number {
  return toNumber(day) * DAY_IN_MINUTES + Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function offsetMinutes(utcMinutes: number, timeZone: string): number {
  const { day, time } = localDateTime(new Date(utcMinutes * MINUTE), timeZone);
  return wallMinutes(day, time) - utcMinutes;
}

const shows = (utcMinutes: number, wall: number, timeZone: string): boolean =>
  utcMinutes + offsetMinutes(utcMinutes, timeZone) === wall;

// Days since 1970-01-01 in the Gregorian calendar. Counting years from 1 March puts the leap day last, so
// that month lengths follow one formula; an era is the 400 years after which the calendar repeats.
const DAYS_PER_ERA = 146_097;
const EPOCH_SHIFT = 719_468; // days from 0000-03-01 to 1970-01-01

function toNumber(day: Day): number {
  const month = monthOf(day);
  const year = yearOf(day) - (month <= 2 ? 1 : 0);
  const yearOfEra = mod(year, 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonthOf(day) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const number = Math.floor(year / 400) * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
  if (Number.isNaN(number)) throw new RangeError(`Not a day: ${day}`);
  return number;
}

function fromNumber(number: number): Day {
  const era = Math.floor((number + EPOCH_SHIFT) / DAYS_PER_ERA);
  const dayOfEra = mod(number + EPOCH_SHIFT, DAYS_PER_ERA);
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  const day = dayOf(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1);
  if (day === null) throw new RangeError(`Outside the calendar: day number ${number}`);
  return day;
}

const mod = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;
const pad = (value: number, length: number): string => String(value).padStart(length, '0');
