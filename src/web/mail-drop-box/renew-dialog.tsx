// Asks before an address is replaced, and whether the old one dies at once.
import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { useDropBoxTexts } from '../texts/drop-box.ts';
import { useTexts } from '../texts/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './mail-drop-box.module.css';

interface RenewDialogProps {
  opened: boolean;
  busy: boolean;
  onClose: () => void;
  onRenew: (grace: boolean) => void;
}

export function RenewDialog({ opened, busy, onClose, onRenew }: RenewDialogProps) {
  const { common } = useTexts();
  const words = useDropBoxTexts().renewDialog;
  const [old, setOld] = useState<'grace' | 'atOnce'>('grace');
  return (
    <Dialog opened={opened} onClose={onClose} title={words.title}>
      <div className={styles.dialog}>
        <p>{words.text}</p>
        <Radio.Group
          label={words.old}
          value={old}
          onChange={(chosen) => setOld(chosen === 'grace' ? 'grace' : 'atOnce')}
        >
          <div className={styles.radios}>
            <Radio value="grace" label={words.grace} description={words.graceHelp} />
            <Radio value="atOnce" label={words.atOnce} description={words.atOnceHelp} />
          </div>
        </Radio.Group>
        <div className={styles.dialogButtons}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {common.cancel}
          </Button>
          <Button loading={busy} onClick={() => onRenew(old === 'grace')}>
            {words.confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
