// Step 1: which kind of file, and the file itself. Once it is read, its import stands in the address.
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { MAX_DOCUMENT_BYTES } from '../../shared/documents.ts';
import { type ImportKind, type ImportView, importKind, uploadImport } from '../../shared/imports.ts';
import { upload } from '../data/call.ts';
import { useImportTexts } from '../texts/import.ts';
import { FileDrop } from '../ui/file-drop.tsx';
import { Segmented } from '../ui/segmented.tsx';
import styles from './import.module.css';
import { useKeepImport } from './use-keep-import.ts';

const route = getRouteApi('/frame/import');

export function ChooseFile({ kind }: { kind: ImportKind }) {
  const { file: words, kinds } = useImportTexts();
  const navigate = route.useNavigate();
  const keep = useKeepImport();
  const question = useId();
  const narrow = useMediaQuery('(max-width: 767px)');
  const [reading, setReading] = useState(false);

  const send = async (file: File, onProgress: (part: number) => void) => {
    try {
      return await upload(uploadImport, { query: { kind, name: file.name } }, file, {
        onProgress: (part) => {
          onProgress(part);
          setReading(part === 1);
        },
      });
    } finally {
      setReading(false);
    }
  };
  return (
    <section className={styles.choose} aria-labelledby={question}>
      <h2 id={question}>{words.kind}</h2>
      <Segmented
        stacked={narrow}
        label={words.kind}
        options={importKind.options.map((value) => ({ value, label: kinds[value] }))}
        value={kind}
        onChange={(chosen) => void navigate({ search: { kind: chosen }, replace: true })}
      />
      <p className={styles.help}>
        {words.needs[kind]} {words.order}
      </p>
      <FileDrop
        single
        chooseLabel={words.choose}
        hint={words.drop}
        accept=".csv,.txt,.tsv"
        maxBytes={MAX_DOCUMENT_BYTES}
        send={send}
        onSent={(_, answer) => {
          const view = answer as ImportView;
          keep(view);
          void navigate({ search: { id: view.id } });
        }}
      />
      <p className={styles.help} role="status">
        {reading ? words.reading : words.limits}
      </p>
    </section>
  );
}
