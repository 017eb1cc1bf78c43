// The rows that are not imported, or that are but are worth a look: line, reasons, and the row as it stands in the
// file with the doubtful cells marked. The server names the first thousand; all faulty ones are in faults.csv.
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { ImportFault, ImportView } from '../../shared/imports.ts';
import { useImportTexts } from '../texts/import.ts';
import { CommonReasons } from './common-reasons.tsx';
import { FaultsLink } from './faults-link.tsx';
import styles from './rows.module.css';
import { ScrollBox } from './scroll-box.tsx';

const AT_FIRST = 50;
const MORE = 200;

interface MarkedRowsProps {
  view: ImportView;
  which: 'faults' | 'warnings';
}

export function MarkedRows({ view, which }: MarkedRowsProps) {
  const importing = useImportTexts();
  const words = importing.marked;
  const title = useId();
  const [most, setMost] = useState(AT_FIRST);
  const total = which === 'faults' ? view.faulty : view.warned;
  if (total === 0) return null;
  const rows = view[which];
  const shown = rows.slice(0, most);
  const left = Math.min(MORE, rows.length - shown.length);
  const nameOf = (field: string) =>
    importing.fieldName(view.kind, field, view.fields.find((one) => one.field === field)?.name ?? field);
  const done = view.state === 'done';
  const help = which === 'faults' ? words.faultsHelp : words.warningsHelp;
  const helpDone = which === 'faults' ? words.faultsDone : words.warningsDone;
  return (
    <section aria-labelledby={title}>
      <div className={styles.head}>
        <div>
          <h3 id={title} data-which={which} className={styles.title}>
            {words[which](total)}
          </h3>
          <p className={styles.help}>{done ? helpDone : help}</p>
        </div>
        {which === 'faults' && !done && <FaultsLink view={view} />}
      </div>
      {which === 'faults' && <CommonReasons rows={rows} more={rows.length < total} nameOf={nameOf} />}
      <ScrollBox labelledBy={title} limited>
        <MarkedTable view={view} which={which} rows={shown} nameOf={nameOf} />
      </ScrollBox>
      {left > 0 && (
        <Button variant="subtle" mt={6} onClick={() => setMost(most + MORE)}>
          {words.more(left)}
        </Button>
      )}
      {rows.length < total && (
        <p className={styles.help}>
          {which === 'faults'
            ? words.onlyFirst(rows.length, total)
            : words.onlyFirstWarnings(rows.length, total)}
        </p>
      )}
    </section>
  );
}

interface MarkedTableProps extends MarkedRowsProps {
  rows: readonly ImportFault[];
  nameOf: (field: string) => string;
}

function MarkedTable({ view, which, rows, nameOf }: MarkedTableProps) {
  const importing = useImportTexts();
  const words = importing.marked;
  const width = Math.max(view.columns.length, ...rows.map((row) => row.cells.length));
  const headings = Array.from(
    { length: width },
    (_, column) => view.columns[column] || importing.mapping.unnamed(column + 1),
  );
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.line}>
            {words.line}
          </th>
          <th scope="col">{words.reasons[which]}</th>
          {headings.map((heading, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file.
            <th key={column} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, cells, reasons }) => {
          const doubtful = new Set(reasons.map(({ field }) => (field === null ? null : view.mapping[field])));
          return (
            <tr key={line}>
              <th scope="row" className={styles.line}>
                {line}
              </th>
              <td className={styles.reasons}>
                {reasons.map(({ field, id, message }) => (
                  <div key={`${field} ${id}`}>
                    {field !== null && <b>{nameOf(field)}: </b>}
                    {message}
                  </div>
                ))}
              </td>
              {headings.map((_, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file.
                  key={column}
                  title={cells[column]}
                  data-doubtful={doubtful.has(column) ? which : undefined}
                >
                  {cells[column]}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
