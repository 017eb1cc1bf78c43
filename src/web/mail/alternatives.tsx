// Where else a journalled mail could belong, and one click to move it there; the notice offers the way back.
import { UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import type { MailRow, MailView } from '../../shared/mail.ts';
import { useMailTexts } from '../texts/mail.ts';
import styles from './placing.module.css';
import type { MailActs } from './use-mail-acts.ts';

interface AlternativesProps {
  mail: MailView;
  from: MailRow['placements'][number];
  acts: MailActs;
}

export function Alternatives({ mail, from, acts }: AlternativesProps) {
  const words = useMailTexts();
  const title = useId();
  if (mail.suggestions.length === 0) return null;
  return (
    <>
      <h4 id={title} className={styles.alternativesTitle}>
        {words.open.alternatives}
      </h4>
      <ul className={styles.alternatives} aria-labelledby={title}>
        {mail.suggestions.map((one) => (
          <li key={one.customerId}>
            <span>
              {one.customerName}
              {one.contactName && ` · ${one.contactName}`}{' '}
              <span className={styles.quiet}>
                {one.accountNumber} · {words.place.reasons[one.why]}
              </span>
            </span>
            <UnstyledButton
              className={styles.moveHere}
              disabled={acts.busy}
              aria-label={`${words.open.moveHere}: ${one.customerName}`}
              onClick={() => void acts.moveOne(mail.id, from, one)}
            >
              {words.open.moveHere}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}
