// Bars beside one another, each with its share of the largest, and each a way to what it counts.
import { Link, type LinkProps } from '@tanstack/react-router';
import styles from './bars.module.css';

/** A place in the program with what it shows. */
export type Target = Pick<LinkProps, 'to' | 'search'>;

export interface Bar {
  key: string;
  /** under the bar */
  name: string;
  value: number;
  /** the value as it is written, over the bar */
  shown: string;
  /** what it leads to, in words */
  help: string;
  /** absent where there is nothing to see */
  target?: Target | undefined;
}

export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <figure className={styles.chart} aria-label={label}>
      {bars.map(({ key, name, value, shown, help, target }) => {
        const drawn = (
          <>
            <span className="tabular">{shown}</span>
            <span className={styles.fill} style={{ height: `${Math.round((value / most) * 112)}px` }} />
            <span className={styles.name}>{name}</span>
          </>
        );
        return target ? (
          <Link key={key} {...target} className={styles.bar} title={help}>
            {drawn}
          </Link>
        ) : (
          <span key={key} className={styles.bar}>
            {drawn}
          </span>
        );
      })}
    </figure>
  );
}
