// What colleagues change shows in open pages within a second: one event stream per tab says what changed,
// and the queries that show it are fetched again. Bursts are gathered, so that a bulk act costs one fetch.
// What always holds: after any gap in the stream everything shown is fetched again, since nobody knows what was missed.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LiveMessage } from '../../shared/history.ts';
import { listenLive } from '../../shared/live.ts';
import { addressOf } from './call.ts';
import { meQuery } from './me.ts';

const GATHER_MS = 150;
const RETRY_MS = 5000;

/** First words of the query keys that show an entity; pages name their queries accordingly. */
const SHOWN_BY: Record<LiveMessage['entity'], string[]> = {
  activity: [
    'todo',
    'activities',
    'activity',
    'customer',
    'customers',
    'contact',
    'contacts',
    'documents',
    'mail',
    'projects',
    'project',
    'campaign',
    'forgotten',
  ],
  customer: [
    'customers',
    'customer',
    'todo',
    'activities',
    'activity',
    'contacts',
    'contact',
    'documents',
    'projects',
    'project',
    'campaign',
    'forgotten',
  ],
  contact: ['contacts', 'contact', 'customer', 'todo', 'activities', 'activity', 'documents'],
  mail: ['mail', 'mailboxes', 'activities', 'activity', 'documents'],
  mailbox: ['mailboxes'],
  search: ['overview'],
  project: [
    'projects',
    'project',
    'customer',
    'contact',
    'activity',
    'activities',
    'todo',
    'campaign',
    'forgotten',
  ],
  campaign: ['campaigns', 'campaign', 'activity', 'todo'],
  user: ['reference', 'me'],
  setting: ['reference', 'me', 'todo', 'forgotten', 'rhythm-rules', 'mail-apps', 'mail-providers'],
  import: [
    ...['customers', 'customer', 'contacts', 'contact', 'todo', 'activities', 'imports', 'reference'],
    ...['projects', 'project', 'campaigns', 'campaign', 'forgotten'],
  ],
};

/** Keeps the queries of this tab fresh while the component is shown. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => follow(client), [client]);
}

function follow(client: QueryClient): () => void {
  const changed = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource;
  let interrupted = false;

  const refresh = () => {
    gathering = undefined;
    const words = new Set(changed);
    changed.clear();
    void client.invalidateQueries({ predicate: (query) => words.has(String(query.queryKey[0])) });
  };
  const refreshAll = () => void client.invalidateQueries();

  function listen() {
    // What was told before the stream stands, while the page was already asking, is lost on it.
    stream = new EventSource(addressOf(listenLive, { query: { asking: performance.now() } }));
    stream.onopen = () => {
      if (interrupted) refreshAll();
      interrupted = false;
    };
    stream.onmessage = (event) => {
      const message = JSON.parse(event.data) as LiveMessage;
      for (const word of SHOWN_BY[message.entity] ?? []) changed.add(word);
      gathering ??= setTimeout(refresh, GATHER_MS);
    };
    stream.addEventListener('refresh', refreshAll);
    stream.onerror = () => {
      interrupted = true;
      // The browser reconnects by itself, except when it was refused: then the session may have ended, which
      // asking who is signed in brings to light, and signs in again if so.
      if (stream.readyState !== EventSource.CLOSED) return;
      const again = () => {
        retrying = setTimeout(listen, RETRY_MS);
      };
      client.fetchQuery({ ...meQuery, staleTime: 0 }).then(listen, again);
    };
  }

  listen();
  return () => {
    stream.close();
    clearTimeout(gathering);
    clearTimeout(retrying);
  };
}
