// The fields that forms of customers and contacts are built from: label above, hint and fault below, and warnings
// that never block. Each takes what `form.bind('field')` gives.
import { Autocomplete, Checkbox, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { looksLikeCpr } from '../../shared/identifiers.ts';
import { useTexts } from '../texts/language.tsx';
import { FieldLabel } from '../ui/field-label.tsx';
import styles from './form.module.css';
import type { FieldBinding } from './use-record-form.ts';

interface FieldWords {
  label: string;
  /** a quiet sentence under the field */
  hint?: ReactNode;
  /** takes the whole width of its section */
  wide?: boolean;
}

interface LineFieldProps extends FieldBinding<string>, FieldWords {
  required?: boolean;
  autoFocus?: boolean;
  type?: 'text' | 'tel' | 'email';
  placeholder?: string | undefined;
  /** something is odd, and may be saved all the same */
  warning?: string | undefined;
  onBlur?: () => void;
}

/** One line of text. */
export function LineField(props: LineFieldProps) {
  const { label, hint, warning, wide, required, onChange, ...input } = props;
  const told = useId();
  return (
    <div data-wide={wide || undefined}>
      <TextInput
        {...input}
        label={<FieldLabel label={label} required={required} />}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        aria-required={required}
        aria-describedby={warning ? told : undefined}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
      <Warning id={told}>{warning}</Warning>
    </div>
  );
}

interface SuggestFieldProps extends FieldBinding<string>, FieldWords {
  suggestions: readonly string[];
}

/** One line of text, with the words in use offered while typing. */
export function SuggestField({ hint, wide, suggestions, ...input }: SuggestFieldProps) {
  return (
    <div data-wide={wide || undefined}>
      <Autocomplete {...input} size="xs" description={hint} data={[...suggestions]} limit={12} />
    </div>
  );
}

interface WordsFieldProps extends FieldBinding<string[]>, FieldWords {
  suggestions?: readonly string[];
  /** how a word is written down, e.g. in lower case */
  tidy?: (word: string) => string;
  warning?: string | undefined;
}

/** Several words: addresses, numbers, interests. Enter, comma and leaving the field take in what was typed. */
export function WordsField(props: WordsFieldProps) {
  const { name, hint, wide, suggestions = [], tidy, warning, onChange, ...input } = props;
  const { form } = useTexts().records;
  const box = useRef<HTMLDivElement>(null);
  // Mantine gives its inner input no name to be found by: a fault leads here unless another field took focus.
  useEffect(() => {
    if (!input.error || document.activeElement?.getAttribute('aria-invalid') === 'true') return;
    box.current?.querySelector('input')?.focus();
  }, [input.error]);
  return (
    <div ref={box} data-wide={wide || undefined}>
      <TagsInput
        {...input}
        size="xs"
        data-field={name}
        classNames={{ input: styles.words, inputField: styles.word, pill: styles.pill }}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={input.value.length === 0 ? form.addWord : ''}
        data={[...suggestions]}
        splitChars={[',', ';']}
        withPillsReorder
        onChange={(words) => onChange(tidy ? [...new Set(words.map(tidy))] : words)}
      />
      <Warning>{warning}</Warning>
    </div>
  );
}

interface ChoiceFieldProps<Value extends string | number | null> extends FieldBinding<Value>, FieldWords {
  options: readonly { value: Value & (string | number); label: string }[];
  /** may be left without a choice */
  clearable?: boolean;
}

/** One of several values; typing narrows the list. */
export function ChoiceField<Value extends string | number | null>(props: ChoiceFieldProps<Value>) {
  const { hint, wide, options, clearable = false, value, onChange, ...input } = props;
  const byText = new Map(options.map((option) => [String(option.value), option.value]));
  return (
    <div data-wide={wide || undefined}>
      <Select
        {...input}
        description={hint}
        data={options.map((option) => ({ value: String(option.value), label: option.label }))}
        value={value === null ? null : String(value)}
        onChange={(chosen) => onChange((chosen === null ? null : (byText.get(chosen) ?? value)) as Value)}
        searchable
        clearable={clearable}
        allowDeselect={clearable}
        selectFirstOptionOnChange
      />
    </div>
  );
}

/** Yes or no. */
export function TickField({
  value,
  onChange,
  hint,
  wide,
  error,
  ...input
}: FieldBinding<boolean> & FieldWords) {
  return (
    <div data-wide={wide || undefined} className={styles.tick}>
      <Checkbox
        {...input}
        error={error}
        description={hint}
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  );
}

/** Free text; warns where a CPR number seems to stand in it (domain, «Law»). */
export function NoteField({ onChange, hint, wide = true, ...input }: FieldBinding<string> & FieldWords) {
  const { form } = useTexts().records;
  const told = useId();
  const warning = looksLikeCpr(input.value) ? form.cpr : undefined;
  return (
    <div data-wide={wide || undefined}>
      <Textarea
        {...input}
        description={hint}
        autosize
        minRows={4}
        maxRows={16}
        aria-describedby={warning ? told : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <Warning id={told}>{warning}</Warning>
    </div>
  );
}

function Warning({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} role="status" className={styles.warning}>
      {children}
    </div>
  );
}
