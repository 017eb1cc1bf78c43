// The filters of the contact list as chips, and their names in words for «ingen hits».
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import { FilterChip, FilterMenu } from '../ui/filter-chip.tsx';
import type { ContactSearch } from './queries.ts';

interface ContactFiltersProps {
  search: ContactSearch;
  onChange: (part: { [K in keyof ContactSearch]?: ContactSearch[K] | undefined }) => void;
}

const FOLLOW_UPS = ['due', 'future', 'none'] as const;

export function ContactFilters({ search, onChange }: ContactFiltersProps) {
  const { contacts, records } = useTexts();
  const words = useCustomerTexts().filters.nextFollowUps;
  return (
    <>
      <FilterMenu
        label={records.fields.contact.nextFollowUp}
        options={FOLLOW_UPS.map((value) => ({ value, label: words[value] }))}
        chosen={search.nextFollowUp ? [search.nextFollowUp] : []}
        onChange={([nextFollowUp]) => onChange({ nextFollowUp })}
      />
      <FilterChip
        label={contacts.filters.withLeft}
        on={search.withLeft ?? false}
        onChange={(on) => onChange({ withLeft: on || undefined })}
      />
    </>
  );
}

/** What narrows the list, in words. «Vis også …» only widens it and is none of these. */
export function useFilterNames(search: ContactSearch): string[] {
  const customers = useCustomerTexts();
  const { records } = useTexts();
  const { q, nextFollowUp } = search;
  const names: string[] = [];
  if (q) names.push(records.list.word(q));
  if (nextFollowUp) {
    names.push(`${records.fields.contact.nextFollowUp}: ${customers.filters.nextFollowUps[nextFollowUp]}`);
  }
  return names;
}
