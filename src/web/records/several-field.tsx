// Several of the values that there are; typing narrows the list. Left empty it says in words what that means.
import { MultiSelect } from '@mantine/core';
import styles from './form.module.css';

interface SeveralFieldProps<Value extends string | number> {
  label: string;
  name: string;
  options: readonly { value: Value; label: string }[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
  /** what an empty field means: «Alle» */
  placeholder?: string;
  hint?: string;
  wide?: boolean;
  error?: string | undefined;
}

export function SeveralField<Value extends string | number>(props: SeveralFieldProps<Value>) {
  const { options, value, onChange, placeholder, hint, wide, ...input } = props;
  const byText = new Map(options.map((option) => [String(option.value), option.value]));
  return (
    <div data-wide={wide || undefined}>
      <MultiSelect
        {...input}
        size="xs"
        classNames={{ input: styles.words, inputField: styles.word, pill: styles.pill }}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={value.length === 0 ? placeholder : ''}
        data={options.map((option) => ({ value: String(option.value), label: option.label }))}
        value={value.map(String)}
        onChange={(chosen) => onChange(chosen.flatMap((text) => byText.get(text) ?? []))}
        searchable
        clearable
        hidePickedOptions
      />
    </div>
  );
}
