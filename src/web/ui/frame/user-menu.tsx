// What a user sets for the screen in front of them: language, appearance; and the way out.
// biome-ignore-all lint/a11y/useSemanticElements: a fieldset may not stand inside an ARIA menu.
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useLanguage } from '../../texts/language.tsx';
import { IconKeyboard, IconLogout } from '../icons.ts';
import styles from './frame.module.css';
import type { FrameProps } from './types.ts';

const LANGUAGES = [
  { value: 'da', label: 'Dansk' },
  { value: 'en', label: 'English' },
] as const;
const SCHEMES = ['light', 'dark', 'auto'] as const;

type UserMenuProps = Pick<FrameProps, 'user' | 'onSignOut' | 'onShortcuts' | 'onLanguage'>;

export function UserMenuItems({ user, onSignOut, onShortcuts, onLanguage }: UserMenuProps) {
  const { language, setLanguage, texts } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const words = texts.common.frame;
  return (
    <>
      {user && <Menu.Label>{user.name}</Menu.Label>}
      {user && <Menu.Divider />}
      <Menu.Label id="language-choice">{words.language}</Menu.Label>
      <div role="group" aria-labelledby="language-choice">
        <Menu.RadioGroup
          value={language}
          onChange={(value) => {
            const chosen = value === 'en' ? 'en' : 'da';
            setLanguage(chosen);
            onLanguage?.(chosen);
          }}
        >
          {LANGUAGES.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value} lang={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </div>
      <Menu.Label id="theme-choice">{words.theme}</Menu.Label>
      <div role="group" aria-labelledby="theme-choice">
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
        >
          {SCHEMES.map((value) => (
            <Menu.RadioItem key={value} value={value}>
              {words.themes[value]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </div>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconKeyboard size={16} aria-hidden />}
        rightSection={<kbd className={styles.key}>?</kbd>}
        className={styles.noPhone}
        onClick={onShortcuts}
      >
        {words.shortcuts}
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={onSignOut}>
        {words.signOut}
      </Menu.Item>
    </>
  );
}
