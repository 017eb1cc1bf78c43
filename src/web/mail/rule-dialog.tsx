// Making or changing a rule: what it looks at, what happens, what it would do with the mail that came before, and
// which of that it shall do. Nothing old is touched unless it is ticked; erasing asks once more.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { listMailFolders } from '../../shared/mail-own.ts';
import type { MailRuleView } from '../../shared/mail-rules.ts';
import { listMailboxes, listMailboxFolders } from '../../shared/mailboxes.ts';
import { keepEscape } from '../activities/keep-escape.ts';
import { call } from '../data/call.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailRuleTexts } from '../texts/mail-rules.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FieldLabel } from '../ui/field-label.tsx';
import { PartyFields } from './party-fields.tsx';
import styles from './placing.module.css';
import { mailRulePreviewQuery } from './queries.ts';
import { Erasing } from './rule-erasing.tsx';
import { RulePreview, type Running } from './rule-preview.tsx';
import { useRuleName } from './rule-words.ts';
import { useRuleForm } from './use-rule-form.ts';

const KINDS = ['sender', 'subject', 'folder'] as const;

interface RuleDialogProps {
  /** the rule that is changed, or a new one */
  rule: MailRuleView | 'new' | null;
  onClose: () => void;
}

export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const words = useMailRuleTexts().form;
  const nameOf = useRuleName();
  const title = rule && rule !== 'new' ? words.editTitle(nameOf(rule)) : words.newTitle;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the dialog, not what is under it.
    <div onKeyDown={keepEscape}>
      <Dialog opened={rule !== null} onClose={onClose} title={title} size="lg">
        {rule && <RuleForm rule={rule === 'new' ? null : rule} onClose={onClose} />}
      </Dialog>
    </div>
  );
}

function RuleForm({ rule, onClose }: { rule: MailRuleView | null; onClose: () => void }) {
  const { common } = useTexts();
  const words = useMailRuleTexts();
  const form = useRuleForm(rule, onClose);
  const { values, faults } = form;
  const [asking, setAsking] = useState(false);
  const [ticked, setTicked] = useState<Running>({ waiting: false, journalled: false });
  const [looked] = useDebouncedValue(form.previewed, 300);
  const preview = useQuery({ ...mailRulePreviewQuery(looked), enabled: looked.pattern.trim() !== '' });
  const told = looked.pattern.trim() === '' ? undefined : preview.data;
  const chosen = {
    waiting: ticked.waiting && (told?.waiting.found ?? 0) > 0,
    journalled: ticked.journalled && (told?.journalled.found ?? 0) > 0,
  };
  const erases = values.action === 'private' && (chosen.waiting || chosen.journalled);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (erases && form.check()) setAsking(true);
    else void form.save(chosen);
  };
  if (asking && told) {
    return (
      <Erasing
        preview={told}
        chosen={chosen}
        busy={form.busy}
        progress={form.progress}
        onBack={() => setAsking(false)}
        onErase={() => void form.save(chosen)}
      />
    );
  }
  return (
    <form className={styles.dialog} noValidate onSubmit={submit}>
      {!rule && (
        <NativeSelect
          size="xs"
          label={words.form.kind}
          value={values.kind}
          data={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(event) => form.chooseKind(KINDS.find((one) => one === event.target.value) ?? 'sender')}
        />
      )}
      <PatternField form={form} />
      {form.actions.length > 1 ? (
        <NativeSelect
          size="xs"
          label={words.form.action}
          value={values.action}
          error={faults.action}
          data={form.actions.map((value) => ({ value, label: words.form.choices[value] }))}
          onChange={(event) =>
            form.change({ action: form.actions.find((one) => one === event.target.value) ?? values.action })
          }
        />
      ) : (
        values.action !== 'place' && (
          <p className={styles.quiet}>
            {words.form.action} {words.form.choices[values.action]}
          </p>
        )
      )}
      {values.action === 'place' && (
        <PartyFields
          chosen={values.chosen}
          onChange={(now) => form.change({ chosen: now })}
          outsider={null}
          fault={faults.customerId}
        />
      )}
      <RulePreview
        action={values.action}
        customerName={values.chosen.customer?.name ?? null}
        preview={told}
        looking={preview.isFetching && !told}
        fault={told || looked.pattern.trim() === '' ? undefined : preview.error?.message}
        ticked={ticked}
        onTick={setTicked}
      />
      {form.fault && (
        <p role="alert" className={styles.fault}>
          {form.fault}
        </p>
      )}
      {form.progress !== null && (
        <p className={styles.quiet} role="status">
          {words.running.working(form.progress)}
        </p>
      )}
      <div className={styles.dialogButtons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button type="submit" loading={form.busy}>
          {words.form.save}
        </Button>
      </div>
    </form>
  );
}

function PatternField({ form }: { form: ReturnType<typeof useRuleForm> }) {
  const words = useMailRuleTexts().form;
  const { kind, pattern } = form.values;
  const folders = useQuery({
    queryKey: ['mail', 'folders'],
    queryFn: ({ signal }) => foldersOf(signal),
    enabled: kind === 'folder',
  });
  return (
    <>
      <TextInput
        label={<FieldLabel label={words.patterns[kind]} required />}
        placeholder={words.hints[kind]}
        description={words.helps[kind]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data-autofocus
        aria-required
        autoComplete="off"
        spellCheck={false}
        maxLength={kind === 'sender' ? 260 : 500}
        list={kind === 'folder' ? 'mail-folders' : undefined}
        value={pattern}
        error={form.faults.pattern}
        onChange={(event) => form.change({ pattern: event.target.value })}
      />
      {kind === 'folder' && (
        <datalist id="mail-folders">
          {folders.data?.map((path) => (
            <option key={path} value={path} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** As the servers have them now; of a server that does not answer, those that have been read. */
async function foldersOf(signal: AbortSignal): Promise<string[]> {
  const { items: mailboxes } = await call(listMailboxes, {}, { signal });
  const asked = mailboxes.map(({ id }) => call(listMailboxFolders, { params: { id } }, { signal }));
  const answers = await Promise.allSettled(asked);
  const read = await call(listMailFolders, {}, { signal });
  const paths = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value.items : []));
  return [...new Set([...paths, ...read.items])].sort((a, b) => a.localeCompare(b));
}
