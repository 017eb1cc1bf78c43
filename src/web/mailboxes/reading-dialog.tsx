// From which day and in which folders a mailbox is read.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '../../shared/days.ts';
import type { MailboxView } from '../../shared/mailboxes.ts';
import { useForm } from '../data/use-form.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { DayField } from '../ui/day-field/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FolderChoice } from './folder-choice.tsx';
import styles from './mailboxes.module.css';
import { foldersOf, type TypedFolders, typedFolders } from './typed-mailbox.ts';
import { useChangeMailbox } from './use-change-mailbox.ts';

export function ReadingDialog({ mailbox, onClose }: { mailbox: MailboxView; onClose: () => void }) {
  const { common } = useTexts();
  const { form: fields, readingDialog: words } = useMailboxTexts();
  const [value, set] = useState<TypedFolders & { since: Day | null }>({
    since: mailbox.since,
    ...typedFolders(mailbox.folders),
  });
  const form = useForm({ value, set });
  const change = useChangeMailbox(mailbox, words.done(mailbox.address));
  const save = async () => {
    const changes = { since: value.since as Day, folders: foldersOf(value) };
    if (await form.submit(() => change(changes))) onClose();
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
        <DayField
          name="since"
          label={fields.since}
          warnPast={false}
          warnDayOff={false}
          value={value.since}
          error={form.errors.of('since')}
          onChange={(since) => form.set({ since })}
        />
        <FolderChoice
          value={value}
          error={form.errors.of('folders')}
          known={mailbox.lastAudit?.folders.map(({ path }) => path) ?? []}
          onChange={({ kind, folders }) => form.set({ kind, folders })}
        />
        <p className={styles.quiet}>{words.help}</p>
        {form.fault && (
          <p role="alert" className={styles.fault}>
            {form.fault}
          </p>
        )}
        <div className={styles.dialogButtons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={form.busy}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
