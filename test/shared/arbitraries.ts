// Days and times for property tests.
import fc from 'fast-check';
import { type Day, dayOf, type TimeOfDay } from '../../src/shared/days.ts';

export const anyDay = (firstYear = 1900, lastYear = 2199): fc.Arbitrary<Day> =>
  fc
    .tuple(
      fc.integer({ min: firstYear, max: lastYear }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    )
    .map(([year, month, day]) => dayOf(year, month, day))
    .filter((day) => day !== null);

export const anyTime: fc.Arbitrary<TimeOfDay> = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
