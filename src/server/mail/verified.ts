// Whether the server that takes a mailbox's mail in could verify who wrote it (decision 010).
// What must always hold: only the word of that server counts, which stands topmost and bears the name that the mailbox
// knows it by; what stands below may be the sender's own invention.
import type { MailHeaders } from './headers.ts';
import { isOwn, type OwnSide } from './own.ts';

/** The name before a verdict where none is written, as at Microsoft 365. */
const NAMELESS = '-';

const KNOWN: Record<string, string> = {
  'imap.gmail.com': 'mx.google.com',
  'imap.googlemail.com': 'mx.google.com',
  'outlook.office365.com': NAMELESS,
  'outlook.office.com': NAMELESS,
  'imap-mail.outlook.com': NAMELESS,
};

/** The name that a host's receiving server signs its verdicts with; null = not known, so nobody's word counts. */
export const authservOf = (host: string): string | null => KNOWN[host] ?? null;

/** What the server that takes a mailbox's mail in says of a sender, as `verdictOf`; null as well when nobody's word counts. */
export function verifiedSender(headers: MailHeaders, authserv: string | null, ours: OwnSide): boolean | null {
  return (headers.authentication.authserv ?? NAMELESS) === authserv ? verdictOf(headers, ours) : null;
}

/**
 * What the topmost verdict says, for those who know whose it is. true: the sender is who stands there; false: the server
 * asked and could not verify it; null: nobody asked.
 */
export function verdictOf({ authentication, from }: MailHeaders, ours: OwnSide): boolean | null {
  const { dmarc, aligned } = authentication;
  if (dmarc === null) return null;
  if (dmarc !== 'none') return dmarc === 'pass';
  if (aligned) return true;
  // What is sent inside the firm is not checked, and Microsoft 365 writes «none» then.
  return from !== null && isOwn(from.address, ours) ? null : false;
}
