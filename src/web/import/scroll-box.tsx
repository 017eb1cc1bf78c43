import type { ReactNode } from 'react';
import styles from './rows.module.css';

interface ScrollBoxProps {
  labelledBy: string;
  /** at most so high that what stands below it stays near */
  limited?: boolean;
  children: ReactNode;
}

/** A wide table in a box of its own, so that the page never scrolls sideways; the keyboard scrolls it too. */
export function ScrollBox({ labelledBy, limited, children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: not a group of fields.
    <div
      className={styles.scroll}
      data-limited={limited}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      role="group"
      aria-labelledby={labelledBy}
    >
      {children}
    </div>
  );
}
