// The address to register at a provider, as this browser reaches us, with a button that copies it.
import { Button, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useConsentTexts } from '../texts/mail-consent.ts';
import { useNotices } from '../ui/notices.tsx';
import styles from './consent.module.css';
import { CONSENT_PATH } from './sent-back.ts';

export function RedirectAddress() {
  const words = useConsentTexts();
  const { notify } = useNotices();
  const input = useRef<HTMLInputElement>(null);
  const address = `${location.origin}${CONSENT_PATH}`;
  const accepted = location.protocol === 'https:' || location.hostname === 'localhost';
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      notify(words.copied, { tone: 'good' });
    } catch {
      // Only pages over https may copy by themselves.
      input.current?.select();
      notify(words.copyFailed);
    }
  };
  return (
    <div>
      <div className={styles.copy}>
        <TextInput ref={input} label={words.redirect} value={address} readOnly />
        <Button variant="default" onClick={() => void copy()}>
          {words.copy}
        </Button>
      </div>
      {!accepted && <p className={styles.warning}>{words.needsHttps}</p>}
    </div>
  );
}
