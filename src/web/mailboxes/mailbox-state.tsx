// The state of a mailbox in words: what it does, why it does not, when it tries again, when the server last answered.
import type { MailboxState, MailboxView } from '../../shared/mailboxes.ts';
import { useMoment } from '../records/use-moment.ts';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { type Icon, IconAlertTriangle, IconCheck, IconLock, IconPause, IconRefresh } from '../ui/icons.ts';
import styles from './mailboxes.module.css';

const LOOKS: Record<MailboxState, { icon: Icon; tone: 'good' | 'warning' | 'danger' | 'quiet' }> = {
  off: { icon: IconPause, tone: 'quiet' },
  connecting: { icon: IconRefresh, tone: 'quiet' },
  reading: { icon: IconRefresh, tone: 'quiet' },
  live: { icon: IconCheck, tone: 'good' },
  waiting: { icon: IconAlertTriangle, tone: 'warning' },
  'sign-in-needed': { icon: IconLock, tone: 'danger' },
};

export function MailboxStateLine({ mailbox }: { mailbox: MailboxView }) {
  const words = useMailboxTexts().state;
  const moment = useMoment();
  const { state, message, nextTryAt, lastSeenAt } = mailbox;
  const { icon: StateIcon, tone } = LOOKS[state];
  const contact = lastSeenAt ? words.contact(moment.clock(lastSeenAt)) : words.noContact;
  return (
    <div role="status">
      <p className={styles.state} data-tone={tone}>
        <StateIcon size={16} aria-hidden />
        <span>{words[state]}</span>
      </p>
      <p className={styles.quiet}>
        {[
          state === 'off' && words.offHelp,
          message,
          state === 'waiting' && nextTryAt && words.again(moment.clock(nextTryAt)),
          `${contact}.`,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}
