// The counters of an owner's open list: beside To-Do in the frame, and on the page itself.
import { queryOptions } from '@tanstack/react-query';
import { countTodo } from '../../shared/todo.ts';
import { call } from '../data/call.ts';

export const todoCountsQuery = (owner: 'mine' | 'all' | number) =>
  queryOptions({
    queryKey: ['todo', 'counts', owner],
    queryFn: ({ signal }) => call(countTodo, { query: { owner } }, { signal }),
  });
