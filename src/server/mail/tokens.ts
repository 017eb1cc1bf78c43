// Tokens of a mail provider: a code becomes a grant, and a grant becomes an access token, which lives for an hour or so and
// is never kept.
import { z } from 'zod';
import type { ErrorId } from '../errors.texts.ts';
import type { MailApp } from './mail-apps.ts';
import { MailServerFault } from './mail-server-fault.ts';
import { askProvider } from './provider-ask.ts';
import type { Purpose } from './providers.ts';

const answer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  id_token: z.string().optional(),
  scope: z.string().optional(),
  expires_in: z.coerce.number().positive().optional(),
});
export type Tokens = z.infer<typeof answer>;

interface Code {
  code: string;
  verifier: string;
  redirectUri: string;
}

/** What a code stands for. Throws MailServerFault. */
export function exchangeCode(app: MailApp, { code, verifier, redirectUri }: Code): Promise<Tokens> {
  return ask(app, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
}

/** An access token for this purpose, and with most providers another refresh token for next time. Throws MailServerFault. */
export function refresh(app: MailApp, refreshToken: string, purpose: Purpose): Promise<Tokens> {
  return ask(app, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    ...(app.scopeFor && { scope: app.scopeFor[purpose] }),
  });
}

async function ask(app: MailApp, question: Record<string, string>): Promise<Tokens> {
  const { clientId, clientSecret } = app;
  const body = new URLSearchParams({ ...question, client_id: clientId });
  let authorization: string | undefined;
  if (clientSecret !== null && app.secretIn === 'body') body.set('client_secret', clientSecret);
  if (clientSecret !== null && app.secretIn === 'header') {
    const pair = [clientId, clientSecret].map(encodeURIComponent).join(':');
    authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  const { status, json } = await askProvider(app.tokenUrl, {
    body,
    ...(authorization !== undefined && { authorization }),
  });
  if (status !== 200) throw new MailServerFault(faultFor(status, json));
  const given = answer.safeParse(json);
  if (!given.success) throw new MailServerFault('mail-provider-down');
  return given.data;
}

const refusal = z.object({ error: z.string(), error_description: z.string().default('') });

/** What a refusal means (RFC 6749 5.2): the owner must sign in, an administrator must mend the app, or it passes by itself. */
function faultFor(status: number, json: unknown): ErrorId {
  if (status === 429) return 'mail-server-throttled';
  const { error = '' } = refusal.safeParse(json).data ?? {};
  if (['invalid_client', 'unauthorized_client', 'invalid_scope'].includes(error)) return 'mail-app-refused';
  if (['invalid_grant', 'interaction_required', 'consent_required', 'login_required'].includes(error)) {
    return 'mail-grant-gone';
  }
  return 'mail-provider-down';
}

/** Microsoft's number for what is wrong, such as AADSTS65001. */
const AADSTS = /\bAADSTS(\d{4,7})\b/;
/** An administrator must consent first, or must let the user in. */
const FOR_ADMINISTRATORS = ['65001', '90094', '90008', '50105', '53003', '50020'];
/** The app is not known there, lacks rights, or is sent back to another address than was registered. */
const ABOUT_THE_APP = [
  '700016',
  '50011',
  '650053',
  '650052',
  '650056',
  '7000215',
  '7000222',
  '7000218',
  '90002',
];

/** What the provider's error means that it sent the browser back with (RFC 6749 4.1.2.1). */
export function consentFault(error: string, description: string): ErrorId {
  const number = AADSTS.exec(description)?.[1] ?? '';
  if (FOR_ADMINISTRATORS.includes(number)) return 'mail-consent-admin';
  if (ABOUT_THE_APP.includes(number)) return 'mail-app-refused';
  if (error === 'admin_policy_enforced' || error === 'consent_required') return 'mail-consent-admin';
  if (error === 'access_denied') return 'mail-consent-denied';
  if (['unauthorized_client', 'invalid_scope', 'invalid_client', 'invalid_request'].includes(error)) {
    return 'mail-app-refused';
  }
  return 'mail-consent-failed';
}

/** What may be written down of it: words of the standard and numbers, never sentences. */
export const consentTrace = (error: string, description: string) => ({
  error: /^[a-z_]{1,40}$/.test(error) ? error : 'other',
  code: AADSTS.exec(description)?.[0],
});
