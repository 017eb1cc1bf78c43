// A folded group shows none of its rows, so scrolling alone may never reach the end of what is loaded: as long as
// the list is shorter than its window and there is more, more is fetched.
import { type RefObject, useEffect } from 'react';

const NEAR_PX = 800;

export function useMoreWhenFolded(
  list: RefObject<HTMLElement | null>,
  loadedRows: number,
  fetchMore: (() => void) | undefined,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again after each page that came.
  useEffect(() => {
    const grid = list.current?.querySelector('[role="grid"]');
    if (!fetchMore || !grid) return;
    const left = grid.scrollHeight - grid.scrollTop - grid.clientHeight;
    if (left < NEAR_PX) fetchMore();
  }, [loadedRows, fetchMore]);
}
