// Step 2: what the file would do. Nothing is kept yet; other columns give another answer.
import { Button } from '@mantine/core';
import type { ImportView } from '../../shared/imports.ts';
import { useImportTexts } from '../texts/import.ts';
import { IconRefresh } from '../ui/icons.ts';
import { Counts } from './counts.tsx';
import styles from './import.module.css';
import { MappingFields } from './mapping-fields.tsx';
import { MarkedRows } from './marked-rows.tsx';
import { RunBar } from './run-bar.tsx';
import { SampleTable } from './sample-table.tsx';
import { useMapping } from './use-mapping.ts';
import { useMissing } from './use-missing.ts';

export function Check({ view }: { view: ImportView }) {
  const importing = useImportTexts();
  const { check: words, mapping: columnWords } = importing;
  const mapping = useMapping(view);
  const missing = useMissing(view, mapping.columns);
  return (
    <>
      <div className={styles.counted}>
        {missing.length > 0 ? (
          <p className={styles.warning}>
            {columnWords.chooseFor(missing)} {columnWords.wrongKind(importing.kinds[view.kind])}
          </p>
        ) : (
          <>
            <Counts view={view} words={words.counts} busy={mapping.busy} />
            <Button
              variant="subtle"
              leftSection={<IconRefresh size={14} aria-hidden />}
              loading={mapping.busy}
              onClick={mapping.again}
            >
              {words.again}
            </Button>
          </>
        )}
      </div>
      {mapping.fault && (
        <p role="alert" className={styles.fault}>
          {mapping.fault}
        </p>
      )}
      <MappingFields view={view} mapping={mapping} />
      <SampleTable view={view} columns={mapping.columns} />
      <MarkedRows view={view} which="faults" />
      <MarkedRows view={view} which="warnings" />
      {view.state === 'preview' && <RunBar view={view} ready={missing.length === 0 && !mapping.busy} />}
    </>
  );
}
