// What is expected to be sold: a bar per month, and the figures behind it as a table, per stage or per salesperson. Each
// of them leads to the list of exactly the projects that it sums.
import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatKroner, MONTHS } from '../../shared/format.ts';
import { useReference } from '../data/reference.ts';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { Bars } from '../ui/bars.tsx';
import { useDays } from '../ui/days-context.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { periodOf, within } from './expected-periods.ts';
import { forecastPeriods } from './forecast-periods.ts';
import styles from './projects.module.css';
import { FORECAST_MONTHS, forecastQuery, type ProjectSearch } from './queries.ts';

const BYS = ['stageId', 'salespersonId'] as const;

export function Forecast({ search }: { search: ProjectSearch }) {
  const words = useProjectTexts().forecast;
  const { language } = useLanguage();
  const names = useReference();
  const { today } = useDays();
  const [by, setBy] = useState<(typeof BYS)[number]>('stageId');
  const forecast = useQuery(forecastQuery(search));
  if (forecast.isPending) return <Skeleton lines={8} />;
  if (forecast.isError)
    return <ErrorState message={forecast.error.message} onRetry={() => void forecast.refetch()} />;
  const periods = forecastPeriods(forecast.data.rows, by);
  if (periods.length === 0) return <EmptyState title={words.none} />;
  const money = (oere: number) => formatKroner(oere, language);
  const periodName = ({ when, month }: (typeof periods)[number]) =>
    month === null
      ? words[when as 'late' | 'later' | 'undated']
      : `${MONTHS[language][Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
  const partName = (id: number) =>
    (by === 'stageId' ? names.stage(id)?.name : names.user(id)?.initials) ?? '';
  const listOf = (period: (typeof periods)[number], part?: number): ProjectSearch => {
    const { view: _, state: __, closedFrom: ___, closedTo: ____, ...asked } = search;
    const { expectedFrom, expectedTo, undated, ...rest } = asked;
    return {
      ...rest,
      ...within(periodOf(period, today, FORECAST_MONTHS), asked),
      ...(part !== undefined && { [by === 'stageId' ? 'stages' : 'salespeople']: [part] }),
    };
  };
  return (
    <section className={styles.forecast} aria-label={words.title}>
      <div className={styles.forecastHead}>
        <p className={styles.quiet}>{words.help}</p>
        <Segmented
          label={words.by}
          value={by}
          options={BYS.map((value) => ({ value, label: words.bys[value] }))}
          onChange={setBy}
        />
      </div>
      <Bars
        label={words.chart}
        bars={periods.map((period) => ({
          key: `${period.when}${period.month}`,
          name: periodName(period),
          value: period.value,
          shown: money(period.value),
          help: words.open(periodName(period), period.projects),
          target: { to: '/projects', search: listOf(period) },
        }))}
      />
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.month}</Table.Th>
              <Table.Th>{words.bys[by]}</Table.Th>
              <Table.Th ta="right">{words.projects}</Table.Th>
              <Table.Th ta="right">{words.amount}</Table.Th>
              <Table.Th ta="right">{words.value}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {periods.flatMap((period) =>
              period.parts.map((part, index) => (
                <Table.Tr key={`${period.when}${period.month}${part.id}`}>
                  <Table.Td>
                    {index === 0 && (
                      <Link to="/projects" search={listOf(period)}>
                        {periodName(period)}
                      </Link>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Link
                      to="/projects"
                      search={listOf(period, part.id)}
                      aria-label={words.open(`${partName(part.id)}, ${periodName(period)}`, part.projects)}
                    >
                      {partName(part.id)}
                    </Link>
                  </Table.Td>
                  <Table.Td ta="right" className="tabular">
                    {part.projects}
                  </Table.Td>
                  <Table.Td ta="right" className="tabular">
                    {money(part.amount)}
                  </Table.Td>
                  <Table.Td ta="right" className="tabular">
                    {money(part.value)}
                  </Table.Td>
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
