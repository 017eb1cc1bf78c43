// What a user has granted at a provider is turned into access tokens, by several processes at once, and never lost.
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/server/db/database.ts';
import { accessTokenOf, type Grant } from '../../src/server/mail/grants.ts';
import { whoSignedIn } from '../../src/server/mail/id-token.ts';
import { findMailApp, type MailApp } from '../../src/server/mail/mail-apps.ts';
import { openSecret, seal } from '../../src/server/mail/mailbox-secret.ts';
import { google, mayHaveAnswered, microsoft } from '../../src/server/mail/providers.ts';
import { type SecretBox, secretBox } from '../../src/server/mail/secrets.ts';
import { consentFault, consentTrace, exchangeCode, refresh } from '../../src/server/mail/tokens.ts';
import { consentAs, openOidc } from '../helpers/oidc.ts';
import { MONDAY, useWorld } from '../helpers/world.ts';

const OURS = 'http://127.0.0.1:4280/mailboxes/consent';
const oidc = await openOidc(OURS);
const world = useWorld();

/** Two programs on one database and one data folder. */
const programs: { database: Database; secrets: SecretBox }[] = [];
let app: MailApp;
let mailbox: { id: number; user_id: number; host: string; username: string };

beforeAll(async () => {
  for (let i = 0; i < 2; i += 1) {
    const database = openDatabase(world.databaseUrl, () => undefined, 3);
    programs.push({ database, secrets: secretBox(world.dataDir, undefined) });
  }
  const { status } = await world.admin.put('/api/mail-apps/other', {
    name: 'Nordlys Login',
    issuer: oidc.issuer,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    // Nobody is there: what is read of the mailbox does not matter here.
    host: '127.0.0.1',
    port: 1,
    security: 'none',
    version: 0,
  });
  expect(status).toBe(200);
  app = (await findMailApp(world.database.reader, programs[0]!.secrets, 'other'))!;
});
afterAll(async () => {
  for (const { database } of programs) await database.end();
  await oidc.close();
});

/** A mailbox with a grant that the provider has just given. */
beforeEach(async () => {
  oidc.before = async () => undefined;
  const { reader } = world.database;
  await reader.deleteFrom('mailbox').execute();
  const row = {
    user_id: world.admin.id,
    host: '127.0.0.1',
    username: 'anne@nordlys.dk',
  };
  const secret = await sealed(await granted());
  const { id } = await reader
    .insertInto('mailbox')
    .values({
      ...row,
      address: row.username,
      port: 1,
      security: 'none',
      auth: 'oauth2',
      provider: 'other',
      secret,
      since: '2026-11-01',
      state: 'off',
      state_at: MONDAY,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  mailbox = { ...row, id };
});

async function granted(): Promise<Grant> {
  const verifier = 'v'.repeat(43);
  const url = new URL(app.authorizeUrl);
  const question = {
    ...{ response_type: 'code', client_id: app.clientId, redirect_uri: OURS, scope: app.scope, nonce: 'n' },
    ...{ code_challenge: verifier, code_challenge_method: 'S256', ...app.asking },
  };
  const { createHash } = await import('node:crypto');
  question.code_challenge = createHash('sha256').update(verifier).digest('base64url');
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value);
  const back = await consentAs(url.href, { name: 'anne@nordlys.dk', ours: OURS });
  const code = back.searchParams.get('code')!;
  const tokens = await exchangeCode(app, { code, verifier, redirectUri: OURS });
  return {
    ...{ provider: 'other', app: app.key, account: 'a', address: null },
    refreshToken: tokens.refresh_token!,
  };
}

const sealed = (grant: Grant) =>
  seal(
    programs[0]!.secrets,
    { user_id: world.admin.id, host: '127.0.0.1', username: 'anne@nordlys.dk' },
    { grant },
  );
const tokenBy = (which: number) => {
  const { database, secrets } = programs[which]!;
  return accessTokenOf(database.reader, secrets, mailbox, 'read');
};
const failing = (asked: Promise<unknown>) =>
  asked.then(
    () => 'nothing',
    (fault) => fault.id,
  );
const row = () =>
  world.database.reader
    .selectFrom('mailbox')
    .selectAll()
    .where('id', '=', mailbox.id)
    .executeTakeFirstOrThrow();
const kept = async (): Promise<Grant> => {
  const secret = await openSecret(programs[1]!.secrets, mailbox, (await row()).secret);
  return (secret as { grant: Grant }).grant;
};
const tokenRequests = (act: () => Promise<void>) => {
  oidc.before = async (request) => {
    if (request.url === '/token') await act();
    return undefined;
  };
};

test('two programs that renew at once take turns, and the newest refresh token is kept', async () => {
  let under = 0;
  let most = 0;
  tokenRequests(async () => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, 30));
    under -= 1;
  });
  const before = oidc.renewals;
  const all = await Promise.all([0, 1, 0, 1, 0, 1].map(tokenBy));
  expect(new Set(all.map(({ accessToken }) => accessToken)).size).toBe(6);
  expect([most, oidc.renewals - before]).toEqual([1, 6]);
  // The provider takes a grant back when an old refresh token is used again: this one still stands.
  expect((await tokenBy(0)).seconds).toBe(3600);
  expect((await row()).renewing_until).toBeNull();
});

