// The filters of the list of campaigns as chips, and their names in words for «ingen hits».
import { campaignStatus } from '../../shared/campaign-words.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { FilterMenu } from '../ui/filter-chip.tsx';
import type { CampaignSearch, ChangeOf } from './search.ts';

interface CampaignFiltersProps {
  search: CampaignSearch;
  onChange: (part: ChangeOf<CampaignSearch>) => void;
}

export function CampaignFilters({ search, onChange }: CampaignFiltersProps) {
  const { filters, statuses } = useCampaignTexts();
  const { users } = useReference();
  const { user: me } = useMe();
  const people = users.filter((user) => user.active || search.responsible?.includes(user.id));
  const sorted = [...people].sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id));
  return (
    <>
      <FilterMenu
        label={filters.status}
        several
        options={campaignStatus.options.map((value) => ({ value, label: statuses[value] }))}
        chosen={search.statuses ?? []}
        onChange={(chosen) => onChange({ statuses: chosen.length > 0 ? chosen : undefined })}
      />
      <FilterMenu
        label={filters.responsible}
        several
        options={sorted.map(({ id, initials, name }) => ({
          value: String(id),
          label: `${initials} · ${name}`,
        }))}
        chosen={(search.responsible ?? []).map(String)}
        onChange={(chosen) => onChange({ responsible: chosen.length > 0 ? chosen.map(Number) : undefined })}
      />
    </>
  );
}

/** What narrows the list, in words: «Status: I gang», «messe». */
export function useFilterNames({ q, statuses, responsible }: CampaignSearch): string[] {
  const words = useCampaignTexts();
  const { records } = useTexts();
  const names = useReference();
  const list: string[] = [];
  if (q) list.push(records.list.word(q));
  if (statuses)
    list.push(`${words.filters.status}: ${statuses.map((one) => words.statuses[one]).join(', ')}`);
  if (responsible) {
    const people = responsible.map((id) => names.user(id)?.initials ?? `#${id}`);
    list.push(`${words.filters.responsible}: ${people.join(', ')}`);
  }
  return list;
}
