// The filters of the customer list as chips, and their names in words for «ingen hits».
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import { FilterMenu } from '../ui/filter-chip.tsx';
import type { CustomerSearch } from './queries.ts';

interface CustomerFiltersProps {
  search: CustomerSearch;
  onChange: (part: { [K in keyof CustomerSearch]?: CustomerSearch[K] | undefined }) => void;
}

const FOLLOW_UPS = ['due', 'future', 'none'] as const;

export function CustomerFilters({ search, onChange }: CustomerFiltersProps) {
  const { filters } = useCustomerTexts();
  const { statuses, users, classes, industries, targetGroups } = useReference();
  const { user: me } = useMe();
  const salespeople = users.filter((user) => user.isSalesperson || search.responsible?.includes(user.id));
  const sorted = [...salespeople].sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id));
  return (
    <>
      <FilterMenu
        label={filters.status}
        several
        options={statuses.map(({ id, name }) => ({ value: String(id), label: name }))}
        chosen={(search.statuses ?? []).map(String)}
        onChange={(chosen) => onChange({ statuses: numbers(chosen) })}
      />
      <FilterMenu
        label={filters.responsible}
        several
        options={sorted.map(({ id, initials, name }) => ({
          value: String(id),
          label: `${initials} · ${name}`,
        }))}
        chosen={(search.responsible ?? []).map(String)}
        onChange={(chosen) => onChange({ responsible: numbers(chosen) })}
      />
      {classes.length > 0 && (
        <FilterMenu
          label={filters.class}
          several
          options={classes.map((value) => ({ value, label: value }))}
          chosen={search.classes ?? []}
          onChange={(chosen) => onChange({ classes: chosen.length > 0 ? chosen.sort() : undefined })}
        />
      )}
      {industries.length > 0 && (
        <FilterMenu
          label={filters.industry}
          options={industries.map((value) => ({ value, label: value }))}
          chosen={search.industry ? [search.industry] : []}
          onChange={([industry]) => onChange({ industry })}
        />
      )}
      {targetGroups.length > 0 && (
        <FilterMenu
          label={filters.targetGroup}
          options={targetGroups.map((value) => ({ value, label: value }))}
          chosen={search.targetGroup ? [search.targetGroup] : []}
          onChange={([targetGroup]) => onChange({ targetGroup })}
        />
      )}
      <FilterMenu
        label={filters.nextFollowUp}
        options={FOLLOW_UPS.map((value) => ({ value, label: filters.nextFollowUps[value] }))}
        chosen={search.nextFollowUp ? [search.nextFollowUp] : []}
        onChange={([nextFollowUp]) => onChange({ nextFollowUp })}
      />
    </>
  );
}

const numbers = (chosen: string[]) => (chosen.length > 0 ? chosen.map(Number) : undefined);

/** What narrows the list, in words: «Status: Lead», «kølemontre». */
export function useFilterNames(search: CustomerSearch): string[] {
  const customers = useCustomerTexts();
  const { records } = useTexts();
  const { filters } = customers;
  const names = useReference();
  const list: string[] = [];
  if (search.q) list.push(records.list.word(search.q));
  const add = (label: string, values: (string | undefined)[]) => {
    const known = values.filter(Boolean);
    if (known.length > 0) list.push(`${label}: ${known.join(', ')}`);
  };
  add(
    filters.status,
    (search.statuses ?? []).map((id) => names.status(id)?.name ?? `#${id}`),
  );
  add(
    filters.responsible,
    (search.responsible ?? []).map((id) => names.user(id)?.initials ?? `#${id}`),
  );
  add(filters.class, search.classes ?? []);
  add(filters.industry, [search.industry]);
  add(filters.targetGroup, [search.targetGroup]);
  add(filters.nextFollowUp, [search.nextFollowUp && filters.nextFollowUps[search.nextFollowUp]]);
  return list;
}
