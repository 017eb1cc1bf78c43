// The filters of the project list as chips, and their names in words for «ingen hits».
import { projectNextFollowUp } from '../../shared/project-sorts.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { CustomerFilter } from '../todo/customer-filter.tsx';
import { CampaignFilter } from '../todo/sale-filters.tsx';
import { FilterMenu } from '../ui/filter-chip.tsx';
import { PeriodFilter, usePeriodWords } from '../ui/period-filter.tsx';
import { ExpectedFilter, useExpectedWords } from './expected-filter.tsx';
import type { ProjectSearch } from './queries.ts';

interface ProjectFiltersProps {
  search: ProjectSearch;
  onChange: (part: { [K in keyof ProjectSearch]?: ProjectSearch[K] | undefined }) => void;
}

const STATES = ['won', 'lost', 'closed', 'all'] as const;

export function ProjectFilters({ search, onChange }: ProjectFiltersProps) {
  const { filters } = useProjectTexts();
  const { stages, users } = useReference();
  const { user: me } = useMe();
  const salespeople = users.filter((user) => user.isSalesperson || search.salespeople?.includes(user.id));
  const sorted = [...salespeople].sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id));
  return (
    <>
      {search.view !== 'forecast' && (
        <FilterMenu
          label={filters.state}
          options={STATES.map((value) => ({ value, label: filters.states[value] }))}
          chosen={search.state ? [search.state] : []}
          onChange={([state]) => onChange({ state })}
        />
      )}
      <FilterMenu
        label={filters.stage}
        several
        options={stages.map(({ id, name }) => ({ value: String(id), label: name }))}
        chosen={(search.stages ?? []).map(String)}
        onChange={(chosen) => onChange({ stages: numbers(chosen) })}
      />
      <FilterMenu
        label={filters.salesperson}
        several
        options={sorted.map(({ id, initials, name }) => ({
          value: String(id),
          label: `${initials} · ${name}`,
        }))}
        chosen={(search.salespeople ?? []).map(String)}
        onChange={(chosen) => onChange({ salespeople: numbers(chosen) })}
      />
      <FilterMenu
        label={filters.nextFollowUp}
        options={projectNextFollowUp.options.map((value) => ({ value, label: filters.nextFollowUps[value] }))}
        chosen={search.nextFollowUp ? [search.nextFollowUp] : []}
        onChange={([nextFollowUp]) => onChange({ nextFollowUp })}
      />
      <ExpectedFilter expected={search} onChange={onChange} />
      {search.view !== 'forecast' && (
        <PeriodFilter
          label={filters.closed}
          from={search.closedFrom}
          to={search.closedTo}
          onChange={({ from, to }) =>
            // What is open was not closed on any day.
            onChange({
              closedFrom: from,
              closedTo: to,
              ...((from || to) && { state: search.state ?? 'closed' }),
            })
          }
        />
      )}
      <CustomerFilter
        customerId={search.customerId ?? null}
        onChange={(customerId) => onChange({ customerId: customerId ?? undefined })}
      />
      <CampaignFilter
        campaignId={search.campaignId ?? null}
        onChange={(campaignId) => onChange({ campaignId: campaignId ?? undefined })}
      />
    </>
  );
}

const numbers = (chosen: string[]) => (chosen.length > 0 ? chosen.map(Number) : undefined);

/** What narrows the list, in words: «Fase: Tilbud», «presse». */
export function useFilterNames(search: ProjectSearch): string[] {
  const { filters } = useProjectTexts();
  const { records } = useTexts();
  const names = useReference();
  const expectedWords = useExpectedWords();
  const closedWords = usePeriodWords();
  const list: string[] = [];
  if (search.q) list.push(records.list.word(search.q));
  const add = (label: string, values: (string | undefined)[]) => {
    const known = values.filter(Boolean);
    if (known.length > 0) list.push(`${label}: ${known.join(', ')}`);
  };
  add(filters.state, [search.state && filters.states[search.state]]);
  add(
    filters.stage,
    (search.stages ?? []).map((id) => names.stage(id)?.name ?? `#${id}`),
  );
  add(
    filters.salesperson,
    (search.salespeople ?? []).map((id) => names.user(id)?.initials ?? `#${id}`),
  );
  add(filters.nextFollowUp, [search.nextFollowUp && filters.nextFollowUps[search.nextFollowUp]]);
  add(filters.expected, [expectedWords(search) ?? undefined]);
  add(filters.closed, [closedWords({ from: search.closedFrom, to: search.closedTo }) ?? undefined]);
  if (search.customerId) list.push(filters.customer);
  if (search.campaignId) list.push(filters.campaign);
  return list;
}
