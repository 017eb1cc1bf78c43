// The way to a mail provider's page. What was chosen before waits on the server.
import {
  answerConsent,
  beginConsent,
  beginConsentAgain,
  type ConsentAgain,
} from '../../shared/mail-consent.ts';
import type { MailboxView } from '../../shared/mailboxes.ts';
import { call } from '../data/call.ts';
import { SENT_BACK } from './sent-back.ts';

/** Leaves for the provider: to connect a mailbox, or to sign in to one again. Throws what the server refuses. */
export async function leaveForProvider(wish: Omit<ConsentAgain, 'mailboxId'> | number): Promise<void> {
  const { url } =
    typeof wish === 'number'
      ? await call(beginConsentAgain, { params: { id: wish } })
      : await call(beginConsent, { body: wish });
  location.assign(url);
}

let answered: Promise<MailboxView> | null | undefined;

/** Hands on what the provider sent back: once, however often it is asked for; null when there is nothing. */
export function handOn(): Promise<MailboxView> | null {
  answered ??= SENT_BACK && call(answerConsent, { body: bodyOf(SENT_BACK) });
  return answered;
}

function bodyOf({ state = '', code, error, error_description, iss }: Record<string, string>) {
  return {
    state,
    ...(code !== undefined && { code }),
    ...(error !== undefined && { error }),
    ...(error_description !== undefined && { errorDescription: error_description }),
    ...(iss !== undefined && { iss }),
  };
}
