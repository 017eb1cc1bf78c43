// Whose list: mine, a colleague's, everybody's.
import { NativeSelect } from '@mantine/core';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './todo.module.css';
import type { TodoSearch } from './todo-search.ts';

interface OwnerChoiceProps {
  /** what is called one’s own; tasks, unless said otherwise */
  mine?: string;
  owner: TodoSearch['owner'];
  onChange: (owner: TodoSearch['owner']) => void;
}

export function OwnerChoice({ mine, owner, onChange }: OwnerChoiceProps) {
  const words = useTexts().todo;
  const { user } = useMe();
  const { users } = useReference();
  const colleagues = users.filter((other) => other.id !== user.id && (other.active || other.id === owner));
  return (
    <NativeSelect
      className={styles.owner}
      size="xs"
      aria-label={words.owner}
      value={String(owner === user.id ? 'mine' : (owner ?? 'mine'))}
      data={[
        { value: 'mine', label: mine ?? words.mine },
        { value: 'all', label: words.all },
        ...colleagues.map(({ id, initials, name }) => ({
          value: String(id),
          label: `${initials} · ${name}`,
        })),
      ]}
      onChange={({ target: { value } }) =>
        onChange(value === 'mine' ? undefined : value === 'all' ? 'all' : Number(value))
      }
    />
  );
}
