import { formatNumber } from '../../shared/format.ts';
import type { ImportView } from '../../shared/imports.ts';
import { useLanguage } from '../texts/language.tsx';
import styles from './counts.module.css';

const COUNTED = ['created', 'updated', 'unchanged', 'faulty', 'warned'] as const;
type Counted = (typeof COUNTED)[number];

interface CountsProps {
  view: ImportView;
  words: { label: string } & Record<Counted, string>;
  /** being counted anew */
  busy?: boolean;
}

/** How many rows are new, changed, unchanged, faulty and worth a look. */
export function Counts({ view, words, busy = false }: CountsProps) {
  const { language } = useLanguage();
  return (
    <ul className={styles.counts} aria-label={words.label} aria-busy={busy}>
      {COUNTED.map((name) => (
        <li key={name} className={styles.count} data-none={view[name] === 0 || undefined} data-name={name}>
          <span className={styles.number}>{formatNumber(view[name], 0, language)}</span> {words[name]}
        </li>
      ))}
    </ul>
  );
}
