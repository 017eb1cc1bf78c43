// What can be done with the marked rows, at the lower edge of the list while any are marked.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconUserShare } from '../activities/icons.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { IconCalendarDue, IconCheck, IconX } from '../ui/icons.ts';
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
  const { users } = useReference();
  return (
    <section className={styles.bulk} aria-label={words.label}>
      <span className={styles.bulkCount}>{words.selected(count)}</span>
      <Button variant="default" leftSection={<IconCheck size={15} aria-hidden />} onClick={onComplete}>
        {words.complete}
      </Button>
      <Button variant="default" leftSection={<IconCalendarDue size={15} aria-hidden />} onClick={onPostpone}>
        {words.postpone}
      </Button>
      <Menu position="top-start">
        <Menu.Target>
          <Button variant="default" leftSection={<IconUserShare size={15} aria-hidden />}>
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
      <ActionIcon aria-label={words.clear} onClick={onClear}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </section>
  );
}
