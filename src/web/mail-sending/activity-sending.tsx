// Writing from an activity: answering or forwarding its mail, else a new one to its people; and how what was written
// stands.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ActivityView } from '../../shared/activities.ts';
import { useMe } from '../data/me.ts';
import { mailOfActivityQuery } from '../mail/queries.ts';
import { useSendingTexts } from '../texts/sending.ts';
import { IconMail } from '../ui/icons.ts';
import { useComposing } from './composing.tsx';
import { Outgoing } from './outgoing.tsx';
import styles from './sending.module.css';

export function ActivitySending({ activity }: { activity: ActivityView }) {
  const may = useMe().may('write activities');
  if (!may) return null;
  const { id, customerId, origin } = activity;
  return (
    <div className={styles.part}>
      {origin === 'mail' ? <Answers activityId={id} /> : customerId !== null && <WriteNew activityId={id} />}
      <Outgoing from={{ activityId: id }} />
    </div>
  );
}

function Answers({ activityId }: { activityId: number }) {
  const words = useSendingTexts();
  const { compose } = useComposing();
  const mailId = useQuery(mailOfActivityQuery(activityId)).data?.items[0]?.id;
  if (mailId === undefined) return null;
  const begin = (kind: 'reply' | 'reply-all' | 'forward') => () => void compose({ kind, mailId, activityId });
  return (
    <div className={styles.answers}>
      <Button variant="default" leftSection={<IconMail size={16} aria-hidden />} onClick={begin('reply')}>
        {words.reply}
      </Button>
      <Button variant="default" onClick={begin('reply-all')}>
        {words.replyAll}
      </Button>
      <Button variant="default" onClick={begin('forward')}>
        {words.forward}
      </Button>
    </div>
  );
}

function WriteNew({ activityId }: { activityId: number }) {
  const words = useSendingTexts();
  const { compose } = useComposing();
  return (
    <div className={styles.answers}>
      <Button
        variant="default"
        leftSection={<IconMail size={16} aria-hidden />}
        onClick={() => void compose({ activityId })}
      >
        {words.write}
      </Button>
    </div>
  );
}
