// The foot of step 2, always in sight: how many rows come in, and what becomes of the others.
import { Button } from '@mantine/core';
import { useId } from 'react';
import type { ImportView } from '../../shared/imports.ts';
import { useImportTexts } from '../texts/import.ts';
import styles from './import.module.css';
import { useMissing } from './use-missing.ts';
import { useRun } from './use-run.ts';

/** `ready`: the required columns are chosen and the counts are of this choice. */
export function RunBar({ view, ready }: { view: ImportView; ready: boolean }) {
  const { run: words } = useImportTexts();
  const { run, starting, fault } = useRun(view);
  const explanation = useId();
  const coming = view.created + view.updated;
  return (
    <div className={styles.bar}>
      <Button
        size="sm"
        disabled={!ready || coming === 0}
        loading={starting}
        aria-describedby={explanation}
        onClick={run}
      >
        {words.start(coming)}
      </Button>
      <p id={explanation} className={styles.help}>
        {useExplanation(view, coming)}
      </p>
      {fault && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}

function useExplanation(view: ImportView, coming: number): string {
  const { run: words } = useImportTexts();
  const { rowsTotal, faulty, unchanged } = view;
  if (useMissing(view, view.mapping).length > 0) return words.columnsFirst;
  if (rowsTotal === 0) return words.noRows;
  if (coming > 0) return faulty > 0 ? words.skips(faulty) : words.allGood;
  return unchanged > 0 ? words.nothingNew : words.onlyFaults;
}
