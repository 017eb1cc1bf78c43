// What goes wrong with sending, as a stable id, whether another try can help, and the server's own sentence.
// What must always hold: the sentence is fit to be shown, and no password is in it, whatever the server says.
import { errorCode } from '../db/database.ts';
import type { ErrorId } from '../errors.texts.ts';
import { cleanLine } from '../mail/headers-charset.ts';
import { MailServerFault } from '../mail/mail-server-fault.ts';

export class SmtpFault extends Error {
  readonly id: ErrorId;
  /** another try may help by itself */
  readonly later: boolean;
  /** what the server said, cleaned */
  readonly said: string | null;

  constructor(id: ErrorId, later: boolean, said: string | null = null) {
    super(id);
    this.id = id;
    this.later = later;
    this.said = said;
  }
}

/** What nodemailer tells of a fault. */
export interface SmtpError extends Error {
  code?: string;
  response?: string;
  responseCode?: number;
  recipient?: string;
  rejectedErrors?: SmtpError[];
}

const LONGEST_SAID = 300;
/** Faults of the account or the way to it: another try by itself changes nothing. */
const FINAL: ErrorId[] = [
  'mail-host-not-allowed',
  'mail-needs-encryption',
  'smtp-no-tls',
  'mail-server-certificate',
  'mail-sign-in-refused',
  'mail-secret-unreadable',
  'mail-grant-gone',
];

/** The server's sentence, fit to be shown. `secrets`: what must not be repeated even if the server does. */
export function saidBy(response: string | undefined, secrets: readonly string[]): string | null {
  let said = cleanLine(response ?? '', LONGEST_SAID);
  for (const secret of secrets) {
    if (secret === '') continue;
    for (const spelling of [secret, Buffer.from(secret).toString('base64')]) {
      said = said.replaceAll(spelling, '…');
    }
  }
  return said === '' ? null : said;
}

/** What an error of the exchange means. */
export function smtpFaultOf(error: unknown, secrets: readonly string[]): SmtpFault {
  if (error instanceof SmtpFault) return error;
  if (error instanceof MailServerFault) return fault(error.id);
  const { code = '', responseCode = 0, response, message } = error as SmtpError;
  const said = saidBy(response, secrets);
  const cause = errorCode((error as Error).cause) ?? code;
  if (/^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH)/.test(cause)) {
    return fault('mail-server-certificate');
  }
  // Node's words for a certificate come without their code once nodemailer has wrapped them.
  if (/certificate|altnames/i.test(message)) return fault('mail-server-certificate');
  if (code === 'ETLS' || cause === 'EPROTO' || cause.startsWith('ERR_SSL') || /SSL routines/.test(message)) {
    return fault('smtp-no-tls', said);
  }
  if (code === 'EAUTH' || code === 'EOAUTH2' || code === 'ENOAUTH') {
    const busy = responseCode >= 400 && responseCode < 500;
    return busy ? new SmtpFault('smtp-refused-for-now', true, said) : fault('mail-sign-in-refused', said);
  }
  if (responseCode >= 500) return new SmtpFault('smtp-refused', false, said);
  if (responseCode >= 400) return new SmtpFault('smtp-refused-for-now', true, said);
  if (code === 'EENVELOPE') return new SmtpFault('smtp-refused', false, said);
  if (code === 'EDNS' || code === 'ECONNREFUSED' || /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(message)) {
    return new SmtpFault('mail-server-unreachable', true);
  }
  if (code === 'ETIMEDOUT') return new SmtpFault('mail-server-unreachable', true);
  return new SmtpFault('mail-server-broke-off', true, said);
}

const fault = (id: ErrorId, said: string | null = null): SmtpFault =>
  new SmtpFault(id === 'mail-server-no-tls' ? 'smtp-no-tls' : id, !FINAL.includes(id), said);
