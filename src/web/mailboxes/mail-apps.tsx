// The firm's apps at mail providers: for administrators, one after the other, each with the way to make it.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailAppView } from '../../shared/mail-consent.ts';
import type { MailProvider } from '../../shared/mailboxes.ts';
import { useMe } from '../data/me.ts';
import { useMoment } from '../records/use-moment.ts';
import { Section } from '../settings/section.tsx';
import { useConsentTexts } from '../texts/mail-consent.ts';
import { IconCheck } from '../ui/icons.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import styles from './consent.module.css';
import { MailAppForm } from './mail-app-form.tsx';
import { mailAppsQuery } from './queries.ts';

const PROVIDERS = ['microsoft', 'google', 'other'] as const;

export function MailApps() {
  const { may } = useMe();
  return may('manage settings') ? <Apps /> : null;
}

function Apps() {
  const words = useConsentTexts();
  const { data, error, refetch } = useQuery(mailAppsQuery);
  const [open, setOpen] = useState<MailProvider | null>(null);
  return (
    <Section title={words.title} help={words.help} wide>
      {!data && !error && <Skeleton lines={3} />}
      {!data && error && (
        <ErrorState title={words.failed} message={error.message} onRetry={() => void refetch()} />
      )}
      {data && (
        <ul className={styles.apps}>
          {PROVIDERS.map((provider) => (
            <AppItem
              key={provider}
              provider={provider}
              app={data.items.find((one) => one.provider === provider)}
              open={open === provider}
              onOpen={(shown) => setOpen(shown ? provider : null)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface AppItemProps {
  provider: MailProvider;
  app: MailAppView | undefined;
  open: boolean;
  onOpen: (open: boolean) => void;
}

function AppItem({ provider, app, open, onOpen }: AppItemProps) {
  const words = useConsentTexts();
  const moment = useMoment();
  const title = app?.name ?? words.providers[provider];
  const label = app ? words.changeAt(title) : words.enterAt(title);
  return (
    <li className={styles.app}>
      <div className={styles.head}>
        <div>
          <h3>{title}</h3>
          {app ? (
            <p className={styles.ready}>
              <IconCheck size={16} aria-hidden />
              <span>
                {words.ready(app.name ?? title.split(' ')[0]!)}{' '}
                {app.secretAt ? words.secretSet(moment.day(app.secretAt)) : words.noSecret}
              </span>
            </p>
          ) : (
            <p className={styles.quiet}>{words.none}</p>
          )}
        </div>
        <Button
          variant="default"
          aria-expanded={open}
          aria-label={open ? undefined : label}
          onClick={() => onOpen(!open)}
        >
          {open ? words.close : app ? words.change : words.enter}
        </Button>
      </div>
      {open && <MailAppForm provider={provider} app={app} title={title} onDone={() => onOpen(false)} />}
    </li>
  );
}
