import { expect, test } from 'vitest';
import { weeksOfMonth } from '../../src/web/ui/day-field/month.ts';

const outline = (day: string) => {
  const weeks = weeksOfMonth(day);
  return {
    weeks: weeks.map((week) => week.number),
    first: weeks[0]?.days[0]?.day,
    last: weeks.at(-1)?.days.at(-1)?.day,
    inMonth: weeks.flatMap((week) => week.days).filter((square) => square.inMonth).length,
  };
};

test.each([
  ['2026-11-23', [44, 45, 46, 47, 48, 49], '2026-10-26', '2026-12-06', 30],
  ['2027-02-10', [5, 6, 7, 8], '2027-02-01', '2027-02-28', 28],
  ['2026-12-31', [49, 50, 51, 52, 53], '2026-11-30', '2027-01-03', 31],
  ['2027-01-01', [53, 1, 2, 3, 4], '2026-12-28', '2027-01-31', 31],
])('the calendar of %s', (day, weeks, first, last, inMonth) => {
  expect(outline(day)).toEqual({ weeks, first, last, inMonth });
});
