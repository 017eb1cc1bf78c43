// Sales projects that were closed in the period, won or lost, by month and salesperson: counted by the very filter that its
// numbers open in the list of projects.
import { useQuery } from '@tanstack/react-query';
import { formatKroner } from '../../shared/format.ts';
import { type ProjectResult, projectResults } from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import { filterOf, type ProjectSearch } from '../projects/queries.ts';
import { useLanguage } from '../texts/language.tsx';
import { useReportTexts } from '../texts/reports.ts';
import { useDays } from '../ui/days-context.tsx';
import { type PivotRow, pivot } from './pivot.ts';
import { PivotTable } from './pivot-table.tsx';
import { ReportState } from './report-state.tsx';
import { monthWithin, periodOf, type ReportSearch } from './reports.ts';
import { useReportNames } from './use-names.ts';
import { percent } from './use-rates.tsx';

export function ResultsReport({ search }: { search: ReportSearch }) {
  const words = useReportTexts();
  const { texts, language } = useLanguage();
  const { month, salesperson } = useReportNames();
  const { today } = useDays();
  const result: ProjectResult = search.result ?? 'won';
  const { from, to } = periodOf(search, today);
  const closed: ProjectSearch = {
    ...{ closedFrom: from, closedTo: to },
    ...(search.salespeople && { salespeople: search.salespeople }),
  };
  const { state: _, ...query } = filterOf(closed);
  const report = useQuery({
    queryKey: ['projects', 'results', query],
    queryFn: ({ signal }) => call(projectResults, { query }, { signal }),
  });
  // Whoever has only the other result stands here all the same, with none of this.
  const cells = (report.data?.rows ?? []).map((row) => ({
    ...{ row: row.salespersonId, name: null, column: row.month },
    ...(row.result === result ? { count: row.projects, amount: row.amount } : { count: 0, amount: 0 }),
  }));
  const table = pivot(cells, cells, 'month');
  const won = ({ row }: PivotRow) => {
    const count = (asked?: ProjectResult) =>
      (report.data?.rows ?? [])
        .filter((each) => (row === null || each.salespersonId === row) && (!asked || each.result === asked))
        .reduce((sum, { projects }) => sum + projects, 0);
    return `${words.wonOf(count('won'), count())} · ${percent(count('won'), count())}`;
  };
  const listOf = (row?: number | null, column?: string): ProjectSearch => {
    const days = column === undefined ? { from, to } : monthWithin(column, from, to);
    return {
      ...closed,
      ...{ state: result, closedFrom: days.from, closedTo: days.to },
      ...(row && { salespeople: [row] }),
    };
  };
  return (
    <ReportState report={report} empty={table.rows.length === 0}>
      <PivotTable
        pivot={table}
        rowTitle={texts.activities.fields.salesperson}
        rowName={({ row }) => salesperson(row)}
        columnName={month}
        behind={(row, column) => ({ to: '/projects', search: listOf(row?.row, column) })}
        under={(amount) => formatKroner(amount, language)}
        more={[{ title: words.wonShare, of: won }]}
      />
    </ReportState>
  );
}
