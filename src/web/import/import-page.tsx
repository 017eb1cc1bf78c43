// Import in three steps on one page: choose a file, check its columns and rows, import and see what came of it.
// Which import stands open is in the address, so reload, back and a shared link lead to the same step.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Refusal } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useImportTexts } from '../texts/import.ts';
import { useTexts } from '../texts/language.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { EmptyState, ErrorState, NoRight, Skeleton } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ChooseFile } from './choose-file.tsx';
import styles from './import.module.css';
import { LatestImports } from './latest-imports.tsx';
import { OpenImport } from './open-import.tsx';
import { importQuery } from './queries.ts';
import { type Step, Steps } from './steps.tsx';

const route = getRouteApi('/frame/import');

export function ImportPage() {
  const { title } = useImportTexts();
  const { may } = useMe();
  const { id, kind = 'customers' } = route.useSearch();
  if (!may('import records')) {
    return (
      <>
        <Head title={title} />
        <NoRight />
      </>
    );
  }
  if (id !== undefined) return <Opened key={id} id={id} />;
  return (
    <>
      <Head title={title} step={1} />
      <div className={styles.page}>
        <ChooseFile kind={kind} />
        <LatestImports />
      </div>
    </>
  );
}

function Opened({ id }: { id: number }) {
  const { common } = useTexts();
  const importing = useImportTexts();
  const { data, error, refetch } = useQuery(importQuery(id));
  if (data) {
    return (
      <>
        <Head title={`${data.fileName} · ${importing.title}`} step={data.state === 'preview' ? 2 : 3} />
        <OpenImport view={data} noAnswer={error !== null} />
      </>
    );
  }
  const missing = error instanceof Refusal && error.status === 404;
  return (
    <>
      <Head title={importing.title} />
      {!error && <Skeleton lines={6} />}
      {missing && (
        <EmptyState
          title={importing.missing.title}
          action={
            <Link to="/import" search={{}}>
              {importing.missing.back}
            </Link>
          }
        >
          {common.frame.notFoundHelp}
        </EmptyState>
      )}
      {error && !missing && (
        <ErrorState message={error.message || common.errors.offline} onRetry={() => void refetch()} />
      )}
    </>
  );
}

function Head({ title, step }: { title: string; step?: Step }) {
  const importing = useImportTexts();
  useTitle(title);
  return <PageHead title={importing.title}>{step && <Steps current={step} />}</PageHead>;
}
