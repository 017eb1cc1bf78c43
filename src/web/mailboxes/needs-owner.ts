// Whether a mailbox has stood still for so long that its owner must know of it.
import type { MailboxView } from '../../shared/mailboxes.ts';

/** A server may be away for moments without anybody being told. */
const PATIENCE_MS = 5 * 60_000;

type Standing = Pick<MailboxView, 'state' | 'stateAt' | 'lastSeenAt'>;

/** 'sign-in': only its owner can mend it; 'waiting': the server has been silent for minutes; null: all is well. */
export function needOf(mailbox: Standing, now: number): 'sign-in' | 'waiting' | null {
  if (mailbox.state === 'sign-in-needed') return 'sign-in';
  if (mailbox.state !== 'waiting' && mailbox.state !== 'connecting') return null;
  return now - Date.parse(mailbox.lastSeenAt ?? mailbox.stateAt) > PATIENCE_MS ? 'waiting' : null;
}
