// The filters whose values are records: found by searching, and named in the chip from what the server knows.
import { useQueries } from '@tanstack/react-query';
import { readCampaign } from '../../shared/campaigns.ts';
import { readContact } from '../../shared/contacts.ts';
import { readCustomer } from '../../shared/customers.ts';
import { readProject } from '../../shared/projects.ts';
import { findContacts, findCustomers } from '../activities/find-parties.ts';
import { findCampaigns, findProjects } from '../activities/find-sale.ts';
import { call } from '../data/call.ts';
import { useOverviewTexts } from '../texts/overview.ts';
import type { Pick } from '../ui/async-picker.tsx';
import { PickSeveral } from '../ui/pick-several.tsx';
import type { OverviewSearch } from './overview-search.ts';

type Named = 'customers' | 'contacts' | 'projects' | 'campaigns';

interface Kind {
  label: 'customer' | 'contact' | 'project' | 'campaign';
  name: (id: number, signal: AbortSignal) => Promise<string>;
  find: (q: string, signal: AbortSignal) => Promise<readonly Pick[]>;
}

const KINDS: Record<Named, Kind> = {
  customers: {
    label: 'customer',
    name: async (id, signal) => (await call(readCustomer, { params: { id } }, { signal })).name,
    find: findCustomers,
  },
  contacts: {
    label: 'contact',
    name: async (id, signal) => (await call(readContact, { params: { id } }, { signal })).name,
    find: (q, signal) => findContacts(q, signal, null),
  },
  projects: {
    label: 'project',
    name: async (id, signal) => {
      const { number, name } = await call(readProject, { params: { id } }, { signal });
      return `${number} ${name}`;
    },
    find: (q, signal) => findProjects(q, signal, null, 'all'),
  },
  campaigns: {
    label: 'campaign',
    name: async (id, signal) => (await call(readCampaign, { params: { id } }, { signal })).name,
    find: findCampaigns,
  },
};
export const NAMED = Object.keys(KINDS) as Named[];

/** The names of what is chosen; a number until they are known. */
export function useNames(kind: Named, ids: readonly number[] = []): { id: number; name: string }[] {
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: [KINDS[kind].label, id, 'name in a filter'],
      queryFn: ({ signal }: { signal: AbortSignal }) => KINDS[kind].name(id, signal),
      staleTime: 60_000,
    })),
  });
  return ids.map((id, index) => ({ id, name: answers[index]?.data ?? `#${id}` }));
}

interface NamedFilterProps {
  kind: Named;
  search: OverviewSearch;
  onChange: (part: Partial<Record<Named, number[] | undefined>>) => void;
}

export function NamedFilter({ kind, search, onChange }: NamedFilterProps) {
  const words = useOverviewTexts().filters;
  const label = words[KINDS[kind].label];
  return (
    <PickSeveral
      label={label}
      title={words.choose(label)}
      clearLabel={words.clear(label)}
      removeLabel={words.remove}
      countLabel={words.more}
      chosen={useNames(kind, search[kind])}
      searchKey={`overview ${kind}`}
      search={KINDS[kind].find}
      onChange={(ids) => onChange({ [kind]: ids.length > 0 ? ids : undefined })}
    />
  );
}
