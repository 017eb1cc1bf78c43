// Where one is signed in, in words that a person recognises, and the way out of all of it.
import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { listSessions } from '../../shared/users.ts';
import { call, Refusal } from '../data/call.ts';
import { useMoment } from '../records/use-moment.ts';
import { useSettingsTexts } from '../texts/settings.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { leave } from '../users/leave.ts';
import { describeDevice } from './device.ts';
import styles from './settings.module.css';

const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => call(listSessions, {}, { signal }),
  staleTime: 0,
});

export function OwnSessions() {
  const settings = useSettingsTexts();
  const words = settings.profile;
  const moment = useMoment();
  const { data, error, refetch } = useQuery(sessionsQuery);
  if (error) {
    const message = error instanceof Refusal ? error.message : '';
    return <ErrorState {...(message && { message })} onRetry={() => void refetch()} />;
  }
  if (!data) return <Skeleton lines={2} />;
  return (
    <>
      <ul className={styles.sessions}>
        {data.items.map((session) => {
          const device = describeDevice(session.userAgent ?? '');
          return (
            <li key={`${session.createdAt} ${session.userAgent}`}>
              <span>
                {device ? words.on(device.browser, device.system) : words.unknownDevice}
                {session.current && <span className={styles.current}>{words.thisOne}</span>}
              </span>
              <span className={styles.quiet}>
                {words.since(moment.full(session.createdAt))}
                {!session.current && `, ${words.lastSeen(moment.full(session.lastSeenAt))}`}
              </span>
            </li>
          );
        })}
      </ul>
      <div>
        <Button variant="default" onClick={() => void leave({ everywhere: true })}>
          {words.everywhere}
        </Button>
      </div>
    </>
  );
}
