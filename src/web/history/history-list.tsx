// The change log of one record in words: who, when, what, from → to; newest first, more on demand.
//
//   entity  'customer', 'contact' or 'activity'
//   id      the record's id
// Fetches by itself under the key [entity, id, 'history'], so live changes keep it fresh.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { readActivityHistory } from '../../shared/activities.ts';
import { readCampaignHistory } from '../../shared/campaigns.ts';
import { readContactHistory } from '../../shared/contacts.ts';
import { readCustomerHistory } from '../../shared/customers.ts';
import type { EventView } from '../../shared/history.ts';
import { readProjectHistory } from '../../shared/projects.ts';
import { call } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { EventChanges } from './event-changes.tsx';
import styles from './history-list.module.css';
import { useSentence } from './sentence.tsx';

interface HistoryListProps {
  entity: 'customer' | 'contact' | 'activity' | 'project' | 'campaign';
  id: number;
}

const ENDPOINTS = {
  customer: readCustomerHistory,
  contact: readContactHistory,
  activity: readActivityHistory,
  project: readProjectHistory,
  campaign: readCampaignHistory,
};

export function HistoryList({ entity, id }: HistoryListProps) {
  const { history, records } = useTexts();
  const log = useInfiniteQuery({
    queryKey: [entity, id, 'history'],
    queryFn: ({ pageParam, signal }) =>
      call(ENDPOINTS[entity], { params: { id }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (log.isPending) return <Skeleton lines={6} />;
  if (log.isError && !log.data) {
    return <ErrorState message={log.error.message} onRetry={() => void log.refetch()} />;
  }
  const events = log.data.pages.flatMap((page) => page.items);
  if (events.length === 0) return <EmptyState title={history.empty}>{history.emptyHelp}</EmptyState>;
  return (
    <>
      <ol className={styles.list} aria-label={history.title}>
        {events.map((event) => (
          <HistoryLine key={event.id} event={event} />
        ))}
      </ol>
      {log.hasNextPage && (
        <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {records.list.showMore}
        </Button>
      )}
    </>
  );
}

function HistoryLine({ event }: { event: EventView }) {
  const { history } = useTexts();
  const moment = useMoment();
  const who = useReference().user(event.actorId);
  const { sentence, link } = useSentence(event);
  return (
    <li className={styles.line}>
      <span className={styles.initials} title={who?.name} aria-hidden>
        {who?.initials ?? '·'}
      </span>
      <div className={styles.said}>
        <p>
          <strong className={styles.who}>{who?.name ?? history.system}</strong> {sentence}{' '}
          <time dateTime={event.at} className={styles.when}>
            {moment.full(event.at)}
          </time>
        </p>
        <EventChanges event={event} />
        {link}
      </div>
    </li>
  );
}
