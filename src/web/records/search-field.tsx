// The search of a list: what is typed goes into the address after a short pause, and the field keeps focus while
// the rows change below it. «/» leads here, ↓ leads on into the rows.
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTexts } from '../texts/language.tsx';
import { IconSearch } from '../ui/icons.ts';
import { useShortcuts } from '../ui/shortcuts.tsx';
import styles from './list.module.css';

const PAUSE_MS = 200;

interface SearchFieldProps {
  /** its width, where it is not the usual one */
  className?: string | undefined;
  /** what can be searched for: «Søg navn, nummer, telefon …» */
  label: string;
  value: string;
  onChange: (value: string) => void;
  onLeave: () => void;
}

export function SearchField({ className, label, value, onChange, onLeave }: SearchFieldProps) {
  const { common, records } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  if (value !== told) {
    // The address changed by other means: back, a link, «Ryd filtre».
    setTold(value);
    setTyped(value);
  }
  const tell = useDebouncedCallback((text: string) => {
    setTold(text.trim());
    onChange(text.trim());
  }, PAUSE_MS);
  const type = (text: string) => {
    setTyped(text);
    tell(text);
  };
  useShortcuts(common.keys.list, [
    { keys: '/', label: records.list.search, run: () => input.current?.focus() },
  ]);

  return (
    <TextInput
      ref={input}
      className={className ?? styles.search}
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        typed && (
          <CloseButton
            size={22}
            iconSize={14}
            aria-label={`${common.clear} ${records.list.search}`}
            onClick={() => {
              type('');
              input.current?.focus();
            }}
          />
        )
      }
      value={typed}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed) type('');
        else if (event.key === 'ArrowDown') onLeave();
        else return;
        event.preventDefault();
      }}
    />
  );
}
