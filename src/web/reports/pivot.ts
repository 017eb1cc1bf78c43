// Counted cells as a table: rows with most first, columns in their order, sums both ways. A pure rule.
import type { OutputOf } from '../../shared/contract.ts';
import type { ReportColumn, readReport } from '../../shared/reports.ts';

export type Cell = NonNullable<OutputOf<(typeof readReport)['response']>>['cells'][number];

export interface PivotRow {
  row: number | null;
  name: string | null;
  cells: Map<string, { count: number; amount: number }>;
  count: number;
  amount: number;
}

export interface Pivot {
  columns: string[];
  rows: PivotRow[];
  sums: Map<string, number>;
  count: number;
  amount: number;
}

const WORDS: Partial<Record<ReportColumn, readonly string[]>> = {
  outcome: ['reached', 'not-reached', 'held', 'cancelled', 'none'],
  punctuality: ['onTime', 'late', 'open', 'none'],
};

/** `order`: of the types' ids. */
export function pivot(cells: readonly Cell[], columns: ReportColumn, order: readonly string[]): Pivot {
  const known = WORDS[columns] ?? (columns === 'type' ? order : null);
  const names = [...new Set(cells.map((cell) => cell.column))];
  names.sort(known ? (a, b) => known.indexOf(a) - known.indexOf(b) : undefined);
  const rows = new Map<number | null, PivotRow>();
  const sums = new Map<string, number>();
  for (const { row, name, column, count, amount } of cells) {
    const line = rows.get(row) ?? { row, name, cells: new Map(), count: 0, amount: 0 };
    rows.set(row, line);
    line.cells.set(column, { count, amount });
    line.count += count;
    line.amount += amount;
    sums.set(column, (sums.get(column) ?? 0) + count);
  }
  const lines = [...rows.values()].sort((a, b) => b.count - a.count);
  return {
    columns: names,
    rows: lines,
    sums,
    count: lines.reduce((sum, line) => sum + line.count, 0),
    amount: lines.reduce((sum, line) => sum + line.amount, 0),
  };
}
