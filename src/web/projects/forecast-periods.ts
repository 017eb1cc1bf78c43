// The forecast's rows gathered by period, and within it by stage or salesperson. A pure rule.
import type { OutputOf } from '../../shared/contract.ts';
import type { forecastProjects } from '../../shared/projects.ts';

type Row = NonNullable<OutputOf<(typeof forecastProjects)['response']>>['rows'][number];

interface Sum {
  projects: number;
  amount: number;
  value: number;
}

export interface Period extends Sum {
  when: Row['when'];
  month: string | null;
  parts: (Sum & { id: number })[];
}

const ORDER: Row['when'][] = ['late', 'month', 'later', 'undated'];

/** What is late first, then month by month, then what comes later and what has no date. */
export function forecastPeriods(rows: readonly Row[], by: 'stageId' | 'salespersonId'): Period[] {
  const periods = new Map<string, Period>();
  for (const row of rows) {
    const key = `${ORDER.indexOf(row.when)} ${row.month}`;
    const period = periods.get(key) ?? {
      when: row.when,
      month: row.month,
      parts: [],
      projects: 0,
      amount: 0,
      value: 0,
    };
    periods.set(key, period);
    let part = period.parts.find((each) => each.id === row[by]);
    if (!part) {
      part = { id: row[by], projects: 0, amount: 0, value: 0 };
      period.parts.push(part);
    }
    for (const sum of [period, part]) {
      sum.projects += row.projects;
      sum.amount += row.amount;
      sum.value += row.value;
    }
  }
  return [...periods.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, period]) => period);
}
