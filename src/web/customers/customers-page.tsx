// The list of customers: search as one types, filters, order, columns. All of it stands in the address; the
// columns are remembered per user.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import type { CustomerRow } from '../../shared/customers.ts';
import { customerSort } from '../../shared/record-sorts.ts';
import { oneOf, tidy } from '../records/address.ts';
import { ExportButton } from '../records/export-button.tsx';
import { ListHead } from '../records/list-head.tsx';
import { useListLayout } from '../records/use-list-layout.ts';
import { usePagedList } from '../records/use-paged-list.ts';
import { useCustomerTexts } from '../texts/customers.ts';
import { useTexts } from '../texts/language.tsx';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import type { DataGridHandle } from '../ui/data-grid/types.ts';
import { IconBuilding } from '../ui/icons.ts';
import { EmptyState, ErrorState, NoHits } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { useCustomerColumns } from './columns.tsx';
import { CustomerCard } from './customer-card.tsx';
import { CustomerFilters, useFilterNames } from './customer-filters.tsx';
import { type CustomerSearch, fetchCustomers } from './queries.ts';

const route = getRouteApi('/frame/customers');

export function CustomersPage() {
  const customers = useCustomerTexts();
  const { common } = useTexts();
  useTitle(customers.title);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const columns = useCustomerColumns();
  const change = useCallback(
    (part: { [K in keyof CustomerSearch]?: CustomerSearch[K] | undefined }) =>
      void navigate({ search: (before) => tidy({ ...before, ...part }), replace: true }),
    [navigate],
  );
  const [layout, setLayout] = useListLayout('customers.columns', columns, search, (sort) =>
    change({
      sort: oneOf(customerSort.options, sort?.column),
      descending: sort?.descending || undefined,
    }),
  );
  const asked = useMemo(
    () =>
      tidy({
        ...search,
        sort: oneOf(customerSort.options, layout.sort?.column),
        descending: layout.sort?.descending || undefined,
      }),
    [search, layout.sort],
  );
  const list = usePagedList(['customers', 'list', asked], (cursor, signal) =>
    fetchCustomers(asked, cursor, signal),
  );
  const groups = useMemo(() => [{ id: 'all', title: '', rows: list.rows }], [list.rows]);
  const filters = useFilterNames(search);
  const clear = () =>
    change({
      q: undefined,
      statuses: undefined,
      responsible: undefined,
      classes: undefined,
      industry: undefined,
      targetGroup: undefined,
      nextFollowUp: undefined,
    });
  const create = () => void navigate({ to: '/customers/$id', params: { id: 'new' } });

  return (
    <>
      <ListHead
        title={customers.title}
        searchLabel={customers.search}
        search={search.q ?? ''}
        onSearch={(q) => change({ q: q || undefined })}
        onLeaveSearch={() => grid.current?.focus()}
        list={list}
        createLabel={customers.create}
        onCreate={create}
        columns={
          <>
            <ExportButton list="customers" query={asked} />
            <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />
          </>
        }
        filtered={filters.length > 0}
        onClear={clear}
      >
        <CustomerFilters search={search} onChange={change} />
      </ListHead>
      <DataGrid<CustomerRow>
        handle={grid}
        label={customers.title}
        columns={columns}
        groups={groups}
        rowId={(row) => String(row.id)}
        rowName={(row) => row.name}
        layout={layout}
        onLayoutChange={setLayout}
        onOpen={(row) => void navigate({ to: '/customers/$id', params: { id: String(row.id) } })}
        renderCard={useCallback((row: CustomerRow) => <CustomerCard row={row} />, [])}
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
              icon={IconBuilding}
              title={customers.empty}
              action={<Button onClick={create}>{customers.create}</Button>}
            >
              {customers.emptyHelp}
            </EmptyState>
          )
        }
      />
    </>
  );
}
