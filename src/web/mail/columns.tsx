// The columns of a list of mails, newest first; which of them stand there depends on the view. Where it is narrow
// each mail is a card of three lines.
import { useMemo } from 'react';
import type { MailRow } from '../../shared/mail.ts';
import list from '../records/list.module.css';
import { useMoment } from '../records/use-moment.ts';
import { useMailTexts } from '../texts/mail.ts';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { Highlight } from '../ui/highlight.tsx';
import styles from './mail-list.module.css';
import { customersOf, useSubject } from './mail-words.ts';
import { Marks } from './marks.tsx';

export function useMailColumns(
  view: 'unplaced' | 'journalled' | 'ignored' | 'failed',
  query: string,
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
    const found: GridColumn<MailRow> = {
      id: 'found',
      title: words.filters.foundIn,
      width: 400,
      render: (row) => <Hit mail={row} query={query} />,
    };
    return [
      {
        id: 'when',
        title: columns.when,
        width: 168,
        numeric: true,
        render: (row) => moment.full(row.sentAt),
      },
      { id: 'from', title: columns.from, width: 184, render: (row) => <From mail={row} query={query} /> },
      {
        id: 'subject',
        title: columns.subject,
        width: 320,
        render: (row) => (
          <span className={styles.subject}>
            <span className={styles.subjectText}>
              <Highlight text={subject(row)} query={query} />
            </span>
            <Marks mail={row} />
          </span>
        ),
      },
      ...(query === '' ? [] : [found]),
      about,
    ];
  }, [words, view, query]);
}

interface Searched {
  mail: MailRow;
  query: string;
}

function From({ mail, query }: Searched) {
  const { noSender } = useMailTexts();
  return (
    <span className={list.name} title={mail.fromAddress}>
      <Highlight text={mail.fromName || mail.fromAddress || noSender} query={query} />
    </span>
  );
}

/** Where else the words stand: the text around them, a file, a participant. */
function Hit({ mail: { hit }, query }: Searched) {
  const words = useMailTexts().filters;
  if (!hit) return null;
  return (
    <span className={styles.hit}>
      {hit.in !== 'text' && `${words.hits[hit.in]}: `}
      <Highlight text={hit.text} query={query} />
    </span>
  );
}

export function MailCard({ row, query }: { row: MailRow; query: string }) {
  const words = useMailTexts();
  const moment = useMoment();
  const subject = useSubject();
  return (
    <div className={list.card}>
      <div className={list.cardTop}>
        <span className={list.cardName}>
          <From mail={row} query={query} />
        </span>
        <span className={styles.when}>{moment.full(row.sentAt)}</span>
      </div>
      <div className={styles.cardSubject}>
        <Highlight text={subject(row)} query={query} />
      </div>
      <Hit mail={row} query={query} />
      <div className={list.cardMore}>
        <span>{customersOf(row).join(', ') || words.shortWhy[row.reason]}</span>
        <span className={styles.marks}>
          <Marks mail={row} />
        </span>
      </div>
    </div>
  );
}
