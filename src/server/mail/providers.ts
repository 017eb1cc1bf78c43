// Mail providers as data: where people sign in and consent, where tokens are had, what to ask for, and the mail server.
import { z } from 'zod';
import type { MailProvider } from '../../shared/mailboxes.ts';
import type { MailServer } from './imap.ts';

/** What an access token is wanted for. */
export type Purpose = 'read' | 'send';

export interface Provider {
  /** who the provider is: what is granted by one is never shown to another */
  issuer: string;
  authorizeUrl: string;
  tokenUrl: string;
  /** tells whose token it is; null: the id_token says it all */
  userinfoUrl: string | null;
  /** how the app shows its secret */
  secretIn: 'body' | 'header';
  /** whether its answers name it (RFC 9207) */
  namesItself: boolean;
  /** all that is consented to */
  scope: string;
  /** the part of it that must not be left out; null: not known */
  needed: string | null;
  /** the part of it that a token for this purpose is asked with; null: a token is for all of it */
  scopeFor: Record<Purpose, string> | null;
  /** said with the question besides */
  asking: Record<string, string>;
  imap: Pick<MailServer, 'host' | 'port' | 'security'>;
}

/** What another provider says of itself (OpenID Connect Discovery). */
export const discovered = z.object({
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  userinfo_endpoint: z.string().nullable().default(null),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});
export type Discovered = z.infer<typeof discovered>;

export const PROVIDER_NAMES = { microsoft: 'Microsoft', google: 'Google' } as const;

const IMAP_MICROSOFT = 'https://outlook.office.com/IMAP.AccessAsUser.All';
const SMTP_MICROSOFT = 'https://outlook.office.com/SMTP.Send';
const MAIL_GOOGLE = 'https://mail.google.com/';

/** Microsoft 365; `tenant` is the firm's directory. */
export function microsoft(tenant: string): Provider {
  const base = `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0`;
  return {
    issuer: 'https://login.microsoftonline.com',
    authorizeUrl: `${base}/authorize`,
    tokenUrl: `${base}/token`,
    userinfoUrl: null,
    secretIn: 'body',
    namesItself: false,
    scope: `openid email profile offline_access ${IMAP_MICROSOFT} ${SMTP_MICROSOFT}`,
    needed: IMAP_MICROSOFT,
    scopeFor: { read: `${IMAP_MICROSOFT} offline_access`, send: `${SMTP_MICROSOFT} offline_access` },
    asking: { prompt: 'select_account' },
    imap: { host: 'outlook.office365.com', port: 993, security: 'tls' },
  };
}

export const google: Provider = {
  issuer: 'https://accounts.google.com',
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  userinfoUrl: null,
  secretIn: 'body',
  namesItself: false,
  scope: `openid email ${MAIL_GOOGLE}`,
  needed: MAIL_GOOGLE,
  scopeFor: null,
  // Only so does Google give a refresh token, and again when somebody signs in once more.
  asking: { access_type: 'offline', prompt: 'consent select_account' },
  imap: { host: 'imap.gmail.com', port: 993, security: 'tls' },
};

interface Other {
  issuer: string;
  says: Discovered;
  extraScope: string | null;
  imap: Provider['imap'];
}

/** A provider that the firm has named, such as its own. */
export function other({ issuer, says, extraScope, imap }: Other): Provider {
  return {
    issuer,
    authorizeUrl: says.authorization_endpoint,
    tokenUrl: says.token_endpoint,
    userinfoUrl: says.userinfo_endpoint,
    secretIn: says.token_endpoint_auth_methods_supported.includes('client_secret_post') ? 'body' : 'header',
    namesItself: says.authorization_response_iss_parameter_supported,
    scope: ['openid email offline_access', extraScope ?? ''].join(' ').trim(),
    needed: null,
    scopeFor: null,
    // OpenID Connect Core 11: offline access is given after consent only.
    asking: { prompt: 'consent' },
    imap,
  };
}

/** Whether a token of this provider may say that this one issued it. Microsoft's name the directory. */
export function isIssuer(provider: MailProvider, { issuer }: Provider, said: string, tid: unknown): boolean {
  if (provider === 'microsoft') return typeof tid === 'string' && said === `${issuer}/${tid}/v2.0`;
  return said === issuer;
}

/** Whether an answer that names its provider like this can be this one's (RFC 9207): another one may have mixed in. */
export function mayHaveAnswered(id: MailProvider, provider: Provider, iss: string | undefined): boolean {
  if (iss === undefined) return !provider.namesItself;
  if (id === 'microsoft') return iss.startsWith(`${provider.issuer}/`);
  return iss === provider.issuer;
}
