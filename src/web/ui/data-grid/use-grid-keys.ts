// The keys of a grid. On a row: arrows or j/k, Home/End, PageUp/PageDown, Enter opens, x marks, and whatever
// the page adds through `rowKeys`. → goes into the row (links, buttons, cells), ← back out of it.
// A key typed into a field inside a row is the field's.
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { GridLine } from './lines.ts';
import type { DataGridProps } from './types.ts';
import type { ActiveLine } from './use-active-line.ts';
import { HEADER_HEIGHT, ROW_HEIGHT } from './use-grid-scroll.ts';
import type { GridSelection } from './use-grid-selection.ts';

interface GridKeys<Row> {
  props: DataGridProps<Row>;
  lines: readonly GridLine<Row>[];
  active: ActiveLine;
  selection: GridSelection;
  scroller: RefObject<HTMLDivElement | null>;
  toggleGroup: (id: string) => void;
}

export function useGridKeys<Row>(grid: GridKeys<Row>) {
  useKeysFromPage(grid.active);
  return (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    if (event.defaultPrevented || isTyping(target)) return;
    const rowElement = target.closest<HTMLElement>('[data-line]');
    if (!rowElement) return;
    if (handleKey(event, rowElement, grid)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

function handleKey<Row>(event: KeyboardEvent, rowElement: HTMLElement, grid: GridKeys<Row>): boolean {
  const { props, lines, active, selection } = grid;
  const index = Number(rowElement.dataset.line);
  const line = lines[index];
  if (!line) return false;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;

  if ((event.ctrlKey || event.metaKey) && key === 'a' && selection.on) {
    selection.setAll(true);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;

  const target = moveTarget(key, index, grid);
  if (target !== null) {
    if (target < 0) focusHeader(grid.scroller.current);
    else {
      active.focus(target);
      const landed = lines[Math.min(target, lines.length - 1)];
      if (event.shiftKey && key.startsWith('Arrow') && selection.on && landed?.kind === 'row') {
        if (line.kind === 'row' && !selection.has(line.id)) selection.toggle(line.id, false);
        selection.toggle(landed.id, true);
      }
    }
    return true;
  }
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    if (line.kind === 'group') {
      if (line.folded === (key === 'ArrowRight')) grid.toggleGroup(line.group.id);
      return true;
    }
    return stepInside(rowElement, key === 'ArrowRight' ? 1 : -1);
  }
  if (line.kind === 'group') return false;

  // A click puts focus on the cell under it; there, Enter means the row as well.
  const onRow = event.target === rowElement || (event.target as Element).role === 'gridcell';
  if (key === 'Enter' && onRow) props.onOpen(line.row);
  else if ((key === 'x' || (key === ' ' && onRow)) && selection.on) selection.toggle(line.id, event.shiftKey);
  else if (key === 'Escape' && event.target !== rowElement) rowElement.focus();
  else if (key === 'Escape' && selection.size > 0) selection.setAll(false);
  else if (props.rowKeys?.[key] && !event.shiftKey) props.rowKeys[key](line.row);
  else return false;
  return true;
}

/** Where a moving key leads: an index, -1 for the header, null when the key does not move. */
function moveTarget<Row>(key: string, index: number, { lines, scroller }: GridKeys<Row>): number | null {
  const page = Math.max(
    1,
    Math.floor(((scroller.current?.clientHeight ?? 0) - HEADER_HEIGHT) / ROW_HEIGHT) - 1,
  );
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'k':
      return Math.max(0, index - 1);
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return Math.max(0, index - page);
    case 'Home':
      return 0;
    case 'End':
      return lines.length - 1;
    default:
      return null;
  }
}

function focusHeader(scroller: HTMLElement | null) {
  scroller?.querySelector<HTMLElement>('[data-header-stop][tabindex="0"]')?.focus();
}

/** The stops inside a row: what can be used in a cell, or the cell itself where there is only text. */
function stepInside(row: HTMLElement, step: 1 | -1): boolean {
  const stops = [...row.querySelectorAll<HTMLElement>('[role="gridcell"]')].flatMap((cell) => {
    const usable = [...cell.querySelectorAll<HTMLElement>('a[href], button, input')];
    return usable.length > 0 ? usable : [cell];
  });
  const at = stops.indexOf(document.activeElement as HTMLElement) + step;
  const next = at < 0 ? row : stops[at];
  next?.focus();
  return true;
}

function isTyping(element: HTMLElement): boolean {
  return (
    element instanceof HTMLTextAreaElement ||
    element.isContentEditable ||
    (element instanceof HTMLInputElement && element.type !== 'checkbox')
  );
}

/** j and k work from the page as well, while nothing else has focus. */
function useKeysFromPage(active: ActiveLine) {
  const latest = useRef(active);
  latest.current = active;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const nowhere = event.target === document.body || (event.target as HTMLElement).tagName === 'MAIN';
      if (!nowhere || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!['j', 'k', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
      event.preventDefault();
      latest.current.focus(latest.current.index);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
