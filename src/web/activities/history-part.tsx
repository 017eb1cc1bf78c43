// Who changed what on an activity and when, from what to what, in words. Fetched when it is asked for.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { localDateTime } from '../../shared/days.ts';
import { formatDay } from '../../shared/format.ts';
import type { EventView } from '../../shared/history.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { RecordName, recordOf } from '../history/record-name.tsx';
import { useTexts } from '../texts/language.tsx';
import { useFieldWords } from './field-words.ts';
import { historyQuery } from './queries.ts';
import styles from './side.module.css';

export function HistoryPart({ activityId }: { activityId: number }) {
  const words = useTexts().activities.history;
  const [shown, setShown] = useState(false);
  const history = useInfiniteQuery({ ...historyQuery(activityId), enabled: shown });
  const events = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.part} aria-labelledby="history-title">
      <h3 id="history-title">{words.title}</h3>
      {!shown && (
        <button type="button" className={styles.open} onClick={() => setShown(true)}>
          {words.show}
        </button>
      )}
      <ul className={styles.history}>
        {events.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ul>
      {history.hasNextPage && (
        <Button variant="subtle" color="gray" onClick={() => void history.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

/** Fields that the verb itself already tells of, or that no one reads. */
const UNSAID = new Set(['completedAt', 'completedBy', 'touched', 'chainId', 'predecessorId']);

function EventLine({ event }: { event: EventView }) {
  const words = useTexts().activities.history;
  const names = useReference();
  const { timeZone } = useMe().company;
  const { labelOf, wordsOf } = useFieldWords();
  const say = (field: string, value: unknown) => {
    const entity = recordOf(field);
    return entity && typeof value === 'number' ? (
      <RecordName entity={entity} id={value} />
    ) : (
      wordsOf(field, value) || words.nothing
    );
  };
  const { day, time } = localDateTime(new Date(event.at), timeZone);
  const who = names.user(event.actorId)?.initials ?? words.somebody;
  const changes = Object.entries(event.changes ?? {}).filter(([field]) => !UNSAID.has(field));
  const file = typeof event.details?.name === 'string' ? `: ${event.details.name}` : '';
  return (
    <li className={styles.event}>
      <span className={styles.quiet}>
        {formatDay(day)} {time}
      </span>{' '}
      <strong>{who}</strong> {words.verbs[event.verb] ?? words.other}
      {file}
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map(([field, [from, to]]) => (
            <li key={field}>
              {labelOf(field)}: <del>{say(field, from)}</del> → <ins>{say(field, to)}</ins>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
