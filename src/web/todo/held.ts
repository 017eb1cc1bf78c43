// Rows that were just completed stay where they stood, struck through, until their «Fortryd» has gone; the list
// that the server gives no longer has them. Here they are put back into their places.
import type { ActivityRow } from '../../shared/activities.ts';

export interface Held {
  /** as it is shown: completed */
  row: ActivityRow;
  /** the row that stood before it; null when it was first */
  after: number | null;
  /** on its way out */
  leaving: boolean;
}

/** The rows of the list with the held ones in their places. */
export function withHeld(rows: readonly ActivityRow[], held: ReadonlyMap<number, Held>): ActivityRow[] {
  if (held.size === 0) return [...rows];
  const shown = rows.map((row) => held.get(row.id)?.row ?? row);
  const present = new Set(rows.map((row) => row.id));
  let waiting = [...held.values()].filter(({ row }) => !present.has(row.id));
  while (waiting.length > 0) {
    // A run of ticked neighbours stands one on the other: first the one whose neighbour is there.
    const next = waiting.find(({ after }) => after === null || shown.some(({ id }) => id === after));
    const placed = next ?? waiting[0]!;
    const anchor = shown.findIndex(({ id }) => id === placed.after);
    shown.splice(anchor + 1, 0, placed.row);
    waiting = waiting.filter((one) => one !== placed);
  }
  return shown;
}
