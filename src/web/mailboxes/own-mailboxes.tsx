// The mailboxes of whoever is signed in: the state of each in words, and connecting another one.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../data/me.ts';
import { Section } from '../settings/section.tsx';
import { useOpen } from '../settings/use-open.ts';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { IconPlus } from '../ui/icons.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { ConnectForm } from './connect-form.tsx';
import { MailboxCard } from './mailbox-card.tsx';
import styles from './mailboxes.module.css';
import { mailboxesQuery } from './own-query.ts';

export function OwnMailboxes() {
  const words = useMailboxTexts();
  const { user, may } = useMe();
  const open = useOpen();
  const { data, error, refetch } = useQuery(mailboxesQuery);
  if (!may('write activities')) return null;
  const items = data?.items ?? [];
  return (
    <Section title={words.own} help={words.ownHelp} wide>
      {!data && !error && <Skeleton lines={3} />}
      {!data && error && (
        <ErrorState title={words.failed} message={error.message} onRetry={() => void refetch()} />
      )}
      {items.length > 0 && (
        <ul className={styles.mailboxes}>
          {items.map((mailbox) => (
            <MailboxCard
              key={mailbox.id}
              mailbox={mailbox}
              auditing={open.id === mailbox.id}
              onAudit={(shown) => (shown ? open.open(mailbox.id) : open.close())}
            />
          ))}
        </ul>
      )}
      {data && open.id === 'new' && (
        <ConnectForm address={items.length === 0 ? user.email : ''} onClose={open.close} />
      )}
      {data && open.id !== 'new' && (
        <>
          {items.length === 0 && <p>{words.none}</p>}
          <div>
            <Button
              variant={items.length === 0 ? 'filled' : 'default'}
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => open.open('new')}
            >
              {items.length === 0 ? words.connect : words.connectAnother}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}
