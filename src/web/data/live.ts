// What colleagues change shows in open pages within a second: one event stream per tab says what changed,
// and the queries that show it are fetched again. Bursts are gathered, so that a bulk act costs one fetch.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveMessage } from '../../shared/history.ts';
import { meQuery } from './me.ts';
import { referenceQuery } from './reference.ts';

const GATHER_MS = 150;

/** First words of the query keys that show an entity; pages name their queries accordingly. */
const SHOWN_BY: Record<LiveMessage['entity'], string[]> = {
  activity: ['todo', 'activities', 'activity', 'customer', 'customers', 'contact', 'contacts', 'documents'],
  customer: ['customers', 'customer', 'todo', 'activities', 'activity', 'contacts', 'contact', 'documents'],
  contact: ['contacts', 'contact', 'customer', 'todo', 'activities', 'activity', 'documents'],
  user: ['reference', 'me'],
  setting: ['reference', 'me', 'todo'],
  import: ['customers', 'customer', 'contacts', 'contact', 'todo', 'activities', 'imports', 'reference'],
};

/** Keeps the queries of this tab fresh while the component is shown. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => follow(client), [client]);
}

function follow(client: QueryClient): () => void {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    timer = undefined;
    const words = new Set(changed);
    changed.clear();
    void client.invalidateQueries({ predicate: (query) => words.has(String(query.queryKey[0])) });
  };
  const mark = (words: string[]) => {
    for (const word of words) changed.add(word);
    timer ??= setTimeout(refresh, GATHER_MS);
  };
  const stream = new EventSource('/api/live');
  stream.onmessage = (event) => {
    const message = JSON.parse(event.data) as LiveMessage;
    mark(SHOWN_BY[message.entity] ?? []);
  };
  // After a gap nobody knows what was missed.
  stream.addEventListener('refresh', () => {
    void client.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] !== meQuery.queryKey[0] && queryKey[0] !== referenceQuery.queryKey[0],
    });
  });
  return () => {
    stream.close();
    clearTimeout(timer);
  };
}
