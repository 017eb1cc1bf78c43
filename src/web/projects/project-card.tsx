// A project in a list on a narrow screen: what it is and for how much, for whom and how far, and what is next.
import { formatKroner } from '../../shared/format.ts';
import type { ProjectRow } from '../../shared/projects.ts';
import { useReference } from '../data/reference.ts';
import styles from '../records/list.module.css';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { DueWord } from '../ui/due-word.tsx';

export function ProjectCard({ row }: { row: ProjectRow }) {
  const { language } = useLanguage();
  const { closedAs } = useProjectTexts();
  const names = useReference();
  const stage = row.result ? closedAs[row.result] : names.stage(row.stageId)?.name;
  return (
    <div className={styles.card}>
      <div className={styles.cardTop}>
        <span className={styles.cardName}>{row.name}</span>
        {row.nextFollowUpDate && <DueWord date={row.nextFollowUpDate} time={row.nextFollowUpTime} />}
      </div>
      <div className={styles.cardMore}>
        <span>{[row.number, row.customerName, stage].filter(Boolean).join(' · ')}</span>
        <span className="tabular">{formatKroner(row.amount, language)}</span>
      </div>
    </div>
  );
}
