// What goes wrong with a mail server, as a stable id that a person can do something about.
import { errorCode } from '../db/database.ts';
import type { ErrorId } from '../errors.texts.ts';

/** Why a mail server does not do what we need. */
export class MailServerFault extends Error {
  readonly id: ErrorId;
  /** how long the server asks us to stay away */
  readonly waitMs: number;

  constructor(id: ErrorId, more: { waitMs?: number; cause?: unknown } = {}) {
    super(id, { cause: more.cause });
    this.id = id;
    this.waitMs = more.waitMs ?? 0;
  }
}

interface ServerError {
  tlsFailed?: boolean;
  authenticationFailed?: boolean;
  serverResponseCode?: string;
  responseText?: string;
  response?: unknown;
  throttleReset?: number;
  throttleWaited?: number;
}

/** Sign-in is refused in these words also when the server has no time: that says nothing about the password. */
const NOT_ABOUT_PASSWORDS = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN'];
const UNREACHABLE = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
];

/** What an error of the connection means for whoever owns the mailbox. */
export function faultOf(error: unknown): MailServerFault {
  if (error instanceof MailServerFault) return error;
  const said = error as ServerError;
  const code = errorCode(error) ?? '';
  const words = `${said.responseText ?? ''} ${typeof said.response === 'string' ? said.response : ''}`;
  const asked = said.throttleReset ?? Number(/Backoff Time[:=\s]+(\d+)/i.exec(words)?.[1] ?? 0);
  if (asked > 0) {
    const waitMs = Math.max(0, asked - (said.throttleWaited ?? 0));
    return new MailServerFault('mail-server-throttled', { waitMs, cause: error });
  }
  if (said.authenticationFailed) {
    const busy =
      NOT_ABOUT_PASSWORDS.includes(said.serverResponseCode ?? '') ||
      /authenticated but not connected|too many|try again/i.test(words);
    return new MailServerFault(busy ? 'mail-server-throttled' : 'mail-sign-in-refused', { cause: error });
  }
  if (/^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH)/.test(code)) {
    return new MailServerFault('mail-server-certificate', { cause: error });
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL') || said.tlsFailed) {
    return new MailServerFault('mail-server-no-tls', { cause: error });
  }
  return new MailServerFault(
    UNREACHABLE.includes(code) ? 'mail-server-unreachable' : 'mail-server-broke-off',
    {
      cause: error,
    },
  );
}
