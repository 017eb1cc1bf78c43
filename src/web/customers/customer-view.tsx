// The page of one customer: head, facts, tabs, details.
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CustomerView as Customer } from '../../shared/customers.ts';
import { ActivityTimeline } from '../activities/activity-list.tsx';
import { CampaignsOf } from '../campaigns/of-customer.tsx';
import { countryName } from '../history/field-words.tsx';
import { HistoryList } from '../history/history-list.tsx';
import { RecordName } from '../history/record-name.tsx';
import { ProjectsOf } from '../projects/projects-of.tsx';
import { RecordDocuments } from '../records/documents.tsx';
import { MailLink, PhoneLink } from '../records/links.tsx';
import { Details, type Fact, Facts, RecordBody, RecordTabs } from '../records/record-page.tsx';
import { useCreatedBy } from '../records/use-created-by.ts';
import { useMoment } from '../records/use-moment.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { DueWord } from '../ui/due-word.tsx';
import { useTitle } from '../ui/use-title.ts';
import { CustomerContacts } from './customer-contacts.tsx';
import { CustomerHead } from './customer-head.tsx';

const route = getRouteApi('/frame/customers/$id');

export function CustomerView({ customer }: { customer: Customer }) {
  const customers = useCustomerTexts();
  const { of: campaigns } = useCampaignTexts();
  const { tab = 'activities', edit: _, ...timeline } = route.useSearch();
  const navigate = route.useNavigate();
  useTitle(customer.name);
  const { id } = customer;
  return (
    <>
      <CustomerHead customer={customer} />
      <Facts facts={useFacts(customer)} />
      <RecordBody
        aside={<Details details={useDetails(customer)} foot={useCreatedBy(customer)} />}
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
              label: customers.tabs.activities,
              count: customer.openActivities + customer.closedActivities,
              fills: true,
              render: () => (
                <ActivityTimeline
                  customerId={id}
                  search={timeline}
                  onSearch={(search, replace = false) => void navigate({ search, replace })}
                />
              ),
            },
            {
              name: 'contacts',
              label: customers.tabs.contacts,
              count: customer.contacts,
              render: () => <CustomerContacts customer={customer} />,
            },
            {
              name: 'projects',
              label: customers.tabs.projects,
              count: customer.openProjects + customer.closedProjects,
              render: () => <ProjectsOf customerId={id} />,
            },
            {
              name: 'campaigns',
              label: campaigns.tab,
              render: () => <CampaignsOf customerId={id} />,
            },
            {
              name: 'documents',
              label: customers.tabs.documents,
              count: customer.documents,
              render: () => <RecordDocuments owner={{ customerId: id }} />,
            },
            {
              name: 'history',
              label: customers.tabs.history,
              render: () => <HistoryList entity="customer" id={id} />,
            },
          ]}
        />
      </RecordBody>
    </>
  );
}

function useFacts(customer: Customer): Fact[] {
  const { facts, fields } = useTexts().records;
  const moment = useMoment();
  // The list behind a number holds exactly what it counts.
  const of = { owner: 'all' as const, customerId: customer.id };
  return [
    {
      label: fields.customer.nextFollowUp,
      value: customer.nextFollowUpDate ? (
        <DueWord date={customer.nextFollowUpDate} time={customer.nextFollowUpTime} />
      ) : (
        facts.noFollowUp
      ),
    },
    {
      label: fields.customer.lastActivity,
      value: customer.lastActivityAt ? moment.day(customer.lastActivityAt) : facts.noneYet,
    },
    {
      label: facts.openActivities,
      value: (
        <Link to="/todo" search={of}>
          {customer.openActivities}
        </Link>
      ),
    },
    {
      label: facts.openQuotes,
      value: (
        <Link to="/todo" search={{ ...of, quotes: true }}>
          {customer.openQuotes}
        </Link>
      ),
    },
    {
      label: facts.openProjects,
      value: (
        <Link to="/projects" search={{ customerId: customer.id }}>
          {customer.openProjects}
        </Link>
      ),
    },
  ];
}

function useDetails(customer: Customer): Fact[] {
  const { texts, language } = useLanguage();
  const words = texts.records.fields.customer;
  return [
    { label: words.note, value: customer.note },
    {
      label: words.primaryContactId,
      value: customer.primaryContactId && <RecordName entity="contact" id={customer.primaryContactId} />,
    },
    { label: words.attention, value: customer.attention },
    { label: words.mobile, value: customer.mobile && <PhoneLink number={customer.mobile} /> },
    {
      label: words.accountingEmail,
      value: customer.accountingEmail && <MailLink address={customer.accountingEmail} />,
    },
    { label: words.visitingAddress, value: customer.visitingAddress },
    {
      label: words.country,
      value: customer.country !== 'DK' && countryName(customer.country, language),
    },
    { label: words.industry, value: customer.industry },
    { label: words.targetGroup, value: customer.targetGroup },
    { label: words.interests, value: customer.interests.join(', ') },
    { label: words.emailDomains, value: customer.emailDomains.join(', ') },
    { label: words.pNumbers, value: customer.pNumbers.join(', ') },
  ].map(({ label, value }) => ({ label, value: value || null }));
}
