// The frame around every page of a signed-in user: rail (a bottom bar on phones), top bar, main. It knows no
// domain: which places there are, and what can be created, is handed in. Main fills the rest of the window and
// pages scroll inside it, so that a list keeps its place while the frame stands still.
import { ActionIcon, Menu } from '@mantine/core';
import { useLocalStorage, useNetwork } from '@mantine/hooks';
import { useTexts } from '../../texts/language.tsx';
import { IconPlus } from '../icons.ts';
import { BottomBar } from './bottom-bar.tsx';
import { CreateItems } from './create-items.tsx';
import styles from './frame.module.css';
import { PageAnnouncer } from './page-announcer.tsx';
import { Rail } from './rail.tsx';
import type { CreateChoice, FrameProps } from './types.ts';

export function Frame(props: FrameProps) {
  const texts = useTexts().common.frame;
  const [folded, setFolded] = useLocalStorage({
    key: 'opfolg.rail-folded',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const { online } = useNetwork();
  return (
    <div className={styles.frame} data-folded={folded || undefined}>
      <a className={styles.skip} href="#main">
        {texts.skip}
      </a>
      <Rail {...props} folded={folded} onFold={() => setFolded(!folded)} />
      <header className={styles.top} data-bare={!props.search || undefined}>
        <div className={styles.search}>{props.search}</div>
        <CreateMenu choices={props.create} />
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {!online && (
          <p role="status" className={styles.offline}>
            {texts.offline}
          </p>
        )}
        {props.children}
      </main>
      <BottomBar {...props} />
      <PageAnnouncer />
    </div>
  );
}

function CreateMenu({ choices }: { choices: readonly CreateChoice[] }) {
  const texts = useTexts().common.frame;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon
          variant="filled"
          color="accent"
          size={30}
          aria-label={texts.create}
          className={styles.create}
        >
          <IconPlus size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <CreateItems choices={choices} />
      </Menu.Dropdown>
    </Menu>
  );
}
