// A time of day as people write it: 9, 930, 9.30, kl. 14.15. Text that means no time gives null and makes the
// field invalid for its form.
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { parseTime } from '../../shared/date-input.ts';
import type { TimeOfDay } from '../../shared/days.ts';
import { formatTime } from '../../shared/format.ts';
import { useTexts } from '../texts/language.tsx';

interface TimeFieldProps {
  label: string;
  value: TimeOfDay | null;
  onChange: (time: TimeOfDay | null) => void;
  error?: string | undefined;
  name?: string;
}

export function TimeField({ label, value, onChange, error, name }: TimeFieldProps) {
  const words = useTexts().common.time;
  const input = useRef<HTMLInputElement>(null);
  const [left, setLeft] = useState(false);
  const [typed, setTyped] = useState(value ? formatTime(value) : '');
  const [given, setGiven] = useState(value);
  if (value !== given) {
    // The page set another time: that is now what the field says.
    setGiven(value);
    setTyped(value ? formatTime(value) : '');
  }

  const time = parseTime(typed);
  const invalid = typed.trim() !== '' && time === null;
  useEffect(() => input.current?.setCustomValidity(invalid ? words.invalid : ''), [invalid, words.invalid]);

  return (
    <TextInput
      ref={input}
      label={label}
      name={name}
      placeholder={words.placeholder}
      autoComplete="off"
      inputMode="numeric"
      value={typed}
      error={error ?? (invalid && left ? words.invalid : undefined)}
      onChange={(event) => {
        const next = parseTime(event.target.value);
        setLeft(false);
        setTyped(event.target.value);
        setGiven(next);
        if (next !== value) onChange(next);
      }}
      onBlur={() => {
        setLeft(true);
        if (time) setTyped(time);
      }}
    />
  );
}
