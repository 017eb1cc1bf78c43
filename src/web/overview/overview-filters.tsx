// The filters of CRM Overblik as chips, and their names in words for «ingen hits».
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { outcomeOrNone, punctuality } from '../../shared/overview.ts';
import { findTags } from '../activities/find-tags.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { useOverviewTexts } from '../texts/overview.ts';
import { useTagTexts } from '../texts/tags.ts';
import { FilterMenu } from '../ui/filter-chip.tsx';
import { usePeriodWords } from '../ui/period-filter.tsx';
import { PickSeveral } from '../ui/pick-several.tsx';
import { DateFilter } from './date-filter.tsx';
import { NAMED, NamedFilter, useNames } from './named-filters.tsx';
import styles from './overview.module.css';
import type { OverviewSearch } from './overview-search.ts';

export type Change = (part: { [K in keyof OverviewSearch]?: OverviewSearch[K] | undefined }) => void;

interface OverviewFiltersProps {
  search: OverviewSearch;
  onChange: Change;
}

const some = (chosen: readonly string[]) => (chosen.length > 0 ? chosen.map(Number) : undefined);

export function OverviewFilters({ search, onChange }: OverviewFiltersProps) {
  const words = useOverviewTexts().filters;
  const { activities } = useTexts();
  const { users, types, statuses } = useReference();
  const salespeople = users.filter((user) => user.isSalesperson || search.salespeople?.includes(user.id));
  return (
    <>
      <FilterMenu
        label={words.salesperson}
        several
        options={salespeople.map(({ id, initials, name }) => ({
          value: String(id),
          label: `${initials} · ${name}`,
        }))}
        chosen={(search.salespeople ?? []).map(String)}
        onChange={(chosen) => onChange({ salespeople: some(chosen) })}
      />
      <DateFilter search={search} onChange={onChange} />
      <FilterMenu
        label={words.type}
        several
        options={types.map(({ id, name }) => ({ value: String(id), label: name }))}
        chosen={(search.types ?? []).map(String)}
        onChange={(chosen) => onChange({ types: some(chosen) })}
      />
      {NAMED.map((kind) => (
        <NamedFilter key={kind} kind={kind} search={search} onChange={onChange} />
      ))}
      <TagFilter search={search} onChange={onChange} />
      <DocumentFilter value={search.document ?? ''} onChange={(document) => onChange({ document })} />
      <FilterMenu
        label={words.state}
        options={(['open', 'closed'] as const).map((value) => ({ value, label: words.states[value] }))}
        chosen={search.state ? [search.state] : []}
        onChange={([state]) => onChange({ state })}
      />
      <FilterMenu
        label={words.outcome}
        several
        options={outcomeOrNone.options.map((value) => ({
          value,
          label: { ...activities.outcomes, ...words.outcomes }[value],
        }))}
        chosen={search.outcomes ?? []}
        onChange={(outcomes) => onChange({ outcomes: outcomes.length > 0 ? outcomes : undefined })}
      />
      <FilterMenu
        label={words.punctuality}
        several
        options={punctuality.options.map((value) => ({ value, label: words.punctualities[value] }))}
        chosen={search.punctuality ?? []}
        onChange={(kept) => onChange({ punctuality: kept.length > 0 ? kept : undefined })}
      />
      <FilterMenu
        label={words.status}
        several
        options={statuses.map(({ id, name }) => ({ value: String(id), label: name }))}
        chosen={(search.statuses ?? []).map(String)}
        onChange={(chosen) => onChange({ statuses: some(chosen) })}
      />
      <FilterMenu
        label={words.direction}
        options={(['in', 'out'] as const).map((value) => ({ value, label: words.directions[value] }))}
        chosen={search.direction ? [search.direction] : []}
        onChange={([direction]) => onChange({ direction })}
      />
      <FilterMenu
        label={words.documents}
        options={(['true', 'false'] as const).map((value) => ({ value, label: words.withDocuments[value] }))}
        chosen={search.documents === undefined ? [] : [search.documents ? 'true' : 'false']}
        onChange={([value]) => onChange({ documents: value === undefined ? undefined : value === 'true' })}
      />
    </>
  );
}

