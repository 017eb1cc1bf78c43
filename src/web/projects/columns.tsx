// The columns of the project list. The id of a sortable one is the word that the server sorts by.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatDay, formatKroner } from '../../shared/format.ts';
import type { ProjectRow } from '../../shared/projects.ts';
import { useReference } from '../data/reference.ts';
import styles from '../records/list.module.css';
import { useMoment } from '../records/use-moment.ts';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { DueWord } from '../ui/due-word.tsx';

export function useProjectColumns(): GridColumn<ProjectRow>[] {
  const { fields: words, percent, closedAs } = useProjectTexts();
  const { language } = useLanguage();
  const names = useReference();
  const moment = useMoment();
  // Columns are drawn anew when the words or names change, not with every key stroke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `moment` is made anew each time and says the same.
  return useMemo(() => {
    const money = (oere: number) => formatKroner(oere, language);
    return [
      {
        id: 'number',
        title: words.number,
        width: 84,
        numeric: true,
        sortable: true,
        render: (row) => row.number,
      },
      {
        id: 'name',
        title: words.name,
        width: 240,
        sortable: true,
        render: (row) => (
          <Link to="/projects/$id" params={{ id: String(row.id) }} className={styles.name}>
            {row.name}
          </Link>
        ),
      },
      {
        id: 'customerName',
        title: words.customerId,
        width: 200,
        sortable: true,
        render: (row) => (
          <Link to="/customers/$id" params={{ id: String(row.customerId) }}>
            {row.customerName}
          </Link>
        ),
      },
      {
        id: 'stage',
        title: words.stageId,
        width: 110,
        sortable: true,
        render: (row) => (row.result ? closedAs[row.result] : names.stage(row.stageId)?.name),
      },
      {
        id: 'salesperson',
        title: words.salespersonId,
        width: 80,
        sortable: true,
        render: (row) => {
          const user = names.user(row.salespersonId);
          return user && <span title={user.name}>{user.initials}</span>;
        },
      },
      {
        id: 'amount',
        title: words.amount,
        width: 124,
        numeric: true,
        align: 'end',
        sortable: true,
        render: (row) => money(row.amount),
      },
      {
        id: 'probability',
        title: words.probability,
        width: 110,
        numeric: true,
        align: 'end',
        render: (row) => percent(row.probability),
      },
      {
        id: 'value',
        title: words.value,
        width: 124,
        numeric: true,
        align: 'end',
        sortable: true,
        render: (row) => money(row.value),
      },
      {
        id: 'expectedClose',
        title: words.expectedClose,
        width: 150,
        numeric: true,
        sortable: true,
        render: (row) => row.expectedClose && formatDay(row.expectedClose),
      },
      {
        id: 'closedAt',
        title: words.closedAt,
        width: 100,
        numeric: true,
        sortable: true,
        startsHidden: true,
        render: (row) => row.closedAt && moment.day(row.closedAt),
      },
      {
        id: 'nextFollowUp',
        title: words.nextFollowUp,
        width: 170,
        numeric: true,
        sortable: true,
        render: (row) =>
          row.nextFollowUpDate && <DueWord date={row.nextFollowUpDate} time={row.nextFollowUpTime} />,
      },
      {
        id: 'lastActivity',
        title: words.lastActivity,
        width: 130,
        numeric: true,
        sortable: true,
        startsHidden: true,
        render: (row) => row.lastActivityAt && moment.day(row.lastActivityAt),
      },
      {
        id: 'contact',
        title: words.contactId,
        width: 150,
        startsHidden: true,
        render: (row) => row.contactName,
      },
      {
        id: 'margin',
        title: words.margin,
        width: 150,
        numeric: true,
        align: 'end',
        startsHidden: true,
        render: (row) => row.margin !== null && money(row.margin),
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
  }, [words, percent, closedAs, language, names]);
}
