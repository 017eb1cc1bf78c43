// An import that has its file: what the file is, and the step that it stands at. Screen readers hear each turn, and
// focus that a vanished button leaves behind goes to what came instead.
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ImportView } from '../../shared/imports.ts';
import { useReference } from '../data/reference.ts';
import { useMoment } from '../records/use-moment.ts';
import { useImportTexts } from '../texts/import.ts';
import { IconFile } from '../ui/icons.ts';
import { Check } from './check.tsx';
import styles from './import.module.css';
import { Broken, Done } from './outcome.tsx';
import { Running } from './running.tsx';
import { useMissing } from './use-missing.ts';

export function OpenImport({ view, noAnswer }: { view: ImportView; noAnswer: boolean }) {
  const { state } = view;
  const broken = state === 'failed' || state === 'interrupted';
  const page = useRef<HTMLDivElement>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (document.activeElement === document.body) page.current?.focus();
  }, [state]);
  return (
    <div ref={page} className={styles.page} tabIndex={-1}>
      <p className="only-read" role="status">
        {useTold(view)}
      </p>
      <FileFacts view={view} />
      {broken && <Broken view={view} />}
      {(state === 'preview' || broken) && <Check view={view} />}
      {state === 'running' && <Running view={view} noAnswer={noAnswer} />}
      {state === 'done' && <Done view={view} />}
    </div>
  );
}

function useTold(view: ImportView): string {
  const { check, mapping, progress, result } = useImportTexts();
  const missing = useMissing(view, view.mapping);
  if (view.state === 'running') return progress.title;
  if (view.state === 'done') return result.told(view);
  if (view.state !== 'preview') return '';
  return missing.length > 0 ? mapping.chooseFor(missing) : check.told(view);
}

/** What was chosen and how it was read: the summary of step 1. */
function FileFacts({ view }: { view: ImportView }) {
  const importing = useImportTexts();
  const { check: words, file } = importing;
  const { user } = useReference();
  const moment = useMoment();
  const who = user(view.createdBy)?.initials ?? importing.latest.commandLine;
  return (
    <div className={styles.facts}>
      <IconFile size={20} stroke={1.6} aria-hidden />
      <div className={styles.factsText}>
        <h2>{view.fileName}</h2>
        <ul className={styles.factsList}>
          <li>{importing.kinds[view.kind]}</li>
          <li>{importing.rows(view.rowsTotal)}</li>
          <li>{words.columns(view.columns.length)}</li>
          <li>
            {words.encoding(view.encoding)}, {words.delimiter(view.delimiter)}
          </li>
          <li>{file.chosen(who, moment.full(view.createdAt))}</li>
        </ul>
      </div>
      <Link to="/import" search={{ kind: view.kind }} className={styles.other}>
        {file.other}
      </Link>
    </div>
  );
}
