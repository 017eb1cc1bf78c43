// A real OpenID provider on loopback: the program `oidc-provider`, with pages for signing in and consenting as it brings
// them. Whoever signs in is believed. Refresh tokens are used once: a second use takes the whole grant back.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';

export interface Oidc {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** where a mail server asks about access tokens */
  introspection: string;
  /** how long access tokens live from now on */
  tokenSeconds: number;
  /** how often an access token was asked for with a refresh token */
  renewals: number;
  /** every token that was given */
  given: Set<string>;
  /** what is done with a request before it is answered; for faults and delays */
  before: (request: IncomingMessage, response: ServerResponse) => Promise<'answered' | undefined>;
  /** takes back everything that was granted so far */
  revoke(): Promise<void>;
  close(): Promise<void>;
}

interface Granted {
  oidc: { params: { grant_type: string } };
  body: { access_token?: string; refresh_token?: string };
}

/** Starts one whose only app may send people back to this address. */
export async function openOidc(redirectUri: string): Promise<Oidc> {
  const server = createServer();
  const port = await listen(server);
  const issuer = `http://127.0.0.1:${port}`;
  const clientSecret = randomBytes(24).toString('base64url');
  const mailSecret = randomBytes(24).toString('base64url');
  const grants = new Set<string>();
  const oidc: Oidc = {
    issuer,
    clientId: 'opfolg',
    clientSecret,
    introspection: `http://dovecot:${mailSecret}@127.0.0.1:${port}/token/introspection`,
    tokenSeconds: 3600,
    renewals: 0,
    given: new Set(),
    before: async () => undefined,
    async revoke() {
      for (const id of grants) {
        await provider.AccessToken.revokeByGrantId(id);
        await provider.RefreshToken.revokeByGrantId(id);
      }
      grants.clear();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: oidc.clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
      {
        client_id: 'dovecot',
        client_secret: mailSecret,
        redirect_uris: [],
        response_types: [],
        grant_types: [],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    // As Google and Microsoft do it: who signed in stands in the id_token.
    conformIdTokenClaims: false,
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, email_verified: true }),
    }),
    features: {
      introspection: { enabled: true, allowedPolicy: () => true },
      devInteractions: { enabled: true },
    },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    ttl: {
      AccessToken: () => oidc.tokenSeconds,
      AuthorizationCode: 60,
      RefreshToken: 86_400,
      IdToken: 600,
      Grant: 86_400,
      Session: 600,
      Interaction: 600,
    },
  });
  provider.on('access_token.saved', (token: { grantId: string }) => grants.add(token.grantId));
  provider.on('grant.success', ({ oidc: { params }, body }: Granted) => {
    if (params.grant_type === 'refresh_token') oidc.renewals += 1;
    for (const token of [body.access_token, body.refresh_token]) if (token) oidc.given.add(token);
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    void oidc.before(request, response).then((done) => {
      if (done !== 'answered') answer(request, response);
    });
  });
  return oidc;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

/** What a person does in a browser: signs in with this name and agrees, or refuses. Answers where it ends: our own page. */
export async function consentAs(
  url: string,
  { name, ours, agree = true }: { name: string; ours: string; agree?: boolean },
): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(url);
  let form: Record<string, string> | undefined;
  for (let steps = 0; steps < 20; steps += 1) {
    if (at.href.startsWith(ours)) return at;
    const response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    form = undefined;
    for (const line of response.headers.getSetCookie()) {
      const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(key, value);
    }
    const next = response.headers.get('location');
    if (next) {
      at = new URL(next, at);
      continue;
    }
    const page = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${page.slice(0, 2000)}`);
    if (agree) {
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
      form = /name="login"/.test(page)
        ? { prompt: 'login', login: name, password: 'x' }
        : { prompt: 'consent' };
      at = new URL(action, at);
    } else {
      at = new URL(/href="([^"]*abort[^"]*)"/.exec(page)?.[1] ?? '', at);
    }
  }
  throw new Error(`the provider leads nowhere: ${at}`);
}
