// The large act that runs, and how it went if one saw it running, above the tabs: for screen readers as well.
import { ActionIcon } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { CampaignJob, CampaignView } from '../../shared/campaigns.ts';
import { refreshActivities } from '../activities/remember.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { IconX } from '../ui/icons.ts';
import styles from './campaigns.module.css';
import { JobProgress } from './job-progress.tsx';
import { useJobWords } from './job-words.ts';
import { jobsQuery } from './queries.ts';

/** One that ended so long ago was seen by whoever began it. */
const RECENT_MS = 60_000;

export function JobStrip({ campaign }: { campaign: CampaignView }) {
  const { jobs: words } = useCampaignTexts();
  const job = useQuery(jobsQuery(campaign.id)).data?.items[0];
  const tell = useJobWords();
  const [hidden, setHidden] = useState<number | null>(null);
  useRefreshWhenEnded(job);
  const ended = job && job.state !== 'running' ? job : null;
  const recent = ended?.finishedAt && Date.now() - Date.parse(ended.finishedAt) < RECENT_MS;
  const shown = ended && recent && hidden !== ended.id ? ended : null;
  return (
    <>
      {job?.state === 'running' && <JobProgress job={job} />}
      <div role="status" className={shown ? styles.ended : undefined} data-state={shown?.state}>
        {shown && (
          <>
            <span>{tell(shown)}</span>
            <JobLink job={shown} />
            <ActionIcon aria-label={words.hide} onClick={() => setHidden(shown.id)}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </>
        )}
      </div>
    </>
  );
}

/** To what a finished act has made. */
export function JobLink({ job }: { job: CampaignJob }) {
  const { jobs: words } = useCampaignTexts();
  if (job.state !== 'done' || job.done === 0) return null;
  return job.kind === 'activities' ? (
    <Link to="/todo" search={{ owner: 'all', campaignId: job.campaignId }}>
      {words.seeTodo}
    </Link>
  ) : (
    <Link to="/campaigns/$id" params={{ id: String(job.campaignId) }} search={{}}>
      {words.seeMembers}
    </Link>
  );
}

/** What it made shows at once, also where live changes do not reach. */
function useRefreshWhenEnded(job: CampaignJob | undefined) {
  const client = useQueryClient();
  const before = useRef(job);
  useEffect(() => {
    const wasRunning = before.current?.state === 'running' && before.current.id === job?.id;
    before.current = job;
    if (!wasRunning || job?.state === 'running') return;
    void client.invalidateQueries({ queryKey: ['campaign'] });
    void client.invalidateQueries({ queryKey: ['campaigns'] });
    void refreshActivities(client);
  }, [client, job]);
}
