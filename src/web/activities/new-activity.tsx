// A new activity. What is known is filled in: the customer or contact that one comes from, now as its time, the
// salesperson. The form is a draft until it is saved; files wait for the record that they belong to.
import { ActionIcon, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { createActivity } from '../../shared/activities.ts';
import { readCampaign } from '../../shared/campaigns.ts';
import { readContact } from '../../shared/contacts.ts';
import { readCustomer } from '../../shared/customers.ts';
import { localDateTime } from '../../shared/days.ts';
import { MAX_DOCUMENT_BYTES } from '../../shared/documents.ts';
import { readProject } from '../../shared/projects.ts';
import { call, Refusal } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useReference } from '../data/reference.ts';
import { useTexts } from '../texts/language.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { IconX } from '../ui/icons.ts';
import { useNotices } from '../ui/notices.tsx';
import { Skeleton } from '../ui/states.tsx';
import { useDraft } from '../ui/use-draft.tsx';
import { useFieldErrors } from '../ui/use-field-errors.ts';
import styles from './activity.module.css';
import { ActivityFields } from './activity-fields.tsx';
import { type ActivityForm, EMPTY_FORM, lacksNextDate, patchOf } from './activity-form.ts';
import { useConsequences, useRefused } from './consequences.ts';
import { sendDocument } from './documents-part.tsx';
import { contactPick, customerPick } from './find-parties.ts';
import { projectPick } from './find-sale.ts';
import { useIdempotencyKey } from './idempotency-key.ts';
import { keepEscape } from './keep-escape.ts';
import { NextFields } from './next-fields.tsx';
import { refreshActivities, rememberActivity } from './remember.ts';
import { fieldName } from './use-editor.ts';

/** Where a new activity comes from. */
export interface Beginning {
  customerId?: number;
  contactId?: number;
  projectId?: number;
  /** what it is a part of; goes with any of the others */
  campaignId?: number;
}

interface NewActivityProps {
  begin: Beginning;
  onSaved: (id: number) => void;
  onOpen: (id: number, atNext?: boolean) => void;
  /** the frame around it: a panel or a page */
  children: (parts: { title: string; body: ReactNode; foot?: ReactNode }) => ReactNode;
}

/** Fetches what the form begins with, then shows it. */
export function NewActivity(props: NewActivityProps) {
  const { newTitle: title } = useTexts().activities;
  const { begin } = props;
  const parties = useQuery({
    queryKey: ['customer', 'of-new-activity', begin],
    queryFn: async (): Promise<Partial<ActivityForm>> => ({
      ...(await partiesOf(begin)),
      ...(begin.campaignId !== undefined && { campaign: await campaignOf(begin.campaignId) }),
    }),
    enabled: Object.values(begin).some((id) => id !== undefined),
  });
  if (parties.isLoading) return props.children({ title, body: <Skeleton lines={8} /> });
  return <Form {...props} title={title} parties={parties.data ?? {}} />;
}

async function partiesOf({ customerId, contactId, projectId }: Beginning): Promise<Partial<ActivityForm>> {
  if (projectId !== undefined) {
    const project = await call(readProject, { params: { id: projectId } });
    const pick = projectPick(project, false);
    const { customer } = pick;
    const contact =
      project.contactId === null
        ? null
        : { id: String(project.contactId), name: project.contactName ?? '', customer };
    return { project: pick, customer, contact };
  }
  if (contactId !== undefined) {
    const contact = contactPick(await call(readContact, { params: { id: contactId } }), false);
    return { contact, customer: contact.customer };
  }
  if (customerId === undefined) return {};
  return { customer: customerPick(await call(readCustomer, { params: { id: customerId } })) };
}

async function campaignOf(id: number) {
  const { name, kind } = await call(readCampaign, { params: { id } });
  return { id: String(id), name, detail: kind };
}

const FORM = 'new-activity-form';
const AND_COMPLETE = 'complete';

