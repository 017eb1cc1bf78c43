// Which rows of a search are marked: some of those on the screen, or all that it finds. Another search begins without marks,
// so that nothing is done to what nobody sees.
import { useState } from 'react';
import { listFound } from '../../shared/overview.ts';
import { call } from '../data/call.ts';
import { filterOf, type OverviewSearch } from './overview-search.ts';

const NONE: ReadonlySet<string> = new Set();

interface Marks {
  /** of which search they are */
  of: string;
  marked: ReadonlySet<string>;
  /** how many were marked because the search finds more than can be marked */
  most: number | null;
}

export function useMarks(search: OverviewSearch, rows: readonly { id: number }[]) {
  const of = JSON.stringify(filterOf(search));
  const [kept, setKept] = useState<Marks | null>(null);
  const [asking, setAsking] = useState(false);
  const own = kept?.of === of ? kept : null;
  const marked = own?.marked ?? NONE;

  const markAll = async () => {
    setAsking(true);
    try {
      const query = { ...filterOf(search), ...(search.order && { order: search.order }) };
      const { ids, more } = await call(listFound, { query });
      setKept({ of, marked: new Set(ids.map(String)), most: more ? ids.length : null });
    } finally {
      setAsking(false);
    }
  };
  /** In the order of the list; those that have left it since stay marked. */
  const ids = () => {
    const shown = rows.map(({ id }) => String(id)).filter((id) => marked.has(id));
    return [...new Set([...shown, ...marked])].map(Number);
  };
  return {
    marked,
    ids,
    more: marked.size === own?.most,
    asking,
    mark: (next: ReadonlySet<string>) => setKept({ of, marked: next, most: own?.most ?? null }),
    markAll,
    clear: () => setKept(null),
  };
}
