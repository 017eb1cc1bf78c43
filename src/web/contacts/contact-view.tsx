// The page of one contact: head, facts, tabs, details. Its activities are only those tied to the person.
import { getRouteApi } from '@tanstack/react-router';
import type { ContactView as Contact } from '../../shared/contacts.ts';
import { ActivityTimeline } from '../activities/activity-list.tsx';
import { CampaignsOf } from '../campaigns/of-customer.tsx';
import { HistoryList } from '../history/history-list.tsx';
import { ProjectsOf } from '../projects/projects-of.tsx';
import { RecordDocuments } from '../records/documents.tsx';
import { MailLink } from '../records/links.tsx';
import { Details, type Fact, Facts, RecordBody, RecordTabs } from '../records/record-page.tsx';
import { useCreatedBy } from '../records/use-created-by.ts';
import { useMoment } from '../records/use-moment.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { DueWord } from '../ui/due-word.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ContactHead } from './contact-head.tsx';
import { useConsentWords } from './use-consent-words.ts';

const route = getRouteApi('/frame/contacts/$id');

export function ContactView({ contact }: { contact: Contact }) {
  const { contacts } = useTexts();
  const { of: campaigns } = useCampaignTexts();
  const { tab = 'activities', edit: _, customerId: __, ...timeline } = route.useSearch();
  const navigate = route.useNavigate();
  useTitle(contact.name);
  const { id } = contact;
  return (
    <>
      <ContactHead contact={contact} />
      <Facts facts={useFacts(contact)} />
      <RecordBody
        aside={<Details details={useDetails(contact)} foot={useCreatedBy(contact)} />}
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
              label: contacts.tabs.activities,
              count: contact.openActivities + contact.closedActivities,
              fills: true,
              render: () => (
                <ActivityTimeline
                  contactId={id}
                  search={timeline}
                  onSearch={(search, replace = false) => void navigate({ search, replace })}
                />
              ),
            },
            {
              name: 'projects',
              label: contacts.tabs.projects,
              count: contact.openProjects + contact.closedProjects,
              render: () => <ProjectsOf customerId={contact.customerId} contactId={id} />,
            },
            {
              name: 'campaigns',
              label: campaigns.tab,
              render: () => <CampaignsOf customerId={contact.customerId} contactId={id} />,
            },
            {
              name: 'documents',
              label: contacts.tabs.documents,
              count: contact.documents,
              render: () => <RecordDocuments owner={{ contactId: id }} />,
            },
            {
              name: 'history',
              label: contacts.tabs.history,
              render: () => <HistoryList entity="contact" id={id} />,
            },
          ]}
        />
      </RecordBody>
    </>
  );
}

function useFacts(contact: Contact): Fact[] {
  const { facts, fields } = useTexts().records;
  const moment = useMoment();
  return [
    {
      label: fields.contact.nextFollowUp,
      value: contact.nextFollowUpDate ? (
        <DueWord date={contact.nextFollowUpDate} time={contact.nextFollowUpTime} />
      ) : (
        facts.noFollowUp
      ),
    },
    {
      label: fields.contact.lastActivity,
      value: contact.lastActivityAt ? moment.day(contact.lastActivityAt) : facts.noneYet,
    },
    { label: facts.openActivities, value: contact.openActivities },
  ];
}

function useDetails(contact: Contact): Fact[] {
  const { contacts, records } = useTexts();
  const words = records.fields.contact;
  const consent = useConsentWords(contact);
  // The first address stands in the head.
  const [, ...others] = contact.emails;
  return [
    { label: words.note, value: contact.note || null },
    {
      label: contacts.otherEmails,
      value:
        others.length > 0
          ? others.map((address) => (
              <div key={address}>
                <MailLink address={address} />
              </div>
            ))
          : null,
    },
    { label: words.consent, value: consent },
  ];
}
