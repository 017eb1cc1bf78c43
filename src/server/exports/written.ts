// How values are written for Danish Excel, and as import reads them. Each kind of value says how it stands in CSV and in a
// workbook, side by side, so that both files say the same.
import { type Day, daysBetween, localDateTime, type TimeOfDay } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { formatPhone } from '../../shared/identifiers.ts';

/** How a workbook shows a number. */
export type Shown = 'whole' | 'kroner' | 'day' | 'moment' | 'time';

/** A value in a workbook: a text, which is never anything else, or a number. */
export type SheetValue = string | { number: number; shown: Shown };

export interface Written<Value> {
  csv: (value: Value, timeZone: string) => string;
  /** absent: the same text */
  sheet?: (value: Value, timeZone: string) => SheetValue;
}

/** 24-12-2026 */
export const day: Written<Day> = {
  csv: formatDay,
  sheet: (value) => numbered(value, 'day'),
};

/** 24-12-2026 14:30, in the firm's time zone */
export const moment: Written<Date> = {
  csv: (value, timeZone) => {
    const local = localDateTime(value, timeZone);
    return `${formatDay(local.day)} ${local.time}`;
  },
  sheet: (value, timeZone) => {
    const local = localDateTime(value, timeZone);
    return numbered(local.day, 'moment', local.time);
  },
};

export const dayOfMoment: Written<Date> = {
  csv: (value, timeZone) => formatDay(localDateTime(value, timeZone).day),
  sheet: (value, timeZone) => numbered(localDateTime(value, timeZone).day, 'day'),
};

export const timeOfMoment: Written<Date> = {
  csv: (value, timeZone) => localDateTime(value, timeZone).time,
  sheet: (value, timeZone) => ({ number: partOfDay(localDateTime(value, timeZone).time), shown: 'time' }),
};

/** 09:30 */
export const time: Written<TimeOfDay> = {
  csv: (value) => value,
  sheet: (value) => ({ number: partOfDay(value), shown: 'time' }),
};

/** 125000,50: øre with a decimal comma and nothing between the thousands, which is a number in any Danish sheet. */
export const kroner: Written<number> = {
  csv: (oere) => {
    const digits = String(Math.abs(oere)).padStart(3, '0');
    return `${oere < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
  },
  sheet: (oere) => ({ number: oere / 100, shown: 'kroner' }),
};

/** 35 */
export const whole: Written<number> = {
  csv: String,
  sheet: (number) => ({ number, shown: 'whole' }),
};

/** 12 34 56 78: stored as +4512345678, which a sheet would take for a number */
export const phone: Written<string> = { csv: formatPhone };

export const yesNo: Written<boolean> = { csv: (value) => (value ? 'ja' : 'nej') };

export const listed: Written<readonly string[]> = { csv: (values) => values.join(', ') };

/** Words of ours in the firm's language. */
export const word = <Key extends string>(words: Record<Key, string>): Written<Key> => ({
  csv: (value) => words[value],
});

// Sheets count days from here. What came before 1 March 1900 each counts in its own way: it stays a text.
const DAY_ZERO = '1899-12-30';
const FIRST_COUNTED = '1900-03-01';

function numbered(value: Day, shown: 'day' | 'moment', at?: TimeOfDay): SheetValue {
  if (value < FIRST_COUNTED) return [formatDay(value), at].filter(Boolean).join(' ');
  return { number: daysBetween(DAY_ZERO, value) + (at ? partOfDay(at) : 0), shown };
}

const partOfDay = (value: TimeOfDay): number =>
  (Number(value.slice(0, 2)) * 60 + Number(value.slice(3, 5))) / 1440;
