// Filters as chips: one that is on or off, and one that opens a list of values and then says what was chosen.
import { Menu, UnstyledButton } from '@mantine/core';
import { useTexts } from '../texts/language.tsx';
import styles from './filter-chip.module.css';
import { IconCheck, IconChevronDown, IconX } from './icons.ts';

interface FilterChipProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  /** how many the filter would show */
  count?: number | undefined;
  tone?: 'overdue' | 'today';
}

export function FilterChip({ label, on, onChange, count, tone }: FilterChipProps) {
  return (
    <UnstyledButton
      className={styles.chip}
      aria-pressed={on}
      data-tone={count ? tone : undefined}
      onClick={() => onChange(!on)}
    >
      {label}
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </UnstyledButton>
  );
}

interface FilterMenuProps<V extends string> {
  label: string;
  options: readonly { value: V; label: string }[];
  chosen: readonly V[];
  onChange: (chosen: V[]) => void;
  /** more than one value may be chosen */
  several?: boolean;
}

export function FilterMenu<V extends string>(props: FilterMenuProps<V>) {
  const { label, options, chosen, onChange, several = false } = props;
  const { common } = useTexts();
  const names = options.filter(({ value }) => chosen.includes(value)).map((option) => option.label);
  const choose = (value: V) => {
    if (chosen.includes(value)) onChange(chosen.filter((other) => other !== value));
    else onChange(several ? [...chosen, value] : [value]);
  };
  return (
    <span className={styles.pair}>
      <Menu position="bottom-start" closeOnItemClick={!several}>
        <Menu.Target>
          <UnstyledButton className={styles.chip} data-on={names.length > 0 || undefined}>
            {label}
            {names.length > 0 && <span className={styles.value}>{names.join(', ')}</span>}
            {names.length === 0 && <IconChevronDown size={13} aria-hidden />}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown className={styles.options}>
          {options.map((option) => (
            <Menu.Item
              key={option.value}
              role={several ? 'menuitemcheckbox' : 'menuitemradio'}
              aria-checked={chosen.includes(option.value)}
              leftSection={
                <IconCheck
                  size={14}
                  aria-hidden
                  visibility={chosen.includes(option.value) ? 'visible' : 'hidden'}
                />
              }
              onClick={() => choose(option.value)}
            >
              {option.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {names.length > 0 && (
        <UnstyledButton
          className={styles.clear}
          aria-label={`${common.clear} ${label}`}
          onClick={() => onChange([])}
        >
          <IconX size={12} aria-hidden />
        </UnstyledButton>
      )}
    </span>
  );
}
