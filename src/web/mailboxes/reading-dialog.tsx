// From which day and in which folders a mailbox is read.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
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
import { mailboxFoldersQuery } from './queries.ts';
import { foldersOf, type TypedFolders, typedFolders } from './typed-mailbox.ts';
import { useChangeMailbox } from './use-change-mailbox.ts';

export function ReadingDialog({ mailbox, onClose }: { mailbox: MailboxView; onClose: () => void }) {
  const { common } = useTexts();
  const { form: fields, readingDialog: words } = useMailboxTexts();
  const [value, set] = useState<TypedFolders & { since: Day | null }>({
    since: mailbox.since,
    ...typedFolders(mailbox.folders),
  });
  // Where the server does not answer, names can be typed all the same.
  const folders = useQuery({ ...mailboxFoldersQuery(mailbox.id), enabled: value.kind === 'chosen' });
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
          known={folders.data?.items ?? []}
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
