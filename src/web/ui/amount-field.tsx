// An amount of money as people write it («125.000», «43.750,50 kr.», «500,-»), held in øre. Text that means no amount gives
// null and makes the field invalid for its form.
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { formatNumber, type Language, parseAmount } from '../../shared/format.ts';
import { useLanguage } from '../texts/language.tsx';

interface AmountFieldProps {
  label: string;
  /** øre */
  value: number | null;
  onChange: (oere: number | null) => void;
  error?: string | undefined;
  hint?: string;
  name?: string;
}

export function AmountField({ label, value, onChange, error, hint, name }: AmountFieldProps) {
  const { language, texts } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(() => shown(value, language));
  const [given, setGiven] = useState(value);
  const [left, setLeft] = useState(false);
  if (value !== given) {
    // The page set another amount: that is now what the field says.
    setGiven(value);
    setTyped(shown(value, language));
  }
  const invalid = typed.trim() !== '' && parseAmount(typed, language) === null;
  const words = texts.common.amountInvalid;
  useEffect(() => input.current?.setCustomValidity(invalid ? words : ''), [invalid, words]);
  return (
    <TextInput
      ref={input}
      label={label}
      name={name}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      error={error ?? (left && invalid ? words : undefined)}
      onChange={(event) => {
        const text = event.target.value;
        setLeft(false);
        setTyped(text);
        const oere = text.trim() === '' ? null : parseAmount(text, language);
        setGiven(oere);
        if (oere !== value) onChange(oere);
      }}
      onBlur={() => {
        setLeft(true);
        if (!invalid) setTyped(shown(given, language));
      }}
    />
  );
}

const shown = (oere: number | null, language: Language): string =>
  oere === null ? '' : formatNumber(oere / 100, oere % 100 === 0 ? 0 : 2, language);
