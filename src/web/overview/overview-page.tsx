// CRM Overblik (source page, section 7): everything that was ever agreed, found by filters and words. Which list it is stands
// in the address; here it is only joined.
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef } from 'react';
import type { OverviewRow } from '../../shared/overview.ts';
import { ActivityPanel } from '../activities/activity-panel.tsx';
import { tidy } from '../records/address.ts';
import { ExportButton } from '../records/export-button.tsx';
import list from '../records/list.module.css';
import { SearchField } from '../records/search-field.tsx';
import { useListLayout } from '../records/use-list-layout.ts';
import { usePagedList } from '../records/use-paged-list.ts';
import { useTexts } from '../texts/language.tsx';
import { useOverviewTexts } from '../texts/overview.ts';
import { useWalk } from '../todo/use-walk.ts';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import type { DataGridHandle } from '../ui/data-grid/types.ts';
import { IconFilterOff, IconSearch } from '../ui/icons.ts';
import { PageHead } from '../ui/page-head.tsx';
import { SplitMain, SplitView } from '../ui/side-panel.tsx';
import { EmptyState, ErrorState, NoHits } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { OverviewCard, useOverviewColumns } from './columns.tsx';
import { Found } from './found.tsx';
import { OrderMenu } from './order-menu.tsx';
import styles from './overview.module.css';
import { type Change, OverviewFilters, useFilterNames } from './overview-filters.tsx';
import { filterOf, type OverviewSearch, readOverviewSearch, withoutFilters } from './overview-search.ts';
import { fetchOverview } from './queries.ts';
import { SavedViews } from './saved-views.tsx';
import { useMarks } from './use-marks.ts';

const MarkedBar = lazy(() => import('./marked-bar.tsx').then((module) => ({ default: module.MarkedBar })));
const route = getRouteApi('/frame/overview');

export function OverviewPage() {
  const { common } = useTexts();
  const words = useOverviewTexts();
  useTitle(words.title);
  const raw = route.useSearch();
  const search = useMemo(() => readOverviewSearch({ ...raw }), [raw]);
  const navigate = route.useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const show = useCallback(
    (next: OverviewSearch, replace = true) => void navigate({ search: next, replace }),
    [navigate],
  );
  const change: Change = (part) => show(tidy({ ...search, ...part }));
  const q = search.q ?? '';
  const columns = useOverviewColumns(q);
  const [layout, setLayout] = useListLayout('overview.columns', columns, {}, () => undefined);
  const { open, ...asked } = search;
  const found = usePagedList(['overview', 'list', asked], (cursor, signal) =>
    fetchOverview(asked, cursor, signal),
  );
  const groups = useMemo(() => [{ id: 'all', title: '', rows: found.rows }], [found.rows]);
  const ids = useMemo(() => found.rows.map((row) => row.id), [found.rows]);
  const walk = useWalk(ids, open ?? null);
  const marks = useMarks(asked, found.rows);
  const filters = useFilterNames(search);
  const renderCard = useCallback((row: OverviewRow) => <OverviewCard row={row} q={q} />, [q]);
  const openRow = (id: number) => show({ ...search, open: id }, open !== undefined);
  const close = () => {
    show(asked, false);
    requestAnimationFrame(() => grid.current?.focus(open === undefined ? undefined : String(open)));
  };

  return (
    <>
      <PageHead
        title={words.title}
        aside={<Found search={search} onClear={() => show(withoutFilters(search))} />}
        actions={
          <>
            <Link to="/reports" className={styles.reports}>
              {words.reports}
            </Link>
            <SavedViews search={search} onShow={(view) => show(view, false)} />
            <ExportButton list="overview" query={{ ...filterOf(asked), order: asked.order }} />
            <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />
          </>
        }
      >
        <div className={list.searchLine}>
          <SearchField
            className={styles.search}
            label={words.search}
            value={q}
            onChange={(text) => change({ q: text || undefined })}
            onLeave={() => grid.current?.focus()}
          />
          <OrderMenu
            order={search.order ?? 'newest'}
            onChange={(order) => change({ order: order === 'newest' ? undefined : order })}
          />
        </div>
        <section className={list.chips} aria-label={words.filters.label}>
          <OverviewFilters search={search} onChange={change} />
          {filters.length > 0 && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconFilterOff size={15} aria-hidden />}
              onClick={() => show({})}
            >
              {common.clearFilters}
            </Button>
          )}
        </section>
      </PageHead>
      <SplitView>
        <SplitMain>
          <DataGrid<OverviewRow>
            handle={grid}
            selection={marks.marked}
            onSelectionChange={marks.mark}
            label={words.grid}
            columns={columns}
            groups={groups}
            rowId={(row) => String(row.id)}
            rowName={(row) => [row.customerName, row.note.slice(0, 60)].filter(Boolean).join(', ')}
            layout={layout}
            onLayoutChange={setLayout}
            onOpen={(row) => openRow(row.id)}
            openId={open === undefined ? null : String(open)}
            renderCard={renderCard}
            status={found.status}
            hasMore={found.hasMore}
            onReachEnd={found.fetchMore}
            error={
              <ErrorState
                title={common.grid.failed}
                message={found.fault ?? common.errors.offline}
                onRetry={found.retry}
              />
            }
            empty={
              filters.length > 0 ? (
                <NoHits filters={filters} onClear={() => show({})} />
              ) : (
                <EmptyState icon={IconSearch} title={words.empty}>
                  {words.emptyHelp}
                </EmptyState>
              )
            }
          />
          {marks.marked.size > 0 && (
            <Suspense fallback={null}>
              <MarkedBar search={search} marks={marks} />
            </Suspense>
          )}
        </SplitMain>
        {open !== undefined && (
          <ActivityPanel id={open} walk={walk} onOpen={(id) => openRow(id)} onClose={close} />
        )}
      </SplitView>
    </>
  );
}
