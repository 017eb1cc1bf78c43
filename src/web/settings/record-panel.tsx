// The panel with the form of one record of the firm's own lists. Enter saves; Escape closes, and asks only when
// something would be lost; a colleague's change in between is settled field by field.
import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import type { EventView } from '../../shared/history.ts';
import { StaleMerge } from '../history/stale-merge.tsx';
import { ConfirmDiscard } from '../records/confirm-discard.tsx';
import type { RecordForm } from '../records/use-record-form.ts';
import { useTexts } from '../texts/language.tsx';
import { useSettingsTexts } from '../texts/settings.ts';
import { SidePanel } from '../ui/side-panel.tsx';
import styles from './settings.module.css';

interface RecordPanelProps<Values> {
  title: string;
  entity: EventView['entity'];
  form: RecordForm<Values>;
  onClose: () => void;
  children: ReactNode;
}

export function RecordPanel<Values extends object>(props: RecordPanelProps<Values>) {
  const { title, entity, form, onClose, children } = props;
  const { common } = useTexts();
  const settings = useSettingsTexts();
  const [asking, setAsking] = useState(false);
  const formId = useId();
  const close = () => (form.dirty ? setAsking(true) : onClose());
  return (
    <SidePanel
      label={title}
      head={<h2>{title}</h2>}
      onClose={close}
      takeFocus={false}
      foot={
        <>
          <Button type="submit" form={formId} loading={form.form.busy}>
            {common.save}
          </Button>
          <Button variant="default" disabled={form.form.busy} onClick={close}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={form.form.ref}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
      >
        {form.restored && (
          <p className={styles.restored} role="status">
            {settings.restored}{' '}
            <Button variant="subtle" onClick={form.discard}>
              {settings.discard}
            </Button>
          </p>
        )}
        {children}
        {form.form.fault && (
          <p role="alert" className={styles.fault}>
            {form.form.fault}
          </p>
        )}
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
          onClose();
        }}
      />
    </SidePanel>
  );
}
