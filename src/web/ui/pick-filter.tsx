// A filter chip whose value is found by searching. What searches comes when the chip is first pressed: on most days
// nobody does, and the first view need not wait for it.
import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Pick } from './async-picker.tsx';
import styles from './filter-chip.module.css';
import { IconChevronDown, IconX } from './icons.ts';

const PickDialog = lazy(() => import('./pick-dialog.tsx').then((module) => ({ default: module.PickDialog })));

interface PickFilterProps {
  label: string;
  /** over the search: «Vælg kunde» */
  title: string;
  clearLabel: string;
  /** the name of what is chosen; null when nothing is */
  chosen: string | null;
  /** names the search in the query cache, with what else narrows it */
  searchKey: string;
  search: (query: string, signal: AbortSignal) => Promise<readonly Pick[]>;
  onChange: (id: number | null) => void;
}

export function PickFilter({ label, title, clearLabel, chosen, onChange, ...picker }: PickFilterProps) {
  const [asked, setAsked] = useState(false);
  const [choosing, setChoosing] = useState(false);
  return (
    <span className={styles.pair}>
      <UnstyledButton
        className={styles.chip}
        data-on={chosen !== null || undefined}
        onClick={() => {
          setAsked(true);
          setChoosing(true);
        }}
      >
        {label}
        {chosen === null ? (
          <IconChevronDown size={13} aria-hidden />
        ) : (
          <span className={styles.value}>{chosen}</span>
        )}
      </UnstyledButton>
      {chosen !== null && (
        <UnstyledButton className={styles.clear} aria-label={clearLabel} onClick={() => onChange(null)}>
          <IconX size={12} aria-hidden />
        </UnstyledButton>
      )}
      {asked && (
        <Suspense fallback={null}>
          <PickDialog
            {...picker}
            opened={choosing}
            title={title}
            label={label}
            onClose={() => setChoosing(false)}
            onPick={(id) => {
              setChoosing(false);
              onChange(id);
            }}
          />
        </Suspense>
      )}
    </span>
  );
}
