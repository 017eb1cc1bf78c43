// The sales projects that a campaign has led to; the whole list with its sums is one click away.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { CampaignView } from '../../shared/campaigns.ts';
import { formatKroner } from '../../shared/format.ts';
import { listProjects } from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { DueWord } from '../ui/due-word.tsx';
import { IconPlus, IconTargetArrow } from '../ui/icons.ts';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './campaigns.module.css';

const MOST = 200;

export function CampaignProjects({ campaign }: { campaign: CampaignView }) {
  const { projects: words } = useCampaignTexts();
  const { closedAs } = useProjectTexts();
  const { language } = useLanguage();
  const may = useMe().may('write projects');
  const names = useReference();
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ['projects', 'of-campaign', campaign.id],
    queryFn: ({ signal }) =>
      call(
        listProjects,
        {
          query: {
            campaignId: campaign.id,
            state: 'all',
            sort: 'updatedAt',
            descending: 'true',
            limit: MOST,
          },
        },
        { signal },
      ),
  });
  if (found.isPending) return <Skeleton lines={4} />;
  if (found.isError) return <ErrorState message={found.error.message} onRetry={() => void found.refetch()} />;
  const button = may && (
    <Button
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() =>
        void navigate({ to: '/projects/$id', params: { id: 'new' }, search: { campaignId: campaign.id } })
      }
    >
      {words.create}
    </Button>
  );
  if (found.data.items.length === 0)
    return (
      <EmptyState icon={IconTargetArrow} title={words.empty} action={button}>
        {words.emptyHelp}
      </EmptyState>
    );
  return (
    <>
      <div className={styles.actions}>
        {button}
        <Link to="/projects" search={{ campaignId: campaign.id, state: 'all' }}>
          {words.all}
        </Link>
      </div>
      <ul className={styles.lines}>
        {found.data.items.map((project) => (
          <li key={project.id} className={styles.line}>
            <div>
              <Link to="/projects/$id" params={{ id: String(project.id) }} className={styles.name}>
                {project.name}
              </Link>
              <p className={styles.quiet}>
                {project.customerName} · {project.number} ·{' '}
                {project.result ? closedAs[project.result] : names.stage(project.stageId)?.name} ·{' '}
                {formatKroner(project.amount, language)}
              </p>
            </div>
            {project.nextFollowUpDate && (
              <DueWord date={project.nextFollowUpDate} time={project.nextFollowUpTime} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
