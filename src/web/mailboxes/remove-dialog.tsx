// Asks before a mailbox is forgotten: what goes, and what stays.
import { Button } from '@mantine/core';
import { useTexts } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './mailboxes.module.css';

interface RemoveDialogProps {
  address: string;
  opened: boolean;
  busy: boolean;
  onClose: () => void;
  onRemove: () => void;
}

export function RemoveDialog({ address, opened, busy, onClose, onRemove }: RemoveDialogProps) {
  const { common } = useTexts();
  const words = useMailboxTexts().removeDialog;
  return (
    <Dialog opened={opened} onClose={onClose} title={words.title(address)}>
      <div className={styles.dialog}>
        <p>{words.text}</p>
        <p>{words.stays}</p>
        <div className={styles.dialogButtons}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {common.cancel}
          </Button>
          <Button variant="default" className={styles.danger} loading={busy} onClick={onRemove}>
            {words.confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
