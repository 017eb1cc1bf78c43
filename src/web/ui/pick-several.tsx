// A filter chip whose values, one or several, are found by searching. What was chosen stands in the chip, and in the
// dialog with a way to take it out again.
import { CloseButton, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { AsyncPicker, type Pick } from './async-picker.tsx';
import { Dialog } from './dialog.tsx';
import chip from './filter-chip.module.css';
import { IconChevronDown, IconX } from './icons.ts';
import styles from './pick-several.module.css';

interface PickSeveralProps {
  label: string;
  title: string;
  clearLabel: string;
  removeLabel: (name: string) => string;
  /** how many, where the names do not fit */
  countLabel: (n: number) => string;
  chosen: readonly { id: number; name: string }[];
  searchKey: string;
  search: (query: string, signal: AbortSignal) => Promise<readonly Pick[]>;
  onChange: (ids: number[]) => void;
}

export function PickSeveral(props: PickSeveralProps) {
  const { label, chosen, onChange } = props;
  const [choosing, setChoosing] = useState(false);
  const ids = chosen.map(({ id }) => id);
  return (
    <span className={chip.pair}>
      <UnstyledButton
        className={chip.chip}
        data-on={chosen.length > 0 || undefined}
        onClick={() => setChoosing(true)}
      >
        {label}
        {chosen.length === 0 ? (
          <IconChevronDown size={13} aria-hidden />
        ) : (
          <span className={chip.value}>
            {chosen.length > 2 ? props.countLabel(chosen.length) : chosen.map(({ name }) => name).join(', ')}
          </span>
        )}
      </UnstyledButton>
      {chosen.length > 0 && (
        <UnstyledButton className={chip.clear} aria-label={props.clearLabel} onClick={() => onChange([])}>
          <IconX size={12} aria-hidden />
        </UnstyledButton>
      )}
      <Dialog opened={choosing} onClose={() => setChoosing(false)} title={props.title} size="sm">
        <AsyncPicker
          key={ids.join()}
          label={label}
          searchKey={props.searchKey}
          search={props.search}
          value={null}
          autoFocus
          onChange={(pick) => {
            if (!pick) return;
            onChange([...new Set([...ids, Number(pick.id)])]);
            if (ids.length === 0) setChoosing(false);
          }}
        />
        {chosen.length > 0 && (
          <ul className={styles.chosen}>
            {chosen.map(({ id, name }) => (
              <li key={id}>
                <span>{name}</span>
                <CloseButton
                  size={24}
                  iconSize={14}
                  aria-label={props.removeLabel(name)}
                  onClick={() => onChange(ids.filter((other) => other !== id))}
                />
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </span>
  );
}