test('an owner who signs in while it is renewed is not overwritten', async () => {
  const fresh = await granted();
  const secret = await sealed(fresh);
  tokenRequests(async () => {
    await world.database.reader.updateTable('mailbox').set({ secret, renewing_until: null }).execute();
  });
  await tokenBy(0);
  expect((await kept()).refreshToken).toBe(fresh.refreshToken);
});

test('a program that died while renewing holds the others up for a moment only', async () => {
  const until = new Date(Date.now() + 700);
  await world.database.reader.updateTable('mailbox').set({ renewing_until: until }).execute();
  await tokenBy(1);
  expect(Date.now()).toBeGreaterThanOrEqual(until.getTime());
});

test('what goes wrong is told apart, and the grant stays', async () => {
  const { refreshToken } = await kept();
  const answering = (status: number, body: string) => {
    oidc.before = async (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      return 'answered';
    };
    return failing(tokenBy(0));
  };
  expect(await answering(400, '{"error":"invalid_grant"}')).toBe('mail-grant-gone');
  expect(await answering(400, '{"error":"interaction_required"}')).toBe('mail-grant-gone');
  expect(await answering(401, '{"error":"invalid_client"}')).toBe('mail-app-refused');
  expect(await answering(429, '')).toBe('mail-server-throttled');
  expect(await answering(503, '')).toBe('mail-provider-down');
  expect(await answering(200, '<html>')).toBe('mail-provider-down');
  expect(await answering(200, `{"access_token":"${'x'.repeat(300_000)}"}`)).toBe('mail-provider-down');
  oidc.before = async (_request, response) => {
    response.writeHead(302, { location: 'https://evil.example/token' }).end();
    return 'answered';
  };
  expect(await failing(tokenBy(0))).toBe('mail-provider-down');
  expect(await kept()).toMatchObject({ refreshToken });
  oidc.before = async () => undefined;
  expect((await tokenBy(0)).accessToken).toBeTruthy();
});

test('a grant is shown to no other app than it was given to', async () => {
  let asked = 0;
  tokenRequests(async () => {
    asked += 1;
  });
  const secret = await sealed({ ...(await kept()), app: '["https://elsewhere","opfolg"]' });
  await world.database.reader.updateTable('mailbox').set({ secret }).execute();
  expect(await failing(tokenBy(0))).toBe('mail-grant-gone');
  expect(asked).toBe(0);
});

