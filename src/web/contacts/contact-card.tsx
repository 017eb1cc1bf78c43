// A contact in a list on a narrow screen: name and due state, where the person works, a number to ring.
import type { ContactRow } from '../../shared/contacts.ts';
import { PhoneLink } from '../records/links.tsx';
import styles from '../records/list.module.css';
import { useTexts } from '../texts/language.tsx';
import { DueWord } from '../ui/due-word.tsx';

export function ContactCard({ row }: { row: ContactRow }) {
  const { marks } = useTexts().contacts;
  const number = row.mobile ?? row.phone;
  return (
    <div className={styles.card}>
      <div className={styles.cardTop}>
        <span className={styles.cardName}>{row.name}</span>
        {row.nextFollowUpDate && <DueWord date={row.nextFollowUpDate} time={row.nextFollowUpTime} />}
      </div>
      <div className={styles.cardMore}>
        <span>
          {[
            row.hasLeft && marks.left,
            row.unreachable.length > 0 && marks.unreachable,
            row.customerName,
            row.title,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {number && <PhoneLink number={number} />}
      </div>
    </div>
  );
}
