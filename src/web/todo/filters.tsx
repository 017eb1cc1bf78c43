// The counters and filter chips above the list. Every one of them only changes the address.
import { Button, UnstyledButton } from '@mantine/core';
import { isoWeek } from '../../shared/days.ts';
import { COUNTERS, type CounterName, dueFilter, type TodoCounts } from '../../shared/todo.ts';
import { IconFilter } from '../activities/icons.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { useDays } from '../ui/days-context.tsx';
import { FilterChip, FilterMenu } from '../ui/filter-chip.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { CustomerFilter } from './customer-filter.tsx';
import { CampaignFilter, ProjectFilter } from './sale-filters.tsx';
import styles from './todo.module.css';
import {
  filterOf,
  isCounter,
  kindsOf,
  searchOfCounter,
  type TodoSearch,
  typesInAddress,
  typesOf,
  withoutFilters,
} from './todo-search.ts';

interface FiltersProps {
  search: TodoSearch;
  onSearch: (search: TodoSearch) => void;
}

const TONES: Partial<Record<CounterName, 'overdue' | 'today'>> = { due: 'overdue', today: 'today' };

/** «Forfaldne · I dag · Møder · Åbne tilbud · Ring»: what to do, at a glance (rule 12). */
export function Counters({ search, onSearch, counts }: FiltersProps & { counts: TodoCounts | undefined }) {
  const words = useTexts().todo.counters;
  return (
    <section className={styles.counters} aria-label={words.label}>
      {(Object.keys(COUNTERS) as CounterName[]).map((name) => {
        const tone = TONES[name];
        return (
          <FilterChip
            key={name}
            label={words[name]}
            count={counts?.counters[name]}
            on={isCounter(name, search)}
            onChange={(on) => onSearch(on ? searchOfCounter(name, search) : withoutFilters(search))}
            {...(tone && { tone })}
          />
        );
      })}
    </section>
  );
}

const MEETINGS = COUNTERS.meetings.kinds.join(',');

interface FilterToggleProps {
  search: TodoSearch;
  unfolded: boolean;
  onToggle: () => void;
}

/** On a phone the chips are folded away; this shows them, and says how many are in force. */
export function FilterToggle({ search, unfolded, onToggle }: FilterToggleProps) {
  const words = useTexts().todo.filters;
  const narrowed = countFilters(search);
  return (
    <Button
      className={styles.filterToggle}
      variant="default"
      aria-expanded={unfolded}
      leftSection={<IconFilter size={15} aria-hidden />}
      onClick={onToggle}
    >
      {words.label}
      {narrowed > 0 && ` (${narrowed})`}
    </Button>
  );
}

export function FilterBar({ search, onSearch, unfolded }: FiltersProps & { unfolded: boolean }) {
  const { todo, common } = useTexts();
  const words = todo.filters;
  const { types } = useReference();
  const { today } = useDays();
  const set = (change: Partial<Record<keyof TodoSearch, unknown>>) =>
    onSearch({ ...search, ...change } as TodoSearch);
  const narrowed = countFilters(search);
  const dueOptions = dueFilter.options.map((value) => {
    const label = words.dueStates[value];
    return { value, label: typeof label === 'string' ? label : label(isoWeek(today).week) };
  });

  return (
    <section className={styles.chips} data-unfolded={unfolded || undefined} aria-label={words.label}>
      <FilterChip
        label={words.onlyMine}
        on={search.owner === undefined}
        onChange={(on) => set({ owner: on ? undefined : 'all' })}
      />
      <Segmented
        label={words.state}
        value={search.state ?? 'open'}
        options={(['open', 'both', 'closed'] as const).map((value) => ({ value, label: words[value] }))}
        onChange={(state) => set({ state: state === 'open' ? undefined : state })}
      />
      <FilterChip
        label={words.onlyQuotes}
        on={search.quotes === true}
        onChange={(on) => set({ quotes: on || undefined })}
      />
      <FilterChip
        label={words.onlyMeetings}
        on={search.kinds === MEETINGS}
        onChange={(on) => set({ kinds: on ? MEETINGS : undefined })}
      />
      <FilterMenu
        label={words.due}
        options={dueOptions}
        chosen={search.due ? [search.due] : []}
        onChange={([due]) => set({ due })}
      />
      <FilterMenu
        label={words.type}
        several
        options={types.map((type) => ({ value: String(type.id), label: type.name }))}
        chosen={typesOf(search).map(String)}
        onChange={(chosen) => set({ types: typesInAddress(chosen.map(Number)) })}
      />
      <FilterChip
        label={words.recent}
        on={search.period === 'recent'}
        onChange={(on) => set({ period: on ? 'recent' : undefined })}
      />
      <CustomerFilter
        customerId={search.customerId ?? null}
        onChange={(customerId) => set({ customerId: customerId ?? undefined })}
      />
      <ProjectFilter
        projectId={search.projectId ?? null}
        customerId={search.customerId ?? null}
        onChange={(projectId) => set({ projectId: projectId ?? undefined })}
      />
      <CampaignFilter
        campaignId={search.campaignId ?? null}
        onChange={(campaignId) => set({ campaignId: campaignId ?? undefined })}
      />
      {narrowed > 0 && (
        <UnstyledButton className={styles.textButton} onClick={() => onSearch(withoutFilters(search))}>
          {common.clearFilters}
        </UnstyledButton>
      )}
    </section>
  );
}

/** How many filters are in force, whose list not counted. */
function countFilters(search: TodoSearch): number {
  const { owner, state, period, ...others } = filterOf(search);
  return Object.keys(others).length + (state === 'open' ? 0 : 1) + (period === 'all' ? 0 : 1);
}

/** The filters in force in words, for «ingen rækker passer til filtrene». */
export function useFilterNames(search: TodoSearch): string[] {
  const { todo } = useTexts();
  const words = todo.filters;
  const names = useReference();
  const { today } = useDays();
  const due = search.due && words.dueStates[search.due];
  const kinds = kindsOf(search);
  return [
    search.state && words[search.state],
    due && (typeof due === 'string' ? due : due(isoWeek(today).week)),
    search.quotes && words.onlyQuotes,
    search.kinds === MEETINGS && words.onlyMeetings,
    kinds.length > 0 &&
      search.kinds !== MEETINGS &&
      names.types
        .filter((type) => kinds.includes(type.kind))
        .map((type) => type.name)
        .join(', '),
    ...typesOf(search).map((id) => names.type(id)?.name),
    search.period && words.recent,
    search.customerId && words.customer,
    search.projectId && words.project,
    search.campaignId && words.campaign,
    search.q && words.word(search.q),
  ].filter((name): name is string => Boolean(name));
}
