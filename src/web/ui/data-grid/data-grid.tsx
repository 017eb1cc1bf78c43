// The one grid of the product: a virtual ARIA grid whose rows are the tab stops (one at a time), whose order,
// columns and widths are plain data owned by the page, and which turns into cards where it is narrow.
// What always holds: the row with focus is rendered, and when it disappears the row in its place takes over.
// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid of divs, by the ARIA grid pattern.
// biome-ignore-all lint/a11y/useFocusableInteractive: its rows take focus, one at a time.
import {
  type CSSProperties,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTexts } from '../../texts/language.tsx';
import { useDelayed } from '../use-delayed.ts';
import styles from './data-grid.module.css';
import { GridHeader } from './grid-header.tsx';
import { GroupLine, RowLine } from './grid-line.tsx';
import { GridSkeleton } from './grid-skeleton.tsx';
import { toLines } from './lines.ts';
import type { DataGridHandle, DataGridProps, GridColumn } from './types.ts';
import { useActiveLine } from './use-active-line.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridScroll } from './use-grid-scroll.ts';
import { useGridSelection } from './use-grid-selection.ts';
import { useNarrow } from './use-narrow.ts';

const MARK_WIDTH = 36;

export function DataGrid<Row>(props: DataGridProps<Row> & { handle?: Ref<DataGridHandle> }) {
  const { columns, groups, rowId, layout, status = 'ready', handle } = props;
  const texts = useTexts().common.grid;
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(scroller);
  const help = useId();
  const [said, setSaid] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => toLines(groups, folded, rowId), [groups, folded, rowId]);
  const shown = useShownColumns(columns, layout);
  const selection = useGridSelection(lines, props.selection, props.onSelectionChange);
  const active = useActiveLine(lines, scroller);
  const virtualizer = useGridScroll({
    lines,
    scroller,
    narrow,
    activeIndex: active.index,
    moves: active.moves,
  });
  const waiting = useDelayed(status === 'loading' && lines.length === 0, 150);
  const onReach = props.hasMore && status === 'ready' ? props.onReachEnd : undefined;
  useReachEnd(virtualizer.range?.endIndex ?? 0, lines.length, onReach);

  const toggleGroup = (id: string) => setFolded((before) => toggled(before, id));
  const onKeyDown = useGridKeys({ props, lines, active, selection, scroller, toggleGroup });
  useImperativeHandle(handle, () => ({
    focus: (id) =>
      active.focus(id === undefined ? active.index : lines.findIndex((l) => l.key === `row ${id}`)),
  }));

  // Rows are memoised; these reach the newest props without being new themselves.
  const latest = useRef({ props, active, selection, toggleGroup, lines });
  latest.current = { props, active, selection, toggleGroup, lines };
  const act = useMemo(
    () => ({
      open: (row: Row) => latest.current.props.onOpen(row),
      mark: (id: string, range: boolean) => latest.current.selection.toggle(id, range),
      fold: (id: string) => latest.current.toggleGroup(id),
      actionsOf: (row: Row) => latest.current.props.rowActions?.(row) ?? [],
    }),
    [],
  );

  const widths = new Map(layout.columns.map((column) => [column.id, column.width]));
  const tracks = shown.map((column) => widths.get(column.id) ?? column.width);
  if (selection.on) tracks.unshift(MARK_WIDTH);
  const geometry = {
    '--template': tracks
      .map((width, i) => (i === tracks.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`))
      .join(' '),
    '--row-width': `${tracks.reduce((sum, width) => sum + width, 0)}px`,
  };
  const rowCount = props.hasMore ? -1 : lines.length + 1;

  return (
    <div className={styles.wrap}>
      <div
        ref={scroller}
        role="grid"
        data-scroll-restoration-id={`grid ${props.label}`}
        aria-label={props.label}
        aria-rowcount={rowCount}
        aria-colcount={narrow ? 1 : shown.length + (selection.on ? 1 : 0)}
        aria-multiselectable={selection.on || undefined}
        aria-busy={status === 'loading'}
        className={styles.grid}
        data-narrow={narrow || undefined}
        data-marking={selection.size > 0 || undefined}
        style={geometry as CSSProperties}
        onKeyDown={onKeyDown}
        onFocus={active.onFocus}
        onBlur={active.onBlur}
      >
        {!narrow && (
          <GridHeader
            columns={shown}
            layout={layout}
            onLayoutChange={props.onLayoutChange}
            selection={selection}
            onLeave={() => active.focus(active.index)}
            helpId={help}
            onSay={setSaid}
          />
        )}
        {status === 'error' ? (
          <Instead>{props.error}</Instead>
        ) : lines.length === 0 && status === 'ready' ? (
          <Instead>{props.empty}</Instead>
        ) : (
          <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const line = lines[item.index];
              if (!line) return null;
              const top = item.start - virtualizer.options.scrollMargin;
              const place = { index: item.index, top, tabStop: item.index === active.index };
              return line.kind === 'group' ? (
                <GroupLine
                  key={line.key}
                  {...place}
                  group={line.group}
                  folded={line.folded}
                  span={shown.length + (selection.on ? 1 : 0)}
                  onToggle={act.fold}
                />
              ) : (
                <RowLine
                  key={line.key}
                  {...place}
                  id={line.id}
                  row={line.row}
                  name={props.rowName(line.row)}
                  columns={shown}
                  marked={selection.on ? selection.has(line.id) : undefined}
                  open={props.openId === line.id}
                  look={props.rowLook?.(line.row) ?? 'plain'}
                  renderCard={narrow ? props.renderCard : undefined}
                  measure={narrow ? virtualizer.measureElement : undefined}
                  hasActions={Boolean(props.rowActions)}
                  act={act}
                />
              );
            })}
          </div>
        )}
        {waiting && <GridSkeleton columns={shown.length} marking={selection.on} narrow={narrow} />}
      </div>
      <span id={help} hidden>
        {texts.headerHelp}
      </span>
      <span className="only-read" aria-live="polite">
        {waiting ? texts.loading : selection.size > 0 ? texts.selected(selection.size) : ''}
      </span>
      <span className="only-read" aria-live="polite">
        {said}
      </span>
    </div>
  );
}

function useShownColumns<Row>(columns: readonly GridColumn<Row>[], layout: DataGridProps<Row>['layout']) {
  const order = layout.columns
    .filter((column) => !column.hidden)
    .map((column) => column.id)
    .join('\n');
  return useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    return order.split('\n').flatMap((id) => byId.get(id) ?? []);
  }, [columns, order]);
}

/** Asks for more when the last rendered line comes within a screen of the end; once per number of lines. */
function useReachEnd(lastLine: number, count: number, onReachEnd: (() => void) | undefined) {
  const asked = useRef(-1);
  useEffect(() => {
    if (!onReachEnd || count === 0 || lastLine < count - 20 || asked.current === count) return;
    asked.current = count;
    onReachEnd();
  }, [lastLine, count, onReachEnd]);
}

function Instead({ children }: { children: React.ReactNode }) {
  return (
    <div role="rowgroup" className={styles.instead}>
      <div role="row">
        <div role="gridcell">{children}</div>
      </div>
    </div>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
