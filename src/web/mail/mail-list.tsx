// The mails of one view, newest first, and the one that stands open beside them. A mail that was dealt with makes
// room for the next, so that a morning's mail is worked through without going back to the list.
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef } from 'react';
import { listMail, type MailRow } from '../../shared/mail.ts';
import { call } from '../data/call.ts';
import { useListLayout } from '../records/use-list-layout.ts';
import { usePagedList } from '../records/use-paged-list.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';
import { useWalk } from '../todo/use-walk.ts';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import type { DataGridHandle } from '../ui/data-grid/types.ts';
import { IconMail } from '../ui/icons.ts';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { SplitMain, SplitView } from '../ui/side-panel.tsx';
import { EmptyState, ErrorState, NoHits } from '../ui/states.tsx';
import { MailCard, useMailColumns } from './columns.tsx';
import { MailFilters, useMailFilterNames } from './mail-filters.tsx';
import styles from './mail-list.module.css';
import { type MailFilter, type MailPlace, queryOf, searchOf } from './mail-search.ts';
import { useSubject } from './mail-words.ts';
import { useMailActs } from './use-mail-acts.ts';

const MailPanel = lazy(() => import('./mail-panel.tsx').then((module) => ({ default: module.MailPanel })));
const route = getRouteApi('/frame/mail');
const unsorted = () => {};

interface MailListProps {
  view: Exclude<MailPlace, 'rules'>;
  filter: MailFilter;
  open: number | null;
}

export function MailList({ view, filter, open }: MailListProps) {
  const { common } = useTexts();
  const words = useMailTexts();
  const navigate = route.useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const columns = useMailColumns(view, filter.q ?? '');
  const filters = useMailFilterNames(filter);
  const subject = useSubject();
  const acts = useMailActs();
  const [layout, setLayout] = useListLayout(
    `mail.columns.${view}${filter.q ? '.found' : ''}`,
    columns,
    {},
    unsorted,
  );
  const list = usePagedList(['mail', 'list', view, filter], (cursor, signal) =>
    call(listMail, { query: { state: view, ...queryOf(filter), cursor } }, { signal }),
  );
  const groups = useMemo(() => [{ id: 'all', title: '', rows: list.rows }], [list.rows]);
  const ids = useMemo(() => list.rows.map(({ id }) => id), [list.rows]);
  const walk = useWalk(ids, open);

  const narrow = (to: MailFilter) =>
    void navigate({ search: searchOf(view, open ?? undefined, to), replace: true });
  const show = (id: number | undefined, replace = false) =>
    void navigate({ search: searchOf(view, id, filter), replace });
  // Back closes the panel, however many mails were walked through.
  const openMail = (id: number) => show(id, open !== null);
  const close = () => {
    show(undefined);
    requestAnimationFrame(() => grid.current?.focus(open === null ? undefined : String(open)));
  };
  const settled = () => {
    const next = walk.next ?? walk.previous;
    if (next === null) close();
    else openMail(next);
  };
  const step = (to: number | null) => to !== null && openMail(to);
  useShortcuts(words.keys.title, [
    { keys: 'j', label: words.keys.next, ...(open !== null && { run: () => step(walk.next) }) },
    { keys: 'k', label: words.keys.previous, ...(open !== null && { run: () => step(walk.previous) }) },
    ...(view === 'unplaced' ? [{ keys: 'i', label: words.keys.ignore }] : []),
  ]);

  return (
    <>
      <div className={styles.filters}>
        <MailFilters
          view={view}
          filter={filter}
          onChange={narrow}
          onLeaveSearch={() => grid.current?.focus()}
        />
      </div>
      <SplitView>
        <SplitMain>
          <DataGrid<MailRow>
            handle={grid}
            label={words.views[view]}
            columns={columns}
            groups={groups}
            rowId={(row) => String(row.id)}
            rowName={subject}
            layout={layout}
            onLayoutChange={setLayout}
            onOpen={(row) => openMail(row.id)}
            openId={open === null ? null : String(open)}
            {...(view === 'unplaced' && { rowKeys: { i: (row: MailRow) => void acts.ignore(row.id, null) } })}
            renderCard={useCallback(
              (row: MailRow) => <MailCard row={row} query={filter.q ?? ''} />,
              [filter.q],
            )}
            status={list.status}
            hasMore={list.hasMore}
            onReachEnd={list.fetchMore}
            error={
              <ErrorState
                title={words.failed}
                message={list.fault ?? common.errors.offline}
                onRetry={list.retry}
              />
            }
            empty={
              filters.length > 0 ? (
                <NoHits filters={filters} onClear={() => narrow({})} />
              ) : (
                <EmptyState icon={IconMail} title={words.empty[view].title}>
                  {words.empty[view].text}
                </EmptyState>
              )
            }
          />
        </SplitMain>
        {open !== null && (
          <Suspense fallback={null}>
            <MailPanel
              key={open}
              id={open}
              walk={walk}
              onOpen={openMail}
              onClose={close}
              onSettled={settled}
            />
          </Suspense>
        )}
      </SplitView>
    </>
  );
}
