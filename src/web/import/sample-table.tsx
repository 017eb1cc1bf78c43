// The first rows of the file as they were read, each column under its heading and the field it fills.
import { useId } from 'react';
import type { ColumnMapping, ImportView } from '../../shared/imports.ts';
import { useImportTexts } from '../texts/import.ts';
import styles from './rows.module.css';
import { ScrollBox } from './scroll-box.tsx';

export function SampleTable({ view, columns }: { view: ImportView; columns: ColumnMapping }) {
  const importing = useImportTexts();
  const words = importing.sample;
  const title = useId();
  const fillsOf = (column: number) =>
    view.fields
      .filter(({ field }) => columns[field] === column)
      .map(({ field, name }) => importing.fieldName(view.kind, field, name));
  if (view.sample.length === 0) return <p>{words.empty}</p>;
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>{words.title(view.sample.length, view.rowsTotal)}</h3>
      <ScrollBox labelledBy={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              {view.columns.map((heading, column) => {
                const fills = fillsOf(column);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file.
                  <th key={column} scope="col" data-unused={fills.length === 0 || undefined}>
                    {heading || importing.mapping.unnamed(column + 1)}
                    <span className={styles.into}>
                      {fills.length > 0 ? words.into(fills.join(', ')) : words.unused}
                    </span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {view.sample.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file.
              <tr key={row}>
                {cells.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file.
                  <td key={column} title={cell} data-unused={fillsOf(column).length === 0 || undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
