// To-Do (source page, sections 5 and 6): the list that a salesperson has open all day, and the activity that
// stands open beside it. Which list, in which order and what is open is the address's; here it is only joined.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { ActivityRow } from '../../shared/activities.ts';
import type { Day } from '../../shared/days.ts';
import { formatToday } from '../../shared/format.ts';
import { SearchField } from '../activities/search-field.tsx';
import { useMe } from '../data/me.ts';
import { ExportButton } from '../records/export-button.tsx';
import { useLanguage } from '../texts/language.tsx';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import type { DataGridHandle } from '../ui/data-grid/types.ts';
import { IconPlus } from '../ui/icons.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { SplitMain, SplitView } from '../ui/side-panel.tsx';
import { useTitle } from '../ui/use-title.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useTodoColumns } from './columns.tsx';
import { todoCountsQuery } from './counts.ts';
import { Counters, FilterBar, FilterToggle } from './filters.tsx';
import { OwnerChoice } from './owner-choice.tsx';
import { todoAsked } from './queries.ts';
import { SavedViews } from './saved-views.tsx';
import { ShownOf } from './shown-of.tsx';
import styles from './todo.module.css';
import { TodoGrid } from './todo-grid.tsx';
import type { TodoSearch } from './todo-search.ts';
import { useTodoActs } from './use-todo-acts.ts';
import { useTodoLayout } from './use-todo-layout.ts';
import { useTodoGroups, useTodoRows } from './use-todo-list.ts';
import { useWalk } from './use-walk.ts';
import { WithoutNext } from './without-next.tsx';

const ActivityPanel = lazy(() =>
  import('../activities/activity-panel.tsx').then((module) => ({ default: module.ActivityPanel })),
);
const loadPostpone = () => import('./postpone-dialog.tsx');
const PostponeDialog = lazy(() => loadPostpone().then((module) => ({ default: module.PostponeDialog })));
const FileDialog = lazy(() => import('./file-dialog.tsx').then((module) => ({ default: module.FileDialog })));
const IdleQuotes = lazy(() => import('./idle-quotes.tsx').then((module) => ({ default: module.IdleQuotes })));
const VIEWS = ['date', 'customer', 'project'] as const;
const NONE: ReadonlySet<string> = new Set();

