// The rows of the list as they are shown: what the server gave, the held rows in their places, in groups.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ActivityRow } from '../../shared/activities.ts';
import { isoWeek } from '../../shared/days.ts';
import { dueBounds } from '../../shared/due.ts';
import { useTexts } from '../texts/language.tsx';
import { useDays } from '../ui/days-context.tsx';
import { flat, groupByCustomer, groupByDue, groupByProject } from './groups.ts';
import { type Held, withHeld } from './held.ts';
import { todoListQuery, todoShownQuery } from './queries.ts';
import { orderOf, type TodoSearch } from './todo-search.ts';

const NO_ROWS: ActivityRow[] = [];

/** The rows as the server has them. */
export function useTodoRows(search: TodoSearch) {
  const list = useInfiniteQuery(todoListQuery(search));
  const { data } = list;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? NO_ROWS, [data]);
  return { list, rows };
}

/** The rows in their groups, and how many a filter shows. */
export function useTodoGroups(
  search: TodoSearch,
  rows: readonly ActivityRow[],
  held: ReadonlyMap<number, Held>,
) {
  const { groups: titles, noCustomer, noProject } = useTexts().todo;
  const { today } = useDays();
  const shown = useQuery(todoShownQuery(search)).data;
  const byColumn = orderOf(search).chosen;
  const view = search.sort ? undefined : search.view;

  const groups = useMemo(() => {
    const all = withHeld(rows, held);
    if (view === 'customer') return groupByCustomer(all, noCustomer);
    if (view === 'project') return groupByProject(all, noProject);
    if (byColumn) return flat(all);
    return groupByDue(all, {
      bounds: dueBounds(today),
      counts: shown?.groups,
      titles: { ...titles, thisWeek: titles.thisWeek(isoWeek(today).week) },
      openStill: (row) => held.has(row.id),
    });
  }, [rows, held, view, byColumn, shown, today, titles, noCustomer, noProject]);
  const ids = useMemo(() => groups.flatMap((group) => group.rows.map((row) => row.id)), [groups]);
  return { groups, ids, shown };
}
