import type { ImportFault } from '../../shared/imports.ts';
import { useImportTexts } from '../texts/import.ts';
import styles from './rows.module.css';

const MOST = 6;
const OFTEN = 3;

interface CommonReasonsProps {
  rows: readonly ImportFault[];
  /** whether there are more rows than these */
  more: boolean;
  nameOf: (field: string) => string;
}

/** What many rows have in common, with the number of rows: often one colleague or type to create mends them all. */
export function CommonReasons({ rows, more, nameOf }: CommonReasonsProps) {
  const words = useImportTexts().marked;
  const counted = new Map<string, { field: string | null; message: string; count: number }>();
  for (const { field, message } of rows.flatMap((row) => row.reasons)) {
    const key = `${field} ${message}`;
    const known = counted.get(key);
    if (known) known.count += 1;
    else counted.set(key, { field, message, count: 1 });
  }
  const common = [...counted.entries()]
    .filter(([, { count }]) => count >= OFTEN)
    .sort(([, left], [, right]) => right.count - left.count)
    .slice(0, MOST);
  if (common.length === 0) return null;
  return (
    <ul className={styles.common} aria-label={words.common}>
      {common.map(([key, { field, message, count }]) => (
        <li key={key}>
          <span className={styles.often}>{words.times(count, more)}</span>
          <span>
            {field !== null && <b>{nameOf(field)}: </b>}
            {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
