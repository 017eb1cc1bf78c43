// Sales projects as a list, as a board, or as what is expected to be sold. All of it stands in the address.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import { projectSort } from '../../shared/project-sorts.ts';
import type { ProjectRow } from '../../shared/projects.ts';
import { oneOf, tidy } from '../records/address.ts';
import { ExportButton } from '../records/export-button.tsx';
import { ListHead } from '../records/list-head.tsx';
import { useListLayout } from '../records/use-list-layout.ts';
import { usePagedList } from '../records/use-paged-list.ts';
import { useTexts } from '../texts/language.tsx';
import { useProjectTexts } from '../texts/projects.ts';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import type { DataGridHandle } from '../ui/data-grid/types.ts';
import { IconTargetArrow } from '../ui/icons.ts';
import { Segmented } from '../ui/segmented.tsx';
import { EmptyState, ErrorState, NoHits } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { Board } from './board.tsx';
import { useProjectColumns } from './columns.tsx';
import { Forecast } from './forecast.tsx';
import { ProjectCard } from './project-card.tsx';
import { ProjectFilters, useFilterNames } from './project-filters.tsx';
import { fetchProjects, type ProjectSearch } from './queries.ts';
import { StageSums } from './stage-sums.tsx';

const route = getRouteApi('/frame/projects');
const drawCard = (row: ProjectRow) => <ProjectCard row={row} />;
const VIEWS = ['list', 'board', 'forecast'] as const;

export function ProjectsPage() {
  const { common } = useTexts();
  const words = useProjectTexts();
  useTitle(words.title);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const columns = useProjectColumns();
  const change = useCallback(
    (part: { [K in keyof ProjectSearch]?: ProjectSearch[K] | undefined }) =>
      void navigate({ search: (before) => tidy({ ...before, ...part }), replace: true }),
    [navigate],
  );
  const [layout, setLayout] = useListLayout('projects.columns', columns, search, (sort) =>
    change({ sort: oneOf(projectSort.options, sort?.column), descending: sort?.descending || undefined }),
  );
  const asked = useMemo(
    () =>
      tidy({
        ...search,
        sort: oneOf(projectSort.options, layout.sort?.column),
        descending: layout.sort?.descending || undefined,
      }),
    [search, layout.sort],
  );
  const list = usePagedList(['projects', 'list', asked], (cursor, signal) =>
    fetchProjects(asked, cursor, signal),
  );
  const { view: _, ...exported } = asked;
  const groups = useMemo(() => [{ id: 'all', title: '', rows: list.rows }], [list.rows]);
  const filters = useFilterNames(search);
  const clear = () => void navigate({ search: ({ view }) => tidy({ view }), replace: true });
  const create = () => void navigate({ to: '/projects/$id', params: { id: 'new' } });
  const view = search.view ?? 'list';

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
            <Segmented
              label={words.view}
              value={view}
              options={VIEWS.map((value) => ({ value, label: words.views[value] }))}
              onChange={(next) => change({ view: next === 'list' ? undefined : next })}
            />
            <ExportButton list="projects" query={exported} />
            {view === 'list' && <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />}
          </>
        }
        filtered={filters.length > 0}
        onClear={clear}
      >
        <ProjectFilters search={search} onChange={change} />
      </ListHead>
      {view === 'forecast' && <Forecast search={search} />}
      {view === 'board' && <Board search={search} />}
      {view === 'list' && (
        <>
          <StageSums search={search} />
          <DataGrid<ProjectRow>
            handle={grid}
            label={words.title}
            columns={columns}
            groups={groups}
            rowId={(row) => String(row.id)}
            rowName={(row) => row.name}
            layout={layout}
            onLayoutChange={setLayout}
            onOpen={(row) => void navigate({ to: '/projects/$id', params: { id: String(row.id) } })}
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
                  icon={IconTargetArrow}
                  title={words.empty}
                  action={<Button onClick={create}>{words.create}</Button>}
                >
                  {words.emptyHelp}
                </EmptyState>
              )
            }
          />
        </>
      )}
    </>
  );
}
