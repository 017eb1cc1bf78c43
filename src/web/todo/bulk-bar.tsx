// What can be done with the marked rows.
import { Button, Menu } from '@mantine/core';
import { IconUserShare } from '../activities/icons.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { IconCalendarDue, IconCheck } from '../ui/icons.ts';
import { SelectionBar } from '../ui/selection-bar.tsx';
import styles from './todo.module.css';

interface BulkBarProps {
  count: number;
  onComplete: () => void;
  onPostpone: () => void;
  onAssign: (salespersonId: number) => void;
  onClear: () => void;
}

export function BulkBar({ count, onComplete, onPostpone, onAssign, onClear }: BulkBarProps) {
  const words = useTexts().todo.bulk;
  return (
    <SelectionBar
      label={words.label}
      count={words.selected(count)}
      clearLabel={words.clear}
      onClear={onClear}
    >
      <Button variant="default" leftSection={<IconCheck size={15} aria-hidden />} onClick={onComplete}>
        {words.complete}
      </Button>
      <Button variant="default" leftSection={<IconCalendarDue size={15} aria-hidden />} onClick={onPostpone}>
        {words.postpone}
      </Button>
      <AssignMenu onAssign={onAssign} />
    </SelectionBar>
  );
}

/** To whom the marked ones are given. */
export function AssignMenu({ disabled, onAssign }: Pick<BulkBarProps, 'onAssign'> & { disabled?: boolean }) {
  const words = useTexts().todo.bulk;
  const { users } = useReference();
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button
          variant="default"
          disabled={disabled ?? false}
          leftSection={<IconUserShare size={15} aria-hidden />}
        >
          {words.assign}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        <Menu.Label>{words.assignTo}</Menu.Label>
        {users
          .filter((user) => user.active)
          .map((user) => (
            <Menu.Item key={user.id} onClick={() => onAssign(user.id)}>
              {user.initials} · {user.name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
