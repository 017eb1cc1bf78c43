// How the grid is arranged: its columns are remembered per user, its order stands in the address.
import { useMemo } from 'react';
import type { ActivityRow } from '../../shared/activities.ts';
import { usePreference } from '../data/me.ts';
import { type GridLayout, settleLayout } from '../ui/data-grid/layout.ts';
import type { GridColumn } from '../ui/data-grid/types.ts';
import { orderOf, type TodoSearch } from './todo-search.ts';

type Columns = GridLayout['columns'] | null;

export function useTodoLayout(
  columns: readonly GridColumn<ActivityRow>[],
  search: TodoSearch,
  onSearch: (search: TodoSearch) => void,
): [GridLayout, (layout: GridLayout) => void] {
  const [saved, save] = usePreference<Columns>('todo.columns', null);
  const { sort, descending, chosen } = orderOf(search);
  const layout = useMemo(
    () => ({
      ...settleLayout(columns, saved && { columns: saved, sort: null }),
      sort: chosen ? { column: sort, descending } : null,
    }),
    [columns, saved, sort, descending, chosen],
  );
  const change = (next: GridLayout) => {
    if (JSON.stringify(next.columns) !== JSON.stringify(layout.columns)) save(next.columns);
    if (next.sort?.column === layout.sort?.column && next.sort?.descending === layout.sort?.descending)
      return;
    const { sort: _, descending: __, ...rest } = search;
    const order = next.sort && {
      sort: next.sort.column as TodoSearch['sort'] & string,
      ...(next.sort.descending && { descending: true }),
    };
    onSearch({ ...rest, ...order });
  };
  return [layout, change];
}
