// The headings of a grid: sort, move and size columns with the mouse or the keyboard. One heading is the tab
// stop; ← → walk between them, Enter sorts, Alt+arrow moves, Shift+arrow sizes. What changes is the layout, and
// the layout is the page's.
// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid of divs, by the ARIA grid pattern.
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons inside the headings take focus.
import { type DragEvent, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTexts } from '../../texts/language.tsx';
import { IconArrowDown, IconArrowUp } from '../icons.ts';
import styles from './data-grid.module.css';
import { type GridLayout, moveColumn, nextSort, resizeColumn, stepColumn } from './layout.ts';
import type { GridColumn } from './types.ts';
import type { GridSelection } from './use-grid-selection.ts';

const SIZE_STEP = 16;

interface GridHeaderProps<Row> {
  columns: readonly GridColumn<Row>[];
  layout: GridLayout;
  onLayoutChange: (layout: GridLayout) => void;
  selection: GridSelection;
  /** down from the headings, into the rows */
  onLeave: () => void;
  /** the element that explains the keys of a heading */
  helpId: string;
  /** tells screen readers what a key has done */
  onSay: (text: string) => void;
}

export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { columns, layout, onLayoutChange, selection } = props;
  const texts = useTexts().common.grid;
  const row = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const drag = useColumnDrag(layout, onLayoutChange);
  const usable = columns.filter((column) => !column.titleHidden);
  const stopId = usable.some((column) => column.id === stop) ? stop : usable[0]?.id;

  const size = (column: GridColumn<Row>, width: number) => {
    const next = resizeColumn(layout, column, width);
    onLayoutChange(next);
    props.onSay(texts.columnWidth(column.title, next.columns.find((c) => c.id === column.id)?.width ?? 0));
  };

  const onKeyDown = (event: KeyboardEvent, column: GridColumn<Row>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'ArrowDown') props.onLeave();
    else if (step === 0) return;
    else if (column.fixed && (event.altKey || event.shiftKey)) return;
    else if (event.altKey) {
      const fixed = new Set(columns.filter((c) => c.fixed).map((c) => c.id));
      const next = stepColumn(layout, column.id, step, fixed);
      onLayoutChange(next);
      const shown = next.columns.filter((c) => !c.hidden);
      props.onSay(texts.columnMoved(column.title, shown.findIndex((c) => c.id === column.id) + 1));
    } else if (event.shiftKey) {
      const width = layout.columns.find((c) => c.id === column.id)?.width ?? column.width;
      size(column, width + step * SIZE_STEP);
    } else {
      const next = usable[usable.indexOf(column) + step];
      if (next) row.current?.querySelector<HTMLElement>(`[data-header-stop="${next.id}"]`)?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow} ref={row}>
        {selection.on && (
          <div role="columnheader" aria-colindex={1} className={styles.markCell}>
            <label className={styles.markLabel}>
              <input
                type="checkbox"
                className={styles.mark}
                aria-label={texts.selectAll}
                checked={selection.all === 'all'}
                ref={(box) => {
                  if (box) box.indeterminate = selection.all === 'some';
                }}
                onChange={(event) => selection.setAll(event.target.checked)}
              />
            </label>
          </div>
        )}
        {columns.map((column, i) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={i + (selection.on ? 2 : 1)}
            aria-sort={ariaSort(column, layout)}
            className={styles.headCell}
            data-align={column.align}
            data-drop={drag.over === column.id ? drag.side : undefined}
            {...(column.fixed ? {} : drag.listen(column.id))}
          >
            {column.titleHidden ? (
              <span className="only-read">{column.title}</span>
            ) : (
              <button
                type="button"
                data-header-stop={column.id}
                tabIndex={column.id === stopId ? 0 : -1}
                className={styles.headButton}
                aria-describedby={props.helpId}
                aria-disabled={!column.sortable || undefined}
                onFocus={() => setStop(column.id)}
                onKeyDown={(event) => onKeyDown(event, column)}
                onClick={() =>
                  column.sortable && onLayoutChange({ ...layout, sort: nextSort(layout.sort, column.id) })
                }
              >
                <span className={styles.headTitle}>{column.title}</span>
                <SortMark sort={layout.sort?.column === column.id ? layout.sort.descending : null} />
              </button>
            )}
            {!column.fixed && <Sizer onSize={(width) => size(column, width)} />}
          </div>
        ))}
      </div>
    </div>
  );
}

function SortMark({ sort }: { sort: boolean | null }) {
  if (sort === null) return null;
  const Mark = sort ? IconArrowDown : IconArrowUp;
  return <Mark size={13} stroke={2.2} aria-hidden />;
}

function ariaSort<Row>(column: GridColumn<Row>, { sort }: GridLayout) {
  if (!column.sortable) return undefined;
  if (sort?.column !== column.id) return 'none' as const;
  return sort.descending ? ('descending' as const) : ('ascending' as const);
}

/** The edge of a heading that is pulled. The grid follows at once; the layout changes when it is let go. */
function Sizer({ onSize }: { onSize: (width: number) => void }) {
  const start = (event: PointerEvent<HTMLSpanElement>) => {
    const handle = event.currentTarget;
    const cell = handle.parentElement;
    const grid = handle.closest<HTMLElement>('[role="grid"]');
    if (!cell || !grid || event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const from = { x: event.clientX, width: cell.offsetWidth };
    const tracks = getComputedStyle(cell.parentElement!).gridTemplateColumns.split(' ');
    const track = [...cell.parentElement!.children].indexOf(cell);
    let width = from.width;
    const move = (moved: globalThis.PointerEvent) => {
      width = Math.max(32, from.width + moved.clientX - from.x);
      tracks[track] = `${width}px`;
      grid.style.setProperty('--template', tracks.join(' '));
      grid.style.setProperty(
        '--row-width',
        `${tracks.reduce((sum, one) => sum + Number.parseFloat(one), 0)}px`,
      );
    };
    const stop = () => {
      handle.removeEventListener('pointermove', move);
      if (width !== from.width) onSize(width);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', stop, { once: true });
  };
  return <span aria-hidden className={styles.sizer} onPointerDown={start} />;
}

/** Dragging a heading sideways: where it would land is shown as a line on the heading under the pointer. */
function useColumnDrag(layout: GridLayout, onLayoutChange: (layout: GridLayout) => void) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<{ id: string; side: 'before' | 'after' } | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return {
    over: over?.id,
    side: over?.side,
    listen: (id: string) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', id);
        setDragged(id);
      },
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        const side = event.clientX < box.left + box.width / 2 ? 'before' : 'after';
        if (over?.id !== id || over.side !== side) setOver({ id, side });
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (dragged !== null && over) {
          const at = layout.columns.findIndex((column) => column.id === over.id);
          const before = over.side === 'before' ? over.id : (layout.columns[at + 1]?.id ?? null);
          onLayoutChange(moveColumn(layout, dragged, before));
        }
        end();
      },
      onDragEnd: end,
    }),
  };
}
