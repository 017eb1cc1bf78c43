// An activity open beside a list: half the width while the list stays, the whole of a phone. Forrige/Næste walks
// the list that it was opened from.
import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ActivityView } from '../../shared/activities.ts';
import { Refusal } from '../data/call.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { IconChevronDown } from '../ui/icons.ts';
import { SidePanel } from '../ui/side-panel.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './activity.module.css';
import { ActivityHead } from './activity-head.tsx';
import { ActivityBody, ActivityFoot } from './activity-parts.tsx';
import { type Beginning, NewActivity } from './new-activity.tsx';
import { activityQuery } from './queries.ts';
import { useActivityEditor } from './use-editor.ts';

export interface ActivityPanelProps {
  /** 'new' is the form for a new one */
  id: number | 'new';
  /** what a new activity begins with */
  begin?: Beginning;
  /** the neighbours in the list that it was opened from */
  walk?: { previous: number | null; next: number | null; position: number | null; of: number };
  /** focus begins at the next follow-up */
  startAtNext?: boolean;
  onOpen: (id: number, atNext?: boolean) => void;
  onClose: () => void;
  /** tells of a completion in the list's own way; false when the panel shall tell of it */
  onCompleted?: (id: number) => boolean;
}

export function ActivityPanel(props: ActivityPanelProps) {
  const { id, begin = {}, onOpen, onClose } = props;
  const walked = useRef<'previous' | 'next' | null>(null);
  if (id === 'new') {
    return (
      <NewActivity begin={begin} onSaved={onOpen} onOpen={onOpen}>
        {({ title, body, foot }) => (
          <SidePanel label={title} head={<h2>{title}</h2>} foot={foot} onClose={onClose} takeFocus={false}>
            {body}
          </SidePanel>
        )}
      </NewActivity>
    );
  }
  return <Stored key={id} {...props} id={id} walked={walked} />;
}

type StoredProps = ActivityPanelProps & {
  id: number;
  /** which way the last step went, so that its button keeps focus on the next record */
  walked: React.RefObject<'previous' | 'next' | null>;
};

function Stored(props: StoredProps) {
  const words = useTexts().activities;
  const { data, error, refetch } = useQuery(activityQuery(props.id));
  if (data) return <Open {...props} activity={data} />;
  return (
    <SidePanel label={words.one} head={<h2>{words.one}</h2>} onClose={props.onClose}>
      {error ? <NotShown error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />}
    </SidePanel>
  );
}

export function NoSuchActivity() {
  const words = useTexts().activities;
  return <EmptyState title={words.gone}>{words.goneHelp}</EmptyState>;
}

/** Why an activity cannot be shown. */
export function NotShown({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const words = useTexts().activities;
  if (error instanceof Refusal && error.status === 404) {
    return <NoSuchActivity />;
  }
  return (
    <ErrorState
      title={words.loadFailed}
      {...(error.message && { message: error.message })}
      onRetry={onRetry}
    />
  );
}

function Open({
  activity,
  walk,
  walked,
  startAtNext = false,
  ...props
}: StoredProps & { activity: ActivityView }) {
  const { onOpen, onClose, onCompleted = () => false } = props;
  const words = useTexts().activities;
  const names = useReference();
  const [next, setNext] = useState(startAtNext);
  const editor = useActivityEditor(activity, {
    open: onOpen,
    makeNext: (id) => (id === activity.id ? setNext(true) : onOpen(id, true)),
    onCompleted,
  });
  const type = names.type(activity.typeId)?.name ?? words.one;
  return (
    <SidePanel
      label={activity.customerName ? words.at(type, activity.customerName) : type}
      head={
        <ActivityHead
          activity={activity}
          withPageLink
          walk={walk && <WalkButtons walk={walk} walked={walked} onOpen={onOpen} />}
        />
      }
      foot={<ActivityFoot editor={editor} />}
      onClose={onClose}
      takeFocus={!startAtNext && walked.current === null}
    >
      <ActivityBody editor={editor} onOpen={onOpen} startAtNext={startAtNext || next} />
    </SidePanel>
  );
}

interface WalkButtonsProps {
  walk: NonNullable<ActivityPanelProps['walk']>;
  walked: StoredProps['walked'];
  onOpen: (id: number) => void;
}

function WalkButtons({ walk, walked, onOpen }: WalkButtonsProps) {
  const { activities: words, common } = useTexts();
  const buttons = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (walked.current === null) return;
    buttons.current?.querySelector<HTMLElement>(`[data-way="${walked.current}"]`)?.focus();
    walked.current = null;
  }, [walked]);
  const step = (way: 'previous' | 'next') => {
    const to = walk[way];
    if (to === null) return;
    walked.current = way;
    onOpen(to);
  };
  return (
    <span ref={buttons} className={styles.walk}>
      {walk.position !== null && (
        <span className={styles.quiet}>{words.position(walk.position, walk.of)}</span>
      )}
      {(['previous', 'next'] as const).map((way) => (
        <ActionIcon
          key={way}
          data-way={way}
          aria-label={common.panel[way]}
          disabled={walk[way] === null}
          onClick={() => step(way)}
        >
          <IconChevronDown size={16} className={way === 'previous' ? styles.up : undefined} aria-hidden />
        </ActionIcon>
      ))}
    </span>
  );
}
