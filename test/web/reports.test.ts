import { expect, test } from 'vitest';
import { pivot } from '../../src/web/reports/pivot.ts';
import { askedBy, behind, periodOf } from '../../src/web/reports/reports.ts';

const cell = (row: number, column: string, count: number) => ({
  row,
  name: null,
  column,
  count,
  amount: count * 10,
});

test('a week in which nothing was done stands between the others, and most stands first', () => {
  const cells = [cell(1, '2026-12-21', 2), cell(2, '2027-01-04', 1), cell(2, '2026-12-21', 4)];
  const table = pivot(cells, cells, 'week');
  expect(table.columns).toEqual(['2026-12-21', '2026-12-28', '2027-01-04']);
  expect(table.rows.map(({ row, count, amount }) => [row, count, amount])).toEqual([
    [2, 5, 50],
    [1, 2, 20],
  ]);
  expect(table.sum.cells.get('2026-12-21')).toEqual({ count: 6, amount: 60 });
  expect(table.sum).toMatchObject({ count: 7, amount: 70 });
  expect(pivot([cell(1, '2026-11-01', 1), cell(1, '2027-01-01', 1)], [], 'month').columns).toEqual([]);
});

test('sums hold what is not among the rows; words stand in their own order', () => {
  const table = pivot(
    [cell(1, 'late', 2)],
    [{ column: 'late', count: 9, amount: 0 }, cell(0, 'onTime', 1)],
    'punctuality',
  );
  expect(table.columns).toEqual(['onTime', 'late']);
  expect(table.sum.count).toBe(10);
});

test('a report asks for whole weeks or months up to now, and a number never for days outside the period', () => {
  const period = periodOf({}, '2026-11-27');
  expect(period).toEqual({ from: '2026-10-05', to: '2026-11-29' });
  expect(periodOf({ report: 'results' }, '2026-11-27')).toEqual({ from: '2026-06-01', to: '2026-11-30' });
  const asked = askedBy(
    'activity',
    {},
    { typesOf: () => [], period: { from: '2026-11-04', to: '2026-11-20' } },
  );
  expect(behind(asked, 7, '2026-11-02')).toEqual({ salespeople: [7], from: '2026-11-04', to: '2026-11-08' });
  expect(behind(asked, undefined, '2026-11-16')).toEqual({ from: '2026-11-16', to: '2026-11-20' });
});
