// What CRM Overblik asks of the server. The first word of the keys is the one that live changes know.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { countOverview, listOverview } from '../../shared/overview.ts';
import { call } from '../data/call.ts';
import { filterOf, type OverviewSearch } from './overview-search.ts';

const PAGE = 50;

export function fetchOverview(search: OverviewSearch, cursor: string | undefined, signal: AbortSignal) {
  const query = {
    ...filterOf(search),
    ...(search.order && { order: search.order }),
    cursor,
    limit: PAGE,
  };
  return call(listOverview, { query }, { signal });
}

export const countQuery = (search: OverviewSearch) =>
  queryOptions({
    queryKey: ['overview', 'count', filterOf(search)],
    queryFn: ({ signal }) => call(countOverview, { query: filterOf(search) }, { signal }),
    placeholderData: keepPreviousData,
  });
