// What one must know of a mail before reading it: nobody vouches for its sender, it did not arrive, it cannot be read.
import type { MailView } from '../../shared/mail.ts';
import { useUnreachable } from '../contacts/use-unreachable.ts';
import { useMailTexts } from '../texts/mail.ts';
import styles from './mail.module.css';

export function MailNotices({ mail }: { mail: MailView }) {
  const words = useMailTexts();
  const told = useUnreachable();
  const { fault } = mail.because;
  const faults: Record<string, string> = words.faults;
  return (
    <>
      {mail.verified === false && <p className={styles.warning}>{words.unverifiedHelp}</p>}
      {mail.undelivered.map((one) => (
        <p key={one.address} className={styles.warning}>
          {told(one)}
        </p>
      ))}
      {fault && mail.state !== 'failed' && (
        <p className={styles.notice}>{faults[fault] ?? words.faults.unreadable}</p>
      )}
    </>
  );
}
