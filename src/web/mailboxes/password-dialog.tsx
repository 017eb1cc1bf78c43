// Another password for a mailbox, tried at once.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MailboxView } from '../../shared/mailboxes.ts';
import { useForm } from '../data/use-form.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PasswordField } from '../users/password-field.tsx';
import styles from './mailboxes.module.css';
import { useChangeMailbox } from './use-change-mailbox.ts';

export function PasswordDialog({ mailbox, onClose }: { mailbox: MailboxView; onClose: () => void }) {
  const { common } = useTexts();
  const { form: fields, passwordDialog: words } = useMailboxTexts();
  const [value, set] = useState({ password: '' });
  const form = useForm({ value, set });
  const change = useChangeMailbox(mailbox, words.done(mailbox.address));
  const save = async () => {
    if (await form.submit(() => change(value))) onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={words.title(mailbox.address)}>
      <form
        ref={form.ref}
        noValidate
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <PasswordField
          {...form.text('password')}
          label={fields.password}
          help={words.help}
          autoComplete="new-password"
          data-autofocus
        />
        {form.fault && (
          <p role="alert" className={styles.fault}>
            {form.fault}
          </p>
        )}
        <div className={styles.dialogButtons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={form.busy} disabled={value.password === ''}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
