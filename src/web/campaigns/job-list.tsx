// The latest large acts on a campaign: what, by whom, how it went.
import { useQuery } from '@tanstack/react-query';
import type { CampaignView } from '../../shared/campaigns.ts';
import { useReference } from '../data/reference.ts';
import { useMoment } from '../records/use-moment.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './campaigns.module.css';
import { JobLink } from './job-strip.tsx';
import { useJobWords } from './job-words.ts';
import { jobsQuery } from './queries.ts';

export function JobList({ campaign }: { campaign: CampaignView }) {
  const { jobs: words } = useCampaignTexts();
  const { facts } = useTexts().records;
  const jobs = useQuery(jobsQuery(campaign.id));
  const names = useReference();
  const moment = useMoment();
  const tell = useJobWords();
  if (jobs.isPending) return <Skeleton lines={4} />;
  if (jobs.isError) return <ErrorState message={jobs.error.message} onRetry={() => void jobs.refetch()} />;
  if (jobs.data.items.length === 0) return <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState>;
  return (
    <ul className={styles.lines} aria-label={words.list}>
      {jobs.data.items.map((job) => (
        <li key={job.id}>
          <p className={styles.lineTop}>
            <strong>{words.kinds[job.kind]}</strong>
            <span className={styles.quiet}>
              {words.by(names.user(job.createdBy)?.initials ?? facts.system, moment.full(job.createdAt))}
            </span>
          </p>
          <p>
            {tell(job)} <JobLink job={job} />
          </p>
        </li>
      ))}
    </ul>
  );
}
