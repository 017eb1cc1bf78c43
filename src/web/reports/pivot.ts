// Counted cells as a table: rows with most first, columns in their order without gaps, sums both ways. A pure rule.
import { addDays, addMonths } from '../../shared/days.ts';
import type { ReportColumn } from '../../shared/reports.ts';

interface Counted {
  count: number;
  amount: number;
}

/** One number of a report; `row` null: without one. */
export interface Cell extends Counted {
  row: number | null;
  name: string | null;
  column: string;
}

export interface PivotRow extends Counted {
  row: number | null;
  name: string | null;
  cells: Map<string, Counted>;
}

export interface Pivot {
  columns: string[];
  rows: PivotRow[];
  /** of every column */
  sum: PivotRow;
}

const WORDS: Partial<Record<ReportColumn, readonly string[]>> = {
  outcome: ['reached', 'not-reached', 'held', 'cancelled', 'none'],
  punctuality: ['onTime', 'late', 'open', 'none'],
};

/** `sums`: of the columns, over rows that are not among the cells, too. `order`: of the types’ ids. */
export function pivot(
  cells: readonly Cell[],
  sums: readonly (Counted & { column: string })[],
  columns: ReportColumn,
  order: readonly string[] = [],
): Pivot {
  const rows = new Map<number | null, PivotRow>();
  for (const cell of cells) {
    const line = rows.get(cell.row) ?? {
      row: cell.row,
      name: cell.name,
      cells: new Map(),
      count: 0,
      amount: 0,
    };
    rows.set(cell.row, line);
    add(line, cell);
  }
  const sum: PivotRow = { row: null, name: null, cells: new Map(), count: 0, amount: 0 };
  for (const each of sums) add(sum, each);
  const names = [...sum.cells.keys()];
  const known = WORDS[columns] ?? (columns === 'type' ? order : null);
  return {
    columns: known
      ? names.sort((a, b) => known.indexOf(a) - known.indexOf(b))
      : withoutGaps(names.sort(), columns === 'week' ? (day) => addDays(day, 7) : (day) => addMonths(day, 1)),
    rows: [...rows.values()].sort((a, b) => b.count - a.count),
    sum,
  };
}

function add(line: PivotRow, { column, count, amount }: Counted & { column: string }): void {
  const cell = line.cells.get(column) ?? { count: 0, amount: 0 };
  line.cells.set(column, { count: cell.count + count, amount: cell.amount + amount });
  line.count += count;
  line.amount += amount;
}

/** A week in which nothing was done is one that a leader wants to see. */
function withoutGaps(days: readonly string[], next: (day: string) => string): string[] {
  const [first, last] = [days[0], days.at(-1)];
  const all: string[] = [];
  for (let day = first; day !== undefined && last !== undefined && day <= last; day = next(day))
    all.push(day);
  return all;
}
