// The columns of a list of mails, newest first; which of them stand there depends on the view. Where it is narrow
// each mail is a card of three lines.
import { useMemo } from 'react';
import type { MailRow } from '../../shared/mail.ts';
import list from '../records/list.module.css';
import { useMoment } from '../records/use-moment.ts';
import { useMailTexts } from '../texts/mail.ts';
import type { GridColumn } from '../ui/data-grid/types.ts';
import styles from './mail.module.css';
import { customersOf, useSubject } from './mail-words.ts';
import { Marks } from './marks.tsx';

export function useMailColumns(
  view: 'unplaced' | 'journalled' | 'ignored' | 'failed',
): GridColumn<MailRow>[] {
  const words = useMailTexts();
  const moment = useMoment();
  const subject = useSubject();
  // Columns are drawn anew when the words change, not with every key stroke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hooks' functions are new each time and say the same.
  return useMemo(() => {
    const { columns } = words;
    const about: GridColumn<MailRow> =
      view === 'journalled'
        ? {
            id: 'customer',
            title: columns.customer,
            width: 240,
            render: (row) => customersOf(row).join(', '),
          }
        : { id: 'why', title: columns.why, width: 172, render: (row) => words.shortWhy[row.reason] };
    return [
      {
        id: 'when',
        title: columns.when,
        width: 152,
        numeric: true,
        render: (row) => moment.full(row.sentAt),
      },
      { id: 'from', title: columns.from, width: 184, render: (row) => <From mail={row} /> },
      {
        id: 'subject',
        title: columns.subject,
        width: 320,
        render: (row) => (
          <span className={styles.subject}>
            <span className={styles.subjectText}>{subject(row)}</span>
            <Marks mail={row} />
          </span>
        ),
      },
      about,
    ];
  }, [words, view]);
}

function From({ mail }: { mail: MailRow }) {
  const { noSender } = useMailTexts();
  return (
    <span className={list.name} title={mail.fromAddress}>
      {mail.fromName || mail.fromAddress || noSender}
    </span>
  );
}

export function MailCard({ row }: { row: MailRow }) {
  const words = useMailTexts();
  const moment = useMoment();
  const subject = useSubject();
  return (
    <div className={list.card}>
      <div className={list.cardTop}>
        <span className={list.cardName}>
          <From mail={row} />
        </span>
        <span className={styles.when}>{moment.full(row.sentAt)}</span>
      </div>
      <div className={styles.cardSubject}>{subject(row)}</div>
      <div className={list.cardMore}>
        <span>{customersOf(row).join(', ') || words.shortWhy[row.reason]}</span>
        <span className={styles.marks}>
          <Marks mail={row} />
        </span>
      </div>
    </div>
  );
}