function Form(props: NewActivityProps & { title: string; parties: Partial<ActivityForm> }) {
  const { begin, onSaved, onOpen, parties } = props;
  const words = useTexts().activities;
  const { user, company } = useMe();
  const { types } = useReference();
  const client = useQueryClient();
  const { notify } = useNotices();
  const refused = useRefused();
  const tellConsequences = useConsequences({ open: onOpen, makeNext: (id) => onOpen(id, true) });
  const keyFor = useIdempotencyKey();
  const formElement = useRef<HTMLFormElement>(null);
  const errors = useFieldErrors(formElement);
  const [busy, setBusy] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [begun] = useState(() => localDateTime(new Date(), company.timeZone));

  const given: ActivityForm = {
    ...EMPTY_FORM,
    typeId: types.find((type) => type.active)?.id ?? null,
    salespersonId: user.isSalesperson ? user.id : null,
    occurredDay: begun.day,
    occurredTime: begun.time,
    ...parties,
  };
  const from = [begin.customerId, begin.contactId, begin.projectId, begin.campaignId];
  const draft = useDraft(`activity:new:${from.map((id) => id ?? '').join(':')}`, given);
  const form = draft.value;
  const set = (change: Partial<ActivityForm>) => {
    for (const field of Object.keys(change)) errors.clear(fieldName(field as keyof ActivityForm));
    draft.set({ ...form, ...change });
  };

  const save = async (complete: boolean) => {
    const invalid = formElement.current?.querySelector<HTMLElement>('input:invalid');
    if (invalid) return invalid.focus();
    if (lacksNextDate(form, EMPTY_FORM)) {
      return errors.show([{ field: 'next.date', message: words.next.dateMissing }]);
    }
    if (busy || form.typeId === null) return;
    setBusy(true);
    try {
      const { next, ...fields } = patchOf(form, EMPTY_FORM, company.timeZone);
      const body = { ...fields, typeId: form.typeId, complete, ...(next && { next }) };
      const result = await call(createActivity, { body }, { idempotencyKey: keyFor(body) });
      draft.clear();
      notify(words.created, { tone: 'good' });
      await sendAll(result.activity.id);
      rememberActivity(client, result.activity);
      void refreshActivities(client, result.activity.id);
      tellConsequences(result);
      onSaved(result.activity.id);
    } catch (error) {
      if (error instanceof Refusal && Object.keys(error.fields).length > 0) {
        errors.show(Object.entries(error.fields).map(([field, message]) => ({ field, message })));
      } else refused(error);
    } finally {
      setBusy(false);
    }
  };
  const sendAll = async (activityId: number) => {
    for (const file of files) {
      await sendDocument(activityId, file, () => {}).catch((error: unknown) => {
        notify(words.documents.notSent(file.name), { tone: 'danger' });
        refused(error);
      });
    }
  };

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void save(submitter?.getAttribute('value') === AND_COMPLETE);
  };
  const body = (
    <div className={styles.main}>
      {draft.restored && (
        <p className={styles.restored} role="status">
          {words.restored}{' '}
          <button type="button" className={styles.link} onClick={draft.clear}>
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
        <ActivityFields form={form} set={set} errors={errors} autoFocus />
        <NextFields form={form} set={set} errors={errors} />
      </form>
      <WaitingFiles files={files} onChange={setFiles} />
    </div>
  );
  const foot = (
    <>
      <Button type="submit" form={FORM} loading={busy}>
        {words.save}
      </Button>
      <Button type="submit" form={FORM} variant="default" value={AND_COMPLETE} disabled={busy}>
        {words.saveAndComplete}
      </Button>
    </>
  );
  return props.children({ title: props.title, body, foot });
}

interface WaitingFilesProps {
  files: readonly File[];
  onChange: (change: (files: readonly File[]) => readonly File[]) => void;
}

function WaitingFiles({ files, onChange }: WaitingFilesProps) {
  const { activities, common } = useTexts();
  const words = activities.documents;
  return (
    <section className={styles.part} aria-labelledby="new-documents-title">
      <h3 id="new-documents-title">{words.title}</h3>
      {files.length > 0 && (
        <>
          <ul className={styles.files}>
            {files.map((file, index) => (
              <li key={`${file.name} ${file.size} ${file.lastModified}`} className={styles.file}>
                <span className={styles.fileName}>{file.name}</span>
                <ActionIcon
                  size={24}
                  aria-label={common.files.remove(file.name)}
                  onClick={() => onChange((before) => before.filter((_, at) => at !== index))}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
          <p className={styles.quiet}>{words.afterSaving}</p>
        </>
      )}
      <FileDrop
        maxBytes={MAX_DOCUMENT_BYTES}
        send={() => Promise.resolve()}
        onSent={(file) => onChange((before) => [...before, file])}
      />
    </section>
  );
}
