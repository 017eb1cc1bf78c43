// The everything box as it stands in the top bar: a field to look at, a button to press. What it opens is fetched when
// it is first opened, or when the pointer comes near.
import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../texts/language.tsx';
import type { CreateChoice, Place } from '../ui/frame/types.ts';
import { IconSearch } from '../ui/icons.ts';
import { Kbd } from '../ui/kbd.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import styles from './everything-button.module.css';

const fetchDialog = () => import('./everything-dialog.tsx');
const EverythingDialog = lazy(() => fetchDialog().then((module) => ({ default: module.EverythingDialog })));

export function EverythingButton(props: { places: readonly Place[]; create: readonly CreateChoice[] }) {
  const { common } = useTexts();
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState(false);
  const open = () => {
    setAsked(true);
    setOpened(true);
  };
  useShortcuts(common.keys.everywhere, [{ keys: 'mod+k', label: common.frame.everything, run: open }]);
  return (
    <>
      <UnstyledButton
        className={styles.button}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
        onPointerEnter={() => void fetchDialog()}
      >
        <IconSearch size={16} aria-hidden />
        <span className={styles.words}>{common.frame.everything}</span>
        <span className={styles.keys} aria-hidden>
          <Kbd keys="mod+k" />
        </span>
      </UnstyledButton>
      {asked && (
        <Suspense>
          <EverythingDialog {...props} opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
