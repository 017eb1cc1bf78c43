// What sets a mail apart, as words: sent by us, not verified, written by no person.
import type { MailRow } from '../../shared/mail.ts';
import { useMailTexts } from '../texts/mail.ts';
import styles from './mail.module.css';

export function Marks({ mail }: { mail: MailRow }) {
  const words = useMailTexts();
  const marks = [
    mail.verified === false && words.unverified,
    mail.automatic && words.automatic[mail.automatic],
    mail.direction === 'out' && words.outgoing,
  ].filter((mark): mark is string => Boolean(mark));
  return marks.map((mark) => (
    <span key={mark} className={styles.mark}>
      {mark}
    </span>
  ));
}
