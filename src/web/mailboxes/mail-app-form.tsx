// One app at one provider: how it is made there, what must be known of it here.
// What always holds: a secret that was given is never shown; left empty it stays.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type MailAppView, removeMailApp, saveMailApp } from '../../shared/mail-consent.ts';
import type { MailProvider } from '../../shared/mailboxes.ts';
import { call } from '../data/call.ts';
import { type Form, useForm } from '../data/use-form.ts';
import { useMoment } from '../records/use-moment.ts';
import { useTexts } from '../texts/language.tsx';
import { useConsentTexts } from '../texts/mail-consent.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FieldLabel } from '../ui/field-label.tsx';
import { useNotices } from '../ui/notices.tsx';
import { PasswordField } from '../users/password-field.tsx';
import styles from './consent.module.css';
import { mailAppsQuery, mailProvidersQuery } from './queries.ts';
import { RedirectAddress } from './redirect-address.tsx';

interface Typed {
  tenant: string;
  clientId: string;
  clientSecret: string;
  name: string;
  issuer: string;
  extraScope: string;
  host: string;
  port: string;
  security: 'tls' | 'starttls' | 'none';
}

interface MailAppFormProps {
  provider: MailProvider;
  app: MailAppView | undefined;
  title: string;
  onDone: () => void;
}

export function MailAppForm({ provider, app, title, onDone }: MailAppFormProps) {
  const words = useConsentTexts();
  const client = useQueryClient();
  const { notify } = useNotices();
  const [value, set] = useState<Typed>(() => typedOf(app));
  const [removing, setRemoving] = useState(false);
  const form = useForm({ value, set });
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: mailAppsQuery.queryKey });
    await client.invalidateQueries({ queryKey: mailProvidersQuery.queryKey });
  };
  const save = async () => {
    const body = { ...bodyOf(provider, value), version: app?.version ?? 0 };
    if (!(await form.submit(() => call(saveMailApp, { params: { provider }, body })))) return;
    await refresh();
    notify(words.form.saved(value.name || title), { tone: 'good' });
    onDone();
  };
  const remove = async () => {
    if (!(await form.submit(() => call(removeMailApp, { params: { provider } })))) return;
    await refresh();
    notify(words.form.removed(title));
    onDone();
  };
  return (
    <form
      ref={form.ref}
      noValidate
      className={styles.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div>
        <h4>{words.howTo}</h4>
        <ol className={styles.steps}>
          {words.steps[provider].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <RedirectAddress />
      {provider === 'other' && <OtherFields form={form} />}
      {provider === 'microsoft' && (
        <Line form={form} field="tenant" label={words.form.tenant} help={words.form.tenantHelp} />
      )}
      <Line form={form} field="clientId" label={words.form.clientId} required />
      <SecretField form={form} app={app} required={provider !== 'other' && !app} />
      {provider === 'other' && <ServerFields form={form} />}
      {form.fault && (
        <p role="alert" className={styles.fault}>
          {form.fault}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" loading={form.busy}>
          {words.form.save}
        </Button>
        {app && (
          <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
            {words.form.remove}
          </Button>
        )}
      </div>
      <RemoveDialog
        opened={removing}
        title={title}
        busy={form.busy}
        onClose={() => setRemoving(false)}
        onRemove={() => void remove()}
      />
    </form>
  );
}

function typedOf(app: MailAppView | undefined): Typed {
  return {
    tenant: app?.tenant === 'organizations' ? '' : (app?.tenant ?? ''),
    clientId: app?.clientId ?? '',
    clientSecret: '',
    name: app?.name ?? '',
    issuer: app?.issuer ?? '',
    extraScope: app?.extraScope ?? '',
    host: app?.host ?? '',
    port: String(app?.port ?? 993),
    security: app?.security ?? 'tls',
  };
}

function bodyOf(provider: MailProvider, typed: Typed) {
  const { tenant, clientId, clientSecret, name, issuer, extraScope, host, port, security } = typed;
  const common = { clientId, ...(clientSecret !== '' && { clientSecret }) };
  if (provider === 'google') return common;
  if (provider === 'microsoft') return { ...common, ...(tenant.trim() !== '' && { tenant }) };
  return { ...common, name, issuer, extraScope, host, port: Number.parseInt(port, 10), security };
}

interface LineProps {
  form: Form<Typed>;
  field: Exclude<keyof Typed, 'security'>;
  label: string;
  help?: string;
  required?: boolean;
}

function Line({ form, field, label, help, required = false }: LineProps) {
  return (
    <TextInput
      {...form.text(field)}
      label={<FieldLabel label={label} required={required} />}
      aria-required={required}
      description={form.errors.of(field) ? undefined : help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

function SecretField({
  form,
  app,
  required,
}: {
  form: Form<Typed>;
  app: MailAppView | undefined;
  required: boolean;
}) {
  const words = useConsentTexts().form;
  const moment = useMoment();
  return (
    <PasswordField
      {...form.text('clientSecret')}
      label={<FieldLabel label={words.clientSecret} required={required} />}
      aria-required={required}
      help={app?.secretAt ? words.secretKept(moment.day(app.secretAt)) : words.secretNew}
      autoComplete="new-password"
    />
  );
}

function OtherFields({ form }: { form: Form<Typed> }) {
  const words = useConsentTexts().form;
  return (
    <>
      <Line form={form} field="name" label={words.name} help={words.nameHelp} required />
      <Line form={form} field="issuer" label={words.issuer} help={words.issuerHelp} required />
    </>
  );
}

function ServerFields({ form }: { form: Form<Typed> }) {
  const words = useConsentTexts().form;
  const securities = ['tls', 'starttls', 'none'] as const;
  return (
    <>
      <Line form={form} field="extraScope" label={words.extraScope} help={words.extraScopeHelp} />
      <Line form={form} field="host" label={words.host} required />
      <div className={styles.pair}>
        <NativeSelect
          size="xs"
          name="security"
          label={words.security}
          value={form.values.security}
          error={form.errors.of('security')}
          data={securities.map((one) => ({ value: one, label: words.securities[one] }))}
          onChange={(event) =>
            form.set({ security: securities.find((one) => one === event.target.value) ?? 'tls' })
          }
        />
        <Line form={form} field="port" label={words.port} />
      </div>
    </>
  );
}

interface RemoveDialogProps {
  opened: boolean;
  title: string;
  busy: boolean;
  onClose: () => void;
  onRemove: () => void;
}

function RemoveDialog({ opened, title, busy, onClose, onRemove }: RemoveDialogProps) {
  const { common } = useTexts();
  const words = useConsentTexts().form;
  return (
    <Dialog opened={opened} onClose={onClose} title={words.removeTitle(title)}>
      <p>{words.removeText}</p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {common.cancel}
        </Button>
        <Button color="red" loading={busy} onClick={onRemove}>
          {words.removeConfirm}
        </Button>
      </div>
    </Dialog>
  );
}
