// The «?» dialog: every key that works here and now, those of the page first.

import { useTexts } from '../texts/language.tsx';
import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';
import styles from './shortcut-help.module.css';
import { type ShortcutGroup, useShortcutGroups, useShortcuts } from './shortcuts.tsx';

interface ShortcutHelpProps {
  opened: boolean;
  onOpen: () => void;
  onClose: () => void;
}

export function ShortcutHelp({ opened, onOpen, onClose }: ShortcutHelpProps) {
  const { common } = useTexts();
  const { keys } = common;
  useShortcuts(keys.everywhere, [{ keys: '?', label: keys.help, run: onOpen }]);
  const inLists: ShortcutGroup = {
    title: keys.list,
    shortcuts: [
      { keys: 'j ArrowDown', label: keys.down },
      { keys: 'k ArrowUp', label: keys.up },
      { keys: 'ArrowRight ArrowLeft', label: keys.into },
      { keys: 'Enter', label: keys.open },
      { keys: 'x', label: keys.mark },
      { keys: 'Shift+ArrowDown', label: keys.markRange },
      { keys: 'Home End', label: keys.first },
      { keys: 'PageUp PageDown', label: keys.page },
    ],
  };
  const declared = useShortcutGroups();
  const ofLists = declared.find((group) => group.title === keys.list);
  const groups = [
    ...declared.filter((group) => group !== ofLists),
    { ...inLists, shortcuts: [...inLists.shortcuts, ...(ofLists?.shortcuts ?? [])] },
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title={keys.title} size={640}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className={styles.title}>{group.title}</h3>
            <dl className={styles.list}>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.keys + shortcut.label} className={styles.item}>
                  <dt>{shortcut.label}</dt>
                  <dd>
                    {shortcut.keys.split(' ').map((chord) => (
                      <Kbd key={chord} keys={chord} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
