// The mail of an activity, inside the open activity: what was written, why it landed at this customer, «Flyt» and
// «Privat».
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { MailView } from '../../shared/mail.ts';
import { useMe } from '../data/me.ts';
import { useMailTexts } from '../texts/mail.ts';
import styles from './mail.module.css';
import { MailNotices } from './mail-notices.tsx';
import { MailText } from './mail-text.tsx';
import { Marks } from './marks.tsx';
import { Participants } from './participants.tsx';
import { PrivateDialog } from './private-dialog.tsx';
import { mailOfActivityQuery, mailQuery } from './queries.ts';
import { useMailActs } from './use-mail-acts.ts';
import { WhyPart } from './why-part.tsx';

export function ActivityMail({ activityId }: { activityId: number }) {
  const words = useMailTexts();
  const found = useQuery(mailOfActivityQuery(activityId));
  const id = found.data?.items[0]?.id;
  const read = useQuery({ ...mailQuery(id ?? 0), enabled: id !== undefined });
  if (found.isError || read.isError) return <p className={styles.warning}>{words.loadFailed}</p>;
  // A mail that was made private has left its activity; nothing more is to be said of it.
  if (!read.data) return null;
  return <Shown mail={read.data} activityId={activityId} />;
}

function Shown({ mail, activityId }: { mail: MailView; activityId: number }) {
  const words = useMailTexts();
  const may = useMe().may('write activities');
  const acts = useMailActs();
  const title = useId();
  const [asking, setAsking] = useState(false);
  return (
    <section className={styles.within} aria-labelledby={title}>
      <div className={styles.withinHead}>
        <h3 id={title}>{words.one}</h3>
        <Marks mail={mail} />
        {may && (
          <Button
            className={styles.end}
            variant="subtle"
            color="gray"
            disabled={acts.busy}
            onClick={() => setAsking(true)}
          >
            {words.private.action}
          </Button>
        )}
      </div>
      <MailNotices mail={mail} />
      <Participants parties={mail.parties} />
      <MailText mail={mail} />
      <WhyPart mail={mail} acts={acts} within={activityId} />
      <PrivateDialog
        opened={asking}
        busy={acts.busy}
        onClose={() => setAsking(false)}
        onErase={() => void acts.erase(mail).then(() => setAsking(false))}
      />
    </section>
  );
}
