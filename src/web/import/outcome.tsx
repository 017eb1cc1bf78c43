// Step 3 at its end: what came in and where it is now, or that nothing was kept and how to try again.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { ImportKind, ImportView } from '../../shared/imports.ts';
import { useMoment } from '../records/use-moment.ts';
import { useImportTexts } from '../texts/import.ts';
import { IconAlertTriangle, IconCheck } from '../ui/icons.ts';
import { Counts } from './counts.tsx';
import { FaultsLink } from './faults-link.tsx';
import styles from './import.module.css';
import { MarkedRows } from './marked-rows.tsx';
import { useRun } from './use-run.ts';

/** The kind after each one, in the order in which they are imported. */
const NEXT: Record<ImportKind, ImportKind> = {
  customers: 'contacts',
  contacts: 'campaigns',
  campaigns: 'members',
  members: 'projects',
  projects: 'activities',
  activities: 'activities',
};

export function Done({ view }: { view: ImportView }) {
  const { result: words } = useImportTexts();
  const moment = useMoment();
  const title = useId();
  return (
    <>
      <section className={styles.outcome} aria-labelledby={title}>
        <h2 id={title} className={styles.good}>
          <IconCheck size={18} stroke={2.2} aria-hidden />
          {words.done}
        </h2>
        <Counts view={view} words={words.counts} />
        <p className={styles.help}>
          {view.finishedAt && words.doneAt(moment.full(view.finishedAt))}
          {view.created + view.updated === 0 && ` · ${words.nothing}`}
        </p>
        <div className={styles.buttons}>
          <SeeButton kind={view.kind} />
          {view.faulty > 0 && <FaultsLink view={view} />}
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/import" search={{ kind: NEXT[view.kind] }} />}
          >
            {words.next[view.kind]}
          </Button>
        </div>
      </section>
      <MarkedRows view={view} which="faults" />
      <MarkedRows view={view} which="warnings" />
    </>
  );
}

/** Where what came in is to be seen; customers with the latest on top. */
function SeeButton({ kind }: { kind: ImportKind }) {
  const { see } = useImportTexts().result;
  return (
    <Button
      renderRoot={(props) => {
        if (kind === 'contacts') return <Link {...props} to="/contacts" />;
        if (kind === 'campaigns' || kind === 'members') return <Link {...props} to="/campaigns" />;
        if (kind === 'projects')
          return <Link {...props} to="/projects" search={{ sort: 'updatedAt', descending: true }} />;
        if (kind === 'activities') return <Link {...props} to="/todo" search={{ owner: 'all' }} />;
        return <Link {...props} to="/customers" search={{ sort: 'updatedAt', descending: true }} />;
      }}
    >
      {see[kind]}
    </Button>
  );
}

/** It failed or was broken off: nothing of it was kept, and it can be run again as it is. */
export function Broken({ view }: { view: ImportView }) {
  const { result: words } = useImportTexts();
  const { run, starting, fault } = useRun(view);
  const title = view.state === 'failed' ? words.failed : words.interrupted;
  return (
    <section className={styles.outcome} data-broken role="alert">
      <h2 className={styles.bad}>
        <IconAlertTriangle size={18} aria-hidden />
        {title}
      </h2>
      <p>{view.message ?? words.nothingKept}</p>
      <div className={styles.buttons}>
        <Button loading={starting} onClick={run}>
          {words.again}
        </Button>
      </div>
      {fault && <p className={styles.fault}>{fault}</p>}
    </section>
  );
}
