// Connecting a mailbox: the address first, from which the server is proposed; what it would come to can be seen before.
// What always holds: the password lives in this page only, and nothing else that was typed is lost.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addMonths } from '../../shared/days.ts';
import { connectMailbox, tryMailbox } from '../../shared/mailboxes.ts';
import { call } from '../data/call.ts';
import { useMe } from '../data/me.ts';
import { useForm } from '../data/use-form.ts';
import { useTexts } from '../texts/language.tsx';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { DayField } from '../ui/day-field/day-field.tsx';
import { FieldLabel } from '../ui/field-label.tsx';
import { useNotices } from '../ui/notices.tsx';
import { useDelayed } from '../ui/use-delayed.ts';
import { useDraft } from '../ui/use-draft.tsx';
import { PasswordField } from '../users/password-field.tsx';
import { ConsentButtons } from './consent-buttons.tsx';
import { FolderChoice } from './folder-choice.tsx';
import styles from './mailboxes.module.css';
import { mailboxesQuery } from './own-query.ts';
import { PROVIDERS, serverOf } from './presets.ts';
import { ServerFields } from './server-fields.tsx';
import { type Trial, TrialResult } from './trial-result.tsx';
import { accountOf, type TypedMailbox, typedProvider, typedServer } from './typed-mailbox.ts';

interface ConnectFormProps {
  /** proposed for the first mailbox */
  address: string;
  onClose: () => void;
}

export function ConnectForm({ address, onClose }: ConnectFormProps) {
  const { common } = useTexts();
  const words = useMailboxTexts();
  const { today } = useMe();
  const client = useQueryClient();
  const { notify } = useNotices();
  const draft = useDraft<TypedMailbox>('mailbox', {
    ...{ address, host: null, port: null, security: null, username: '' },
    ...{ since: addMonths(today, -3), kind: 'usual', folders: [] },
  });
  const [password, setPassword] = useState('');
  const form = useForm<TypedMailbox & { password: string }>({
    value: { ...draft.value, password },
    set: ({ password: secret, ...typed }) => {
      setPassword(secret);
      draft.set(typed);
    },
  });
  const [tried, setTried] = useState<{ of: string; trial: Trial }>();
  const [trying, setTrying] = useState(false);
  const provider = typedProvider(draft.value);
  const content = JSON.stringify(draft.value);
  const account = accountOf(draft.value, password);

  const tryFirst = async () => {
    setTrying(true);
    setTried(undefined);
    const trial = await form.submit(() => call(tryMailbox, { body: account }));
    setTrying(false);
    if (trial) setTried({ of: content, trial });
  };
  const connect = async () => {
    const mailbox = await form.submit((idempotencyKey) =>
      call(connectMailbox, { body: account }, { idempotencyKey }),
    );
    if (!mailbox) return;
    draft.clear();
    notify(words.form.connected(mailbox.address), { tone: 'good' });
    await client.invalidateQueries({ queryKey: mailboxesQuery.queryKey });
    onClose();
  };
  const cancel = () => {
    draft.clear();
    onClose();
  };
  const fits = tried?.of === content && draft.value.since !== null;
  return (
    <form
      ref={form.ref}
      noValidate
      className={styles.form}
      aria-label={words.form.title}
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <h3>{words.form.title}</h3>
      {draft.restored && (
        <p className={styles.restored} role="status">
          {words.form.passwordAgain}
        </p>
      )}
      <TextInput
        {...form.text('address')}
        type="email"
        label={<FieldLabel label={words.form.address} required />}
        aria-required
        autoFocus
        autoComplete="off"
      />
      <div className={styles.pair}>
        <NativeSelect
          size="xs"
          label={words.form.provider}
          value={provider}
          data={PROVIDERS.map((value) => ({ value, label: words.form.providers[value] }))}
          onChange={(event) => {
            const chosen = PROVIDERS.find((one) => one === event.target.value) ?? 'own';
            const { host, port, security } = serverOf(chosen, draft.value.address);
            form.set({ host, port: String(port), security });
          }}
        />
        <TextInput
          name="host"
          label={<FieldLabel label={words.form.host} required />}
          aria-required
          autoComplete="off"
          spellCheck={false}
          value={typedServer(draft.value).host}
          error={form.errors.of('host')}
          onChange={(event) => form.set({ host: event.target.value })}
        />
      </div>
      {words.form.hints[provider] && <p className={styles.hint}>{words.form.hints[provider]}</p>}
      <ConsentButtons form={form} typed={draft.value} onLeave={draft.clear} />
      <PasswordField
        {...form.text('password')}
        label={<FieldLabel label={words.form.password} required />}
        help={words.form.passwordHelp}
        aria-required
        autoComplete="new-password"
      />
      <DayField
        name="since"
        label={words.form.since}
        required
        warnPast={false}
        warnDayOff={false}
        value={draft.value.since}
        error={form.errors.of('since')}
        onChange={(since) => form.set({ since })}
      />
      <FolderChoice
        value={draft.value}
        error={form.errors.of('folders')}
        known={tried?.trial.folders.map(({ path }) => path) ?? []}
        onChange={({ kind, folders }) => form.set({ kind, folders })}
      />
      <ServerFields form={form} typed={draft.value} />
      {form.fault && (
        <p role="alert" className={styles.fault}>
          {form.fault}
        </p>
      )}
      <div role="status">
        {trying && <Progress />}
        {fits && draft.value.since && <TrialResult trial={tried.trial} since={draft.value.since} />}
      </div>
      <div className={styles.buttons}>
        <Button type="submit" loading={form.busy && !trying} disabled={trying}>
          {words.form.connect}
        </Button>
        <Button
          variant="default"
          loading={trying}
          disabled={form.busy && !trying}
          onClick={() => void tryFirst()}
        >
          {words.form.try}
        </Button>
        <Button variant="subtle" onClick={cancel}>
          {common.cancel}
        </Button>
      </div>
    </form>
  );
}

/** A large mailbox takes its time: what happens meanwhile is said. */
function Progress() {
  const words = useMailboxTexts().form;
  const long = useDelayed(true, 4000);
  const longer = useDelayed(true, 20_000);
  const said = longer ? words.tryingLonger : long ? words.tryingLong : words.trying;
  return <p className={styles.quiet}>{said}</p>;
}
