// A quiet line above the mail when a mailbox is not read: which, why, and the way to it.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMoment } from '../records/use-moment.ts';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { IconAlertTriangle } from '../ui/icons.ts';
import styles from './mailbox-bar.module.css';
import { needOf } from './needs-owner.ts';
import { mailboxesQuery } from './own-query.ts';

export function MailboxBar() {
  const words = useMailboxTexts().bar;
  const moment = useMoment();
  const { data, dataUpdatedAt } = useQuery(mailboxesQuery);
  const needy = (data?.items ?? []).flatMap((mailbox) => {
    const need = needOf(mailbox, dataUpdatedAt);
    return need ? [{ mailbox, need }] : [];
  });
  return needy.map(({ mailbox: { id, address, lastSeenAt, stateAt }, need }) => (
    <div key={id} className={styles.bar} role="status">
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        {need === 'sign-in'
          ? words.signIn(address)
          : words.waiting(address, moment.clock(lastSeenAt ?? stateAt))}{' '}
        <Link to="/settings" search={{ tab: 'mail' }}>
          {words.open}
        </Link>
      </span>
    </div>
  ));
}
