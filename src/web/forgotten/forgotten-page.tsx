// «Intet glemmes»: the standing list of customers, quotes and projects without a next step, longest forgotten first.
// Whose and which stands in the address; one click gives a row its next step, and it leaves the list.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { ForgottenRow } from '../../shared/forgotten.ts';
import type { ForgottenKind } from '../../shared/forgotten-counts.ts';
import { useMe } from '../data/me.ts';
import { tidy } from '../records/address.ts';
import { useListLayout } from '../records/use-list-layout.ts';
import { usePagedList } from '../records/use-paged-list.ts';
import { useForgottenTexts } from '../texts/forgotten.ts';
import { useTexts } from '../texts/language.tsx';
import { OwnerChoice } from '../todo/owner-choice.tsx';
import { ColumnsMenu } from '../ui/data-grid/columns-menu.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import type { DataGridHandle, RowAction } from '../ui/data-grid/types.ts';
import { FilterChip } from '../ui/filter-chip.tsx';
import { IconBuilding, IconCalendarPlus } from '../ui/icons.ts';
import { PageHead } from '../ui/page-head.tsx';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ForgottenCard, useForgottenColumns } from './columns.tsx';
import { forgottenCountsQuery } from './counts.ts';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import styles from './forgotten.module.css';
import { NothingForgotten } from './nothing-forgotten.tsx';
import { fetchForgotten } from './queries.ts';
import type { ForgottenSearch } from './routes.ts';
import { keyOf, usePlan } from './use-plan.ts';

const route = getRouteApi('/frame/forgotten');
const KINDS = ['customer', 'quote', 'project'] as const;
const drawCard = (row: ForgottenRow) => <ForgottenCard row={row} />;

export function ForgottenPage() {
  const words = useForgottenTexts();
  const { common } = useTexts();
  const { user, today, may } = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const grid = useRef<DataGridHandle>(null);
  const [planning, setPlanning] = useState<ForgottenRow | null>(null);
  const { plan, leaving } = usePlan();
  const { owner, kinds, waiting } = search;
  const salesperson = owner === 'all' ? undefined : (owner ?? user.id);

  const change = (part: { [K in keyof ForgottenSearch]?: ForgottenSearch[K] | undefined }) =>
    void navigate({ search: (before) => tidy({ ...before, ...part }), replace: true });
  const columns = useForgottenColumns();
  const [layout, setLayout] = useListLayout('forgotten.columns', columns, {}, () => {});
  const list = usePagedList(['forgotten', 'list', kinds, waiting, salesperson], (cursor, signal) =>
    fetchForgotten(search, salesperson, cursor, signal),
  );
  const counts = useQuery(forgottenCountsQuery(salesperson, !waiting)).data;
  const shown: readonly ForgottenKind[] = kinds ?? KINDS;
  const total = counts && shown.reduce((sum, kind) => sum + counts[kind], 0);
  useTitle(words.title, total);
  const groups = useMemo(() => {
    if (!waiting) return [{ id: 'all', title: '', rows: list.rows }];
    const due = list.rows.filter(({ since }) => since <= today);
    const later = list.rows.slice(due.length);
    return [
      { id: 'due', title: words.groups.due, rows: due, tone: 'overdue' as const },
      { id: 'waiting', title: words.groups.waiting, rows: later },
    ].filter(({ rows }) => rows.length > 0);
  }, [list.rows, waiting, today, words]);

  const open = ({ kind, id }: ForgottenRow) => {
    const params = { id: String(id) };
    if (kind === 'customer') void navigate({ to: '/customers/$id', params });
    else if (kind === 'project') void navigate({ to: '/projects/$id', params });
    else void navigate({ to: '/activities/$id', params });
  };
  const mayPlan = (row: ForgottenRow) => may(row.kind === 'project' ? 'write projects' : 'write activities');
  const rowActions = (row: ForgottenRow): RowAction[] => [
    ...(mayPlan(row)
      ? [
          {
            id: 'follow-up',
            label: words.followUp.action,
            icon: IconCalendarPlus,
            shortcut: 'f',
            run: () => setPlanning(row),
          },
        ]
      : []),
    { id: 'open', label: words.open[row.kind], icon: IconBuilding, run: () => open(row) },
  ];
  /** Focus goes to the row that follows when this one leaves. */
  const close = (done?: ForgottenRow) => {
    const at = list.rows.findIndex((row) => planning !== null && keyOf(row) === keyOf(planning));
    const row = list.rows[done ? at + 1 : at] ?? list.rows[at - 1];
    setPlanning(null);
    requestAnimationFrame(() => grid.current?.focus(row && keyOf(row)));
  };
  useShortcuts(words.keys.title, [{ keys: 'f', label: words.keys.followUp }]);

  return (
    <>
      <PageHead
        title={words.title}
        aside={<span aria-live="polite">{total !== undefined && words.count(total)}</span>}
        actions={
          <>
            <OwnerChoice mine={words.mine} owner={owner} onChange={(next) => change({ owner: next })} />
            <ColumnsMenu columns={columns} layout={layout} onLayoutChange={setLayout} />
          </>
        }
      >
        <section className={styles.chips} aria-label={words.filters}>
          {KINDS.map((kind) => (
            <FilterChip
              key={kind}
              label={words.chips[kind]}
              count={counts?.[kind]}
              on={kinds?.includes(kind) ?? false}
              onChange={(on) => {
                const chosen = KINDS.filter((each) => (each === kind ? on : kinds?.includes(each)));
                change({ kinds: chosen.length > 0 ? chosen : undefined });
              }}
            />
          ))}
          <FilterChip
            label={words.waiting}
            on={waiting ?? false}
            onChange={(on) => change({ waiting: on || undefined })}
          />
        </section>
      </PageHead>
      <DataGrid<ForgottenRow>
        handle={grid}
        label={words.list}
        columns={columns}
        groups={groups}
        rowId={keyOf}
        rowName={(row) => [row.customerName, row.what].filter(Boolean).join(', ')}
        layout={layout}
        onLayoutChange={setLayout}
        onOpen={open}
        rowActions={rowActions}
        rowKeys={{ f: (row) => mayPlan(row) && setPlanning(row) }}
        rowLook={(row) => (leaving.has(keyOf(row)) ? 'leaving' : 'plain')}
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
        empty={<NothingForgotten search={search} salesperson={salesperson} onChange={change} />}
      />
      <FollowUpDialog
        row={planning}
        onClose={close}
        onPlan={async (row, values) => {
          await plan(row, values);
          close(row);
        }}
      />
    </>
  );
}
