// A campaign in a list on a narrow screen: what it is and how it stands, when, and how many answered.
import type { CampaignRow } from '../../shared/campaigns.ts';
import styles from '../records/list.module.css';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { usePeriod } from './period.ts';

export function CampaignCard({ row }: { row: CampaignRow }) {
  const { fields, statuses } = useCampaignTexts();
  const period = usePeriod();
  return (
    <div className={styles.card}>
      <div className={styles.cardTop}>
        <span className={styles.cardName}>{row.name}</span>
        <span className={styles.quiet}>{statuses[row.status]}</span>
      </div>
      <div className={styles.cardMore}>
        <span>{[period(row), row.kind].filter(Boolean).join(' · ')}</span>
        <span className="tabular">
          {fields.responded} {row.responded}/{row.members}
        </span>
      </div>
    </div>
  );
}
