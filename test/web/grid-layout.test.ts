// A person's arrangement of a grid must survive every change of the program's columns and every order of clicks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ColumnRules,
  type GridLayout,
  moveColumn,
  nextSort,
  resizeColumn,
  settleLayout,
  showColumn,
  stepColumn,
} from '../../src/web/ui/data-grid/layout.ts';

const COLUMNS: ColumnRules[] = [
  { id: 'tick', width: 32, fixed: true },
  { id: 'due', width: 120, sortable: true },
  { id: 'name', width: 200, minWidth: 80, sortable: true },
  { id: 'note', width: 240 },
  { id: 'changed', width: 100, startsHidden: true },
];
const FIXED = new Set(['tick']);
const ids = (layout: GridLayout) => layout.columns.map((column) => column.id).join(' ');

describe('settleLayout', () => {
  test('without anything remembered the columns stand as the page gives them', () => {
    expect(ids(settleLayout(COLUMNS))).toBe('tick due name note changed');
    expect(settleLayout(COLUMNS).columns.at(-1)?.hidden).toBe(true);
  });

  test('a remembered order is kept, an unknown column dropped, a new one put where the page has it', () => {
    const saved: GridLayout = {
      columns: [
        { id: 'note', width: 300, hidden: false },
        { id: 'gone', width: 90, hidden: false },
        { id: 'due', width: 110, hidden: true },
      ],
      sort: { column: 'due', descending: true },
    };
    const layout = settleLayout(COLUMNS, saved);
    expect(ids(layout)).toBe('tick note changed due name');
    expect(layout.sort).toEqual({ column: 'due', descending: true });
  });

  test('a sort by a column that cannot be sorted is forgotten', () => {
    expect(
      settleLayout(COLUMNS, { columns: [], sort: { column: 'note', descending: false } }).sort,
    ).toBeNull();
  });

  test('whatever was remembered: each column once, fixed ones first, widths within bounds, twice as once', () => {
    const column = fc.record({
      id: fc.constantFrom('tick', 'due', 'name', 'note', 'changed', 'gone'),
      width: fc.integer({ min: -1000, max: 5000 }),
      hidden: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(column), (columns) => {
        const layout = settleLayout(COLUMNS, { columns, sort: null });
        expect(layout.columns.map(({ id }) => id).sort()).toEqual(COLUMNS.map(({ id }) => id).sort());
        expect(layout.columns[0]?.id).toBe('tick');
        for (const { id, width } of layout.columns) {
          expect(width).toBeLessThanOrEqual(900);
          expect(width).toBeGreaterThanOrEqual(id === 'tick' ? 32 : id === 'name' ? 80 : 48);
        }
        expect(settleLayout(COLUMNS, layout)).toEqual(layout);
      }),
    );
  });
});

describe('moving, sizing, hiding', () => {
  const layout = settleLayout(COLUMNS);

  test.each([
    ['note', 'due', 'tick note due name changed'],
    ['due', null, 'tick name note changed due'],
    ['due', 'due', 'tick due name note changed'],
    ['gone', 'due', 'tick due name note changed'],
  ])('%s in front of %s', (id, before, expected) => {
    expect(ids(moveColumn(layout, id, before))).toBe(expected);
  });

  test.each([
    ['name', -1, 'tick name due note changed'],
    ['name', 1, 'tick due note name changed'],
    ['due', -1, 'tick due name note changed'],
    ['note', 1, 'tick due name note changed'],
  ] as const)(
    'a step of %s by %i passes visible columns only, and never a fixed one',
    (id, step, expected) => {
      expect(ids(stepColumn(layout, id, step, FIXED))).toBe(expected);
    },
  );

  test('there and back again changes nothing that is seen', () => {
    fc.assert(
      fc.property(fc.constantFrom('due', 'name', 'note'), fc.constantFrom(-1, 1), (id, step) => {
        const moved = stepColumn(layout, id, step as -1 | 1, FIXED);
        if (moved === layout) return;
        const seen = (one: GridLayout) => one.columns.filter((c) => !c.hidden).map((c) => c.id);
        expect(seen(stepColumn(moved, id, -step as -1 | 1, FIXED))).toEqual(seen(layout));
      }),
    );
  });

  test('widths stay within bounds, and fixed columns as they are', () => {
    const width = (id: string, wanted: number) =>
      resizeColumn(layout, COLUMNS.find((column) => column.id === id)!, wanted).columns.find(
        (column) => column.id === id,
      )?.width;
    expect(width('name', 10)).toBe(80);
    expect(width('due', 10)).toBe(48);
    expect(width('due', 4000)).toBe(900);
    expect(width('due', 133.4)).toBe(133);
    expect(width('tick', 200)).toBe(32);
  });

  test('showing a column leaves its place and width alone', () => {
    const shown = showColumn(layout, 'changed', true);
    expect(ids(shown)).toBe(ids(layout));
    expect(shown.columns.at(-1)).toEqual({ id: 'changed', width: 100, hidden: false });
  });
});

test('a heading goes from ascending to descending to the order of the list itself', () => {
  const up = nextSort(null, 'due');
  expect(up).toEqual({ column: 'due', descending: false });
  const down = nextSort(up, 'due');
  expect(down).toEqual({ column: 'due', descending: true });
  expect(nextSort(down, 'due')).toBeNull();
  expect(nextSort(down, 'name')).toEqual({ column: 'name', descending: false });
});
