// «Hvorfor landede den her?» answered in one sentence, and the customers and activities that the mail stands on,
// each with «Flyt».
import { Button, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { MailRow, MailView } from '../../shared/mail.ts';
import { useMe } from '../data/me.ts';
import { useMailTexts } from '../texts/mail.ts';
import { Alternatives } from './alternatives.tsx';
import styles from './mail.module.css';
import { searchOf } from './mail-search.ts';
import { useWhy } from './mail-words.ts';
import { PlaceDialog } from './place-dialog.tsx';
import type { MailActs } from './use-mail-acts.ts';

interface WhyPartProps {
  mail: MailView;
  acts: MailActs;
  /** the activity that it is shown in, which needs no link to itself */
  within?: number;
  /** opens another mail beside the list; left out where there is no list */
  onOpen?: (id: number) => void;
}

export function WhyPart({ mail, acts, within, onOpen }: WhyPartProps) {
  const words = useMailTexts().open;
  const may = useMe().may('write activities');
  const why = useWhy();
  const title = useId();
  const [moving, setMoving] = useState<MailRow['placements'][number] | null>(null);
  const { answersMailId, pattern } = mail.because;
  const byRule = mail.reason === 'rule' || mail.reason === 'ignored-always';
  const shown = mail.placements.filter((one) => within === undefined || one.activityId === within);
  return (
    <section className={styles.why} aria-labelledby={title}>
      <h3 id={title}>{words.whyTitle}</h3>
      <p>
        {why(mail)}{' '}
        {answersMailId !== undefined &&
          (onOpen ? (
            <UnstyledButton className={styles.link} onClick={() => onOpen(answersMailId)}>
              {words.answers}
            </UnstyledButton>
          ) : (
            <Link to="/mail" search={{ view: 'journalled', open: answersMailId }}>
              {words.answers}
            </Link>
          ))}
        {byRule && pattern !== undefined && (
          <Link to="/mail" search={searchOf('rules', undefined, { q: pattern })}>
            {words.seeRule}
          </Link>
        )}
      </p>
      {shown.length > 0 && (
        <ul className={styles.placements} aria-label={words.journalledOn}>
          {shown.map((one) => (
            <li key={one.activityId}>
              {within === undefined && <Placed placement={one} />}
              {may && <MoveButton placement={one} alone={shown.length === 1} onMove={() => setMoving(one)} />}
            </li>
          ))}
        </ul>
      )}
      {may && shown.length === 1 && shown[0] && <Alternatives mail={mail} from={shown[0]} acts={acts} />}
      <PlaceDialog
        mail={mail}
        from={moving}
        acts={acts}
        opened={moving !== null}
        onClose={() => setMoving(null)}
        onPlaced={() => {}}
      />
    </section>
  );
}

function Placed({ placement }: { placement: MailRow['placements'][number] }) {
  const words = useMailTexts().open;
  const { customerId, accountNumber, customerName, contactId, contactName, activityId } = placement;
  return (
    <span className={styles.placed}>
      <Link to="/customers/$id" params={{ id: String(customerId) }} className={styles.customer}>
        {accountNumber} {customerName}
      </Link>
      {contactId !== null && (
        <Link to="/contacts/$id" params={{ id: String(contactId) }}>
          {contactName}
        </Link>
      )}
      <Link to="/activities/$id" params={{ id: String(activityId) }}>
        {words.activity}
      </Link>
    </span>
  );
}

interface MoveButtonProps {
  placement: MailRow['placements'][number];
  alone: boolean;
  onMove: () => void;
}

function MoveButton({ placement, alone, onMove }: MoveButtonProps) {
  const words = useMailTexts().move;
  return (
    <Button variant="default" onClick={onMove}>
      {alone ? words.action : words.actionFrom(placement.customerName)}
    </Button>
  );
}
