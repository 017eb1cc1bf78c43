// The columns of the list of campaigns. The id of a sortable one is the word that the server sorts by.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CampaignRow } from '../../shared/campaigns.ts';
import { useReference } from '../data/reference.ts';
import styles from '../records/list.module.css';
import { useMoment } from '../records/use-moment.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { usePercent, usePeriod } from './period.ts';

export function useCampaignColumns(): GridColumn<CampaignRow>[] {
  const { fields: words, statuses, respondedOf } = useCampaignTexts();
  const names = useReference();
  const moment = useMoment();
  const period = usePeriod();
  const percent = usePercent();
  // Columns are drawn anew when the words or names change, not with every key stroke.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the others are made anew each time and say the same.
  return useMemo(
    () => [
      {
        id: 'name',
        title: words.name,
        width: 280,
        sortable: true,
        render: (row) => (
          <Link to="/campaigns/$id" params={{ id: String(row.id) }} className={styles.name}>
            {row.name}
          </Link>
        ),
      },
      {
        id: 'status',
        title: words.status,
        width: 110,
        sortable: true,
        render: (row) => statuses[row.status],
      },
      { id: 'startsOn', title: words.period, width: 200, numeric: true, sortable: true, render: period },
      { id: 'kind', title: words.kind, width: 120, render: (row) => row.kind },
      {
        id: 'responsible',
        title: words.responsibleId,
        width: 100,
        sortable: true,
        render: (row) => {
          const user = names.user(row.responsibleId);
          return user && <span title={user.name}>{user.initials}</span>;
        },
      },
      {
        id: 'members',
        title: words.members,
        width: 110,
        numeric: true,
        align: 'end',
        render: (row) => row.members,
      },
      {
        id: 'responded',
        title: words.responded,
        width: 130,
        numeric: true,
        align: 'end',
        render: (row) => respondedOf(row.responded, percent(row.responded, row.members)),
      },
      {
        id: 'updatedAt',
        title: words.updatedAt,
        width: 130,
        numeric: true,
        sortable: true,
        startsHidden: true,
        render: (row) => moment.day(row.updatedAt),
      },
    ],
    [words, statuses, names],
  );
}
