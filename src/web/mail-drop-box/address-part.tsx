// One address: to read, to copy, to replace.
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DropBoxAddress, renewDropBox, renewJournalAddress } from '../../shared/drop-box.ts';
import { useRefused } from '../activities/consequences.ts';
import { call } from '../data/call.ts';
import { useMoment } from '../records/use-moment.ts';
import { useDropBoxTexts } from '../texts/drop-box.ts';
import { useNotices } from '../ui/notices.tsx';
import styles from './mail-drop-box.module.css';
import { dropBoxQuery } from './queries.ts';
import { RenewDialog } from './renew-dialog.tsx';

interface AddressPartProps {
  address: DropBoxAddress | null;
  /** what is said when there is none */
  none: string;
  /** what to take care of with it */
  secret: string;
  renewing: typeof renewDropBox | typeof renewJournalAddress;
}

export function AddressPart({ address, none, secret, renewing }: AddressPartProps) {
  const words = useDropBoxTexts();
  const moment = useMoment();
  const client = useQueryClient();
  const { notify } = useNotices();
  const refused = useRefused();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);

  const renew = async (grace: boolean) => {
    setBusy(true);
    try {
      const body = { replaces: address?.address ?? null, grace };
      client.setQueryData(dropBoxQuery.queryKey, await call(renewing, { body }));
      setAsking(false);
      notify(address ? words.renewed : words.made, { tone: 'good' });
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address?.address ?? '');
      notify(words.copied, { tone: 'good' });
    } catch {
      notify(words.copyFailed);
    }
  };

  if (!address) {
    return (
      <>
        <p>{none}</p>
        <div>
          <Button variant="default" loading={busy} onClick={() => void renew(false)}>
            {words.make}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <TextInput
        label={words.address}
        value={address.address}
        readOnly
        classNames={{ input: styles.address }}
        onFocus={(event) => event.currentTarget.select()}
        description={secret}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button variant="default" onClick={() => setAsking(true)}>
          {words.renew}
        </Button>
      </div>
      {address.previous && (
        <p className={styles.quiet}>
          {words.previous(address.previous.address, moment.day(address.previous.endsAt))}
        </p>
      )}
      <RenewDialog
        opened={asking}
        busy={busy}
        onClose={() => setAsking(false)}
        onRenew={(grace) => void renew(grace)}
      />
    </>
  );
}
