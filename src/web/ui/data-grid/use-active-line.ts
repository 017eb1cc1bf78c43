// Which line of a grid is its tab stop, and keeping focus there while rows come and go. When the line with
// focus disappears (completed, moved, filtered away) the line now in its place takes focus, never the page.
import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { GridLine } from './lines.ts';

export interface ActiveLine {
  index: number;
  /** how often focus was moved on purpose */
  moves: number;
  /** Moves focus to the line with this index, kept within the list. */
  focus: (index: number) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}

export function useActiveLine<Row>(
  lines: readonly GridLine<Row>[],
  scroller: RefObject<HTMLDivElement | null>,
): ActiveLine {
  const [key, setKey] = useState<string | null>(null);
  const [moves, setMoves] = useState(0);
  const lastIndex = useRef(0);
  const inside = useRef(false);

  const found = key === null ? -1 : lines.findIndex((line) => line.key === key);
  const index = Math.max(0, found >= 0 ? found : Math.min(lastIndex.current, lines.length - 1));
  const currentKey = lines[index]?.key ?? null;

  useLayoutEffect(() => {
    lastIndex.current = index;
    if (currentKey !== key) setKey(currentKey);
    // React removes a focused row without a blur event, so «inside» still tells where focus was.
    const lost = inside.current && document.activeElement === document.body;
    if (lost) lineElement(scroller.current, index)?.focus({ preventScroll: true });
  }, [index, currentKey, key, scroller]);

  useLayoutEffect(() => {
    if (moves > 0) lineElement(scroller.current, lastIndex.current)?.focus({ preventScroll: true });
  }, [moves, scroller]);

  return {
    index,
    moves,
    focus: (wanted) => {
      const next = Math.max(0, Math.min(lines.length - 1, wanted));
      lastIndex.current = next;
      setKey(lines[next]?.key ?? null);
      setMoves((n) => n + 1);
    },
    onFocus: (event) => {
      inside.current = true;
      const line = event.target.closest<HTMLElement>('[data-line]');
      if (line) setKey(lines[Number(line.dataset.line)]?.key ?? null);
    },
    onBlur: (event) => {
      inside.current = event.currentTarget.contains(event.relatedTarget);
    },
  };
}

/** The element that takes focus for a line: the row itself, or the button of a group heading. */
function lineElement(scroller: HTMLElement | null, index: number): HTMLElement | null {
  return (
    scroller?.querySelector<HTMLElement>(
      `[data-line="${index}"] [data-stop], [data-line="${index}"][data-stop]`,
    ) ?? null
  );
}
