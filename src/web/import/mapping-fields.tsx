// Each field that the kind knows, and the column of the file that fills it, with what stands there in the first row.
import { Select } from '@mantine/core';
import { useId, useMemo } from 'react';
import type { ImportView } from '../../shared/imports.ts';
import { useImportTexts } from '../texts/import.ts';
import { FieldLabel } from '../ui/field-label.tsx';
import styles from './import.module.css';
import type { Mapping } from './use-mapping.ts';

export function MappingFields({ view, mapping }: { view: ImportView; mapping: Mapping }) {
  const importing = useImportTexts();
  const words = importing.mapping;
  const title = useId();
  const options = useMemo(
    () =>
      view.columns.map((heading, column) => ({
        value: String(column),
        label: heading || words.unnamed(column + 1),
      })),
    [view.columns, words],
  );
  return (
    <section aria-labelledby={title}>
      <div className={styles.titled}>
        <h3 id={title}>{words.title}</h3>
        <p className={styles.help}>{words.help}</p>
      </div>
      <div className={styles.mapping}>
        {view.fields.map(({ field, name, required }) => {
          const column = mapping.columns[field] ?? null;
          const label = importing.fieldName(view.kind, field, name);
          const example = column === null ? '' : exampleOf(view.sample, column);
          return (
            <Select
              key={field}
              label={<FieldLabel label={label} required={required} />}
              aria-required={required}
              data={options}
              value={column === null ? null : String(column)}
              placeholder={words.none}
              error={required && column === null && words.missing}
              description={example && words.example(example)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              classNames={{ description: styles.example, input: styles.column }}
              data-unused={column === null || undefined}
              searchable
              clearable={!required}
              allowDeselect={!required}
              clearButtonProps={{ 'aria-label': words.clear(label) }}
              selectFirstOptionOnChange
              comboboxProps={{ shadow: 'none' }}
              onChange={(chosen) => mapping.choose(field, chosen === null ? null : Number(chosen))}
            />
          );
        })}
      </div>
    </section>
  );
}

/** The first row that has something there. */
const exampleOf = (sample: string[][], column: number): string =>
  sample.map((row) => row[column]?.trim() ?? '').find((cell) => cell !== '') ?? '';
