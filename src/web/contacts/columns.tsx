// The columns of the contact list. The id of a sortable one is the word that the server sorts by.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ContactRow } from '../../shared/contacts.ts';
import { MailLink, PhoneLink } from '../records/links.tsx';
import styles from '../records/list.module.css';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { DueWord } from '../ui/due-word.tsx';

export function useContactColumns(): GridColumn<ContactRow>[] {
  const { contacts, records } = useTexts();
  const moment = useMoment();
  // Columns are drawn anew when the words change, not with every key stroke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moment` is made anew each time and says the same.
  return useMemo(() => {
    const words = records.fields.contact;
    return [
      {
        id: 'name',
        title: words.name,
        width: 220,
        sortable: true,
        render: (row) => (
          <>
            <Link to="/contacts/$id" params={{ id: String(row.id) }} className={styles.name}>
              {row.name}
            </Link>
            <Mark row={row} />
          </>
        ),
      },
      { id: 'title', title: words.title, width: 140, render: (row) => row.title },
      {
        id: 'customer',
        title: contacts.columns.customer,
        width: 220,
        sortable: true,
        render: (row) => (
          <Link to="/customers/$id" params={{ id: String(row.customerId) }}>
            {row.customerName}
          </Link>
        ),
      },
      {
        id: 'nextFollowUp',
        title: words.nextFollowUp,
        width: 172,
        numeric: true,
        sortable: true,
        render: (row) =>
          row.nextFollowUpDate && <DueWord date={row.nextFollowUpDate} time={row.nextFollowUpTime} />,
      },
      {
        id: 'lastActivity',
        title: words.lastActivity,
        width: 120,
        numeric: true,
        sortable: true,
        render: (row) => row.lastActivityAt && moment.day(row.lastActivityAt),
      },
      {
        id: 'number',
        title: contacts.columns.number,
        width: 126,
        numeric: true,
        render: (row) => numberLink(row.mobile ?? row.phone),
      },
      {
        id: 'email',
        title: contacts.columns.email,
        width: 210,
        render: ({ emails: [first] }) => first && <MailLink address={first} />,
      },
      {
        id: 'mobile',
        title: contacts.columns.mobile,
        width: 106,
        numeric: true,
        startsHidden: true,
        render: (row) => numberLink(row.mobile),
      },
      {
        id: 'phone',
        title: contacts.columns.phone,
        width: 106,
        numeric: true,
        startsHidden: true,
        render: (row) => numberLink(row.phone),
      },
      {
        id: 'account',
        title: contacts.columns.account,
        width: 80,
        numeric: true,
        startsHidden: true,
        render: (row) => row.accountNumber,
      },
    ];
  }, [contacts, records]);
}

const numberLink = (number: string | null) => number && <PhoneLink number={number} />;

/** «primær», «forladt» or «mail kommer ikke frem» after a name; having left is the strongest word. */
function Mark({ row }: { row: ContactRow }) {
  const { marks } = useTexts().contacts;
  const mark = row.hasLeft ? marks.left : row.isPrimary && marks.primary;
  const shown = [mark, row.unreachable.length > 0 && !row.hasLeft && marks.unreachable].filter(Boolean);
  return shown.length > 0 && <span className={styles.quiet}> · {shown.join(' · ')}</span>;
}
