// Asks before a mail is erased for good: what goes, what stays, and that nothing brings it back.
import { Button } from '@mantine/core';
import { keepEscape } from '../activities/keep-escape.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './placing.module.css';

interface PrivateDialogProps {
  opened: boolean;
  busy: boolean;
  onClose: () => void;
  onErase: () => void;
}

export function PrivateDialog({ opened, busy, onClose, onErase }: PrivateDialogProps) {
  const { common } = useTexts();
  const mail = useMailTexts();
  const words = mail.private;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the dialog, not the panel under it.
    <div onKeyDown={keepEscape}>
      <Dialog opened={opened} onClose={onClose} title={words.title} size="md">
        <div className={styles.dialog}>
          <p>{words.text}</p>
          <p>{words.stays}</p>
          <div className={styles.dialogButtons}>
            <Button variant="default" data-autofocus onClick={onClose}>
              {common.cancel}
            </Button>
            <Button variant="default" className={styles.erase} loading={busy} onClick={onErase}>
              {words.confirm}
            </Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}
