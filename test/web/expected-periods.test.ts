import { expect, test } from 'vitest';
import { periodOf, presetOf, presetPeriod, within } from '../../src/web/projects/expected-periods.ts';

test.each([
  ['thisMonth', '2026-11-23', { expectedFrom: '2026-11-01', expectedTo: '2026-11-30' }],
  ['nextMonth', '2026-12-31', { expectedFrom: '2027-01-01', expectedTo: '2027-01-31' }],
  ['nextMonth', '2027-01-31', { expectedFrom: '2027-02-01', expectedTo: '2027-02-28' }],
  ['thisQuarter', '2026-11-23', { expectedFrom: '2026-10-01', expectedTo: '2026-12-31' }],
  ['thisQuarter', '2027-01-01', { expectedFrom: '2027-01-01', expectedTo: '2027-03-31' }],
  ['overdue', '2027-01-01', { expectedTo: '2026-12-31' }],
  ['undated', '2027-01-01', { undated: true }],
] as const)('%s on %s', (preset, today, period) => {
  expect(presetPeriod(preset, today)).toEqual(period);
  expect(presetOf(period, today)).toBe(preset);
});

test('a part of the forecast stands for the days that it summed, within those asked for', () => {
  const period = (when: 'late' | 'later' | 'month', month: string | null = null) =>
    periodOf({ when, month }, '2026-11-23', 12);
  expect(period('late')).toEqual({ expectedTo: '2026-10-31' });
  expect(period('later')).toEqual({ expectedFrom: '2027-11-01' });
  const december = period('month', '2026-12');
  expect(december).toEqual({ expectedFrom: '2026-12-01', expectedTo: '2026-12-31' });
  expect(within(december, { expectedFrom: '2026-12-24' })).toEqual({
    expectedFrom: '2026-12-24',
    expectedTo: '2026-12-31',
  });
});
