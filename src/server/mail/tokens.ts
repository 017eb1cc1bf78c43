// Signing in without a password: the firm's own app at Microsoft or Google, and a grant that its user has given it. Before
// each connection the grant is turned into an access token, which lives for an hour and is never kept.
import { z } from 'zod';
import type { OAuthGrant } from '../../shared/mailboxes.ts';
import { MailServerFault } from './mail-server-fault.ts';

/** The part of `fetch` that is needed: tests answer in its place. */
export type Ask = (url: string, body: URLSearchParams) => Promise<{ status: number; text: string }>;

const answer = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1).optional() });
const LONGEST_MS = 15_000;

const askOutside: Ask = async (url, body) => {
  const response = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  return { status: response.status, text: await response.text() };
};

/**
 * An access token, and the grant for next time: Microsoft gives another one with each answer. Throws MailServerFault
 * `mail-sign-in-refused` when the grant was taken back or has expired.
 */
export async function accessToken(
  grant: OAuthGrant,
  ask: Ask = askOutside,
  purpose: keyof typeof MICROSOFT_SCOPE = 'read',
): Promise<{ accessToken: string; grant: OAuthGrant }> {
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: grant.clientId,
    refresh_token: grant.refreshToken,
    ...(grant.clientSecret && { client_secret: grant.clientSecret }),
    ...(grant.provider === 'microsoft' && { scope: MICROSOFT_SCOPE[purpose] }),
  });
  const { status, text } = await ask(addressOf(grant), body).catch((cause: unknown) => {
    throw new MailServerFault('mail-server-unreachable', { cause });
  });
  if (status === 400 || status === 401) throw new MailServerFault('mail-sign-in-refused');
  if (status !== 200)
    throw new MailServerFault(status === 429 ? 'mail-server-throttled' : 'mail-server-broke-off');
  const given = answer.safeParse(jsonOf(text));
  if (!given.success) throw new MailServerFault('mail-server-broke-off');
  const refreshToken = given.data.refresh_token ?? grant.refreshToken;
  return { accessToken: given.data.access_token, grant: { ...grant, refreshToken } };
}

/** Each token can do one thing: a grant that was given for reading alone still reads. Google has one scope for both. */
const MICROSOFT_SCOPE = {
  read: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
  send: 'https://outlook.office.com/SMTP.Send offline_access',
};

function addressOf({ provider, tenant }: OAuthGrant): string {
  return provider === 'google'
    ? 'https://oauth2.googleapis.com/token'
    : `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
