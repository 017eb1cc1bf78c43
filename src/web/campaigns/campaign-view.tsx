// The page of one campaign: head, what it has led to, what runs, and its tabs.
import { getRouteApi } from '@tanstack/react-router';
import type { CampaignView } from '../../shared/campaigns.ts';
import { ActivityTimeline } from '../activities/activity-list.tsx';
import { useReference } from '../data/reference.ts';
import { HistoryList } from '../history/history-list.tsx';
import { tidy } from '../records/address.ts';
import { Details, RecordBody, RecordTabs } from '../records/record-page.tsx';
import { useMoment } from '../records/use-moment.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { useTitle } from '../ui/use-title.ts';
import { CampaignHead } from './campaign-head.tsx';
import { CampaignProjects } from './campaign-projects.tsx';
import { Figures } from './figures.tsx';
import { JobList } from './job-list.tsx';
import { JobStrip } from './job-strip.tsx';
import { Members } from './members.tsx';

const route = getRouteApi('/frame/campaigns/$id');

export function CampaignPageView({ campaign }: { campaign: CampaignView }) {
  const { tabs } = useCampaignTexts();
  const {
    tab = 'members',
    act: _,
    responses,
    dialogue,
    customerId,
    contactId,
    ...timeline
  } = route.useSearch();
  const navigate = route.useNavigate();
  useTitle(campaign.name);
  const { id } = campaign;
  return (
    <>
      <CampaignHead campaign={campaign} />
      <Figures campaign={campaign} />
      <JobStrip campaign={campaign} />
      <RecordBody
        aside={<About campaign={campaign} />}
        asideHidden={timeline.open !== undefined || campaign.note === ''}
      >
        <RecordTabs
          open={tab}
          onOpen={(next) => void navigate({ search: next === 'members' ? {} : { tab: next }, replace: true })}
          tabs={[
            {
              name: 'members',
              label: tabs.members,
              count: campaign.members,
              fills: true,
              render: () => (
                <Members
                  campaign={campaign}
                  search={tidy({ q: timeline.q, responses, dialogue })}
                  open={timeline.open}
                  about={tidy({ customerId, contactId })}
                />
              ),
            },
            {
              name: 'activities',
              label: tabs.activities,
              fills: true,
              render: () => (
                <ActivityTimeline
                  campaignId={id}
                  search={timeline}
                  onSearch={(search, replace = false) =>
                    void navigate({ search: { ...search, tab: 'activities' }, replace })
                  }
                />
              ),
            },
            {
              name: 'projects',
              label: tabs.projects,
              count: campaign.figures.projects,
              render: () => <CampaignProjects campaign={campaign} />,
            },
            { name: 'jobs', label: tabs.jobs, render: () => <JobList campaign={campaign} /> },
            {
              name: 'history',
              label: tabs.history,
              render: () => <HistoryList entity="campaign" id={id} />,
            },
          ]}
        />
      </RecordBody>
    </>
  );
}

function About({ campaign }: { campaign: CampaignView }) {
  const { fields } = useCampaignTexts();
  const { facts } = useTexts().records;
  const names = useReference();
  const moment = useMoment();
  const who = names.user(campaign.createdBy)?.initials ?? facts.system;
  return (
    <Details
      details={[{ label: fields.note, value: campaign.note || null }]}
      foot={[facts.created(who, moment.full(campaign.createdAt))]}
    />
  );
}
