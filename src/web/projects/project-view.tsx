// The page of one sales project: head, facts, its follow-up, tabs, details.
import { getRouteApi, Link } from '@tanstack/react-router';
import { formatDay, formatKroner } from '../../shared/format.ts';
import type { ProjectView } from '../../shared/projects.ts';
import { ActivityTimeline } from '../activities/activity-list.tsx';
import { useReference } from '../data/reference.ts';
import { HistoryList } from '../history/history-list.tsx';
import { RecordName } from '../history/record-name.tsx';
import { RecordDocuments } from '../records/documents.tsx';
import { Details, type Fact, Facts, RecordBody, RecordTabs } from '../records/record-page.tsx';
import { useCreatedBy } from '../records/use-created-by.ts';
import { useMoment } from '../records/use-moment.ts';
import { useLanguage } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { DueWord } from '../ui/due-word.tsx';
import { useTitle } from '../ui/use-title.ts';
import { FollowUpPart } from './follow-up-part.tsx';
import { ProjectHead } from './project-head.tsx';

const route = getRouteApi('/frame/projects/$id');

export function ProjectPageView({ project }: { project: ProjectView }) {
  const { tabs } = useProjectTexts();
  const {
    tab = 'activities',
    edit: _,
    customerId: __,
    contactId: ___,
    campaignId: ____,
    ...timeline
  } = route.useSearch();
  const navigate = route.useNavigate();
  useTitle(`${project.number} ${project.name}`);
  const { id } = project;
  return (
    <>
      <ProjectHead project={project} />
      <Facts facts={useFacts(project)} />
      <RecordBody
        aside={
          <Details
            details={useDetails(project)}
            foot={useCreatedBy(project)}
            lead={
              project.closedAt === null && (
                <FollowUpPart key={project.followUp?.activityId} project={project} />
              )
            }
          />
        }
        asideHidden={timeline.open !== undefined}
      >
        <RecordTabs
          open={tab}
          onOpen={(next) =>
            void navigate({ search: next === 'activities' ? {} : { tab: next }, replace: true })
          }
          tabs={[
            {
              name: 'activities',
              label: tabs.activities,
              count: project.openActivities + project.closedActivities,
              fills: true,
              render: () => (
                <ActivityTimeline
                  projectId={id}
                  search={timeline}
                  onSearch={(search, replace = false) => void navigate({ search, replace })}
                />
              ),
            },
            {
              name: 'documents',
              label: tabs.documents,
              count: project.documents,
              render: () => <RecordDocuments owner={{ projectId: id }} />,
            },
            {
              name: 'history',
              label: tabs.history,
              render: () => <HistoryList entity="project" id={id} />,
            },
          ]}
        />
      </RecordBody>
    </>
  );
}

function useFacts(project: ProjectView): Fact[] {
  const words = useProjectTexts();
  const { language } = useLanguage();
  const { fields } = words;
  const moment = useMoment();
  return [
    { label: fields.amount, value: formatKroner(project.amount, language) },
    { label: fields.probability, value: words.percent(project.probability) },
    { label: fields.value, value: formatKroner(project.value, language) },
    {
      label: fields.expectedClose,
      value: project.expectedClose ? formatDay(project.expectedClose) : '–',
    },
    {
      label: fields.nextFollowUp,
      value: project.nextFollowUpDate ? (
        <DueWord date={project.nextFollowUpDate} time={project.nextFollowUpTime} />
      ) : (
        words.noFollowUp
      ),
    },
    {
      label: fields.lastActivity,
      value: project.lastActivityAt ? moment.day(project.lastActivityAt) : words.noneYet,
    },
  ];
}

function useDetails(project: ProjectView): Fact[] {
  const words = useProjectTexts();
  const { language } = useLanguage();
  const { fields } = words;
  const names = useReference();
  const moment = useMoment();
  const percent =
    project.margin !== null && project.amount > 0
      ? Math.round((project.margin / project.amount) * 100)
      : null;
  return [
    { label: fields.note, value: project.note || null },
    {
      label: fields.contactId,
      value: project.contactId && <RecordName entity="contact" id={project.contactId} />,
    },
    { label: fields.margin, value: project.margin !== null && formatKroner(project.margin, language) },
    { label: fields.marginPercent, value: percent !== null && words.percent(percent) },
    {
      label: fields.campaignId,
      value: project.campaignId && (
        <Link to="/campaigns/$id" params={{ id: String(project.campaignId) }}>
          {project.campaignName}
        </Link>
      ),
    },
    {
      label: fields.reasonId,
      value: names.reasons.find((reason) => reason.id === project.reasonId)?.name,
    },
    { label: fields.closeNote, value: project.closeNote || null },
    { label: fields.startedAt, value: moment.full(project.startedAt) },
  ].map(({ label, value }) => ({ label, value: value || null }));
}
