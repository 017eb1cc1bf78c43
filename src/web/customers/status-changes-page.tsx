// Every status change that a rule made: when, of whom, by what; and one click takes it back while that can be done.
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { StatusChangeRow } from '../../shared/customers.ts';
import { useReference } from '../data/reference.ts';
import { tidy } from '../records/address.ts';
import listStyles from '../records/list.module.css';
import { useListLayout } from '../records/use-list-layout.ts';
import { usePagedList } from '../records/use-paged-list.ts';
import { useRuleSentence } from '../settings/use-rule-sentence.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import { CustomerFilter } from '../todo/customer-filter.tsx';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import { FilterChip, FilterMenu } from '../ui/filter-chip.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PeriodFilter } from '../ui/period-filter.tsx';
import { EmptyState, ErrorState, NoHits } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { fetchStatusChanges, type StatusChangeSearch } from './queries.ts';
import { StatusChangeCard, useStatusChangeColumns } from './status-change-columns.tsx';

const route = getRouteApi('/frame/status-changes');
const drawCard = (row: StatusChangeRow) => <StatusChangeCard row={row} />;

export function StatusChangesPage() {
  const { statusChanges: words } = useCustomerTexts();
  const { common } = useTexts();
  useTitle(words.title);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { rules } = useReference();
  const ruleSentence = useRuleSentence();
  const change = (part: { [K in keyof StatusChangeSearch]?: StatusChangeSearch[K] | undefined }) =>
    void navigate({ search: (before) => tidy({ ...before, ...part }), replace: true });
  const columns = useStatusChangeColumns();
  const [layout, setLayout] = useListLayout('status-changes.columns', columns, {}, () => {});
  const list = usePagedList(['customers', 'status-changes', search], (cursor, signal) =>
    fetchStatusChanges(search, cursor, signal),
  );
  const groups = useMemo(() => [{ id: 'all', title: '', rows: list.rows }], [list.rows]);
  const rule = rules.find(({ id }) => id === search.ruleId);
  const filters = [
    (search.from || search.to) && words.period,
    rule && ruleSentence(rule),
    search.customerId && words.customer,
  ].filter((name) => typeof name === 'string');
  return (
    <>
      <PageHead
        title={words.title}
        actions={<ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />}
      >
        <section className={listStyles.chips} aria-label={words.filters}>
          <PeriodFilter from={search.from} to={search.to} onChange={change} />
          <FilterMenu
            label={words.rule}
            options={rules.map((each) => ({ value: String(each.id), label: ruleSentence(each) }))}
            chosen={search.ruleId ? [String(search.ruleId)] : []}
            onChange={([id]) => change({ ruleId: id ? Number(id) : undefined })}
          />
          <CustomerFilter
            customerId={search.customerId ?? null}
            onChange={(customerId) => change({ customerId: customerId ?? undefined })}
          />
          <FilterChip
            label={words.byPeople}
            on={search.by === 'all'}
            onChange={(on) => change({ by: on ? 'all' : undefined })}
          />
        </section>
      </PageHead>
      <DataGrid<StatusChangeRow>
        label={words.title}
        columns={columns}
        groups={groups}
        rowId={(row) => String(row.id)}
        rowName={(row) => row.customerName}
        layout={layout}
        onLayoutChange={setLayout}
        onOpen={(row) => void navigate({ to: '/customers/$id', params: { id: String(row.customerId) } })}
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
            <NoHits
              filters={filters}
              onClear={() =>
                change({ from: undefined, to: undefined, ruleId: undefined, customerId: undefined })
              }
            />
          ) : (
            <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState>
          )
        }
      />
    </>
  );
}
