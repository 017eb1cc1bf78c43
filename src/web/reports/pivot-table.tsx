// A report as a table whose numbers open the lists that they count, and as bars: one for each column, with its share of
// the largest.
import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OverviewSearch } from '../overview/overview-search.ts';
import { useReportTexts } from '../texts/reports.ts';
import type { Pivot, PivotRow } from './pivot.ts';
import styles from './reports.module.css';

interface PivotTableProps {
  pivot: Pivot;
  rowTitle: string;
  rowName: (row: PivotRow) => string;
  columnName: (column: string) => string;
  /** the list behind a number; undefined when no list can say it */
  behind: (row: PivotRow | undefined, column: string | undefined) => OverviewSearch | undefined;
  /** further columns, computed from a row */
  more?: readonly { title: string; of: (row: PivotRow) => ReactNode }[];
}

export function PivotTable({ pivot, rowTitle, rowName, columnName, behind, more = [] }: PivotTableProps) {
  const words = useReportTexts();
  const number = (n: number | undefined, row?: PivotRow, column?: string) => {
    if (!n) return null;
    const search = behind(row, column);
    const what = [row && rowName(row), column && columnName(column)].filter(Boolean).join(', ');
    if (!search) return n;
    return (
      <Link to="/overview" search={search} aria-label={`${n} – ${words.open(what || words.sum)}`}>
        {n}
      </Link>
    );
  };
  return (
    <Table.ScrollContainer minWidth={480} className={styles.scroll}>
      <Table className={styles.table} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{rowTitle}</Table.Th>
            {pivot.columns.map((column) => (
              <Table.Th key={column} ta="right">
                {columnName(column)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{words.sum}</Table.Th>
            {more.map(({ title }) => (
              <Table.Th key={title} ta="right">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pivot.rows.map((row) => (
            <Table.Tr key={row.row}>
              <Table.Th scope="row">{rowName(row)}</Table.Th>
              {pivot.columns.map((column) => (
                <Table.Td key={column} ta="right" className="tabular">
                  {number(row.cells.get(column)?.count, row, column)}
                </Table.Td>
              ))}
              <Table.Td ta="right" className="tabular">
                {number(row.count, row)}
              </Table.Td>
              {more.map(({ title, of }) => (
                <Table.Td key={title} ta="right" className="tabular">
                  {of(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{words.sum}</Table.Th>
            {pivot.columns.map((column) => (
              <Table.Td key={column} ta="right" className="tabular">
                {number(pivot.sums.get(column), undefined, column)}
              </Table.Td>
            ))}
            <Table.Td ta="right" className="tabular">
              {number(pivot.count)}
            </Table.Td>
            {more.map(({ title }) => (
              <Table.Td key={title} />
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Table.ScrollContainer>
  );
}

export function Bars({ pivot, columnName }: Pick<PivotTableProps, 'pivot' | 'columnName'>) {
  const words = useReportTexts();
  const most = Math.max(1, ...pivot.sums.values());
  return (
    <figure className={styles.chart} aria-label={words.chart}>
      {pivot.columns.map((column) => {
        const count = pivot.sums.get(column) ?? 0;
        return (
          <div key={column} className={styles.bar}>
            <span className="tabular">{count}</span>
            <span className={styles.fill} style={{ height: `${Math.round((count / most) * 110)}px` }} />
            <span className={styles.quiet}>{columnName(column)}</span>
          </div>
        );
      })}
    </figure>
  );
}
