// A short list of addresses or domains, each with the way to remove it, and a field for one more.
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Refusal } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { IconX } from '../ui/icons.ts';
import styles from './mail-own.module.css';

interface NamedListProps {
  label: string;
  /** said when the list is empty */
  none: string;
  items: readonly { name: string; detail?: string | undefined; mayRemove: boolean }[];
  removeLabel: (name: string) => string;
  onRemove: (name: string) => Promise<void>;
  /** left out where nothing may be added */
  adding?: {
    label: string;
    hint: string;
    action: string;
    onAdd: (text: string) => Promise<void>;
    /** a further field beside it */
    beside?: ReactNode;
  };
}

export function NamedList({ label, none, items, removeLabel, onRemove, adding }: NamedListProps) {
  return (
    <>
      {items.length === 0 && <p className={styles.quiet}>{none}</p>}
      {items.length > 0 && (
        <ul className={styles.list} aria-label={label}>
          {items.map(({ name, detail, mayRemove }) => (
            <li key={name}>
              <span className={styles.name}>{name}</span>
              {detail && <span className={styles.quiet}>{detail}</span>}
              {mayRemove && (
                <ActionIcon
                  className={styles.remove}
                  aria-label={removeLabel(name)}
                  onClick={() => void onRemove(name)}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <AddForm {...adding} />}
    </>
  );
}

function AddForm({ label, hint, action, onAdd, beside }: NonNullable<NamedListProps['adding']>) {
  const { common } = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await onAdd(text.trim());
      setText('');
    } catch (error) {
      const told = error instanceof Refusal ? (Object.values(error.fields)[0] ?? error.message) : '';
      setFault(told || common.errors.offline);
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={styles.add} noValidate onSubmit={(event) => void add(event)}>
      <TextInput
        ref={field}
        label={label}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        maxLength={260}
        value={text}
        error={fault}
        onChange={(event) => {
          setText(event.target.value);
          setFault(undefined);
        }}
      />
      {beside}
      <Button type="submit" variant="default" loading={busy}>
        {action}
      </Button>
    </form>
  );
}