export function TodoPage() {
  const { language, texts } = useLanguage();
  const words = texts.todo;
  const { today } = useMe();
  const search = useSearch({ from: '/frame/todo' });
  const navigate = useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  const [marked, setMarked] = useState(NONE);
  /** null until it is first asked for */
  const [postponing, setPostponing] = useState<readonly ActivityRow[] | null>(null);
  useEffect(() => {
    // Whoever works by keys may type «u Enter» at any moment: the dialog is there by then.
    window.addEventListener('keydown', loadPostpone, { once: true });
    return () => window.removeEventListener('keydown', loadPostpone);
  }, []);
  /** null until one of several files was first asked for */
  const [filesOf, setFilesOf] = useState<{ row: ActivityRow | null } | null>(null);
  /** where in the panel one begins: at its next follow-up, when that is what was asked for */
  const [startAtNext, setStartAtNext] = useState(false);

  const show = (next: TodoSearch, replace = false) => void navigate({ to: '/todo', search: next, replace });
  const open = (id: number | 'new', atNext = false) => {
    setStartAtNext(atNext);
    // Back closes the panel, however many records were walked through.
    show({ ...search, open: id }, search.open !== undefined);
  };
  const close = () => {
    const { open: closed, ...rest } = search;
    show(rest);
    requestAnimationFrame(() => grid.current?.focus(typeof closed === 'number' ? String(closed) : undefined));
  };

  const { list, rows } = useTodoRows(search);
  const acts = useTodoActs(rows, { open, makeNext: (id) => open(id, true) });
  const { groups, ids, shown } = useTodoGroups(search, rows, acts.held);
  const openId = typeof search.open === 'number' ? search.open : null;
  const walk = useWalk(ids, openId);
  const counts = useQuery(todoCountsQuery(search.owner ?? 'mine')).data;
  useTitle(words.title, counts?.counters.due);

  const toggle = (row: ActivityRow) =>
    void (row.completedAt === null ? acts.complete(row) : acts.reopen(row.id));
  const latestToggle = useRef(toggle);
  latestToggle.current = toggle;
  const { columns, renderCard } = useTodoColumns(
    useCallback((row: ActivityRow) => latestToggle.current(row), []),
    useCallback((row: ActivityRow) => setFilesOf({ row }), []),
  );
  const [layout, changeLayout] = useTodoLayout(columns, search, show);
  const markedRows = rows.filter((row) => marked.has(String(row.id)));

  const postpone = (day: Day) => {
    const [first, ...others] = postponing ?? [];
    if (first && others.length === 0) void acts.postpone(first, day);
    else {
      setMarked(NONE);
      void acts.postponeMany(postponing ?? [], day);
    }
  };
  const completeMarked = () => {
    setMarked(NONE);
    void acts.completeMany(markedRows);
  };
  useShortcuts(words.keys.title, [
    { keys: 'e', label: words.keys.complete },
    { keys: 'u', label: words.keys.postpone },
    { keys: 'f', label: words.keys.next },
    { keys: 't', label: words.keys.file },
    { keys: '/', label: words.keys.search, run: () => searchField.current?.focus() },
  ]);

  return (
    <>
      <PageHead
        title={words.title}
        aside={formatToday(today, language)}
        actions={
          <>
            <OwnerChoice owner={search.owner} onChange={(owner) => show(withOwner(search, owner))} />
            <SavedViews search={search} />
            <ExportButton list="todo" query={todoAsked(search)} />
            <ColumnsMenu columns={columns} layout={layout} onLayoutChange={changeLayout} />
            <Button
              className={styles.newActivity}
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => open('new')}
            >
              {words.newActivity}
            </Button>
          </>
        }
      >
        <div className={styles.overview}>
          <Counters search={search} onSearch={show} counts={counts} />
          <WithoutNext owner={search.owner} />
          <ShownOf search={search} onSearch={show} shown={shown} />
          <Segmented
            label={words.view.label}
            value={search.view ?? 'date'}
            options={VIEWS.map((value) => ({ value, label: words.view[value] }))}
            onChange={(view) => show(withView(search, view))}
          />
          <SearchField
            className={styles.search}
            label={words.filters.search}
            value={search.q ?? ''}
            field={searchField}
            onSearch={(q) => show(withWord(search, q), true)}
          />
          <FilterToggle search={search} unfolded={unfolded} onToggle={() => setUnfolded(!unfolded)} />
        </div>
        <FilterBar search={search} onSearch={show} unfolded={unfolded} />
        {search.quotes && search.state !== 'closed' && (
          <Suspense fallback={null}>
            <IdleQuotes search={search} />
          </Suspense>
        )}
      </PageHead>
      <SplitView>
        <SplitMain>
          <TodoGrid
            {...{ search, list, groups, columns, renderCard, layout, marked, openId }}
            handle={grid}
            held={acts.held}
            loaded={rows.length}
            onSearch={show}
            onLayoutChange={changeLayout}
            onMark={setMarked}
            onOpen={open}
            onChooseFile={(row) => setFilesOf({ row })}
            onToggle={(row) => (marked.has(String(row.id)) ? completeMarked() : toggle(row))}
            onPostpone={(row) => setPostponing(marked.has(String(row.id)) ? markedRows : [row])}
          />
          {markedRows.length > 0 && (
            <BulkBar
              count={markedRows.length}
              onComplete={completeMarked}
              onPostpone={() => setPostponing(markedRows)}
              onAssign={(salespersonId) => {
                setMarked(NONE);
                void acts.assign(markedRows, salespersonId);
              }}
              onClear={() => setMarked(NONE)}
            />
          )}
        </SplitMain>
        {search.open !== undefined && (
          <Suspense fallback={null}>
            <ActivityPanel
              id={search.open}
              begin={
                search.projectId
                  ? { projectId: search.projectId }
                  : search.customerId
                    ? { customerId: search.customerId }
                    : {}
              }
              walk={walk}
              startAtNext={startAtNext}
              onOpen={open}
              onClose={close}
              onCompleted={(id) => {
                const row = rows.find((one) => one.id === id);
                if (row) acts.completed(row);
                return row !== undefined;
              }}
            />
          </Suspense>
        )}
      </SplitView>
      <Suspense fallback={null}>
        {filesOf && <FileDialog row={filesOf.row} onClose={() => setFilesOf({ row: null })} />}
        {postponing && (
          <PostponeDialog count={postponing.length} onClose={() => setPostponing([])} onPostpone={postpone} />
        )}
      </Suspense>
    </>
  );
}

function withOwner({ owner: _, ...rest }: TodoSearch, owner: TodoSearch['owner']): TodoSearch {
  return owner === undefined ? rest : { ...rest, owner };
}

function withWord({ q: _, ...rest }: TodoSearch, q: string): TodoSearch {
  return q ? { ...rest, q } : rest;
}

function withView(
  { view: _, sort, descending, ...rest }: TodoSearch,
  view: (typeof VIEWS)[number],
): TodoSearch {
  return view === 'date' ? rest : { ...rest, view };
}
