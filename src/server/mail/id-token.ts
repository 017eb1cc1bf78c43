// Who signed in, by the id_token that came with the access token.
// It came straight from the provider over TLS, which stands in for its signature (OpenID Connect Core 3.1.3.7, item 6);
// that it is of this provider, for this app, and for this very question is looked at.
import { z } from 'zod';
import type { MailApp } from './mail-apps.ts';
import { askProvider } from './provider-ask.ts';
import { isIssuer } from './providers.ts';

const claims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  sub: z.string().min(1),
  nonce: z.string(),
  azp: z.string().optional(),
  email: z.string().optional(),
  preferred_username: z.string().optional(),
  tid: z.string().optional(),
  oid: z.string().optional(),
});

export interface SignedIn {
  /** who, for good: also when the address or the firm's app changes */
  account: string;
  address: string | null;
}

interface Given {
  id_token?: string | undefined;
  access_token: string;
}

/** Who signed in; undefined when the token is not for this app, this provider and this question, or is too old. */
export async function whoSignedIn(
  app: MailApp,
  { id_token = '', access_token }: Given,
  { nonce, now }: { nonce: string; now: Date },
): Promise<SignedIn | undefined> {
  const parsed = claims.safeParse(payloadOf(id_token));
  if (!parsed.success) return undefined;
  const { iss, aud, azp, exp, sub, tid, oid, email, preferred_username, ...said } = parsed.data;
  const audience = [aud].flat();
  const forUs = audience.includes(app.clientId) && (audience.length === 1 || azp === app.clientId);
  const fresh = exp * 1000 > now.getTime() && said.nonce === nonce;
  if (!forUs || !fresh || !isIssuer(app.id, app, iss, tid)) return undefined;
  // Microsoft's `sub` is another one for each app.
  const account = app.id === 'microsoft' && oid !== undefined ? `${tid} ${oid}` : `${iss} ${sub}`;
  return {
    account,
    address: addressIn([email, preferred_username]) ?? (await askAddress(app, access_token, sub)),
  };
}

async function askAddress(app: MailApp, accessToken: string, sub: string): Promise<string | null> {
  if (app.userinfoUrl === null) return null;
  const { json } = await askProvider(app.userinfoUrl, { authorization: `Bearer ${accessToken}` });
  const told = claims.pick({ sub: true, email: true, preferred_username: true }).safeParse(json);
  // It must be the same person's (OpenID Connect Core 5.3.2).
  if (told.data?.sub !== sub) return null;
  return addressIn([told.data.email, told.data.preferred_username]);
}

const addressIn = (said: (string | undefined)[]): string | null =>
  said.map((one) => one?.trim().toLowerCase()).find((one) => one && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(one)) ??
  null;

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