function TagFilter({ search, onChange }: OverviewFiltersProps) {
  const { filters: words } = useOverviewTexts();
  const { title } = useTagTexts();
  const { tags } = useReference();
  const chosen = useTagNames(search.tags);
  return (
    <PickSeveral
      label={title}
      title={words.choose(title)}
      clearLabel={words.clear(title)}
      removeLabel={words.remove}
      countLabel={words.more}
      chosen={chosen}
      searchKey={`overview tags ${tags.length}`}
      search={findTags(tags)}
      onChange={(ids) => onChange({ tags: ids.length > 0 ? ids : undefined })}
    />
  );
}

/** A search may be older than what was done to its tags. */
function useTagNames(ids: readonly number[] = []): { id: number; name: string }[] {
  const { gone } = useTagTexts();
  const { tags } = useReference();
  return ids.map((id) => ({ id, name: tags.find((tag) => tag.id === id)?.name ?? gone }));
}

const PAUSE_MS = 250;

function DocumentFilter(props: { value: string; onChange: (name: string | undefined) => void }) {
  const words = useOverviewTexts();
  const [typed, setTyped] = useState(props.value);
  const [told, setTold] = useState(props.value);
  if (props.value !== told) {
    // The address changed by other means: back, a link, «Ryd filtre».
    setTold(props.value);
    setTyped(props.value);
  }
  const tell = useDebouncedCallback((text: string) => {
    setTold(text);
    props.onChange(text || undefined);
  }, PAUSE_MS);
  return (
    <TextInput
      size="xs"
      type="search"
      className={styles.document}
      aria-label={words.document}
      placeholder={words.document}
      maxLength={200}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        tell(event.target.value.trim());
      }}
    />
  );
}

/** What narrows the list, in words. */
export function useFilterNames(search: OverviewSearch): string[] {
  const { filters: words, document } = useOverviewTexts();
  const { activities, records } = useTexts();
  const names = useReference();
  const dates = usePeriodWords()(search);
  const named = {
    customer: useNames('customers', search.customers),
    contact: useNames('contacts', search.contacts),
    project: useNames('projects', search.projects),
    campaign: useNames('campaigns', search.campaigns),
  };
  const { title } = useTagTexts();
  const tags = useTagNames(search.tags);
  const list: string[] = [];
  if (search.q) list.push(records.list.word(search.q));
  if (search.document) list.push(`${document}: ${search.document}`);
  const add = (label: string, values: readonly (string | undefined)[] | undefined) => {
    const known = values?.filter(Boolean) ?? [];
    if (known.length > 0) list.push(`${label}: ${known.join(', ')}`);
  };
  add(
    words.salesperson,
    search.salespeople?.map((id) => names.user(id)?.initials),
  );
  if (dates !== null) list.push(`${words.dates[search.dateOf ?? 'occurred']}: ${dates}`);
  add(
    words.type,
    search.types?.map((id) => names.type(id)?.name),
  );
  for (const [label, chosen] of Object.entries(named)) {
    add(
      words[label as keyof typeof named],
      chosen.map(({ name }) => name),
    );
  }
  add(
    title,
    tags.map(({ name }) => name),
  );
  if (search.state) list.push(words.states[search.state]);
  add(
    words.outcome,
    search.outcomes?.map((each) => ({ ...activities.outcomes, ...words.outcomes })[each]),
  );
  add(
    words.punctuality,
    search.punctuality?.map((each) => words.punctualities[each]),
  );
  add(
    words.status,
    search.statuses?.map((id) => names.status(id)?.name),
  );
  if (search.direction) list.push(words.directions[search.direction]);
  if (search.documents !== undefined) list.push(words.withDocuments[`${search.documents}`]);
  return list;
}
