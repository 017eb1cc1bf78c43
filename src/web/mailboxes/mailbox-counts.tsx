// What became of the mails of a mailbox; what waits for a person leads there.
import { Link } from '@tanstack/react-router';
import { formatDay, formatNumber } from '../../shared/format.ts';
import type { Became, MailboxView } from '../../shared/mailboxes.ts';
import { useLanguage } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import styles from './mailboxes.module.css';

const ORDER: Became[] = ['journalled', 'unplaced', 'received', 'internal', 'ignored', 'private', 'failed'];

export function MailboxCounts({ mailbox }: { mailbox: MailboxView }) {
  const words = useMailboxTexts();
  const { language } = useLanguage();
  const there = ORDER.filter((became) => mailbox.counts[became] > 0);
  return (
    <ul className={styles.counts} aria-label={words.counts.label}>
      <li>{words.state.since(formatDay(mailbox.since))}</li>
      {there.length === 0 && <li>{words.counts.none}</li>}
      {there.map((became) => {
        const text = words.counts[became](formatNumber(mailbox.counts[became], 0, language));
        return (
          <li key={became}>
            {became === 'unplaced' && <Link to="/mail">{text}</Link>}
            {became === 'failed' && (
              <Link to="/mail" search={{ view: 'failed' }}>
                {text}
              </Link>
            )}
            {became !== 'unplaced' && became !== 'failed' && text}
          </li>
        );
      })}
    </ul>
  );
}
