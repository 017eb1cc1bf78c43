// How a user has arranged a list: columns remembered per user; the order of the rows in the address, so that a
// shared link shows the same list, and remembered for the next visit.
import { useMemo } from 'react';
import { usePreference } from '../data/me.ts';
import { type ColumnRules, type GridLayout, type GridSort, settleLayout } from '../ui/data-grid/layout.ts';

interface SortInAddress {
  sort?: string;
  descending?: boolean;
}

export function useListLayout(
  key: string,
  columns: readonly ColumnRules[],
  address: SortInAddress,
  onSort: (sort: GridSort | null) => void,
): [GridLayout, (layout: GridLayout) => void] {
  const [saved, save] = usePreference<GridLayout | null>(key, null);
  const { sort, descending = false } = address;
  const layout = useMemo(() => {
    const settled = settleLayout(columns, saved);
    return sort ? { ...settled, sort: { column: sort, descending } } : settled;
  }, [columns, saved, sort, descending]);

  const change = (next: GridLayout) => {
    save(next);
    const before = layout.sort;
    if (next.sort?.column !== before?.column || next.sort?.descending !== before?.descending) {
      onSort(next.sort);
    }
  };
  return [layout, change];
}
