// «Salgsprojekt» and «Kampagne» as chips, found by searching, closed and finished ones too.
import { useQuery } from '@tanstack/react-query';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { PickFilter } from '../ui/pick-filter.tsx';

interface ProjectFilterProps {
  projectId: number | null;
  /** whose projects can be chosen; null: everybody's */
  customerId: number | null;
  onChange: (projectId: number | null) => void;
}

export function ProjectFilter({ projectId, customerId, onChange }: ProjectFilterProps) {
  const words = useTexts().todo.filters;
  const project = useQuery({
    queryKey: ['project', projectId, 'name'],
    queryFn: async ({ signal }) => {
      const { readProject } = await import('../../shared/projects.ts');
      return call(readProject, { params: { id: projectId ?? 0 } }, { signal });
    },
    enabled: projectId !== null,
  });
  const named = project.data && `${project.data.number} ${project.data.name}`;
  return (
    <PickFilter
      label={words.project}
      title={words.chooseProject}
      clearLabel={words.clearProject}
      chosen={projectId === null ? null : (named ?? String(projectId))}
      searchKey={`all projects of ${customerId ?? 'all'}`}
      search={async (q, signal) => {
        const { findProjects } = await import('../activities/find-sale.ts');
        return findProjects(q, signal, customerId, 'all');
      }}
      onChange={onChange}
    />
  );
}

interface CampaignFilterProps {
  campaignId: number | null;
  onChange: (campaignId: number | null) => void;
}

export function CampaignFilter({ campaignId, onChange }: CampaignFilterProps) {
  const words = useTexts().todo.filters;
  const campaign = useQuery({
    queryKey: ['campaign', campaignId, 'name'],
    queryFn: async ({ signal }) => {
      const { readCampaign } = await import('../../shared/campaigns.ts');
      return call(readCampaign, { params: { id: campaignId ?? 0 } }, { signal });
    },
    enabled: campaignId !== null,
  });
  return (
    <PickFilter
      label={words.campaign}
      title={words.chooseCampaign}
      clearLabel={words.clearCampaign}
      chosen={campaignId === null ? null : (campaign.data?.name ?? String(campaignId))}
      searchKey="campaigns"
      search={async (q, signal) => {
        const { findCampaigns } = await import('../activities/find-sale.ts');
        return findCampaigns(q, signal);
      }}
      onChange={onChange}
    />
  );
}
