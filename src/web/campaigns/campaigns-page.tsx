// Campaigns as a list: search, filters, order, columns, all in the address; those that are marked are compared.
import { ActionIcon, Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { campaignSort } from '../../shared/campaign-words.ts';
import type { CampaignRow } from '../../shared/campaigns.ts';
import { IconSpeakerphone } from '../activities/icons.ts';
import { oneOf, tidy } from '../records/address.ts';
import { ExportButton } from '../records/export-button.tsx';
import { ListHead } from '../records/list-head.tsx';
import { useListLayout } from '../records/use-list-layout.ts';
import { usePagedList } from '../records/use-paged-list.ts';
import { useCampaignTexts } from '../texts/campaigns.ts';
import { useTexts } from '../texts/language.tsx';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import type { DataGridHandle } from '../ui/data-grid/types.ts';
import { IconX } from '../ui/icons.ts';
import { EmptyState, ErrorState, NoHits } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { CampaignCard } from './campaign-card.tsx';
import { CampaignFilters, useFilterNames } from './campaign-filters.tsx';
import styles from './campaigns.module.css';
import { useCampaignColumns } from './columns.tsx';
import { campaignsAsked, fetchCampaigns } from './queries.ts';
import type { CampaignSearch, ChangeOf } from './search.ts';

const route = getRouteApi('/frame/campaigns');
const drawCard = (row: CampaignRow) => <CampaignCard row={row} />;
const NONE: ReadonlySet<string> = new Set();

export function CampaignsPage() {
  const { common } = useTexts();
  const words = useCampaignTexts();
  useTitle(words.title);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const [marked, setMarked] = useState(NONE);
  const columns = useCampaignColumns();
  const change = useCallback(
    (part: ChangeOf<CampaignSearch>) =>
      void navigate({ search: (before) => tidy({ ...before, ...part }), replace: true }),
    [navigate],
  );
  const [layout, setLayout] = useListLayout('campaigns.columns', columns, tidy(search), (sort) =>
    change({ sort: oneOf(campaignSort.options, sort?.column), descending: sort?.descending || undefined }),
  );
  const asked = useMemo(
    () =>
      tidy({
        ...search,
        sort: oneOf(campaignSort.options, layout.sort?.column),
        descending: layout.sort?.descending,
      }),
    [search, layout.sort],
  );
  const list = usePagedList(['campaigns', 'list', asked], (cursor, signal) =>
    fetchCampaigns(asked, cursor, signal),
  );
  const groups = useMemo(() => [{ id: 'all', title: '', rows: list.rows }], [list.rows]);
  const filters = useFilterNames(search);
  const clear = () => change({ q: undefined, statuses: undefined, responsible: undefined });
  const create = () => void navigate({ to: '/campaigns/$id', params: { id: 'new' } });
  const compare = () => void navigate({ to: '/campaigns/compare', search: { ids: [...marked].map(Number) } });

  return (
    <>
      <ListHead
        title={words.title}
        searchLabel={words.search}
        search={search.q ?? ''}
        onSearch={(q) => change({ q: q || undefined })}
        onLeaveSearch={() => grid.current?.focus()}
        list={list}
        createLabel={words.create}
        onCreate={create}
        columns={
          <>
            <ExportButton list="campaigns" query={campaignsAsked(asked)} />
            <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />
          </>
        }
        filtered={filters.length > 0}
        onClear={clear}
      >
        <CampaignFilters search={search} onChange={change} />
      </ListHead>
      <DataGrid<CampaignRow>
        handle={grid}
        label={words.title}
        columns={columns}
        groups={groups}
        rowId={(row) => String(row.id)}
        rowName={(row) => row.name}
        rowLook={(row) => (row.status === 'ended' ? 'muted' : 'plain')}
        layout={layout}
        onLayoutChange={setLayout}
        selection={marked}
        onSelectionChange={setMarked}
        onOpen={(row) => void navigate({ to: '/campaigns/$id', params: { id: String(row.id) } })}
        renderCard={drawCard}
        status={list.status}
        hasMore={list.hasMore}
        onReachEnd={list.fetchMore}
        error={
          <ErrorState
            title={common.grid.failed}
            message={list.fault ?? common.errors.offline}
            onRetry={list.retry}
          />
        }
        empty={
          filters.length > 0 ? (
            <NoHits filters={filters} onClear={clear} />
          ) : (
            <EmptyState
              icon={IconSpeakerphone}
              title={words.empty}
              action={<Button onClick={create}>{words.create}</Button>}
            >
              {words.emptyHelp}
            </EmptyState>
          )
        }
      />
      {marked.size > 0 && (
        <section className={styles.bulk} aria-label={words.markedLabel}>
          <span className={styles.bulkCount}>{words.marked(marked.size)}</span>
          <Button variant="default" onClick={compare} disabled={marked.size < 2}>
            {marked.size < 2 ? words.compare : words.compareMarked(marked.size)}
          </Button>
          {marked.size < 2 && <span className={styles.quiet}>{words.compareHint}</span>}
          <ActionIcon aria-label={words.clearMarks} onClick={() => setMarked(NONE)}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </section>
      )}
    </>
  );
}
