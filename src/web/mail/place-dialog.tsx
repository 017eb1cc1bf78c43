// The dialog that moves a journalled mail to another customer, alone or with its whole thread, and that journals
// an ignored one all the same.
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { MailRow, MailView } from '../../shared/mail.ts';
import { keepEscape } from '../activities/keep-escape.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';
import { Dialog } from '../ui/dialog.tsx';
import { outsiderOf } from './mail-words.ts';
import { type Chosen, PartyFields } from './party-fields.tsx';
import styles from './placing.module.css';
import { RememberChoice } from './remember-choice.tsx';
import type { MailActs, Remember } from './use-mail-acts.ts';

interface PlaceDialogProps {
  mail: MailView;
  /** the placement that it is moved away from; null places an ignored mail */
  from: MailRow['placements'][number] | null;
  acts: MailActs;
  opened: boolean;
  onClose: () => void;
  onPlaced: () => void;
}

export function PlaceDialog({ from, opened, onClose, ...props }: PlaceDialogProps) {
  const words = useMailTexts();
  const title = from ? words.move.title(from.customerName) : words.place.title;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the dialog, not the panel under it.
    <div onKeyDown={keepEscape}>
      <Dialog opened={opened} onClose={onClose} title={title} size="lg">
        {opened && <Choosing {...props} from={from} onClose={onClose} />}
      </Dialog>
    </div>
  );
}

function Choosing({ mail, from, acts, onClose, onPlaced }: Omit<PlaceDialogProps, 'opened'>) {
  const words = useMailTexts();
  const { common } = useTexts();
  const [chosen, setChosen] = useState<Chosen>({ customer: null, contact: null });
  const [fault, setFault] = useState<string>();
  const [thread, setThread] = useState(true);
  const [remember, setRemember] = useState<Remember>('nothing');
  const outsider = outsiderOf(mail);
  const place = async () => {
    const { customer, contact } = chosen;
    if (!customer) return setFault(words.place.customerMissing);
    const customerId = Number(customer.id);
    if (customerId === from?.customerId) return setFault(words.move.same);
    const contactId = contact && Number(contact.id);
    const moving = from && { insteadOf: from.customerId, thread };
    if (!(await acts.place(mail.id, customer.name, { customerId, contactId, remember, ...moving }))) return;
    onClose();
    onPlaced();
  };
  return (
    <div className={styles.dialog}>
      <PartyFields
        chosen={chosen}
        onChange={(now) => {
          setChosen(now);
          setFault(undefined);
        }}
        outsider={outsider}
        fault={fault}
        autoFocus
      />
      {from && (
        <Checkbox
          label={words.move.thread}
          checked={thread}
          onChange={(event) => setThread(event.currentTarget.checked)}
        />
      )}
      <RememberChoice mail={mail} value={remember} onChange={setRemember} />
      <div className={styles.dialogButtons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button loading={acts.busy} onClick={() => void place()}>
          {from ? words.move.move : words.place.place}
        </Button>
      </div>
    </div>
  );
}
