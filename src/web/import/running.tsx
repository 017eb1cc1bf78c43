// Step 3 while the rows come in. The page may be left: the server goes on.
import { Progress } from '@mantine/core';
import { useId } from 'react';
import type { ImportView } from '../../shared/imports.ts';
import { useImportTexts } from '../texts/import.ts';
import styles from './import.module.css';

export function Running({ view, noAnswer }: { view: ImportView; noAnswer: boolean }) {
  const { progress: words } = useImportTexts();
  const title = useId();
  const { rowsDone, rowsTotal } = view;
  const told = rowsDone === 0 ? words.preparing : words.of(rowsDone, rowsTotal);
  return (
    <section className={styles.outcome} aria-labelledby={title}>
      <h2 id={title}>{words.title}</h2>
      <Progress.Root size={6}>
        <Progress.Section
          value={(rowsDone / Math.max(1, rowsTotal)) * 100}
          aria-labelledby={title}
          aria-valuetext={told}
        />
      </Progress.Root>
      <p className="tabular">{told}</p>
      <p className={styles.help} role={noAnswer ? 'alert' : undefined}>
        {noAnswer ? words.noAnswer : words.help}
      </p>
    </section>
  );
}
