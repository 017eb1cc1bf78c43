// The latest imports of everybody, newest first, each with what became of it and a link to it.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useReference } from '../data/reference.ts';
import { useMoment } from '../records/use-moment.ts';
import { useImportTexts } from '../texts/import.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './latest-imports.module.css';
import { latestQuery } from './queries.ts';

const AT_FIRST = 8;

export function LatestImports() {
  const { latest: words, kinds, rows, states } = useImportTexts();
  const { user } = useReference();
  const moment = useMoment();
  const title = useId();
  const [all, setAll] = useState(false);
  const { data, error, refetch } = useQuery(latestQuery);
  if (data?.items.length === 0) return null;
  const shown = all ? data?.items : data?.items.slice(0, AT_FIRST);
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{words.title}</h2>
      {!data && !error && <Skeleton lines={3} />}
      {!data && error && (
        <ErrorState title={words.failed} message={error.message} onRetry={() => void refetch()} />
      )}
      {shown && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.file}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.counts}</th>
              <th scope="col">{words.when}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row" className={styles.file}>
                  <Link to="/import" search={{ id: one.id }}>
                    {one.fileName}
                  </Link>
                </th>
                <td>{kinds[one.kind]}</td>
                <td data-state={one.state}>{states[one.state]}</td>
                <td className="tabular">{one.state === 'done' ? words.summary(one) : rows(one.rowsTotal)}</td>
                <td>
                  {moment.full(one.createdAt)} · {user(one.createdBy)?.initials ?? words.commandLine}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data && !all && data.items.length > AT_FIRST && (
        <Button variant="subtle" mt={8} onClick={() => setAll(true)}>
          {words.more}
        </Button>
      )}
    </section>
  );
}
