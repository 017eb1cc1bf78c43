// How values are written for Danish Excel, and as import reads them.
import { type Day, localDateTime } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import { formatPhone } from '../../shared/identifiers.ts';

/** 24-12-2026 */
export const day = (value: Day): string => formatDay(value);

/** 24-12-2026 14:30, in the firm's time zone */
export function moment(value: Date, timeZone: string): string {
  const local = localDateTime(value, timeZone);
  return `${formatDay(local.day)} ${local.time}`;
}

export const dayOfMoment = (value: Date, timeZone: string): string =>
  formatDay(localDateTime(value, timeZone).day);
export const timeOfMoment = (value: Date, timeZone: string): string => localDateTime(value, timeZone).time;

/** 125000,50: øre with a decimal comma and nothing between the thousands, which is a number in any Danish sheet. */
export function kroner(oere: number): string {
  const digits = String(Math.abs(oere)).padStart(3, '0');
  return `${oere < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/** 12 34 56 78: stored as +4512345678, which a sheet would take for a number */
export const phone = (value: string): string => formatPhone(value);

export const yesNo = (value: boolean): string => (value ? 'ja' : 'nej');

export const listed = (values: readonly string[]): string => values.join(', ');

/** Words of ours in the firm's language. */
export const word =
  <Key extends string>(words: Record<Key, string>) =>
  (value: Key): string =>
    words[value];
