// The form of an account for sending, a user's own or the company's. It is tried before it is kept, so that what is wrong
// is said at its field at once.
import { Button, Checkbox, PasswordInput, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  removeCompanySendingAccount,
  removeOwnSendingAccount,
  type SendingAccountView,
  saveCompanySendingAccount,
  saveOwnSendingAccount,
} from '../../shared/sending.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useForm } from '../data/use-form.ts';
import styles from '../settings/settings.module.css';
import { useSendingTexts } from '../texts/sending.ts';
import { FieldLabel } from '../ui/field-label.tsx';
import { useNotices } from '../ui/notices.tsx';
import { sendingAccountsQuery } from './accounts-query.ts';
import own from './sending.module.css';

export interface AccountValues {
  address: string;
  name: string;
  host: string;
  port: string;
  security: SendingAccountView['security'];
  username: string;
  password: string;
  asMailbox: boolean;
  fromUser: boolean;
}

interface AccountFormProps {
  company: boolean;
  begin: AccountValues;
  account: SendingAccountView | null;
  /** a mailbox whose sign-in can be used */
  mailboxId: number | null;
}

const PORTS = { tls: '465', starttls: '587', none: '25' };

export function AccountForm({ company, begin, account, mailboxId }: AccountFormProps) {
  const words = useSendingTexts().accounts;
  const { notify } = useNotices();
  const client = useQueryClient();
  const refused = useRefused();
  const [value, set] = useState(begin);
  const form = useForm({ value, set });
  const refresh = () => client.invalidateQueries({ queryKey: sendingAccountsQuery.queryKey });
  const asMailbox = !company && value.asMailbox && mailboxId !== null;

  const save = () =>
    form.submit(async () => {
      const { address, name, host, security } = value;
      const body = {
        address,
        name,
        host,
        security,
        port: Number(value.port),
        username: asMailbox ? '' : value.username,
        ...(value.password && !asMailbox && { password: value.password }),
      };
      if (company) await call(saveCompanySendingAccount, { body: { ...body, fromUser: value.fromUser } });
      else await call(saveOwnSendingAccount, { body: { ...body, mailboxId: asMailbox ? mailboxId : null } });
      set({ ...value, password: '' });
      notify(words.saved, { tone: 'good' });
      await refresh();
    });
  const remove = async () => {
    try {
      await call(company ? removeCompanySendingAccount : removeOwnSendingAccount, {});
      notify(words.removed);
      await refresh();
    } catch (error) {
      refused(error);
    }
  };
  return (
    <form
      ref={form.ref}
      noValidate
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={<FieldLabel label={words.address} required />}
        type="email"
        autoComplete="off"
        {...form.text('address')}
      />
      <TextInput
        label={words.name}
        description={company ? words.companyNameHelp : words.nameHelp}
        autoComplete="off"
        {...form.text('name')}
      />
      <div className={own.pair}>
        <TextInput
          label={<FieldLabel label={words.host} required />}
          autoComplete="off"
          {...form.text('host')}
        />
        <TextInput
          label={<FieldLabel label={words.port} required />}
          inputMode="numeric"
          autoComplete="off"
          {...form.text('port')}
        />
      </div>
      <Select
        label={words.security}
        name="security"
        allowDeselect={false}
        value={value.security}
        error={form.errors.of('security')}
        data={(['starttls', 'tls', 'none'] as const).map((one) => ({
          value: one,
          label: words.securities[one],
        }))}
        onChange={(chosen) => {
          const security = (chosen ?? 'starttls') as AccountValues['security'];
          // The port that goes with it, unless somebody has chosen another one.
          const usual = Object.values(PORTS).includes(value.port);
          form.set({ security, ...(usual && { port: PORTS[security] }) });
        }}
      />
      {!company && mailboxId !== null && <Checkbox label={words.asMailbox} {...form.tick('asMailbox')} />}
      {!asMailbox && (
        <>
          <TextInput
            label={words.username}
            description={words.usernameHelp}
            autoComplete="off"
            {...form.text('username')}
          />
          <PasswordInput
            label={words.password}
            description={account?.username && !account.mailboxId ? words.passwordKept : undefined}
            autoComplete="new-password"
            {...form.text('password')}
          />
        </>
      )}
      {asMailbox && form.errors.of('password') && (
        <p role="alert" className={styles.fault}>
          {form.errors.of('password')}
        </p>
      )}
      {company && (
        <Checkbox label={words.fromUser} description={words.fromUserHelp} {...form.tick('fromUser')} />
      )}
      {form.fault && (
        <p role="alert" className={styles.fault}>
          {form.fault}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" loading={form.busy}>
          {words.save}
        </Button>
        {account && (
          <Button variant="default" disabled={form.busy} onClick={() => void remove()}>
            {words.remove}
          </Button>
        )}
      </div>
    </form>
  );
}
