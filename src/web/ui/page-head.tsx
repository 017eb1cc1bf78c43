import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface PageHeadProps {
  title: string;
  /** quiet words beside the title, e.g. today's date */
  aside?: ReactNode;
  /** what can be done here, at the right end */
  actions?: ReactNode;
  children?: ReactNode;
}

/** The head of a page inside the frame: its one h1, words beside it, actions; below, filters and the like. */
export function PageHead({ title, aside, actions, children }: PageHeadProps) {
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <h1>{title}</h1>
        {aside && <span className={styles.aside}>{aside}</span>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
