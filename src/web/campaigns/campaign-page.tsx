// One campaign: the form for a new one, the form for changing it, adding members, making activities, or its page.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { idOf } from '../records/address.ts';
import { RecordMissing } from '../records/record-missing.tsx';
import { Skeleton } from '../ui/states.tsx';
import { AddMembers } from './add-members.tsx';
import { CampaignForm } from './campaign-form.tsx';
import { CampaignPageView } from './campaign-view.tsx';
import { MakeActivities } from './make-activities.tsx';
import { campaignQuery } from './queries.ts';

const route = getRouteApi('/frame/campaigns/$id');

export function CampaignPage() {
  const { id } = route.useParams();
  return id === 'new' ? <NewCampaign /> : <ExistingCampaign key={id} id={idOf(id)} />;
}

function NewCampaign() {
  const navigate = route.useNavigate();
  return (
    <CampaignForm
      campaign={null}
      onSaved={({ id }) =>
        void navigate({ to: '/campaigns/$id', params: { id: String(id) }, search: {}, replace: true })
      }
      onCancel={() => void navigate({ to: '/campaigns' })}
    />
  );
}

function ExistingCampaign({ id }: { id: number | null }) {
  const { act } = route.useSearch();
  const navigate = route.useNavigate();
  const campaign = useQuery({ ...campaignQuery(id ?? 0), enabled: id !== null });

  if (id === null || (campaign.isError && !campaign.data)) {
    return <RecordMissing list="/campaigns" error={campaign.error} onRetry={() => void campaign.refetch()} />;
  }
  if (campaign.isPending) return <Skeleton lines={8} />;
  const { data } = campaign;
  const back = () =>
    void navigate({ search: ({ act: _, ...place }) => place, params: { id: String(id) }, replace: true });
  if (act === 'edit') return <CampaignForm campaign={data} onSaved={back} onCancel={back} />;
  if (act === 'add') return <AddMembers campaign={data} onClose={back} />;
  if (act === 'make') return <MakeActivities campaign={data} onClose={back} />;
  return <CampaignPageView campaign={data} />;
}
