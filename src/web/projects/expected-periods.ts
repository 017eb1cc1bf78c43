// The usual periods of expected close, and the period that a part of the forecast stands for. Pure: days in, days out.
import { addDays, addMonths, type Day, monthOf, startOfMonth } from '../../shared/days.ts';

export interface Expected {
  /** both included */
  expectedFrom?: Day;
  expectedTo?: Day;
  /** without an expected close */
  undated?: boolean;
}

export const PRESETS = ['thisMonth', 'nextMonth', 'thisQuarter', 'overdue', 'undated'] as const;
export type Preset = (typeof PRESETS)[number];

/** This many months from the first one, both ends included. */
const months = (first: Day, n: number): Expected => ({
  expectedFrom: first,
  expectedTo: addDays(addMonths(first, n), -1),
});

export function presetPeriod(preset: Preset, today: Day): Expected {
  const first = startOfMonth(today);
  switch (preset) {
    case 'thisMonth':
      return months(first, 1);
    case 'nextMonth':
      return months(addMonths(first, 1), 1);
    case 'thisQuarter':
      return months(addMonths(first, -((monthOf(today) - 1) % 3)), 3);
    case 'overdue':
      return { expectedTo: addDays(today, -1) };
    case 'undated':
      return { undated: true };
  }
}

const same = (left: Expected, right: Expected) =>
  left.expectedFrom === right.expectedFrom &&
  left.expectedTo === right.expectedTo &&
  left.undated === right.undated;

/** The usual period that this is, if it is one. */
export const presetOf = (expected: Expected, today: Day): Preset | undefined =>
  PRESETS.find((preset) => same(presetPeriod(preset, today), expected));

/** The days that are in both. */
export function within(period: Expected, asked: Expected): Expected {
  const from = [period.expectedFrom, asked.expectedFrom]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const to = [period.expectedTo, asked.expectedTo].filter((day) => day !== undefined).sort()[0];
  return {
    ...(from && { expectedFrom: from }),
    ...(to && { expectedTo: to }),
    ...(period.undated && { undated: true }),
  };
}

/** What the list is to be asked for so that it shows exactly what the forecast has summed (server/projects/forecast.ts). */
export function periodOf(
  { when, month }: { when: 'late' | 'month' | 'later' | 'undated'; month: string | null },
  today: Day,
  monthsAhead: number,
): Expected {
  const first = startOfMonth(today);
  if (when === 'undated') return { undated: true };
  if (when === 'late') return { expectedTo: addDays(first, -1) };
  if (when === 'later') return { expectedFrom: addMonths(first, monthsAhead) };
  return months(`${month}-01`, 1);
}
