// The name of a customer, contact, sales project or campaign where the change log only holds its id.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readCampaign } from '../../shared/campaigns.ts';
import { readContact } from '../../shared/contacts.ts';
import { readCustomer } from '../../shared/customers.ts';
import { readProject } from '../../shared/projects.ts';
import { call } from '../data/call.ts';

const READERS = {
  customer: readCustomer,
  contact: readContact,
  project: readProject,
  campaign: readCampaign,
};
const PAGES = {
  customer: '/customers/$id',
  contact: '/contacts/$id',
  project: '/projects/$id',
  campaign: '/campaigns/$id',
} as const;

type NamedRecord = keyof typeof PAGES;

const FIELDS: Record<string, NamedRecord> = {
  customerId: 'customer',
  contactId: 'contact',
  primaryContactId: 'contact',
  projectId: 'project',
  campaignId: 'campaign',
};

/** Which record a field of the change log holds the id of. */
export const recordOf = (field: string): NamedRecord | undefined => FIELDS[field];

interface RecordNameProps {
  entity: NamedRecord;
  id: number;
}

/** A link with the record's name; its number until the name is known, or where it no longer exists. */
export function RecordName({ entity, id }: RecordNameProps) {
  const { data } = useQuery<{ name: string }>({
    queryKey: [entity, id],
    queryFn: ({ signal }) => call(READERS[entity], { params: { id } }, { signal }),
  });
  return (
    <Link to={PAGES[entity]} params={{ id: String(id) }}>
      {data?.name ?? `#${id}`}
    </Link>
  );
}
