import { Button } from '@mantine/core';
import { useState } from 'react';
import { changePassword } from '../../shared/users.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useForm } from '../data/use-form.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { useNotices } from '../ui/notices.tsx';
import { PasswordField } from '../users/password-field.tsx';
import styles from './settings.module.css';

const EMPTY = { current: '', next: '' };

/** Choosing a new password; the present one must be known. */
export function OwnPassword() {
  const words = useSettingsTexts().profile;
  const { user } = useMe();
  const { notify } = useNotices();
  const [value, set] = useState(EMPTY);
  const form = useForm({ value, set });
  const submit = () =>
    form.submit(async () => {
      await call(changePassword, { body: value });
      set(EMPTY);
      notify(words.passwordChanged, { tone: 'good' });
    });
  return (
    <form
      ref={form.ref}
      noValidate
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {/* Tells a password manager whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={user.email} />
      <PasswordField label={words.current} autoComplete="current-password" {...form.text('current')} />
      <PasswordField label={words.next} autoComplete="new-password" {...form.text('next')} />
      {form.fault && (
        <p role="alert" className={styles.fault}>
          {form.fault}
        </p>
      )}
      <div>
        <Button type="submit" disabled={value.next === ''} loading={form.busy}>
          {words.changePassword}
        </Button>
      </div>
    </form>
  );
}
