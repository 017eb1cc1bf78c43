// A report over activities, counted by the very search that its numbers open in CRM Overblik.
import { useQuery } from '@tanstack/react-query';
import { isoWeek } from '../../shared/days.ts';
import { readReport } from '../../shared/reports.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { filterOf } from '../overview/overview-search.ts';
import { useTexts } from '../texts/language.tsx';
import { useReportTexts } from '../texts/reports.ts';
import { useDays } from '../ui/days-context.tsx';
import { type PivotRow, pivot } from './pivot.ts';
import { PivotTable } from './pivot-table.tsx';
import { ReportState } from './report-state.tsx';
import styles from './reports.module.css';
import { askedBy, behind, type ActivityReport as Name, periodOf, type ReportSearch } from './reports.ts';
import { useReportNames } from './use-names.ts';
import { useRates } from './use-rates.tsx';

export function ActivityReport({ name, search }: { name: Name; search: ReportSearch }) {
  const words = useReportTexts();
  const { activities } = useTexts();
  const names = useReference();
  const { month, salesperson } = useReportNames();
  const { today } = useDays();
  const asked = askedBy(name, search, {
    typesOf: (kind) => names.types.filter((type) => type.kind === kind).map((type) => type.id),
    period: periodOf(search, today),
  });
  const query = { ...filterOf(asked.search), rows: asked.rows, columns: asked.columns };
  const report = useQuery({
    queryKey: ['overview', 'report', query],
    queryFn: ({ signal }) => call(readReport, { query }, { signal }),
  });
  const order = names.types.map((type) => String(type.id));
  const table = report.data && pivot(report.data.cells, report.data.sums, asked.columns, order);
  const rates = useRates(name);

  const columnName = (column: string) => {
    switch (asked.columns) {
      case 'week':
        return words.week(isoWeek(column).week);
      case 'month':
        return month(column);
      case 'type':
        return names.type(Number(column))?.name ?? column;
      case 'outcome':
        return { ...activities.outcomes, ...words.outcomes }[column as 'none'] ?? column;
      case 'punctuality':
        return words.punctualities[column as keyof typeof words.punctualities];
    }
  };
  return (
    <ReportState report={report} empty={table?.rows.length === 0}>
      {table && (
        <PivotTable
          pivot={table}
          rowTitle={asked.rows === 'customer' ? activities.fields.customer : activities.fields.salesperson}
          rowName={({ row, name: known }: PivotRow) =>
            asked.rows === 'salesperson' ? salesperson(row) : (known ?? words.noCustomer)
          }
          columnName={columnName}
          behind={(row, column) =>
            row?.row === null ? undefined : { to: '/overview', search: behind(asked, row?.row, column) }
          }
          more={rates}
        />
      )}
      {report.data?.cut && <p className={styles.quiet}>{words.cut}</p>}
    </ReportState>
  );
}
