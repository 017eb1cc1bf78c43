// The grid of To-Do: groups, look and keys of its rows, and what stands there when there are none.
import type { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useRef } from 'react';
import type { ActivityRow } from '../../shared/activities.ts';
import { localDateTime } from '../../shared/days.ts';
import { dueBounds, isOld } from '../../shared/due.ts';
import { Refusal } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useTexts } from '../texts/language.tsx';
import { DataGrid } from '../ui/data-grid/data-grid.tsx';
import type { GridLayout } from '../ui/data-grid/layout.ts';
import type { GridGroup } from '../ui/data-grid/lines.ts';
import type { DataGridHandle, GridColumn, RowLook } from '../ui/data-grid/types.ts';
import { ErrorState } from '../ui/states.tsx';
import { useRowName } from './columns.tsx';
import type { Held } from './held.ts';
import { useRowActions } from './row-actions.ts';
import { addressOfFile } from './row-file.tsx';
import { NothingToShow } from './shown-of.tsx';
import styles from './todo.module.css';
import type { TodoSearch } from './todo-search.ts';
import { useMoreWhenFolded } from './use-more-when-folded.ts';

interface TodoGridProps {
  search: TodoSearch;
  list: Pick<
    ReturnType<typeof useInfiniteQuery>,
    'status' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
  groups: readonly GridGroup<ActivityRow>[];
  columns: readonly GridColumn<ActivityRow>[];
  renderCard: (row: ActivityRow) => ReactNode;
  layout: GridLayout;
  marked: ReadonlySet<string>;
  openId: number | null;
  handle: Ref<DataGridHandle>;
  held: ReadonlyMap<number, Held>;
  /** how many rows the server has given */
  loaded: number;
  onSearch: (search: TodoSearch) => void;
  onLayoutChange: (layout: GridLayout) => void;
  onMark: (marked: ReadonlySet<string>) => void;
  onOpen: (id: number | 'new', atNext?: boolean) => void;
  onToggle: (row: ActivityRow) => void;
  onPostpone: (row: ActivityRow) => void;
  /** of several files */
  onChooseFile: (row: ActivityRow) => void;
}

export function TodoGrid(props: TodoGridProps) {
  const { search, list, groups, held, onOpen, onToggle, onPostpone, onChooseFile } = props;
  const words = useTexts().todo;
  const { today, company } = useMe();
  const wrapper = useRef<HTMLDivElement>(null);
  const rowName = useRowName();
  const next = (row: ActivityRow) => onOpen(row.id, true);
  const file = (row: ActivityRow) => {
    if (row.documentId !== null) window.open(addressOfFile(row.documentId), '_blank', 'noreferrer');
    else if (row.documents > 0) onChooseFile(row);
  };
  const rowActions = useRowActions({ toggle: onToggle, postpone: onPostpone, next, file });
  const more = list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined;
  useMoreWhenFolded(wrapper, props.loaded, more);

  const bounds = dueBounds(today);
  const rowLook = (row: ActivityRow): RowLook => {
    const one = held.get(row.id);
    if (one) return one.leaving ? 'leaving' : 'struck';
    const occurredDay = localDateTime(new Date(row.occurredAt), company.timeZone).day;
    return row.completedAt !== null || isOld({ ...row, occurredDay }, bounds) ? 'muted' : 'plain';
  };
  /** By key one works downwards: the next row takes focus. */
  const thenNext = (act: (row: ActivityRow) => void) => (row: ActivityRow) => {
    focusRowAfter(wrapper.current, row.id);
    act(row);
  };
  return (
    <div ref={wrapper} className={styles.list}>
      <DataGrid
        label={words.list}
        columns={props.columns}
        groups={groups}
        rowId={rowId}
        rowName={rowName}
        layout={props.layout}
        onLayoutChange={props.onLayoutChange}
        selection={props.marked}
        onSelectionChange={props.onMark}
        onOpen={(row) => onOpen(row.id)}
        openId={props.openId === null ? null : String(props.openId)}
        rowActions={rowActions}
        rowKeys={{
          e: thenNext(onToggle),
          u: thenNext(onPostpone),
          f: next,
          t: file,
          n: () => onOpen('new'),
        }}
        rowLook={rowLook}
        renderCard={props.renderCard}
        status={list.status === 'pending' ? 'loading' : list.status === 'error' ? 'error' : 'ready'}
        empty={<NothingToShow search={search} onSearch={props.onSearch} onNew={() => onOpen('new')} />}
        error={
          <ErrorState
            title={words.failed}
            {...(list.error instanceof Refusal && list.error.message && { message: list.error.message })}
            onRetry={() => void list.refetch()}
          />
        }
        hasMore={list.hasNextPage}
        {...(more && { onReachEnd: more })}
        handle={props.handle}
      />
    </div>
  );
}

const rowId = (row: ActivityRow) => String(row.id);

/** Moves focus to the row below; rows near the one with focus are always drawn. */
function focusRowAfter(list: HTMLElement | null, id: number): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row-id]') ?? [])].sort(
    (left, right) => Number(left.dataset.line) - Number(right.dataset.line),
  );
  const at = rows.findIndex((row) => row.dataset.rowId === String(id));
  rows[at + 1]?.focus();
}
