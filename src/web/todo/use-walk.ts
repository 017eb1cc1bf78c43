// Forrige/Næste through the list. The place is kept even when the open activity leaves the list, because it was
// completed or moved: its neighbours are then those that stood around it.
import { useRef } from 'react';

export interface Walk {
  previous: number | null;
  next: number | null;
  /** counted from 1; null when the open one is not in the list */
  position: number | null;
  of: number;
}

export function useWalk(ids: readonly number[], open: number | null): Walk {
  const place = useRef({ open, index: 0 });
  const found = open === null ? -1 : ids.indexOf(open);
  if (found >= 0) place.current = { open, index: found };
  const gone = found < 0 && place.current.open === open;
  const index = found >= 0 ? found : gone ? place.current.index : -1;
  return {
    previous: index < 0 ? null : (ids[index - 1] ?? null),
    next: index < 0 ? (open === null ? null : (ids[0] ?? null)) : (ids[gone ? index : index + 1] ?? null),
    position: found < 0 ? null : found + 1,
    of: ids.length,
  };
}
