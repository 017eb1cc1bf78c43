// A mail open beside the list: what it is, who is in it, what it says, why it landed here, and where else it could
// belong. Forrige/Næste walks the list.
import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MailView } from '../../shared/mail.ts';
import { Refusal } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailTexts } from '../texts/mail.ts';
import type { Walk } from '../todo/use-walk.ts';
import { IconChevronDown } from '../ui/icons.ts';
import { SidePanel } from '../ui/side-panel.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { Attachments } from './attachments.tsx';
import styles from './mail.module.css';
import { MailFoot } from './mail-foot.tsx';
import { MailNotices } from './mail-notices.tsx';
import { MailText } from './mail-text.tsx';
import { useSubject } from './mail-words.ts';
import { Marks } from './marks.tsx';
import { Participants } from './participants.tsx';
import { PlacePart } from './place-part.tsx';
import { mailQuery } from './queries.ts';
import { useMailActs } from './use-mail-acts.ts';
import { WhyPart } from './why-part.tsx';

interface MailPanelProps {
  id: number;
  walk: Walk;
  onOpen: (id: number) => void;
  onClose: () => void;
  /** the mail has left the list: the next one may open */
  onSettled: () => void;
}

export function MailPanel(props: MailPanelProps) {
  const words = useMailTexts();
  const { data, error, refetch } = useQuery(mailQuery(props.id));
  if (data) return <Open {...props} mail={data} />;
  return (
    <SidePanel label={words.one} head={<h2>{words.one}</h2>} onClose={props.onClose}>
      {error ? <NotShown error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />}
    </SidePanel>
  );
}

function NotShown({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { common } = useTexts();
  const words = useMailTexts();
  if (error instanceof Refusal && error.status === 404) {
    return <EmptyState title={words.gone}>{words.goneHelp}</EmptyState>;
  }
  return (
    <ErrorState title={words.loadFailed} message={error.message || common.errors.offline} onRetry={onRetry} />
  );
}

function Open({ mail, walk, onOpen, onClose, onSettled }: MailPanelProps & { mail: MailView }) {
  const words = useMailTexts();
  const may = useMe().may('write activities');
  const acts = useMailActs();
  const subject = useSubject();
  // One reads a waiting mail to know where it belongs; of a settled one that is known first.
  const waiting = mail.state === 'unplaced';
  return (
    <SidePanel
      label={words.about(subject(mail))}
      head={<Head mail={mail} walk={walk} onOpen={onOpen} />}
      foot={may && <MailFoot mail={mail} acts={acts} onSettled={onSettled} />}
      onClose={onClose}
    >
      <div className={styles.body}>
        <MailNotices mail={mail} />
        <Participants parties={mail.parties} />
        {!waiting && <WhyPart mail={mail} acts={acts} onOpen={onOpen} />}
        <MailText mail={mail} folded={waiting} />
        <Attachments mail={mail} />
        {waiting && <WhyPart mail={mail} acts={acts} onOpen={onOpen} />}
        {waiting && may && <PlacePart mail={mail} acts={acts} onPlaced={onSettled} />}
      </div>
    </SidePanel>
  );
}

function Head({ mail, walk, onOpen }: { mail: MailView } & Pick<MailPanelProps, 'walk' | 'onOpen'>) {
  const words = useMailTexts();
  const moment = useMoment();
  const subject = useSubject();
  return (
    <div className={styles.head}>
      <div className={styles.headLine}>
        <h2>{subject(mail)}</h2>
        <WalkButtons walk={walk} onOpen={onOpen} />
      </div>
      <div className={styles.headFacts}>
        <span>{words.states[mail.state]}</span>
        <span>{moment.full(mail.sentAt)}</span>
        {mail.format === 'msg' && <span>{words.open.outlook}</span>}
        <Marks mail={mail} />
      </div>
    </div>
  );
}

function WalkButtons({ walk, onOpen }: Pick<MailPanelProps, 'walk' | 'onOpen'>) {
  const { common } = useTexts();
  const words = useMailTexts();
  return (
    <span className={styles.walk}>
      {walk.position !== null && (
        <span className={styles.quiet}>{words.position(walk.position, walk.of)}</span>
      )}
      {(['previous', 'next'] as const).map((way) => {
        const to = walk[way];
        return (
          <ActionIcon
            key={way}
            aria-label={common.panel[way]}
            disabled={to === null}
            onClick={() => to !== null && onOpen(to)}
          >
            <IconChevronDown size={16} className={way === 'previous' ? styles.up : undefined} aria-hidden />
          </ActionIcon>
        );
      })}
    </span>
  );
}
