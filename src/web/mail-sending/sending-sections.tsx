// Settings, «Mail»: what one sends mail from, the company's account, and one's signature.
import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type SendingAccountView, signaturePreference } from '../../shared/sending.ts';
import { useMe, usePreference } from '../data/me.ts';
import { Section } from '../settings/section.tsx';
import styles from '../settings/settings.module.css';
import { useSendingTexts } from '../texts/sending.ts';
import { useNotices } from '../ui/notices.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { AccountForm, type AccountValues } from './account-form.tsx';
import { sendingAccountsQuery } from './accounts-query.ts';

export function SendingSections() {
  const words = useSendingTexts().accounts;
  const me = useMe();
  const { data, error, refetch } = useQuery(sendingAccountsQuery);
  return (
    <>
      <Section title={words.own} help={words.ownHelp}>
        {!data && !error && <Skeleton lines={3} />}
        {!data && error && (
          <ErrorState title={words.failed} message={error.message} onRetry={() => void refetch()} />
        )}
        {data && (
          <Account
            // Saved or removed: the form begins anew.
            key={data.own?.version ?? 0}
            company={false}
            account={data.own}
            says={
              data.sender === null
                ? words.none
                : data.sender.company
                  ? words.sendsThroughCompany(data.sender.address)
                  : words.sendsFrom(data.sender.address)
            }
            begin={data.own ? valuesOf(data.own) : proposedValues(data.proposed, me.user.email)}
            mailboxId={data.own?.mailboxId ?? data.proposed?.mailboxId ?? null}
          />
        )}
      </Section>
      {data && me.may('manage settings') && (
        <Section title={words.company} help={words.companyHelp}>
          <Account
            key={data.company?.version ?? 0}
            company
            account={data.company}
            says={data.company ? '' : words.noCompany}
            begin={data.company ? valuesOf(data.company) : EMPTY}
            mailboxId={null}
          />
        </Section>
      )}
      <Signature />
    </>
  );
}

interface AccountProps {
  company: boolean;
  account: SendingAccountView | null;
  /** how it stands, in a sentence */
  says: string;
  begin: AccountValues;
  mailboxId: number | null;
}

function Account({ says, ...form }: AccountProps) {
  const words = useSendingTexts().accounts;
  const [asked, setAsked] = useState(false);
  return (
    <>
      {says && <p>{says}</p>}
      {form.account || asked ? (
        <AccountForm {...form} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setAsked(true)}>
            {form.company ? words.set : words.setOwn}
          </Button>
        </div>
      )}
    </>
  );
}

const EMPTY: AccountValues = {
  address: '',
  name: '',
  host: '',
  port: '587',
  security: 'starttls',
  username: '',
  password: '',
  asMailbox: false,
  fromUser: false,
};

function valuesOf({ version: _, mailboxId, port, ...account }: SendingAccountView): AccountValues {
  return { ...account, port: String(port), password: '', asMailbox: mailboxId !== null };
}

function proposedValues(
  proposed: { address: string; host: string; port: number; security: AccountValues['security'] } | null,
  email: string,
): AccountValues {
  if (!proposed) return { ...EMPTY, address: email, username: email };
  const { address, host, port, security } = proposed;
  return { ...EMPTY, address, host, port: String(port), security, username: address, asMailbox: true };
}

function Signature() {
  const words = useSendingTexts().signature;
  const { notify } = useNotices();
  const [kept, keep] = usePreference<string>(signaturePreference, '');
  const [text, setText] = useState(kept);
  return (
    <Section title={words.title} help={words.help}>
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          keep(text);
          notify(words.saved, { tone: 'good' });
        }}
      >
        <Textarea
          label={words.label}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          <Button type="submit" disabled={text === kept}>
            {words.save}
          </Button>
        </div>
      </form>
    </Section>
  );
}
