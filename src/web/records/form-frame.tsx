// The frame of every form of a record: sections, what was restored, what went wrong, Gem and Annuller, the guard
// against leaving unsaved changes, and the meeting with a colleague's change.
// Enter saves (Ctrl+Enter from a note as well); Escape leaves, and asks only when something would be lost.
import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { EventView } from '../../shared/history.ts';
import { StaleMerge } from '../history/stale-merge.tsx';
import { useTexts } from '../texts/language.tsx';
import { ConfirmLeave } from '../ui/confirm-leave.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ConfirmDiscard } from './confirm-discard.tsx';
import styles from './form.module.css';
import type { RecordForm } from './use-record-form.ts';

interface FormFrameProps<Values> {
  title: string;
  entity: EventView['entity'];
  form: RecordForm<Values>;
  /** back to where the form was opened from */
  onCancel: () => void;
  /** stands beside the sections: likely duplicates */
  aside?: ReactNode;
  children: ReactNode;
}

export function FormFrame<Values extends object>(props: FormFrameProps<Values>) {
  const { title, entity, form, onCancel, aside, children } = props;
  const { common, records } = useTexts();
  const [asking, setAsking] = useState(false);
  useTitle(title);

  const cancel = () => (form.dirty ? setAsking(true) : onCancel());
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape' && isMeantForAPart(event)) return;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void form.save();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <PageHead title={title} />
      <form
        ref={form.form.ref}
        noValidate
        className={styles.form}
        aria-label={title}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
      >
        <ConfirmLeave when={form.dirty && !form.form.busy} />
        <div className={styles.columns}>
          <div className={styles.sections}>
            {form.restored && (
              <p className={styles.restored} role="status">
                {records.form.restored}{' '}
                <Button variant="subtle" onClick={form.discard}>
                  {records.form.discard}
                </Button>
              </p>
            )}
            {children}
          </div>
          <div className={styles.aside}>{aside}</div>
        </div>
        <footer className={styles.foot}>
          {form.form.fault && (
            <p role="alert" className={styles.fault}>
              {form.form.fault}
            </p>
          )}
          <Button type="submit" loading={form.form.busy}>
            {common.save}
          </Button>
          <Button variant="default" disabled={form.form.busy} onClick={cancel}>
            {common.cancel}
          </Button>
        </footer>
      </form>
      <StaleMerge
        entity={entity}
        stale={form.stale}
        mine={form.changed}
        saving={form.form.busy}
        onSave={(kept) => void form.saveOnTop(kept as Partial<Values>)}
        onBack={form.backFromStale}
      />
      <ConfirmDiscard
        opened={asking}
        onStay={() => setAsking(false)}
        onLeave={() => {
          setAsking(false);
          form.discard();
          onCancel();
        }}
      />
    </>
  );
}

/** Escape first closes what stands open in the form: a list of hits, a calendar, a question; only the next one leaves. */
function isMeantForAPart({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  const part = target as HTMLElement;
  return !currentTarget.contains(part) || part.getAttribute('aria-expanded') === 'true';
}

/** Fields that belong together, under a heading. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.section}>
      <legend className={styles.legend}>{title}</legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}
