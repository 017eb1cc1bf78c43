// What sets a mail apart, as words: sent by us, not verified, written by no person, soon erased.
import { daysBetween, localDateTime } from '../../shared/days.ts';
import type { MailRow } from '../../shared/mail.ts';
import { useMe } from '../data/me.ts';
import { useMailTexts } from '../texts/mail.ts';
import styles from './mail-list.module.css';

/** How near the end of kept headers is told. */
const NEAR_DAYS = 7;

export function Marks({ mail }: { mail: MailRow }) {
  const words = useMailTexts();
  const { today, company } = useMe();
  const left =
    mail.expiresAt === null
      ? null
      : daysBetween(today, localDateTime(new Date(mail.expiresAt), company.timeZone).day);
  const marks = [
    mail.verified === false && words.unverified,
    mail.undelivered.length > 0 && words.undelivered,
    mail.automatic && words.automatic[mail.automatic],
    mail.reason === 'internal' ? words.internal : mail.direction === 'out' && words.outgoing,
    mail.state === 'unplaced' && left !== null && left <= NEAR_DAYS && words.expires(left),
  ].filter((mark): mark is string => Boolean(mark));
  return marks.map((mark) => (
    <span key={mark} className={styles.mark}>
      {mark}
    </span>
  ));
}
