// How days, times, numbers and money are written on the screen and in files.
// Danish first: dd-mm-åååå and 1.234.567,50. Written by hand, because Intl gives 24.12.2026 and puts U+00A0
// before «kr.»; and cheap, because a list calls these for every row.

import { type Day, dayOfMonthOf, isoWeek, monthOf, type TimeOfDay, weekday, yearOf } from './days.ts';

export type Language = 'da' | 'en';

/** Monday first, as in weekday(). */
export const WEEKDAYS: Record<Language, readonly string[]> = {
  da: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** January first. */
// biome-ignore format: twelve short words read best on one line
export const MONTHS: Record<Language, readonly string[]> = {
  da: ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** 24-12-2026, in both languages: a form must not change its digits with the language. */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}`;
}

/** «torsdag den 24-12-2026», 'Thursday 24-12-2026'. */
export function formatDayLong(day: Day, language: Language = 'da'): string {
  const name = WEEKDAYS[language][weekday(day) - 1];
  return language === 'da' ? `${name} den ${formatDay(day)}` : `${name} ${formatDay(day)}`;
}

/** «mandag den 23. november 2026 · uge 48», 'Monday 23 November 2026 · week 48'. */
export function formatToday(day: Day, language: Language = 'da'): string {
  const name = WEEKDAYS[language][weekday(day) - 1];
  const month = MONTHS[language][monthOf(day) - 1];
  const { week } = isoWeek(day);
  return language === 'da'
    ? `${name} den ${dayOfMonthOf(day)}. ${month} ${yearOf(day)} · uge ${week}`
    : `${name} ${dayOfMonthOf(day)} ${month} ${yearOf(day)} · week ${week}`;
}

/** 'HH:MM' from 'HH:MM' or from the 'HH:MM:SS' in which a database writes it. */
export function formatTime(time: TimeOfDay): string {
  return time.slice(0, 5);
}

/** 1.234.567,50 (English: 1,234,567.50), rounded to `decimals`. The value must be finite and below 10^21. */
export function formatNumber(value: number, decimals = 0, language: Language = 'da'): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, language === 'da' ? '.' : ',');
  const digits = fraction ? grouped + (language === 'da' ? ',' : '.') + fraction : grouped;
  return value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** An amount in øre as «43.750 kr.», with øre where there are any: «43.750,50 kr.»; English: 'DKK 43,750.50'. */
export function formatKroner(oere: number, language: Language = 'da'): string {
  // Kroner and øre apart: a division by 100 would round the largest amounts.
  const rest = Math.abs(oere % 100);
  const kroner = formatNumber(Math.trunc(Math.abs(oere) / 100), 0, language);
  const cents = rest === 0 ? '' : (language === 'da' ? ',' : '.') + String(rest).padStart(2, '0');
  const number = `${oere < 0 ? '-' : ''}${kroner}${cents}`;
  return language === 'da' ? `${number} kr.` : `DKK ${number}`;
}

const AMOUNT: Record<Language, RegExp> = {
  da: /^(\d+|\d{1,3}(?:[.\s]\d{3})+)(?:,(\d{1,2}|-+))?$/,
  en: /^(\d+|\d{1,3}(?:[,\s]\d{3})+)(?:\.(\d{1,2}))?$/,
};

/**
 * An amount as people type and copy it («43.750,50 kr.», «500,-», «-1 250», «43750.5») in øre, or null.
 * The other language's decimal sign is understood only where it cannot be mistaken: «43.75» is 43,75 kr.,
 * but «1,234» is refused, because it could be either.
 */
export function parseAmount(text: string, language: Language = 'da'): number | null {
  const bare = text
    .toLowerCase()
    .replace(/\u2212/g, '-')
    .replace(/(?:kr\.?|dkk)\s*$|^\s*(?:kr\.?|dkk)/, '')
    .trim();
  const negative = bare.startsWith('-');
  const digits = negative ? bare.slice(1).trim() : bare;
  const foreign = AMOUNT[language === 'da' ? 'en' : 'da'].exec(digits);
  const parts = AMOUNT[language].exec(digits) ?? (foreign?.[2] ? foreign : null);
  if (!parts) return null;
  const whole = Number(parts[1]!.replace(/\D/g, ''));
  const fraction = Number((parts[2] ?? '').replace(/-/g, '').padEnd(2, '0'));
  const oere = whole * 100 + fraction;
  if (!Number.isSafeInteger(oere)) return null;
  return negative && oere !== 0 ? -oere : oere;
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A file's size in three digits at most: «812 B», «1,4 MB», «23 MB» (1 kB = 1024 bytes, as Windows counts). */
export function formatBytes(bytes: number, language: Language = 'da'): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const tenths = Math.round(value * 10) / 10;
  const decimals = tenths < 10 && !Number.isInteger(tenths) ? 1 : 0;
  return `${formatNumber(value, decimals, language)} ${BYTE_UNITS[unit]}`;
}
