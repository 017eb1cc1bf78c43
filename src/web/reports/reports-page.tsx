// Reports (CRM → Rapporter): activity, calls, quotes and orders, follow-ups on time, dialogue per customer. Every number leads
// to the list that it counts.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { addDays, type Day, isoWeek, startOfWeek } from '../../shared/days.ts';
import { MONTHS } from '../../shared/format.ts';
import { readReport } from '../../shared/reports.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { DateFilter } from '../overview/date-filter.tsx';
import { filterOf } from '../overview/overview-search.ts';
import { tidy } from '../records/address.ts';
import { useLanguage } from '../texts/language.tsx';
import { useReportTexts } from '../texts/reports.ts';
import { useDays } from '../ui/days-context.tsx';
import { FilterMenu } from '../ui/filter-chip.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { type PivotRow, pivot } from './pivot.ts';
import { Bars, PivotTable } from './pivot-table.tsx';
import styles from './reports.module.css';
import { ACTIVITY_COLUMNS, askedBy, behind, REPORTS, type ReportSearch } from './reports.ts';
import { useRates } from './use-rates.tsx';

const route = getRouteApi('/frame/reports');
const WEEKS = 8;

/** The last eight weeks, this one included, unless the address says otherwise. */
function periodOf({ from, to }: ReportSearch, today: Day) {
  return {
    from: from ?? addDays(startOfWeek(today), -7 * (WEEKS - 1)),
    to: to ?? addDays(startOfWeek(today), 6),
  };
}

export function ReportsPage() {
  const words = useReportTexts();
  const { language, texts } = useLanguage();
  useTitle(words.title);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const names = useReference();
  const { today } = useDays();
  const change = (part: { [K in keyof ReportSearch]?: ReportSearch[K] | undefined }) =>
    void navigate({ search: (before) => tidy({ ...before, ...part }), replace: true });
  const name = search.report ?? 'activity';
  const asked = askedBy(search, {
    typesOf: (kind) => names.types.filter((type) => type.kind === kind).map((type) => type.id),
    period: periodOf(search, today),
  });
  const query = { ...filterOf(asked.search), rows: asked.rows, columns: asked.columns };
  const report = useQuery({
    queryKey: ['overview', 'report', query],
    queryFn: ({ signal }) => call(readReport, { query }, { signal }),
  });
  const order = names.types.map((type) => String(type.id));
  const table = report.data && pivot(report.data.cells, asked.columns, order);
  const rates = useRates(name);

  const columnName = (column: string) => {
    switch (asked.columns) {
      case 'week':
        return words.week(isoWeek(column).week);
      case 'month':
        return `${MONTHS[language][Number(column.slice(5, 7)) - 1]?.slice(0, 3)} ${column.slice(2, 4)}`;
      case 'type':
        return names.type(Number(column))?.name ?? column;
      case 'outcome':
        return { ...texts.activities.outcomes, ...words.outcomes }[column as 'none'] ?? column;
      case 'punctuality':
        return words.punctualities[column as keyof typeof words.punctualities];
    }
  };
  const rowName = ({ row, name: known }: PivotRow) => {
    if (asked.rows === 'salesperson') {
      const user = names.user(row);
      return user ? `${user.initials} · ${user.name}` : words.nobody;
    }
    return known ?? words.noCustomer;
  };

  return (
    <>
      <PageHead title={words.title} aside={words.helps[name]}>
        <div className={styles.head}>
          <Segmented
            label={words.choose}
            value={name}
            options={REPORTS.map((value) => ({ value, label: words.names[value] }))}
            onChange={(value) => change({ report: value === 'activity' ? undefined : value })}
          />
          <DateFilter
            label={words.period}
            search={periodOf(search, today)}
            onChange={({ from, to }) => change({ from, to })}
          />
          <FilterMenu
            label={texts.activities.fields.salesperson}
            several
            options={names.users
              .filter((user) => user.isSalesperson)
              .map(({ id, initials, name: full }) => ({ value: String(id), label: `${initials} · ${full}` }))}
            chosen={(search.salespeople ?? []).map(String)}
            onChange={(chosen) => change({ salespeople: chosen.length > 0 ? chosen.map(Number) : undefined })}
          />
          {name === 'activity' && (
            <Segmented
              label={words.columns}
              value={search.columns ?? 'week'}
              options={ACTIVITY_COLUMNS.map((value) => ({ value, label: words.columnNames[value] }))}
              onChange={(columns) => change({ columns: columns === 'week' ? undefined : columns })}
            />
          )}
        </div>
      </PageHead>
      <section className={styles.page} aria-label={words.names[name]}>
        {report.isPending && <Skeleton lines={8} />}
        {report.isError && (
          <ErrorState
            title={words.failed}
            message={report.error.message}
            onRetry={() => void report.refetch()}
          />
        )}
        {table && table.rows.length === 0 && <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState>}
        {table && table.rows.length > 0 && (
          <>
            <Bars pivot={table} columnName={columnName} />
            <PivotTable
              pivot={table}
              rowTitle={
                asked.rows === 'customer'
                  ? texts.activities.fields.customer
                  : texts.activities.fields.salesperson
              }
              rowName={rowName}
              columnName={columnName}
              behind={(row, column) => (row?.row === null ? undefined : behind(asked, row?.row, column))}
              more={rates}
            />
            {report.data?.cut && <p className={styles.quiet}>{words.cut}</p>}
          </>
        )}
      </section>
    </>
  );
}
