// Marking rows: one by one, from the last marked one to this (Shift), all loaded ones, none. The set belongs to
// the page; marks on rows that left the list stay in it until the page drops them.
import { useRef } from 'react';
import { type GridLine, idsBetween } from './lines.ts';

export interface GridSelection {
  /** whether rows of this grid can be marked at all */
  on: boolean;
  size: number;
  has: (id: string) => boolean;
  /** Marks or unmarks a row; with `range`, marks everything from the row last touched to this one. */
  toggle: (id: string, range: boolean) => void;
  all: 'all' | 'some' | 'none';
  setAll: (marked: boolean) => void;
}

const NOTHING: ReadonlySet<string> = new Set();

export function useGridSelection<Row>(
  lines: readonly GridLine<Row>[],
  selection: ReadonlySet<string> = NOTHING,
  onChange?: (selection: ReadonlySet<string>) => void,
): GridSelection {
  const anchor = useRef<string | null>(null);
  const indexOf = (id: string | null) =>
    id === null ? -1 : lines.findIndex((line) => line.kind === 'row' && line.id === id);
  const loaded = () => idsBetween(lines, 0, lines.length - 1);

  return {
    on: onChange !== undefined,
    size: selection.size,
    has: (id) => selection.has(id),
    toggle: (id, range) => {
      const next = new Set(selection);
      const from = range ? indexOf(anchor.current) : -1;
      if (from >= 0) for (const between of idsBetween(lines, from, indexOf(id))) next.add(between);
      else if (!next.delete(id)) next.add(id);
      anchor.current = id;
      onChange?.(next);
    },
    all: selection.size === 0 ? 'none' : loaded().every((id) => selection.has(id)) ? 'all' : 'some',
    setAll: (marked) => onChange?.(marked ? new Set(loaded()) : new Set()),
  };
}
