// The fields that an event changed, each from → to. Long texts are folded, and open on a click.
import type { ReactNode } from 'react';
import type { EventView } from '../../shared/history.ts';
import { useTexts } from '../texts/language.tsx';
import { useFieldWords } from './field-words.tsx';
import styles from './history-list.module.css';

/** Longer values than this are folded. */
const LONG = 90;

export function EventChanges({ event }: { event: EventView }) {
  const words = useFieldWords();
  const changes = Object.entries(event.changes ?? {});
  if (changes.length === 0) return null;
  return (
    <dl className={styles.changes}>
      {changes.map(([field, [from, to]]) => (
        <div key={field}>
          <dt>{words.label(event.entity, field)}</dt>
          <dd>
            <FromTo
              long={[from, to].some((value) => typeof value === 'string' && value.length > LONG)}
              from={words.value(field, from)}
              to={words.value(field, to)}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FromTo({ from, to, long }: { from: ReactNode; to: ReactNode; long: boolean }) {
  const pair = (
    <>
      <span className={styles.from}>{from}</span>
      <span className={styles.arrow} aria-hidden>
        →
      </span>
      <span>{to}</span>
    </>
  );
  const { records } = useTexts();
  if (!long) return pair;
  return (
    <details className={styles.long}>
      <summary>{records.list.showMore}</summary>
      {pair}
    </details>
  );
}
