// The list of contacts: search as one types, filters, order, columns. All of it stands in the address; the
// columns are remembered per user.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import type { ContactRow } from '../../shared/contacts.ts';
import { contactSort } from '../../shared/record-sorts.ts';
import { oneOf, tidy } from '../records/address.ts';
import { ExportButton } from '../records/export-button.tsx';
import { ListHead } from '../records/list-head.tsx';
import { useListLayout } from '../records/use-list-layout.ts';
import { usePagedList } from '../records/use-paged-list.ts';
import { useTexts } from '../texts/language.tsx';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import type { DataGridHandle } from '../ui/data-grid/types.ts';
import { IconUsers } from '../ui/icons.ts';
import { EmptyState, ErrorState, NoHits } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { useContactColumns } from './columns.tsx';
import { ContactCard } from './contact-card.tsx';
import { ContactFilters, useFilterNames } from './contact-filters.tsx';
import { type ContactSearch, fetchContacts } from './queries.ts';

const route = getRouteApi('/frame/contacts');

export function ContactsPage() {
  const { contacts, common } = useTexts();
  useTitle(contacts.title);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const columns = useContactColumns();
  const change = useCallback(
    (part: { [K in keyof ContactSearch]?: ContactSearch[K] | undefined }) =>
      void navigate({ search: (before) => tidy({ ...before, ...part }), replace: true }),
    [navigate],
  );
  const [layout, setLayout] = useListLayout('contacts.columns', columns, search, (sort) =>
    change({ sort: oneOf(contactSort.options, sort?.column), descending: sort?.descending || undefined }),
  );
  const asked = useMemo(
    () =>
      tidy({
        ...search,
        sort: oneOf(contactSort.options, layout.sort?.column),
        descending: layout.sort?.descending || undefined,
      }),
    [search, layout.sort],
  );
  const list = usePagedList(['contacts', 'list', asked], (cursor, signal) =>
    fetchContacts(asked, cursor, signal),
  );
  const groups = useMemo(() => [{ id: 'all', title: '', rows: list.rows }], [list.rows]);
  const filters = useFilterNames(search);
  const clear = () => change({ q: undefined, nextFollowUp: undefined });
  const create = () => void navigate({ to: '/contacts/$id', params: { id: 'new' } });

  return (
    <>
      <ListHead
        title={contacts.title}
        searchLabel={contacts.search}
        search={search.q ?? ''}
        onSearch={(q) => change({ q: q || undefined })}
        onLeaveSearch={() => grid.current?.focus()}
        list={list}
        createLabel={contacts.create}
        onCreate={create}
        columns={
          <>
            <ExportButton list="contacts" query={asked} />
            <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />
          </>
        }
        filtered={filters.length > 0}
        onClear={clear}
      >
        <ContactFilters search={search} onChange={change} />
      </ListHead>
      <DataGrid<ContactRow>
        handle={grid}
        label={contacts.title}
        columns={columns}
        groups={groups}
        rowId={(row) => String(row.id)}
        rowName={(row) => row.name}
        rowLook={(row) => (row.hasLeft ? 'muted' : 'plain')}
        layout={layout}
        onLayoutChange={setLayout}
        onOpen={(row) => void navigate({ to: '/contacts/$id', params: { id: String(row.id) } })}
        renderCard={useCallback((row: ContactRow) => <ContactCard row={row} />, [])}
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
              icon={IconUsers}
              title={contacts.empty}
              action={<Button onClick={create}>{contacts.create}</Button>}
            >
              {contacts.emptyHelp}
            </EmptyState>
          )
        }
      />
    </>
  );
}
