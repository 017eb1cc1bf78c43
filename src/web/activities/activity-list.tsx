// All activities of a customer or a contact, newest first, open and completed alike: «hvad aftalte vi sidst?»
// Pages embed it; its filters and what stands open are theirs to keep in the address.
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { listContacts } from '../../shared/contacts.ts';
import { call, Refusal } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { FilterMenu } from '../ui/filter-chip.tsx';
import { IconPlus } from '../ui/icons.ts';
import { Segmented } from '../ui/segmented.tsx';
import { SplitMain, SplitView } from '../ui/side-panel.tsx';
import { EmptyState, ErrorState, NoHits, Skeleton } from '../ui/states.tsx';
import styles from './activity-list.module.css';
import { timelineQuery } from './queries.ts';
import { SearchField } from './search-field.tsx';
import { TimelineRow } from './timeline-row.tsx';
import { type TimelineSearch, timelineFilterOf, typesInAddress } from './timeline-search.ts';
import { useTick } from './use-tick.ts';

const ActivityPanel = lazy(() =>
  import('./activity-panel.tsx').then((module) => ({ default: module.ActivityPanel })),
);

export interface ActivityTimelineProps {
  /** one of them: all activities of the customer, those tied to the person, those bound to the sales project or campaign */
  customerId?: number;
  contactId?: number;
  projectId?: number;
  campaignId?: number;
  search: TimelineSearch;
  onSearch: (search: TimelineSearch, replace?: boolean) => void;
}

export function ActivityTimeline(props: ActivityTimelineProps) {
  const { customerId, contactId, projectId, campaignId, search, onSearch } = props;
  const words = useTexts().activities.timeline;
  const may = useMe().may('write activities');
  const filter = timelineFilterOf(search);
  const of = {
    ...(customerId && { customerId }),
    ...(contactId && { contactId }),
    ...(projectId && { projectId }),
    ...(campaignId && { campaignId }),
  };
  const list = useInfiniteQuery(timelineQuery(of, filter));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const open = (id: number | 'new') => onSearch({ ...search, open: id }, search.open !== undefined);
  const toggle = useTick(open);
  const at = rows.findIndex((row) => row.id === search.open);
  const { open: _, ...filters } = search;
  const names = useFilterNames(search, customerId);
  const button = may && (
    <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={() => open('new')}>
      {words.new}
    </Button>
  );

  return (
    <SplitView>
      <SplitMain>
        <div className={styles.bar}>
          <Filters search={search} onSearch={onSearch} customerId={contactId ? undefined : customerId} />
          <div className={styles.new}>{button}</div>
        </div>
        <div className={styles.list}>
          {list.isPending && <Skeleton lines={10} />}
          {list.isError && (
            <ErrorState
              title={words.failed}
              {...(list.error instanceof Refusal && list.error.message && { message: list.error.message })}
              onRetry={() => void list.refetch()}
            />
          )}
          {list.isSuccess &&
            rows.length === 0 &&
            (names.length > 0 ? (
              <NoHits filters={names} onClear={() => onSearch(search.open ? { open: search.open } : {})} />
            ) : (
              <EmptyState title={words.empty} action={button}>
                {words.emptyHelp}
              </EmptyState>
            ))}
          <ol className={styles.rows}>
            {rows.map((row) => (
              <TimelineRow
                key={row.id}
                row={row}
                withContact={contactId === undefined}
                withCustomer={campaignId !== undefined}
                withProject={projectId === undefined}
                current={row.id === search.open}
                onOpen={open}
                onToggle={toggle}
              />
            ))}
          </ol>
          {list.hasNextPage && (
            <Button
              className={styles.more}
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {words.more}
            </Button>
          )}
        </div>
      </SplitMain>
      {search.open !== undefined && (
        <Suspense fallback={null}>
          <ActivityPanel
            id={search.open}
            begin={of}
            walk={{
              previous: rows[at - 1]?.id ?? null,
              next: at < 0 ? null : (rows[at + 1]?.id ?? null),
              position: at < 0 ? null : at + 1,
              of: rows.length,
            }}
            onOpen={open}
            onClose={() => onSearch(filters)}
          />
        </Suspense>
      )}
    </SplitView>
  );
}

interface FiltersProps extends Pick<ActivityTimelineProps, 'search' | 'onSearch'> {
  /** whose contacts can be chosen; undefined on the page of a person */
  customerId: number | undefined;
}

function Filters({ search, onSearch, customerId }: FiltersProps) {
  const words = useTexts().activities.timeline;
  const { types } = useReference();
  const contacts = useContacts(customerId);
  const set = (change: Partial<Record<keyof TimelineSearch, unknown>>, replace = false) =>
    onSearch(
      Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value)),
      replace,
    );
  const { types: chosen = [] } = timelineFilterOf(search);
  return (
    <>
      <Segmented
        label={words.state}
        value={search.state ?? 'all'}
        options={(['all', 'open', 'closed'] as const).map((value) => ({ value, label: words[value] }))}
        onChange={(state) => set({ state: state === 'all' ? undefined : state })}
      />
      <FilterMenu
        label={words.type}
        several
        options={types.map((type) => ({ value: String(type.id), label: type.name }))}
        chosen={chosen.map(String)}
        onChange={(ids) => set({ types: typesInAddress(ids.map(Number)) })}
      />
      {contacts.length > 0 && (
        <FilterMenu
          label={words.contact}
          options={contacts.map(({ id, name }) => ({ value: String(id), label: name }))}
          chosen={search.contact ? [String(search.contact)] : []}
          onChange={([id]) => set({ contact: id && Number(id) })}
        />
      )}
      <SearchField
        className={styles.search}
        label={words.search}
        value={search.q ?? ''}
        onSearch={(q) => set({ q }, true)}
      />
    </>
  );
}

const MOST = 200;

function useContacts(customerId: number | undefined) {
  const { data } = useQuery({
    queryKey: ['contacts', 'names', customerId],
    queryFn: ({ signal }) =>
      call(listContacts, { query: { customerId, withLeft: 'true', limit: MOST } }, { signal }),
    enabled: customerId !== undefined,
  });
  return data?.items ?? [];
}

function useFilterNames(search: TimelineSearch, customerId: number | undefined): string[] {
  const words = useTexts().activities.timeline;
  const names = useReference();
  const contacts = useContacts(search.contact ? customerId : undefined);
  const { types = [] } = timelineFilterOf(search);
  return [
    search.state && words[search.state],
    ...types.map((id) => names.type(id)?.name),
    search.contact && (contacts.find(({ id }) => id === search.contact)?.name ?? words.contact),
    search.q && `«${search.q}»`,
  ].filter((name): name is string => Boolean(name));
}
