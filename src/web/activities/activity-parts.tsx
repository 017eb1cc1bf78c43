// The body and the foot of an open activity: the same in the panel beside a list and on a page of its own.
import { Button } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useEffect } from 'react';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import styles from './activity.module.css';
import { ActivityFields } from './activity-fields.tsx';
import { ChainPart } from './chain-part.tsx';
import { Conflict } from './conflict.tsx';
import { DocumentsPart } from './documents-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { keepEscape } from './keep-escape.ts';
import { LatestPart } from './latest-part.tsx';
import { NextFields } from './next-fields.tsx';
import type { Editor } from './use-editor.ts';

const ActivityMail = lazy(() =>
  import('../mail/activity-mail.tsx').then((module) => ({ default: module.ActivityMail })),
);
const ActivitySending = lazy(() =>
  import('../mail-sending/activity-sending.tsx').then((module) => ({ default: module.ActivitySending })),
);
const TagsPart = lazy(() => import('./tags-part.tsx').then((module) => ({ default: module.TagsPart })));
const FORM = 'activity-form';
const AND_COMPLETE = 'complete';

interface BodyProps {
  editor: Editor;
  onOpen: (id: number) => void;
  /** focus begins at the next follow-up */
  startAtNext?: boolean;
}

export function ActivityBody({ editor, onOpen, startAtNext = false }: BodyProps) {
  const words = useTexts().activities;
  const { activity, form, set, errors, stored, formElement, merge } = editor;
  useEffect(() => {
    if (!startAtNext) return;
    const date = formElement.current?.querySelector<HTMLElement>('[name="next.date"]');
    date?.focus();
    date?.scrollIntoView({ block: 'center' });
  }, [startAtNext, formElement]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void editor.save(submitter?.getAttribute('value') === AND_COMPLETE);
  };
  return (
    <div className={styles.body}>
      <div className={styles.main}>
        {merge && <Conflict editor={editor} merge={merge} />}
        {editor.restored && !merge && (
          <p className={styles.restored} role="status">
            {words.restored}{' '}
            <button type="button" className={styles.link} onClick={editor.discard}>
              {words.discard}
            </button>
          </p>
        )}
        <form
          id={FORM}
          ref={formElement}
          noValidate
          className={styles.form}
          onSubmit={onSubmit}
          onKeyDown={keepEscape}
        >
          <ActivityFields form={form} set={set} errors={errors} stored={stored} />
          <NextFields form={form} set={set} errors={errors} stored={stored} />
        </form>
        <Suspense fallback={null}>
          <TagsPart activity={activity} />
        </Suspense>
        {activity.origin === 'mail' && (
          <Suspense fallback={null}>
            <ActivityMail activityId={activity.id} />
          </Suspense>
        )}
        <Suspense fallback={null}>
          <ActivitySending activity={activity} />
        </Suspense>
        <DocumentsPart activity={activity} />
      </div>
      <aside className={styles.side}>
        <ChainPart activity={activity} onOpen={onOpen} />
        <LatestPart activity={activity} onOpen={onOpen} />
        <HistoryPart activityId={activity.id} />
      </aside>
    </div>
  );
}

/** Gem · Gem og afslut · Afslut or Genåbn. A new next follow-up makes «Gem og afslut» the first choice (rule 4). */
export function ActivityFoot({ editor }: { editor: Editor }) {
  const words = useTexts().activities;
  const names = useReference();
  const { activity, form, stored, dirty, busy, merge } = editor;
  const open = activity.completedAt === null;
  const nextGiven = dirty && form.nextDate !== null && form.nextDate !== stored.nextDate;
  const nextAgreed = open && !dirty && activity.successor?.completedAt === null;
  const bornCompleted = names.type(activity.typeId)?.bornCompleted ?? false;
  const followUpOffered = !open && activity.successor === null && bornCompleted;
  const submit = { type: 'submit' as const, form: FORM, disabled: !dirty || merge !== null };
  return (
    <>
      <Button {...submit} variant={open && nextGiven ? 'default' : 'filled'} loading={busy && dirty}>
        {words.save}
      </Button>
      {open && (
        <Button {...submit} variant={nextGiven ? 'filled' : 'default'} value={AND_COMPLETE}>
          {words.saveAndComplete}
        </Button>
      )}
      {open && !dirty && (
        <Button
          variant={nextAgreed ? 'filled' : 'default'}
          disabled={busy}
          onClick={() => void editor.complete()}
        >
          {words.complete}
        </Button>
      )}
      {!open && (
        <Button variant="default" disabled={busy} onClick={() => void editor.reopen()}>
          {words.reopen}
        </Button>
      )}
      {followUpOffered && !dirty && (
        <Button variant="default" disabled={busy} onClick={() => void editor.followUp()}>
          {words.followUp}
        </Button>
      )}
      {nextAgreed && <span className={styles.quiet}>{words.next.suggestComplete}</span>}
      {dirty && <span className={styles.quiet}>{words.unsaved}</span>}
    </>
  );
}
