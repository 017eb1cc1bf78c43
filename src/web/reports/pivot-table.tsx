// A report as bars, one for each column, and as a table. Every number and every bar opens the list that it counts.
import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../texts/language.tsx';
import { useReportTexts } from '../texts/reports.ts';
import { Bars, type Target } from '../ui/bars.tsx';
import type { Pivot, PivotRow } from './pivot.ts';
import styles from './reports.module.css';

interface PivotTableProps {
  pivot: Pivot;
  rowTitle: string;
  rowName: (row: PivotRow) => string;
  columnName: (column: string) => string;
  /** the list behind a number, of all rows or of all columns where these are absent; undefined when no list can say it */
  behind: (row: PivotRow | undefined, column: string | undefined) => Target | undefined;
  /** further columns, computed from a row, that of the sums included */
  more?: readonly { title: string; of: (row: PivotRow) => ReactNode }[];
  /** what stands under each number */
  under?: (amount: number) => string;
}

export function PivotTable(props: PivotTableProps) {
  const { pivot, rowTitle, rowName, columnName, behind, more = [], under } = props;
  const words = useReportTexts();
  const { language } = useLanguage();
  const number = (of: PivotRow, isSum: boolean, column?: string) => {
    const { count, amount } = (column === undefined ? of : of.cells.get(column)) ?? { count: 0, amount: 0 };
    if (count === 0) return null;
    const shown = formatNumber(count, 0, language);
    const target = behind(isSum ? undefined : of, column);
    const what = [!isSum && rowName(of), column && columnName(column)].filter(Boolean).join(', ');
    return (
      <>
        {target ? (
          <Link {...target} aria-label={`${shown} – ${words.open(what || words.sum)}`}>
            {shown}
          </Link>
        ) : (
          shown
        )}
        {under && <span className={styles.amount}>{under(amount)}</span>}
      </>
    );
  };
  const line = (row: PivotRow, isSum: boolean) => (
    <Table.Tr key={isSum ? 'sum' : row.row}>
      <Table.Th scope="row">{isSum ? words.sum : rowName(row)}</Table.Th>
      {pivot.columns.map((column) => (
        <Table.Td key={column} ta="right" className="tabular">
          {number(row, isSum, column)}
        </Table.Td>
      ))}
      <Table.Td ta="right" className="tabular">
        {number(row, isSum)}
      </Table.Td>
      {more.map(({ title, of }) => (
        <Table.Td key={title} ta="right" className="tabular">
          {of(row)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
  return (
    <>
      <Bars
        label={words.chart}
        bars={pivot.columns.map((column) => {
          const count = pivot.sum.cells.get(column)?.count ?? 0;
          const name = columnName(column);
          return {
            key: column,
            name,
            value: count,
            shown: formatNumber(count, 0, language),
            help: words.open(name),
            target: count > 0 ? behind(undefined, column) : undefined,
          };
        })}
      />
      <Table.ScrollContainer minWidth={480}>
        <Table className={styles.table} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{rowTitle}</Table.Th>
              {[...pivot.columns.map(columnName), words.sum, ...more.map(({ title }) => title)].map(
                (title) => (
                  <Table.Th key={title} ta="right">
                    {title}
                  </Table.Th>
                ),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{pivot.rows.map((row) => line(row, false))}</Table.Tbody>
          <Table.Tfoot>{line(pivot.sum, true)}</Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
