// Which folders of a mailbox are read.
import { Radio } from '@mantine/core';
import { WordsField } from '../records/form-fields.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import styles from './mailboxes.module.css';
import type { FolderKind, TypedFolders } from './typed-mailbox.ts';

const KINDS = ['usual', 'all', 'chosen'] as const;

interface FolderChoiceProps {
  value: TypedFolders;
  onChange: (value: TypedFolders) => void;
  error: string | undefined;
  /** folders that the server is known to have */
  known?: readonly string[];
}

export function FolderChoice({ value, onChange, error, known = [] }: FolderChoiceProps) {
  const words = useMailboxTexts().folders;
  return (
    <div className={styles.choice}>
      <Radio.Group
        size="xs"
        label={words.label}
        value={value.kind}
        error={value.kind === 'chosen' ? undefined : error}
        onChange={(kind) => onChange({ ...value, kind: kind as FolderKind })}
      >
        <div className={styles.radios}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} label={words[kind]} />
          ))}
        </div>
      </Radio.Group>
      {value.kind === 'chosen' && (
        <WordsField
          name="folders"
          label={words.names}
          hint={words.namesHelp}
          value={value.folders}
          suggestions={known}
          error={error}
          onChange={(folders) => onChange({ ...value, folders })}
        />
      )}
    </div>
  );
}
