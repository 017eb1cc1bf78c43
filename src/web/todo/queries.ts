// What To-Do asks of the server: the list a page at a time, and how much of it a filter shows.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listTodo, measureTodo } from '../../shared/todo.ts';
import { call } from '../data/call.ts';
import { filterOf, orderOf, type TodoSearch } from './todo-search.ts';

/** What narrows and orders the list. */
export function todoAsked(search: TodoSearch) {
  const { sort, descending } = orderOf(search);
  return { ...filterOf(search), sort, ...(descending && { descending: 'true' as const }) };
}

export function todoListQuery(search: TodoSearch) {
  const asked = todoAsked(search);
  return infiniteQueryOptions({
    queryKey: ['todo', 'list', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listTodo, { query: { ...asked, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function todoShownQuery(search: TodoSearch) {
  const filter = filterOf(search);
  return queryOptions({
    queryKey: ['todo', 'shown', filter],
    queryFn: ({ signal }) => call(measureTodo, { query: filter }, { signal }),
  });
}
