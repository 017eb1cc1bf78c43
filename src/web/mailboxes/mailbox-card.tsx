// One mailbox: its state, what became of its mails, what can be done with it, and whether mail is missing.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { MailboxView } from '../../shared/mailboxes.ts';
import { useMailboxTexts } from '../texts/mailboxes.ts';
import { IconDots } from '../ui/icons.ts';
import { AuditPart } from './audit-part.tsx';
import { LastAuditLine } from './last-audit-line.tsx';
import { MailboxCounts } from './mailbox-counts.tsx';
import { MailboxStateLine } from './mailbox-state.tsx';
import styles from './mailboxes.module.css';
import { PasswordDialog } from './password-dialog.tsx';
import { ReadingDialog } from './reading-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { useMailboxActs } from './use-mailbox-acts.ts';

interface MailboxCardProps {
  mailbox: MailboxView;
  /** whether the comparison with the server stands open under it */
  auditing: boolean;
  onAudit: (shown: boolean) => void;
}

export function MailboxCard({ mailbox, auditing, onAudit }: MailboxCardProps) {
  const words = useMailboxTexts();
  const acts = useMailboxActs(mailbox);
  const [asking, setAsking] = useState<'password' | 'reading' | 'remove' | null>(null);
  const off = mailbox.state === 'off';
  const byPassword = mailbox.auth === 'password';
  const close = () => setAsking(null);
  return (
    <li className={styles.mailbox}>
      <h3>{mailbox.address}</h3>
      <MailboxStateLine mailbox={mailbox} />
      <MailboxCounts mailbox={mailbox} />
      {!auditing && <LastAuditLine audit={mailbox.lastAudit} />}
      <div className={styles.buttons}>
        {mailbox.state === 'sign-in-needed' && byPassword && (
          <Button onClick={() => setAsking('password')}>{words.acts.signIn}</Button>
        )}
        {mailbox.state === 'sign-in-needed' && !byPassword && (
          <Button loading={acts.busy} onClick={() => void acts.signInAgain()}>
            {words.acts.signIn}
          </Button>
        )}
        {off ? (
          <Button
            variant={auditing ? 'default' : 'filled'}
            loading={acts.busy}
            onClick={() => void acts.resume()}
          >
            {words.acts.resume}
          </Button>
        ) : (
          <Button variant="default" loading={acts.busy} onClick={() => void acts.fetch()}>
            {words.acts.fetch}
          </Button>
        )}
        <Button variant="default" aria-expanded={auditing} onClick={() => onAudit(!auditing)}>
          {words.audit.action}
        </Button>
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={words.acts.for(mailbox.address)}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!off && <Menu.Item onClick={() => void acts.pause()}>{words.acts.pause}</Menu.Item>}
            {byPassword && <Menu.Item onClick={() => setAsking('password')}>{words.acts.password}</Menu.Item>}
            {!byPassword && (
              <Menu.Item onClick={() => void acts.signInAgain()}>{words.acts.signIn}</Menu.Item>
            )}
            <Menu.Item onClick={() => setAsking('reading')}>{words.acts.reading}</Menu.Item>
            <Menu.Item onClick={() => setAsking('remove')}>{words.acts.remove}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {auditing && <AuditPart mailbox={mailbox} />}
      {asking === 'password' && <PasswordDialog mailbox={mailbox} onClose={close} />}
      {asking === 'reading' && <ReadingDialog mailbox={mailbox} onClose={close} />}
      <RemoveDialog
        address={mailbox.address}
        opened={asking === 'remove'}
        busy={acts.busy}
        onClose={close}
        onRemove={() => void acts.remove()}
      />
    </li>
  );
}
