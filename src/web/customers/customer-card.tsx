// A customer in a list on a narrow screen: name and due state, who and where, a number to ring.
import type { CustomerRow } from '../../shared/customers.ts';
import { useReference } from '../data/reference.ts';
import { PhoneLink } from '../records/links.tsx';
import styles from '../records/list.module.css';
import { useCustomerTexts } from '../texts/customers.ts';
import { DueWord } from '../ui/due-word.tsx';

export function CustomerCard({ row }: { row: CustomerRow }) {
  const customers = useCustomerTexts();
  const names = useReference();
  const status = names.status(row.statusId)?.name;
  return (
    <div className={styles.card}>
      <div className={styles.cardTop}>
        <span className={styles.cardName}>{row.name}</span>
        {row.nextFollowUpDate && <DueWord date={row.nextFollowUpDate} time={row.nextFollowUpTime} />}
      </div>
      <div className={styles.cardMore}>
        <span>
          {[
            row.accountNumber,
            status,
            row.class && customers.ofClass(row.class),
            row.city,
            names.user(row.responsibleId)?.initials,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {row.phone && <PhoneLink number={row.phone} />}
      </div>
    </div>
  );
}
