// Reports (CRM → Rapporter): activity, calls, quotes, sales projects won and lost, follow-ups on time, dialogue per customer. Every number leads
// to the list that it counts.
import { getRouteApi } from '@tanstack/react-router';
import { useReference } from '../data/reference.ts';
import { tidy } from '../records/address.ts';
import { useTexts } from '../texts/language.tsx';
import { useReportTexts } from '../texts/reports.ts';
import { useDays } from '../ui/days-context.tsx';
import { FilterMenu } from '../ui/filter-chip.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PeriodFilter } from '../ui/period-filter.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ActivityReport } from './activity-report.tsx';
import styles from './reports.module.css';
import { ACTIVITY_COLUMNS, periodOf, REPORTS, type ReportSearch } from './reports.ts';
import { ResultsReport } from './results-report.tsx';

const route = getRouteApi('/frame/reports');
export function ReportsPage() {
  const words = useReportTexts();
  const texts = useTexts();
  useTitle(words.title);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const names = useReference();
  const { today } = useDays();
  const change = (part: { [K in keyof ReportSearch]?: ReportSearch[K] | undefined }) =>
    void navigate({ search: (before) => tidy({ ...before, ...part }), replace: true });
  const name = search.report ?? 'activity';
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
          <PeriodFilter
            {...periodOf(search, today)}
            clearable={search.from !== undefined || search.to !== undefined}
            onChange={change}
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
          {name === 'results' && (
            <Segmented
              label={words.result}
              value={search.result ?? 'won'}
              options={(['won', 'lost'] as const).map((value) => ({ value, label: words.results[value] }))}
              onChange={(result) => change({ result: result === 'won' ? undefined : result })}
            />
          )}
        </div>
      </PageHead>
      <section className={styles.page} aria-label={words.names[name]}>
        {name === 'results' ? (
          <ResultsReport search={search} />
        ) : (
          <ActivityReport name={name} search={search} />
        )}
      </section>
    </>
  );
}
