// What is one's own: details, language and appearance, password, and where one is signed in.
import { Button, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { formatPhone } from '../../shared/identifiers.ts';
import { changeMe, type Me } from '../../shared/users.ts';
import { call } from '../data/call.ts';
import { chooseLanguage, meQuery, useMe } from '../data/me.ts';
import { LineField } from '../records/form-fields.tsx';
import { useRecordForm } from '../records/use-record-form.ts';
import { useTexts } from '../texts/language.tsx';
import { useSettingsTexts } from '../texts/settings.ts';
import { useNotices } from '../ui/notices.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { OwnPassword } from './own-password.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';
import { useRefresh } from './use-refresh.ts';

export function ProfileTab() {
  const settings = useSettingsTexts();
  const words = settings.profile;
  return (
    <div className={styles.page}>
      <Section title={words.own} help={words.fixed}>
        <OwnDetails />
      </Section>
      <Section title={words.screen}>
        <OwnScreen />
      </Section>
      <Section title={words.password} help={words.passwordHelp}>
        <OwnPassword />
      </Section>
      <Section title={words.sessions} help={words.everywhereHelp}>
        <OwnSessions />
      </Section>
    </div>
  );
}

function OwnDetails() {
  const { common } = useTexts();
  const settings = useSettingsTexts();
  const { user } = useMe();
  const { notify } = useNotices();
  const client = useQueryClient();
  const refresh = useRefresh();
  const form = useRecordForm<{ name: string; phone: string }, Me>({
    draft: 'me',
    current: { name: user.name, phone: formatPhone(user.phone ?? '') },
    version: null,
    save: ({ changed }) => call(changeMe, { body: changed }),
    onSaved: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      notify(settings.saved(me.user.name), { tone: 'good' });
      void refresh();
    },
  });
  return (
    <form
      ref={form.form.ref}
      noValidate
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <p>
        {settings.profile.known(user.initials, user.email)} · {settings.roles[user.role]}
      </p>
      <LineField label={settings.fields.user.name} required {...form.bind('name')} />
      <LineField label={settings.fields.user.phone} type="tel" {...form.bind('phone')} />
      {form.form.fault && (
        <p role="alert" className={styles.fault}>
          {form.form.fault}
        </p>
      )}
      <div>
        <Button type="submit" disabled={!form.dirty} loading={form.form.busy}>
          {common.save}
        </Button>
      </div>
    </form>
  );
}

const LANGUAGES = [
  { value: 'da', label: 'Dansk' },
  { value: 'en', label: 'English' },
] as const;

function OwnScreen() {
  const { common } = useTexts();
  const settings = useSettingsTexts();
  const { user } = useMe();
  const client = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const words = settings.profile;
  const themes = common.frame.themes;
  return (
    <>
      <div className={styles.choice}>
        <span>{words.language}</span>
        <Segmented
          label={words.language}
          options={LANGUAGES}
          value={user.language}
          onChange={(language) => void chooseLanguage(client, language)}
        />
      </div>
      <div className={styles.choice}>
        <span>{words.theme}</span>
        <Segmented
          label={words.theme}
          options={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: themes[value] }))}
          value={colorScheme}
          onChange={setColorScheme}
        />
      </div>
    </>
  );
}
