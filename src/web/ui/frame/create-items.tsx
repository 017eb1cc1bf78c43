import { Menu } from '@mantine/core';
import styles from './frame.module.css';
import type { CreateChoice } from './types.ts';

/** The items of «+», in the top bar and in the bottom bar alike. */
export function CreateItems({ choices }: { choices: readonly CreateChoice[] }) {
  return choices.map((choice) => (
    <Menu.Item
      key={choice.label}
      leftSection={<choice.icon size={16} aria-hidden />}
      rightSection={choice.shortcut && <kbd className={styles.key}>{choice.shortcut}</kbd>}
      aria-keyshortcuts={choice.shortcut}
      onClick={choice.run}
    >
      {choice.label}
    </Menu.Item>
  ));
}
