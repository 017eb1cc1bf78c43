// What stands under each other in a grid: group headings and rows in one flat list, as the virtual scroller
// needs it. A folded group gives its heading only. Keys are unique across both kinds.

export interface GridGroup<Row> {
  id: string;
  /** the heading, e.g. «I dag» */
  title: string;
  /** how many rows the group has in all, also those not loaded yet */
  count?: number;
  tone?: 'overdue' | 'today';
  rows: readonly Row[];
}

export type GridLine<Row> =
  | { kind: 'group'; key: string; group: GridGroup<Row>; folded: boolean }
  | { kind: 'row'; key: string; id: string; row: Row };

export function toLines<Row>(
  groups: readonly GridGroup<Row>[],
  folded: ReadonlySet<string>,
  rowId: (row: Row) => string,
): GridLine<Row>[] {
  const lines: GridLine<Row>[] = [];
  for (const group of groups) {
    const isFolded = folded.has(group.id);
    if (group.title) lines.push({ kind: 'group', key: `group ${group.id}`, group, folded: isFolded });
    if (isFolded) continue;
    for (const row of group.rows) {
      const id = rowId(row);
      lines.push({ kind: 'row', key: `row ${id}`, id, row });
    }
  }
  return lines;
}

/** The row ids from one line to another, both included, in either direction: what Shift marks. */
export function idsBetween<Row>(lines: readonly GridLine<Row>[], from: number, to: number): string[] {
  const ids: string[] = [];
  for (const line of lines.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (line.kind === 'row') ids.push(line.id);
  }
  return ids;
}
