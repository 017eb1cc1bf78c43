import { type ReactNode, useId } from 'react';
import styles from './settings.module.css';

interface SectionProps {
  title: string;
  help?: string;
  /** for more than fields */
  wide?: boolean;
  children: ReactNode;
}

/** What belongs together on a page of settings, under a heading. */
export function Section({ title, help, wide, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} data-wide={wide || undefined} aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        {help && <p className={styles.help}>{help}</p>}
      </div>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}
