// What can be done with the marked rows of a list, at its lower edge while any are marked.
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconX } from './icons.ts';
import styles from './selection-bar.module.css';

interface SelectionBarProps {
  label: string;
  /** how many are marked, in words */
  count: string;
  clearLabel: string;
  onClear: () => void;
  children: ReactNode;
}

export function SelectionBar({ label, count, clearLabel, onClear, children }: SelectionBarProps) {
  return (
    <section className={styles.bar} aria-label={label} data-selection-bar>
      <span className={styles.count}>{count}</span>
      {children}
      <ActionIcon aria-label={clearLabel} onClick={onClear}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </section>
  );
}
