// Mailboxes are signed in to at a provider: a real OpenID provider, and a real mail server that asks it about every token.
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailboxView } from '../../src/shared/mailboxes.ts';
import { dovecot } from '../helpers/dovecot.ts';
import { fjordbyg, mail, mails, until } from '../helpers/mailbox-mails.ts';
import { consentAs, openOidc } from '../helpers/oidc.ts';
import { MONDAY, type Person, useWorld } from '../helpers/world.ts';

const ORIGIN = 'http://127.0.0.1:4280';
const OURS = `${ORIGIN}/mailboxes/consent`;
/** As a browser says where it comes from. */
const FROM = { host: '127.0.0.1:4280', origin: ORIGIN };

const oidc = await openOidc(OURS);
const server = await dovecot({ introspection: oidc.introspection });
if (typeof server === 'string') console.warn(`consent to mailboxes is not tested: ${server}`);
afterAll(() => oidc.close());

describe.skipIf(typeof server === 'string')('a mailbox that is signed in to at a provider', () => {
  if (typeof server === 'string') return;
  let log = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      log += chunk;
      done();
    },
  });
  const world = useWorld({
    mailboxPace: { pollMs: 500, compareMs: 60_000, reconnectMs: 3_600_000 },
    logger: { level: 'trace', stream } as { level: string },
  });
  const anne = 'anne@nordlys.dk';
  const first = mails('first', 12);
  let person: Person;
  let id = 0;

  const choices = { provider: 'other', since: '2026-11-01' };
  const begin = (by: Person, more: object = {}) =>
    by.post('/api/mailboxes/consent', { ...choices, ...more }, FROM);
  const finish = (by: Person, answer: object) => by.post('/api/mailboxes/consent/answer', answer, FROM);
  /** What must never be written down: codes and states. */
  const secrets = new Set<string>([oidc.clientSecret]);
  /** What the provider sends back, as our page hands it on. */
  const answerOf = ({ searchParams }: URL) => {
    const { error_description: errorDescription, ...rest } = Object.fromEntries(searchParams);
    for (const value of [rest.code, rest.state]) if (value) secrets.add(value);
    return { ...rest, ...(errorDescription !== undefined && { errorDescription }) } as Record<string, string>;
  };
  async function consent(by: Person, name: string, agree = true): Promise<Record<string, string>> {
    const begun = await begin(by);
    expect(begun.status, JSON.stringify(begun.body)).toBe(200);
    return answerOf(await consentAs(begun.body.url, { name, ours: OURS, agree }));
  }
  const again = async (by: Person, name: string) => {
    const { body } = await by.post(`/api/mailboxes/${id}/consent`, undefined, FROM);
    return finish(by, answerOf(await consentAs(body.url, { name, ours: OURS })));
  };
  const read = async (): Promise<MailboxView> => {
    const { items } = (await person.get('/api/mailboxes')).body;
    return items.find((one: MailboxView) => one.id === id);
  };
  const untilState = (state: string) => until(state, async () => (await read()).state === state);
  const count = async (from: string): Promise<number> =>
    Number(
      (await sql<{ n: number }>`select count(*) as n from ${sql.raw(from)}`.execute(world.database.reader))
        .rows[0]?.n,
    );
  const seen = (name: string) => count(`mail where subject = 'Tilbud på ${name}'`).then((n) => n === 1);

  const app = {
    name: 'Nordlys Login',
    issuer: oidc.issuer,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    version: 0,
  };

  beforeAll(async () => {
    await fjordbyg(world);
    person = await world.person('ANN');
    await server.deliver(anne, 'INBOX', first.all);
  });
  afterAll(() => server.close());

  test('an administrator enters the app; its secret is never told again', async () => {
    expect((await begin(person)).body.error.fields[0]).toMatchObject({
      field: 'provider',
      id: 'mail-app-missing',
    });
    expect((await person.put('/api/mail-apps/other', app)).status).toBe(403);
    const wrong = async (more: object) => {
      const { status, body } = await world.admin.put('/api/mail-apps/other', { ...app, ...more });
      return [status, body.error?.fields?.[0]?.field, body.error?.fields?.[0]?.id];
    };
    expect(await wrong({ issuer: 'http://login.firma.dk' })).toEqual([422, 'issuer', 'invalid-issuer']);
    expect(await wrong({ issuer: 'http://127.0.0.1:1' })).toEqual([422, 'issuer', 'issuer-unreachable']);
    expect(await wrong({ issuer: `${oidc.issuer}/` })).toEqual([422, 'issuer', 'not-a-provider']);
    expect(await wrong({ host: undefined })).toEqual([422, 'host', 'required']);
    const saved = await world.admin.put('/api/mail-apps/other', app);
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(saved.body).toMatchObject({ secretAt: MONDAY.toISOString(), version: 1 });
    const listed = await world.admin.get('/api/mail-apps');
    expect(listed.raw.toString() + JSON.stringify(saved.body)).not.toContain(oidc.clientSecret);
    expect((await person.get('/api/mail-providers')).body.items).toEqual([
      { provider: 'other', name: 'Nordlys Login' },
    ]);
    const dump = await sql`select mail_app::text as t from mail_app`.execute(world.database.reader);
    expect(JSON.stringify(dump.rows)).not.toContain(Buffer.from(oidc.clientSecret).toString('hex'));
  });

  test('left out, the secret stays; for another app it must be given anew', async () => {
    const { clientSecret, ...rest } = app;
    expect((await world.admin.put('/api/mail-apps/other', rest)).status).toBe(409);
    expect(
      (await world.admin.put('/api/mail-apps/other', { ...rest, version: 1 })).body.secretAt,
    ).toBeTruthy();
    const moved = await world.admin.put('/api/mail-apps/other', {
      ...rest,
      clientId: 'en anden',
      version: 2,
    });
    expect(moved.body.error.fields[0]).toMatchObject({ field: 'clientSecret', id: 'required' });
    const microsoft = { tenant: 'nordlys.dk', clientId: 'abc', version: 0 };
    const bare = await world.admin.put('/api/mail-apps/microsoft', microsoft);
    expect(bare.body.error.fields[0]).toMatchObject({ field: 'clientSecret', id: 'required' });
  });

  test('the question is bound to its asker, carries a challenge, and holds nothing secret', async () => {
    const url = new URL((await begin(person)).body.url);
    expect(url.origin).toBe(oidc.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: oidc.clientId,
      redirect_uri: OURS,
      scope: 'openid email offline_access',
      code_challenge_method: 'S256',
    });
    expect(url.href).not.toContain(oidc.clientSecret);
    const { state, nonce, code_challenge } = Object.fromEntries(url.searchParams);
    const { rows } = await sql<{ t: string }>`select mail_consent::text as t from mail_consent`.execute(
      world.database.reader,
    );
    for (const value of [state, nonce, code_challenge]) {
      expect(value?.length).toBeGreaterThanOrEqual(43);
      expect(
        rows.some(({ t }) => t.includes(Buffer.from(value!).toString('hex')) || t.includes(value!)),
      ).toBe(false);
    }
  });

  test('who signs in and agrees has the mailbox read', async () => {
    const answer = await consent(person, anne);
    const connected = await finish(person, answer);
    expect(connected.status, JSON.stringify(connected.body)).toBe(200);
    id = connected.body.id;
    expect(connected.body).toMatchObject({
      address: anne,
      auth: 'oauth2',
      provider: 'other',
      since: '2026-11-01',
    });
    await untilState('live');
    await until('journalled', async () => (await read()).counts.journalled === first.whole);
    expect((await read()).counts).toMatchObject({ unplaced: first.headers });
    const replayed = await finish(person, answer);
    expect([replayed.status, replayed.body.error.id]).toEqual([422, 'mail-consent-expired']);
    const { raw } = await world.admin.get('/api/mailboxes');
    expect(raw.toString()).not.toMatch(/token|secret/i);
  });

  test('an answer counts for its user and session only, for ten minutes, and from its provider', async () => {
    const refused = async (by: Person, answer: object) => {
      const { status, body } = await finish(by, answer);
      return [status, body.error?.id];
    };
    const mine = await consent(person, anne);
    expect(await refused(world.admin, mine)).toEqual([422, 'mail-consent-expired']);
    const otherSession = await world.signIn('ann@nordlys.dk');
    expect(await refused(otherSession, mine)).toEqual([422, 'mail-consent-expired']);
    expect(await refused(person, { ...mine, state: `${mine.state}x` })).toEqual([
      422,
      'mail-consent-expired',
    ]);
    // None of these has used it up; a provider that mixes in does.
    expect(await refused(person, { ...mine, iss: 'https://evil.example' })).toEqual([
      422,
      'mail-consent-failed',
    ]);
    expect(await refused(person, mine)).toEqual([422, 'mail-consent-expired']);
    const { iss, ...unnamed } = await consent(person, anne);
    expect(await refused(person, unnamed)).toEqual([422, 'mail-consent-failed']);
    // Somebody else's code under one's own state: the challenge does not fit.
    const [hers, his] = [await consent(person, anne), await consent(world.admin, 'adm@nordlys.dk')];
    expect(await refused(person, { ...hers, code: his.code })).toEqual([422, 'mail-consent-expired']);
    const late = await consent(person, anne);
    world.clock.now = new Date(MONDAY.getTime() + 10 * 60_000);
    expect(await refused(person, late)).toEqual([422, 'mail-consent-expired']);
    world.clock.now = MONDAY;
    const foreign = await person.post('/api/mailboxes/consent', choices, {
      ...FROM,
      origin: 'https://evil.example',
    });
    expect([foreign.status, foreign.body.error.id]).toEqual([403, 'wrong-origin']);
  });

  test('a refusal is told in words, with what to begin again with', async () => {
    const denied = await finish(person, await consent(person, anne, false));
    expect(denied.body.error).toMatchObject({
      id: 'mail-consent-denied',
      message: 'Du gav ikke adgang til postkassen, så den er ikke tilsluttet.',
      details: { again: { provider: 'other', since: '2026-11-01', folders: [], mailboxId: null } },
    });
    expect(JSON.stringify(denied.body)).not.toContain('End-User aborted');
  });

  test('Microsoft is asked in the firm’s directory, and its need of an administrator is told', async () => {
    const entered = { tenant: 'nordlys.dk', clientId: 'abc', clientSecret: 'hemmelig', version: 0 };
    expect((await world.admin.put('/api/mail-apps/microsoft', entered)).status).toBe(200);
    const url = new URL((await begin(person, { provider: 'microsoft', address: anne })).body.url);
    expect(url.origin + url.pathname).toBe(
      'https://login.microsoftonline.com/nordlys.dk/oauth2/v2.0/authorize',
    );
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      scope:
        'openid email profile offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
      prompt: 'select_account',
      login_hint: anne,
    });
    const state = url.searchParams.get('state');
    const errorDescription =
      'AADSTS65001: The user or administrator has not consented to use the application';
    const refused = await finish(person, { state, error: 'consent_required', errorDescription });
    expect(refused.body.error).toMatchObject({
      id: 'mail-consent-admin',
      details: { again: { address: anne } },
    });
    expect((await world.admin.delete('/api/mail-apps/microsoft')).status).toBe(200);
  });

  test('another address is opened only when the mail server lets this account in', async () => {
    const begun = await begin(person, { address: 'faelles@nordlys.dk' });
    const refused = await finish(
      person,
      answerOf(await consentAs(begun.body.url, { name: anne, ours: OURS })),
    );
    expect([refused.status, refused.body.error.id]).toEqual([422, 'mail-consent-wrong-account']);
    expect(await count('mailbox')).toBe(1);
  });

  test('an access token that runs out is had anew, on a connection begun again in good time', async () => {
    // Left at half of its life; a busy machine still has seconds to sign in with it.
    oidc.tokenSeconds = 8;
    await person.post(`/api/mailboxes/${id}/pause`);
    await person.delete(`/api/mailboxes/${id}/pause`);
    const before = oidc.renewals;
    await until('renewed', async () => oidc.renewals >= before + 2);
    await server.deliver(anne, 'INBOX', [mail('whole', 'after-renewal')]);
    await until('mail', () => seen('after-renewal'));
    expect((await read()).state).not.toBe('sign-in-needed');
    oidc.tokenSeconds = 3600;
    await untilState('live');
  });

  test('a grant that was taken back needs its owner, who signs in again with the same account', async () => {
    const before = await count('mail');
    await oidc.revoke();
    await person.post(`/api/mailboxes/${id}/pause`);
    await person.delete(`/api/mailboxes/${id}/pause`);
    await untilState('sign-in-needed');
    expect(await read()).toMatchObject({
      reason: 'mail-grant-gone',
      message: 'Adgangen hos mailudbyderen er udløbet eller taget tilbage. Log ind igen.',
    });
    const audit = await person.get(`/api/mailboxes/${id}/audit`);
    expect([audit.status, audit.body.error.id]).toEqual([422, 'mail-grant-gone']);
    await server.deliver(anne, 'INBOX', [mail('whole', 'while-gone')]);

    const wrong = await again(person, 'bo@nordlys.dk');
    expect(wrong.body.error).toMatchObject({
      id: 'mail-consent-wrong-account',
      details: { again: { mailboxId: id } },
    });
    expect((await read()).state).toBe('sign-in-needed');
    expect((await world.admin.post(`/api/mailboxes/${id}/consent`, undefined, FROM)).status).toBe(404);

    expect((await again(person, anne)).body).toMatchObject({ id, state: 'connecting', reason: null });
    await until('mail', () => seen('while-gone'));
    await untilState('live');
    expect(await count('mail')).toBe(before + 1);
    expect(await count('mailbox')).toBe(1);
  });

  test('connecting the same mailbox once more is signing in again', async () => {
    const { body } = await finish(person, await consent(person, anne));
    expect(body.id).toBe(id);
    await untilState('live');
  });

  test('what is secret stands neither in the log nor in any table, as it is or as bytes', async () => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
      world.database.reader,
    );
    let everything = log;
    for (const { name } of tables) {
      const { rows } = await sql<{ t: string }>`select t::text as t from ${sql.table(name)} as t`.execute(
        world.database.reader,
      );
      everything += rows.map(({ t }) => t).join('\n');
    }
    expect(secrets.size).toBeGreaterThan(15);
    for (const secret of [...secrets, ...oidc.given]) {
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(Buffer.from(secret).toString('hex'));
    }
    expect(log).toContain('a mail provider refused');
    expect(log).not.toContain('End-User aborted');
    const verbs = await sql<{
      verb: string;
    }>`select distinct verb from event where verb like 'mail%'`.execute(world.database.reader);
    expect(verbs.rows.map(({ verb }) => verb).sort()).toEqual([
      'mail-app-removed',
      'mail-app-saved',
      'mailbox-connected',
      'mailbox-paused',
      'mailbox-resumed',
      'mailbox-signed-in',
    ]);
  });
});
