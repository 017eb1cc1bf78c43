// Virtual scrolling of a grid: fixed heights for rows, measured ones for cards, and the line with the tab stop
// always rendered, so that focus never falls out of the page when its row scrolls out of sight.
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect } from 'react';
import type { GridLine } from './lines.ts';

export const ROW_HEIGHT = 36;
export const HEADER_HEIGHT = 32;
const GROUP_HEIGHT = 40;
const CARD_HEIGHT = 76;

interface GridScroll<Row> {
  lines: readonly GridLine<Row>[];
  scroller: RefObject<HTMLDivElement | null>;
  narrow: boolean;
  activeIndex: number;
  /** counts the moves of focus by key; each brings the active line into sight */
  moves: number;
}

export function useGridScroll<Row>({ lines, scroller, narrow, activeIndex, moves }: GridScroll<Row>) {
  const header = narrow ? 0 : HEADER_HEIGHT;
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) =>
      lines[index]?.kind === 'group' ? GROUP_HEIGHT : narrow ? CARD_HEIGHT : ROW_HEIGHT,
    // A new function tells the virtualizer to lay out anew, which it must when the lines are others.
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    overscan: 8,
    // The headings stand above the first line and stay on top of the lines while they scroll.
    scrollMargin: header,
    scrollPaddingStart: header,
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        if (activeIndex >= range.count || shown.includes(activeIndex)) return shown;
        return [...shown, activeIndex].sort((a, b) => a - b);
      },
      [activeIndex],
    ),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: heights measured as cards say nothing about rows.
  useLayoutEffect(() => virtualizer.measure(), [narrow, virtualizer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move scrolls, never rows that come or go.
  useLayoutEffect(() => {
    if (moves > 0) virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
  }, [moves, virtualizer]);

  return virtualizer;
}