test('Microsoft is asked for one purpose, Google for all; Google keeps its refresh token', async () => {
  const asked: Record<string, string>[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(Object.fromEntries(new URLSearchParams(body)));
    response.end('{"access_token":"a","expires_in":"3599"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tokenUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}/token`;
  const firm = { clientId: 'app', clientSecret: 's', key: 'k', tokenUrl };
  const tenant = microsoft('nordlys.dk');
  expect(tenant.tokenUrl).toBe('https://login.microsoftonline.com/nordlys.dk/oauth2/v2.0/token');
  expect(await refresh({ ...tenant, ...firm, id: 'microsoft', tokenUrl }, 'r', 'send')).toEqual({
    access_token: 'a',
    expires_in: 3599,
  });
  await refresh({ ...google, ...firm, id: 'google' }, 'r', 'send');
  await new Promise((resolve) => server.close(resolve));
  const common = { grant_type: 'refresh_token', client_id: 'app', client_secret: 's', refresh_token: 'r' };
  expect(asked).toEqual([
    { ...common, scope: 'https://outlook.office.com/SMTP.Send offline_access' },
    common,
  ]);
});

test('who signed in: for this app, from this provider, to this question, and not long ago', async () => {
  const claims = {
    iss: 'https://login.microsoftonline.com/tid/v2.0',
    ...{ aud: 'app', exp: MONDAY.getTime() / 1000 + 60, sub: 's', nonce: 'n', tid: 'tid', oid: 'oid' },
    preferred_username: 'Anne@Nordlys.dk',
  };
  const firm: MailApp = {
    ...microsoft('tid'),
    id: 'microsoft',
    clientId: 'app',
    clientSecret: 's',
    key: 'k',
  };
  const who = (more: object, by = firm) => {
    const payload = Buffer.from(JSON.stringify({ ...claims, ...more })).toString('base64url');
    const token = { id_token: `e30.${payload}.x`, access_token: 'a' };
    return whoSignedIn(by, token, { nonce: 'n', now: MONDAY });
  };
  expect(await who({})).toEqual({ account: 'tid oid', address: 'anne@nordlys.dk' });
  expect(await who({ preferred_username: 'live.com#anne' })).toEqual({ account: 'tid oid', address: null });
  expect(await who({ aud: ['app', 'b'], azp: 'app' })).toBeTruthy();
  for (const wrong of [
    ...[{ aud: 'b' }, { aud: ['app', 'b'] }, { nonce: 'm' }, { exp: MONDAY.getTime() / 1000 }],
    ...[{ iss: 'https://login.microsoftonline.com/other/v2.0' }, { tid: undefined }, { iss: undefined }],
  ]) {
    expect(await who(wrong), JSON.stringify(wrong)).toBeUndefined();
  }
  const atGoogle: MailApp = { ...firm, ...google, id: 'google' };
  expect(await who({}, atGoogle)).toBeUndefined();
  const fromGoogle = { iss: google.issuer, email: 'a@b.dk' };
  expect(await who(fromGoogle, atGoogle)).toEqual({ account: `${google.issuer} s`, address: 'a@b.dk' });
});

test('a provider’s refusal is put in our words, and only its number is written down', () => {
  expect(consentFault('access_denied', 'AADSTS65004: User declined')).toBe('mail-consent-denied');
  expect(consentFault('access_denied', '')).toBe('mail-consent-denied');
  expect(consentFault('access_denied', 'AADSTS90094: The grant requires admin permission')).toBe(
    'mail-consent-admin',
  );
  expect(consentFault('invalid_client', 'AADSTS65001: not consented')).toBe('mail-consent-admin');
  expect(consentFault('admin_policy_enforced', '')).toBe('mail-consent-admin');
  expect(consentFault('unauthorized_client', 'AADSTS700016: not found')).toBe('mail-app-refused');
  expect(consentFault('server_error', 'AADSTS99999999999')).toBe('mail-consent-failed');
  expect(consentFault('', '')).toBe('mail-consent-failed');
  expect(consentTrace('access_denied', 'AADSTS65004: anne@nordlys.dk declined')).toEqual({
    error: 'access_denied',
    code: 'AADSTS65004',
  });
  expect(consentTrace('Ring +45 12 34', '')).toEqual({ error: 'other', code: undefined });
  expect(mayHaveAnswered('google', google, undefined)).toBe(true);
  expect(mayHaveAnswered('google', google, 'https://evil.example')).toBe(false);
  const { issuer } = microsoft('t');
  expect(mayHaveAnswered('microsoft', microsoft('t'), `${issuer}/tid/v2.0`)).toBe(true);
  expect(mayHaveAnswered('microsoft', microsoft('t'), `${issuer}.evil.example/`)).toBe(false);
});
