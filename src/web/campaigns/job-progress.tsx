// A large act while it runs: how far it is, and Stop. The page may be left: the server goes on.
import { Button, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type CampaignJob, stopCampaignJob } from '../../shared/campaigns.ts';
import { call, Refusal } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { useNotices } from '../ui/notices.tsx';
import styles from './campaigns.module.css';
import { useJobWords } from './job-words.ts';
import { jobsQuery } from './queries.ts';

export function JobProgress({ job }: { job: CampaignJob }) {
  const { jobs: words } = useCampaignTexts();
  const { common } = useTexts();
  const told = useJobWords()(job);
  const { notify } = useNotices();
  const client = useQueryClient();
  const mayWrite = useMe().may('write campaigns');
  const title = useId();
  const [stopping, setStopping] = useState(false);
  const stop = async () => {
    setStopping(true);
    try {
      await call(stopCampaignJob, { params: { id: job.id } });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setStopping(false);
      notify(error.message || common.errors.offline, { tone: 'danger' });
    }
    void client.invalidateQueries({ queryKey: jobsQuery(job.campaignId).queryKey });
  };
  return (
    <div className={styles.running}>
      <strong id={title}>{words.running[job.kind]}</strong>
      <Progress.Root size={6} className={styles.progress}>
        <Progress.Section
          value={(job.done / Math.max(1, job.total)) * 100}
          aria-labelledby={title}
          aria-valuetext={told}
        />
      </Progress.Root>
      <span className="tabular">{told}</span>
      <span className={styles.quiet}>{words.leave}</span>
      {mayWrite && (
        <Button variant="default" disabled={stopping} onClick={() => void stop()}>
          {stopping ? words.stopping : words.stop}
        </Button>
      )}
    </div>
  );
}
