// The mails that the user has begun or sent from a record, and how each stands, in words, with the way on.
import { ActionIcon, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { discardMail, type OutboxRow, sendMail, takeBackMail } from '../../shared/sending.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useMoment } from '../records/use-moment.ts';
import { useSendingTexts } from '../texts/sending.ts';
import { IconAlertTriangle, IconCheck, IconMail, IconX } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import { useComposing } from './composing.tsx';
import { type From, outboxQuery } from './queries.ts';
import styles from './sending.module.css';

export function Outgoing({ from }: { from: From }) {
  const words = useSendingTexts();
  const { data } = useQuery(outboxQuery(from));
  if (!data || data.items.length === 0) return null;
  return (
    <ul className={styles.outgoing} aria-label={words.part}>
      {data.items.map((mail) => (
        <li key={mail.id} className={styles.mail} data-state={mail.state}>
          <Stands mail={mail} />
        </li>
      ))}
    </ul>
  );
}

function Stands({ mail }: { mail: OutboxRow }) {
  const words = useSendingTexts();
  const moment = useMoment();
  const { open } = useComposing();
  const acts = useActs(mail);
  const subject = mail.subject || words.composer.noSubject;
  const why = [
    mail.message,
    mail.said && words.said(mail.said),
    mail.unsure && words.unsure,
    mail.state === 'queued' && mail.dueAt && words.nextTry(moment.clock(mail.dueAt)),
  ].filter(Boolean);

  if (mail.state === 'draft') {
    return (
      <Line icon={<IconMail size={16} aria-hidden />} says={words.states.draft(subject)}>
        <Button variant="default" onClick={() => open(mail.id)}>
          {words.goOn}
        </Button>
        <ActionIcon aria-label={`${words.delete}: ${subject}`} onClick={() => void acts.discard()}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Line>
    );
  }
  if (mail.state === 'sent') {
    return (
      <Line
        icon={<IconCheck size={16} aria-hidden />}
        says={words.states.sent(moment.full(mail.sentAt ?? mail.updatedAt), subject)}
        why={mail.refused.map(({ address, said }) =>
          [words.refused(address), said].filter(Boolean).join(': '),
        )}
      >
        {mail.becameActivityId !== null && (
          <Link
            to="/activities/$id"
            params={{ id: String(mail.becameActivityId) } as never}
            aria-label={`${words.open}: ${subject}`}
          >
            {words.open}
          </Link>
        )}
      </Line>
    );
  }
  if (mail.state === 'failed') {
    return (
      <Line icon={<IconAlertTriangle size={16} aria-hidden />} says={words.states.failed(subject)} why={why}>
        <Button variant="default" onClick={() => void acts.retry()}>
          {words.retry}
        </Button>
        <Button variant="default" onClick={() => void acts.takeBack().then((done) => done && open(mail.id))}>
          {words.editAgain}
        </Button>
        <ActionIcon aria-label={`${words.delete}: ${subject}`} onClick={() => void acts.discard()}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Line>
    );
  }
  const waits = mail.state === 'queued' && mail.tries > 0;
  const says = waits
    ? words.states.later
    : mail.state === 'queued'
      ? words.states.soon
      : words.states.sending;
  return (
    <Line
      icon={waits ? <IconAlertTriangle size={16} aria-hidden /> : <IconMail size={16} aria-hidden />}
      says={says(subject)}
      why={waits ? why : []}
    >
      {mail.state === 'queued' && (
        <Button variant="default" onClick={() => void acts.takeBack().then((done) => done && open(mail.id))}>
          {words.takeBack}
        </Button>
      )}
    </Line>
  );
}

interface LineProps {
  icon: ReactNode;
  says: string;
  why?: readonly unknown[];
  children: ReactNode;
}

function Line({ icon, says, why = [], children }: LineProps) {
  return (
    <>
      {icon}
      <div className={styles.mailSays} role="status">
        <span>{says}</span>
        {why.map((sentence) => (
          <span key={String(sentence)} className={styles.why}>
            {String(sentence)}
          </span>
        ))}
      </div>
      <span className={styles.mailActs}>{children}</span>
    </>
  );
}

/** Each answers whether it was done. */
function useActs({ id, version }: OutboxRow) {
  const words = useSendingTexts();
  const client = useQueryClient();
  const refused = useRefused();
  const { notify } = useNotices();
  const act = async (deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      await deed();
      return true;
    } catch (error) {
      refused(error);
      return false;
    } finally {
      void client.invalidateQueries({ queryKey: ['mail', 'outbox'] });
    }
  };
  return {
    retry: () => act(() => call(sendMail, { params: { id }, body: { version } })),
    takeBack: () =>
      act(async () => {
        await call(takeBackMail, { params: { id } });
        notify(words.takenBack);
      }),
    discard: () =>
      act(async () => {
        await call(discardMail, { params: { id } });
        notify(words.discarded);
      }),
  };
}
