// A field that filters a list while one types; the list is asked after a short pause.
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type Ref, useState } from 'react';
import { IconSearch } from '../ui/icons.ts';

interface SearchFieldProps {
  label: string;
  /** the search in force; when it changes from outside, the field follows */
  value: string;
  onSearch: (query: string) => void;
  className?: string | undefined;
  field?: Ref<HTMLInputElement>;
}

const WAIT_MS = 200;
const LONGEST = 200;

export function SearchField({ label, value, onSearch, className, field }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  if (value !== given) {
    setGiven(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const apply = useDebouncedCallback((text: string) => onSearch(text.trim()), WAIT_MS);
  return (
    <TextInput
      ref={field}
      className={className}
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={LONGEST}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        apply(event.target.value);
      }}
    />
  );
}
