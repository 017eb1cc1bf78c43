// A mail that could not be sent is told of wherever its writer is: the page that it was written from may be long closed.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSendingTexts } from '../texts/sending.ts';
import { useNotices } from '../ui/notices.tsx';
import { outboxQuery } from './queries.ts';

const LOOK_MS = 60_000;
const TOLD = 'opfolg.told-failed';

export function FailedNotices() {
  const words = useSendingTexts();
  const { notify } = useNotices();
  const navigate = useNavigate();
  const { data } = useQuery({ ...outboxQuery({ unsent: true }), refetchInterval: LOOK_MS });

  useEffect(() => {
    const told = new Set((sessionStorage.getItem(TOLD) ?? '').split(' '));
    for (const mail of data?.items ?? []) {
      // By its version: tried again and failed again, it is told again.
      const name = `${mail.id}.${mail.version}`;
      if (mail.state !== 'failed' || told.has(name)) continue;
      told.add(name);
      const { activityId, customerId } = mail;
      const says = `${words.states.failed(mail.subject || words.composer.noSubject)}. ${mail.message ?? ''}`;
      const to = activityId !== null ? '/activities/$id' : customerId !== null ? '/customers/$id' : null;
      notify(says, {
        tone: 'danger',
        ...(to && {
          action: {
            label: words.open,
            run: () => void navigate({ to, params: { id: String(activityId ?? customerId) } } as never),
          },
        }),
      });
    }
    sessionStorage.setItem(TOLD, [...told].join(' '));
  }, [data, words, notify, navigate]);
  return null;
}
