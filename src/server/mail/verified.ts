// Whether the server that takes a mailbox's mail in could verify who wrote it (decision 010).

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
