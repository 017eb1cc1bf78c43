// How a person has arranged a grid: which columns, in which order, how wide, sorted by what. Plain data that a
// page remembers per user, and pure functions that change it. What always holds after `settleLayout`: each
// known column stands in it exactly once, no unknown one does, and fixed columns stand first.
//
// A table library is not used: the server sorts, groups and pages, so all that would be left for it is this file.

export interface ColumnLayout {
  id: string;
  /** in CSS pixels */
  width: number;
  hidden: boolean;
}

export interface GridSort {
  column: string;
  descending: boolean;
}

export interface GridLayout {
  columns: ColumnLayout[];
  /** null: the order in which the server gives the rows by itself */
  sort: GridSort | null;
}

/** What the layout must know of a column; GridColumn adds how it is drawn. */
export interface ColumnRules {
  id: string;
  /** width in CSS pixels until somebody changes it */
  width: number;
  minWidth?: number;
  sortable?: boolean;
  /** stands first, and can be neither hidden, moved nor sized: the tick, for one */
  fixed?: boolean;
  /** not shown until chosen */
  startsHidden?: boolean;
}

export const NARROWEST = 48;
export const WIDEST = 900;

function clampWidth(rules: ColumnRules, width: number): number {
  return rules.fixed
    ? rules.width
    : Math.round(Math.min(WIDEST, Math.max(rules.minWidth ?? NARROWEST, width)));
}

/**
 * The remembered layout made to fit the columns there are now: columns that no longer exist are dropped, new
 * ones stand where the page put them, widths are kept within bounds.
 */
export function settleLayout(columns: readonly ColumnRules[], saved?: GridLayout | null): GridLayout {
  const known = new Map(columns.map((column) => [column.id, column]));
  const order: ColumnLayout[] = [];
  for (const { id, width, hidden } of saved?.columns ?? []) {
    const rules = known.get(id);
    if (!rules || rules.fixed || order.some((column) => column.id === id)) continue;
    order.push({ id, width: clampWidth(rules, width), hidden });
  }
  let after = 0;
  for (const rules of columns) {
    const at = order.findIndex((column) => column.id === rules.id);
    if (at >= 0) {
      after = at + 1;
      continue;
    }
    order.splice(after, 0, { id: rules.id, width: rules.width, hidden: rules.startsHidden ?? false });
    after += 1;
  }
  const isFixed = (column: ColumnLayout) => known.get(column.id)?.fixed ?? false;
  const sort = saved?.sort && known.get(saved.sort.column)?.sortable ? saved.sort : null;
  return {
    columns: [...order.filter(isFixed), ...order.filter((column) => !isFixed(column))],
    sort,
  };
}

/** Puts a column in front of another (or last, when `before` is null). Hidden columns keep their place. */
export function moveColumn(layout: GridLayout, id: string, before: string | null): GridLayout {
  const moved = layout.columns.find((column) => column.id === id);
  if (!moved || id === before) return layout;
  const rest = layout.columns.filter((column) => column.id !== id);
  const at = before === null ? -1 : rest.findIndex((column) => column.id === before);
  rest.splice(at < 0 ? rest.length : at, 0, moved);
  return { ...layout, columns: rest };
}

/**
 * Moves a column past its next visible neighbour to the left (-1) or right (1); the layout itself when it
 * already stands outermost. Columns in `fixed` are never passed.
 */
export function stepColumn(
  layout: GridLayout,
  id: string,
  step: -1 | 1,
  fixed: ReadonlySet<string> = new Set(),
): GridLayout {
  const visible = layout.columns.filter((column) => !column.hidden && !fixed.has(column.id));
  const at = visible.findIndex((column) => column.id === id);
  if (at < 0 || !visible[at + step]) return layout;
  const neighbour = visible[at + step]!.id;
  return step < 0 ? moveColumn(layout, id, neighbour) : moveColumn(layout, neighbour, id);
}

export function resizeColumn(layout: GridLayout, rules: ColumnRules, width: number): GridLayout {
  return {
    ...layout,
    columns: layout.columns.map((column) =>
      column.id === rules.id ? { ...column, width: clampWidth(rules, width) } : column,
    ),
  };
}

export function showColumn(layout: GridLayout, id: string, shown: boolean): GridLayout {
  return {
    ...layout,
    columns: layout.columns.map((column) => (column.id === id ? { ...column, hidden: !shown } : column)),
  };
}

/** What a click on a header means: ascending, then descending, then the server's own order again. */
export function nextSort(sort: GridSort | null, column: string): GridSort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
