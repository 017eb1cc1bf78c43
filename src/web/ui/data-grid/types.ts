// What a page hands to a DataGrid.
import type { ReactNode } from 'react';
import type { Icon } from '../icons.ts';
import type { ColumnRules, GridLayout } from './layout.ts';
import type { GridGroup } from './lines.ts';

export interface GridColumn<Row> extends ColumnRules {
  /** the heading, and the name in the column menu */
  title: string;
  /** the heading is read aloud but not drawn: for columns of ticks and icons */
  titleHidden?: boolean;
  align?: 'end';
  /** digits of one width, so that dates and numbers line up */
  numeric?: boolean;
  render: (row: Row) => ReactNode;
}

export interface RowAction {
  id: string;
  label: string;
  icon: Icon;
  /** the row key that does the same; shown as a hint */
  shortcut?: string;
  run: () => void;
}

/** How a row looks beyond its data. `leaving` strikes it through and lets it glide out. */
export type RowLook = 'plain' | 'muted' | 'struck' | 'leaving';

export interface DataGridProps<Row> {
  /** what the list is, for screen readers: «To-Do» */
  label: string;
  /** keep it stable (useMemo): a new array draws every row anew */
  columns: readonly GridColumn<Row>[];
  /** one group with an empty title is a plain list */
  groups: readonly GridGroup<Row>[];
  rowId: (row: Row) => string;
  /** what a row is called in labels: «Markér Aalborg Maskinfabrik A/S» */
  rowName: (row: Row) => string;
  layout: GridLayout;
  onLayoutChange: (layout: GridLayout) => void;
  onOpen: (row: Row) => void;
  /** leave out both for a grid whose rows cannot be marked */
  selection?: ReadonlySet<string>;
  onSelectionChange?: (selection: ReadonlySet<string>) => void;
  rowActions?: (row: Row) => readonly RowAction[];
  /** keys while a row has focus, e.g. { e: complete, u: postpone }; lower case */
  rowKeys?: Readonly<Record<string, (row: Row) => void>>;
  rowLook?: (row: Row) => RowLook;
  /** the row that stands open in a panel beside the list */
  openId?: string | null;
  /** below 640 px of width each row is drawn by this, two or three lines */
  renderCard: (row: Row) => ReactNode;
  status?: 'ready' | 'loading' | 'error';
  /** what to show instead of rows: when there are none, and when they could not be fetched */
  empty: ReactNode;
  error?: ReactNode;
  /** asks for the next page; called once per number of rows, a little before the end is in sight */
  onReachEnd?: () => void;
  hasMore?: boolean;
}

/** What a page may ask of a grid through `handle`. */
export interface DataGridHandle {
  /** Moves focus into the grid: to this row, or to where it last stood. */
  focus: (rowId?: string) => void;
}
