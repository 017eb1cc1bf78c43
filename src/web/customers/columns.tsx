// The columns of the customer list. The id of a sortable one is the word that the server sorts by.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CustomerRow } from '../../shared/customers.ts';
import { formatCvr } from '../../shared/identifiers.ts';
import { useReference } from '../data/reference.ts';
import { MailLink, PhoneLink } from '../records/links.tsx';
import styles from '../records/list.module.css';
import { useMoment } from '../records/use-moment.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { DueWord } from '../ui/due-word.tsx';

export function useCustomerColumns(): GridColumn<CustomerRow>[] {
  const customers = useCustomerTexts();
  const { records } = useTexts();
  const names = useReference();
  const moment = useMoment();
  // Columns are drawn anew when the words or names change, not with every key stroke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moment` is made anew each time and says the same.
  return useMemo(() => {
    const words = records.fields.customer;
    return [
      {
        id: 'accountNumber',
        title: customers.columns.account,
        width: 80,
        numeric: true,
        sortable: true,
        render: (row) => row.accountNumber,
      },
      {
        id: 'name',
        title: words.name,
        width: 260,
        sortable: true,
        render: (row) => (
          <Link to="/customers/$id" params={{ id: String(row.id) }} className={styles.name}>
            {row.name}
          </Link>
        ),
      },
      {
        id: 'status',
        title: customers.columns.status,
        width: 124,
        sortable: true,
        render: (row) => names.status(row.statusId)?.name,
      },
      { id: 'class', title: words.class, width: 70, startsHidden: true, render: (row) => row.class },
      {
        id: 'responsible',
        title: customers.columns.responsible,
        width: 100,
        sortable: true,
        render: (row) => {
          const user = names.user(row.responsibleId);
          return user && <span title={user.name}>{user.initials}</span>;
        },
      },
      {
        id: 'nextFollowUp',
        title: words.nextFollowUp,
        width: 180,
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
        id: 'phone',
        title: customers.columns.phone,
        width: 116,
        numeric: true,
        render: (row) => row.phone && <PhoneLink number={row.phone} />,
      },
      { id: 'city', title: customers.columns.place, width: 150, sortable: true, render: placeOf },
      {
        id: 'email',
        title: words.email,
        width: 200,
        startsHidden: true,
        render: (row) => row.email && <MailLink address={row.email} />,
      },
      {
        id: 'cvr',
        title: words.cvr,
        width: 110,
        numeric: true,
        startsHidden: true,
        render: (row) => row.cvr && formatCvr(row.cvr),
      },
      {
        id: 'address1',
        title: words.address1,
        width: 180,
        startsHidden: true,
        render: (row) => row.address1,
      },
      {
        id: 'industry',
        title: words.industry,
        width: 140,
        startsHidden: true,
        render: (row) => row.industry,
      },
      {
        id: 'targetGroup',
        title: words.targetGroup,
        width: 140,
        startsHidden: true,
        render: (row) => row.targetGroup,
      },
      {
        id: 'updatedAt',
        title: words.updatedAt,
        width: 120,
        numeric: true,
        sortable: true,
        startsHidden: true,
        render: (row) => moment.day(row.updatedAt),
      },
    ];
  }, [customers, records, names]);
}

function placeOf({ postcode, city }: CustomerRow): string {
  return [postcode, city].filter(Boolean).join(' ');
}
