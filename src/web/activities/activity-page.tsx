// One activity on a page of its own: where a shared link leads, and the form for a new one.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ActivityView } from '../../shared/activities.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { Skeleton } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import styles from './activity.module.css';
import { ActivityHead } from './activity-head.tsx';
import { NoSuchActivity, NotShown } from './activity-panel.tsx';
import { ActivityBody, ActivityFoot } from './activity-parts.tsx';
import { NewActivity } from './new-activity.tsx';
import { activityQuery } from './queries.ts';
import { useActivityEditor } from './use-editor.ts';

export function ActivityPage() {
  const { id } = useParams({ from: '/frame/activities/$id' });
  const begin = useSearch({ from: '/frame/activities/$id' });
  const navigate = useNavigate();
  const words = useTexts().activities;
  const [atNext, setAtNext] = useState<number | null>(null);
  const open = (opened: number, next = false) => {
    setAtNext(next ? opened : null);
    void navigate({ to: '/activities/$id', params: { id: String(opened) } });
  };
  useTitle(id === 'new' ? words.newTitle : words.one);
  if (id === 'new') {
    return (
      <NewActivity begin={begin} onSaved={open} onOpen={open}>
        {({ title, body, foot }) => (
          <Page head={<h1>{title}</h1>} foot={foot}>
            {body}
          </Page>
        )}
      </NewActivity>
    );
  }
  if (!/^[1-9]\d{0,9}$/.test(id)) {
    return (
      <Page head={<h1>{words.one}</h1>}>
        <NoSuchActivity />
      </Page>
    );
  }
  return <Stored key={id} id={Number(id)} atNext={atNext === Number(id)} onOpen={open} />;
}

interface StoredProps {
  id: number;
  atNext: boolean;
  onOpen: (id: number, atNext?: boolean) => void;
}

function Stored({ id, ...props }: StoredProps) {
  const words = useTexts().activities;
  const { data, error, refetch } = useQuery(activityQuery(id));
  if (data) return <Open {...props} activity={data} />;
  return (
    <Page head={<h1>{words.one}</h1>}>
      {error ? <NotShown error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />}
    </Page>
  );
}

function Open({ activity, atNext, onOpen }: Omit<StoredProps, 'id'> & { activity: ActivityView }) {
  const words = useTexts().activities;
  const type = useReference().type(activity.typeId)?.name ?? words.one;
  const [next, setNext] = useState(false);
  const editor = useActivityEditor(activity, {
    open: onOpen,
    makeNext: (id) => (id === activity.id ? setNext(true) : onOpen(id, true)),
    onCompleted: () => false,
  });
  useTitle(activity.customerName ? words.at(type, activity.customerName) : type);
  return (
    <Page
      head={<ActivityHead activity={activity} withPageLink={false} />}
      foot={<ActivityFoot editor={editor} />}
    >
      <ActivityBody editor={editor} onOpen={onOpen} startAtNext={atNext || next} />
    </Page>
  );
}

function Page({ head, foot, children }: { head: ReactNode; foot?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.pageHead}>{head}</header>
      <div className={styles.pageBody}>{children}</div>
      {foot && <footer className={styles.pageFoot}>{foot}</footer>}
    </div>
  );
}
