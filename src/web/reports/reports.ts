// The reports: what each asks of CRM Overblik, and which lines stand behind a number. A number leads to the list that it
// counts because both are made here of the same search.
import { addDays, addMonths, type Day, endOfWeek, startOfMonth, startOfWeek } from '../../shared/days.ts';
import type { ReportColumn, ReportRow } from '../../shared/reports.ts';
import type { ActivityKind } from '../../shared/settings.ts';
import type { OverviewSearch } from '../overview/overview-search.ts';

export const REPORTS = ['activity', 'calls', 'quotes', 'results', 'punctuality', 'dialogue'] as const;
export type ReportName = (typeof REPORTS)[number];
export const ACTIVITY_COLUMNS = ['week', 'month', 'type'] as const;

export interface ReportSearch {
  /** absent: activity */
  report?: Exclude<ReportName, 'activity'>;
  from?: Day;
  to?: Day;
  salespeople?: number[];
  /** of the activity report; absent: by week */
  columns?: 'month' | 'type';
  /** of the sales projects that were closed; absent: those that were won */
  result?: 'lost';
}

/** A report over activities; that of results is over sales projects. */
export type ActivityReport = Exclude<ReportName, 'results'>;

export interface Asked {
  rows: ReportRow;
  columns: ReportColumn;
  /** the list that the whole report counts */
  search: OverviewSearch;
}

const WEEKS = 8;
const MONTHS = 6;

/** Whole weeks or months up to the present one, unless the address says otherwise. */
export function periodOf({ report, columns, from, to }: ReportSearch, today: Day): { from: Day; to: Day } {
  const month = startOfMonth(today);
  const [first, last] =
    report === 'quotes' || report === 'results' || (report === undefined && columns === 'month')
      ? [addMonths(month, 1 - MONTHS), addDays(addMonths(month, 1), -1)]
      : [addDays(startOfWeek(today), -7 * (WEEKS - 1)), endOfWeek(today)];
  return { from: from ?? first, to: to ?? last };
}

interface Known {
  /** ids of the activity types of a kind */
  typesOf: (kind: ActivityKind) => number[];
  period: { from: Day; to: Day };
}

/** What a report asks for. */
export function askedBy(report: ActivityReport, search: ReportSearch, { typesOf, period }: Known): Asked {
  const base: OverviewSearch = {
    ...period,
    ...(search.salespeople && { salespeople: search.salespeople }),
  };
  switch (report) {
    case 'calls':
      return { rows: 'salesperson', columns: 'outcome', search: { ...base, types: typesOf('call') } };
    case 'quotes':
      return { rows: 'salesperson', columns: 'month', search: { ...base, types: typesOf('quote') } };
    case 'punctuality':
      return { rows: 'salesperson', columns: 'punctuality', search: { ...base, dateOf: 'followUp' } };
    case 'dialogue':
      return { rows: 'customer', columns: 'type', search: base };
    case 'activity':
      return { rows: 'salesperson', columns: search.columns ?? 'week', search: base };
  }
}

const ROW_FILTERS = {
  salesperson: 'salespeople',
  type: 'types',
  customer: 'customers',
  campaign: 'campaigns',
} as const satisfies Record<ReportRow, keyof OverviewSearch>;

/** The list behind a number: of one row, of one column, or of both. */
export function behind({ rows, columns, search }: Asked, row?: number, column?: string): OverviewSearch {
  return {
    ...search,
    ...(row !== undefined && { [ROW_FILTERS[rows]]: [row] }),
    ...(column !== undefined && ofColumn(columns, column, search)),
  };
}

function ofColumn(columns: ReportColumn, column: string, { from, to }: OverviewSearch): OverviewSearch {
  switch (columns) {
    case 'week':
      return within(column, addDays(column, 6), from, to);
    case 'month':
      return monthWithin(column, from, to);
    case 'type':
      return { types: [Number(column)] };
    case 'outcome':
      return { outcomes: [column] as NonNullable<OverviewSearch['outcomes']> };
    case 'punctuality':
      return { punctuality: [column] as NonNullable<OverviewSearch['punctuality']> };
  }
}

/** The days of a month that are in the period, too. */
export const monthWithin = (first: Day, from: Day | undefined, to: Day | undefined) =>
  within(first, addDays(addMonths(first, 1), -1), from, to);

/** The first and last week of a period may lie half outside it. */
const within = (begin: Day, end: Day, from: Day | undefined, to: Day | undefined) => ({
  from: from && from > begin ? from : begin,
  to: to && to < end ? to : end,
});
