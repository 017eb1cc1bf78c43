// The mailboxes of whoever is signed in, and what state each is in.
import { useQuery } from '@tanstack/react-query';
import { Section } from '../settings/section.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { mailboxesQuery } from './queries.ts';

export function OwnMailboxes() {
  const words = useMailboxTexts();
  const { data, error, refetch } = useQuery(mailboxesQuery);
  return (
    <Section title={words.own} help={words.ownHelp}>
      {!data && !error && <Skeleton lines={3} />}
      {!data && error && (
        <ErrorState title={words.failed} message={error.message} onRetry={() => void refetch()} />
      )}
      {data?.items.length === 0 && <p>{words.none}</p>}
      {data && data.items.length > 0 && (
        <ul>
          {data.items.map((mailbox) => (
            <li key={mailbox.id}>{mailbox.address}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
