// How a large act went, in words.
import type { CampaignJob } from '../../shared/campaigns.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';

const REASONS = ['noContact', 'advertisingProtected', 'declined', 'already', 'unknown'] as const;

/** «5 er reklamebeskyttet», for each reason that anybody is left out for. */
export function useLeftOut(): (leftOut: CampaignJob['leftOut']) => { total: number; reasons: string[] } {
  const words = useCampaignTexts().audience.leftOut;
  return (leftOut) => ({
    total: REASONS.reduce((sum, reason) => sum + leftOut[reason], 0),
    reasons: REASONS.filter((reason) => leftOut[reason] > 0).map((reason) => words[reason](leftOut[reason])),
  });
}

/** The outcome in a sentence or two; of a running one how far it is. */
export function useJobWords(): (job: CampaignJob) => string {
  const { jobs: words } = useCampaignTexts();
  const leftOut = useLeftOut();
  return (job) => {
    if (job.state === 'running') {
      return job.total === 0 ? words.preparing : words.of(job.done, job.total);
    }
    if (job.state === 'stopped') return words.stopped;
    if (job.state === 'failed') return words.failed(job.message ?? '');
    if (job.kind === 'activities') return words.activitiesDone(job.done);
    const { total, reasons } = leftOut(job.leftOut);
    return total === 0
      ? words.membersDone(job.done)
      : `${words.membersDone(job.done)} ${words.leftOut(total)} ${reasons.join(', ')}.`;
  };
}
