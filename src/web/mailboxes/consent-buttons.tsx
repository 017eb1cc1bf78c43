// «Log ind med Microsoft»: instead of a password, where the firm has an app. What was chosen goes along.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Day } from '../../shared/days.ts';
import type { MailProvider } from '../../shared/mailboxes.ts';
import type { Form } from '../data/use-form.ts';
import { useConsentTexts } from '../texts/mail-consent.ts';
import styles from './consent.module.css';
import { leaveForProvider } from './consent-way.ts';
import { mailProvidersQuery } from './queries.ts';
import { foldersOf, type TypedMailbox, typedProvider } from './typed-mailbox.ts';

interface ConsentButtonsProps {
  form: Form<TypedMailbox & { password: string }>;
  typed: TypedMailbox;
  /** just before the page is left */
  onLeave: () => void;
}

export function ConsentButtons({ form, typed, onLeave }: ConsentButtonsProps) {
  const words = useConsentTexts();
  const { data } = useQuery(mailProvidersQuery);
  const [fault, setFault] = useState<string>();
  const kept = typedProvider(typed);
  // A firm's own address says nothing of who keeps its mail: all of them are offered.
  const offered = (data?.items ?? []).filter(
    ({ provider }) => kept === 'own' || provider === 'other' || provider === kept,
  );
  if (offered.length === 0) return null;

  const leave = (provider: MailProvider) =>
    form.submit(
      async () => {
        setFault(undefined);
        const address = typed.address.trim();
        await leaveForProvider({
          provider,
          ...(address !== '' && { address }),
          folders: foldersOf(typed),
          since: typed.since as Day,
        });
        onLeave();
      },
      ({ fields }) => {
        setFault(fields.provider);
        return fields.provider !== undefined;
      },
    );
  return (
    <>
      <div className={styles.ways}>
        <div className={styles.buttons}>
          {offered.map(({ provider, name }) => (
            <Button key={provider} type="button" loading={form.busy} onClick={() => void leave(provider)}>
              {words.signInWith(name)}
            </Button>
          ))}
        </div>
        <p className={styles.quiet}>{words.signInHelp}</p>
        {fault && (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
      </div>
      <p className={styles.or}>{words.or}</p>
    </>
  );
}
