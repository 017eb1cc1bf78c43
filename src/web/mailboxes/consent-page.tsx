// Back from the provider: the mailbox is connected while this page stands, or the page says why not and offers another try.
import { Button, Loader } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ConsentAgain } from '../../shared/mail-consent.ts';
import { Refusal } from '../data/call.ts';
import { useConsentTexts } from '../texts/mail-consent.ts';
import { useNotices } from '../ui/notices.tsx';
import { useTitle } from '../ui/use-title.ts';
import { QuietPage } from '../users/quiet-page.tsx';
import styles from './consent.module.css';
import { handOn, leaveForProvider } from './consent-way.ts';

export function ConsentPage() {
  const { page: words } = useConsentTexts();
  const navigate = useNavigate();
  const { notify } = useNotices();
  const [refusal, setRefusal] = useState<Refusal | 'nothing' | null>(null);
  useTitle(words.title);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens.
  useEffect(() => {
    const handed = handOn();
    if (!handed) return setRefusal('nothing');
    handed.then(
      ({ address }) => {
        notify(words.done(address), { tone: 'good' });
        void navigate({ to: '/settings', search: { tab: 'mail' }, replace: true });
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        setRefusal(error);
      },
    );
  }, []);

  if (refusal === null) {
    return (
      <QuietPage title={words.title}>
        <p className={styles.working} role="status">
          <Loader size={18} aria-hidden />
          <span>
            {words.working} {words.workingHelp}
          </span>
        </p>
      </QuietPage>
    );
  }
  if (refusal === 'nothing') {
    return (
      <QuietPage title={words.title} intro={words.nothing}>
        <ToSettings first />
      </QuietPage>
    );
  }
  return <Refused refusal={refusal} />;
}

function Refused({ refusal: given }: { refusal: Refusal }) {
  const { page: words } = useConsentTexts();
  const [refusal, setRefusal] = useState(given);
  const [busy, setBusy] = useState(false);
  const { again } = (refusal.details ?? given.details ?? {}) as { again?: ConsentAgain };
  const tryAgain = async ({ mailboxId, ...wish }: ConsentAgain) => {
    setBusy(true);
    try {
      await leaveForProvider(mailboxId ?? wish);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  return (
    <QuietPage title={typeof again?.mailboxId === 'number' ? words.failedAgain : words.failed}>
      <div className={styles.refused}>
        <p role="alert">{sentenceOf(refusal, words)}</p>
        <div className={styles.buttons}>
          {again && (
            <Button loading={busy} onClick={() => void tryAgain(again)}>
              {words.again}
            </Button>
          )}
          <ToSettings first={!again} />
        </div>
      </div>
    </QuietPage>
  );
}

function sentenceOf(refusal: Refusal, words: { signedOut: string; offline: string }): string {
  if (refusal.id === 'not-signed-in') return words.signedOut;
  if (refusal.id === 'offline') return words.offline;
  return Object.values(refusal.fields)[0] ?? refusal.message;
}

function ToSettings({ first = false }: { first?: boolean }) {
  const { page: words } = useConsentTexts();
  return (
    <Button
      variant={first ? 'filled' : 'default'}
      renderRoot={(props) => <Link to="/settings" search={{ tab: 'mail' }} replace {...props} />}
    >
      {words.settings}
    </Button>
  );
}
