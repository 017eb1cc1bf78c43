// A list that is fetched a page at a time as one scrolls. While another question is being answered the old rows
// stay, so that nothing blinks under somebody who types.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

export interface Page<Row> {
  items: Row[];
  next: string | null;
}

export interface PagedList<Row> {
  rows: Row[];
  status: 'loading' | 'ready' | 'error';
  /** the rows answer an earlier question; the present one is under way */
  outdated: boolean;
  fault: string | undefined;
  hasMore: boolean;
  fetchMore: () => void;
  retry: () => void;
}

export function usePagedList<Row>(
  queryKey: readonly unknown[],
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
): PagedList<Row> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    rows,
    status: query.isPending ? 'loading' : query.isError && rows.length === 0 ? 'error' : 'ready',
    outdated: query.isPlaceholderData,
    fault: query.error?.message || undefined,
    hasMore: query.hasNextPage,
    fetchMore: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}
