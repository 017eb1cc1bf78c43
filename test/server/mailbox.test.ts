// A mailbox is read over IMAP from a real Dovecot: every mail once, none lost, and its owner sees no trace of us.
import { createHash } from 'node:crypto';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailboxView } from '../../src/shared/mailboxes.ts';
import { dovecot } from '../helpers/dovecot.ts';
import { fjordbyg, mail, mails, until } from '../helpers/mailbox-mails.ts';
import { useWorld } from '../helpers/world.ts';

const server = await dovecot();
if (typeof server === 'string') console.warn(`mailbox tests skipped: ${server}`);

describe.skipIf(typeof server === 'string')('a mailbox', () => {
  if (typeof server === 'string') return;
  const world = useWorld({ mailboxPace: { pollMs: 1000, compareMs: 60_000, reconnectMs: 3_600_000 } });
  const account = {
    address: 'adm@nordlys.dk',
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    username: 'anne',
    password: 'pass',
    since: '2026-11-01',
  };
  const first = mails('first', 300);
  let id = 0;

  const read = async (): Promise<MailboxView> => {
    const { items } = (await world.admin.get('/api/mailboxes')).body;
    return items.find((one: MailboxView) => one.id === id);
  };
  const untilLive = () => until('live', async () => (await read()).state === 'live', 60_000);
  const rows = async (sql: string): Promise<Record<string, unknown>[]> => {
    const { sql: tag } = await import('kysely');
    return (await tag.raw(sql).execute(world.database.reader)).rows as Record<string, unknown>[];
  };
  const count = async (sql: string): Promise<number> =>
    Number((await rows(`select count(*) as n from ${sql}`))[0]?.n);
  const seen = (name: string) => count(`mail where subject = 'Tilbud på ${name}'`).then((n) => n === 1);
  /** The owner, with a mail program of the own. */
  async function asOwner<T>(act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: (server as { port: number }).port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'anne', pass: 'pass' },
      logger: false,
    });
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.logout();
    }
  }

  beforeAll(async () => {
    await fjordbyg(world);
    await server.deliver('anne', 'INBOX', first.all);
    const old = Array.from({ length: 20 }, (_, i) => mail('whole', `old-${i}`));
    await server.deliver('anne', 'INBOX', old, new Date('2026-10-01T10:00:00Z'));
    await server.deliver('anne', 'Sent', [mail('whole', 'sent-0')]);
  });
  afterAll(() => server.close());

  test('a wrong password, a wrong folder and a foreign network are told at their fields', async () => {
    const refused = async (more: object, by = world.admin) => {
      const { status, body } = await by.post('/api/mailboxes', { ...account, ...more });
      return [status, body.error?.fields?.[0]?.field, body.error?.fields?.[0]?.id];
    };
    expect(await refused({ password: 'forkert' })).toEqual([422, 'password', 'mail-sign-in-refused']);
    expect(await refused({ folders: ['Findes ikke'] })).toEqual([422, 'folders', 'unknown-mail-folder']);
    expect(await refused({ port: 1 })).toEqual([422, 'host', 'mail-server-unreachable']);
    expect(await refused({ security: 'tls' })).toEqual([422, 'security', 'mail-server-no-tls']);
    expect(await refused({ security: 'starttls' })).toEqual([422, 'security', 'mail-server-no-tls']);
    expect(await refused({ host: '169.254.169.254' })).toEqual([422, 'host', 'mail-host-not-allowed']);
    const salesperson = await world.person('SAL');
    expect(await refused({}, salesperson)).toEqual([422, 'host', 'mail-host-not-allowed']);
    expect(await count('mailbox')).toBe(0);
  });

  test('a trial counts by headers and keeps nothing', async () => {
    const { status, body } = await world.admin.post('/api/mailboxes/trial', account);
    expect(status).toBe(200);
    expect(body).toMatchObject({ matches: 151, doubtful: 0, unknown: 75, untouched: 75, complete: true });
    expect(await count('mail')).toBe(0);
  });

  test('the first reading takes what came since the day, whole, by headers or not at all', async () => {
    const { status, body } = await world.admin.post('/api/mailboxes', account);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/"pass"|secret/);
    id = body.id;
    await untilLive();
    await until('journalled', async () => (await read()).counts.received === 0, 60_000);
    expect((await read()).counts).toEqual({
      journalled: first.whole + 1,
      unplaced: first.headers,
      received: 0,
      internal: 75,
      ignored: 0,
      private: 0,
      failed: 0,
    });
    expect(await count('mail')).toBe(first.whole + 1 + first.headers);
    expect(await count('mail where sha256 is not null')).toBe(first.whole + 1);
    expect(await count(`mail where subject like '%old-%'`)).toBe(0);
    expect((await rows(`select secret from mailbox`))[0]?.secret?.toString()).not.toContain('pass');
    const again = await world.admin.post('/api/mailboxes', account);
    expect(again.body.error.fields[0].id).toBe('mailbox-taken');
    const stranger = await world.person('STR');
    expect((await stranger.get(`/api/mailboxes/${id}/audit`)).status).toBe(404);
    expect((await stranger.get('/api/mailboxes')).body.items).toEqual([]);
  }, 120_000);

  test('new mail is there within seconds: in the inbox by announcement, in Sent by asking', async () => {
    const delays: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const begun = performance.now();
      await server.deliver('anne', 'INBOX', [mail('whole', `new-${i}`)]);
      await until('new mail', () => seen(`new-${i}`), 5000);
      delays.push(Math.round(performance.now() - begun));
    }
    console.warn(`new mail by announcement after ${delays.join(', ')} ms`);
    await server.deliver('anne', 'Sent', [mail('whole', 'new-sent')]);
    await until('sent mail', () => seen('new-sent'), 5000);
  });

  test('the owner’s mail stays unread', async () => {
    const status = await asOwner((client) => client.status('INBOX', { messages: true, unseen: true }));
    expect(status).toMatchObject({ messages: 325, unseen: 325 });
  });

  test('a large mail comes in pieces, byte for byte', async () => {
    const large = mail('whole', 'large', 250_000);
    expect(large.length).toBeGreaterThan(7 * 1024 * 1024);
    await server.deliver('anne', 'Sent', [large]);
    await until('large mail', () => seen('large'));
    const [stored] = await rows(`select sha256 from mail where subject = 'Tilbud på large'`);
    expect(stored?.sha256).toBe(createHash('sha256').update(large).digest('hex'));
  });

  test('a mail that was kept by its headers is fetched whole when somebody places it', async () => {
    const [waiting] = await rows(`select id, size from mail where sha256 is null order by id limit 1`);
    const { items } = (await world.admin.get('/api/customers')).body;
    const placed = await world.admin.post(`/api/mail/${waiting?.id}/placement`, { customerId: items[0].id });
    expect(placed.status).toBe(200);
    await until(
      'bytes',
      async () => (await count(`mail where id = ${waiting?.id} and sha256 is not null`)) === 1,
    );
    await until('books', async () => (await read()).counts.unplaced === first.headers - 1);
  });

  test('what was moved or deleted is noted as gone; what was journalled stays', async () => {
    const before = await count('mail');
    await asOwner(async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete('1:2', { uid: true });
      await client.messageMove('5', 'Sent', { uid: true });
    });
    await until('gone', async () => (await count('mail_location where gone_at is not null')) === 3);
    await until('moved', async () => {
      const moved = `select 1 from mail_location l where l.folder = 'INBOX' and l.uid = 5 and l.fingerprint = mail_location.fingerprint`;
      return (await count(`mail_location where folder = 'Sent' and exists (${moved})`)) === 1;
    });
    expect(await count('mail')).toBe(before);
  });

  test('«Mangler der mails?» names a gap, and «hent nu» closes it', async () => {
    const audit = async () => (await world.admin.get(`/api/mailboxes/${id}/audit`)).body.folders;
    const before = await count('mail');
    expect((await audit()).map((folder: { missing: number }) => folder.missing)).toEqual([0, 0]);
    await rows(`delete from mail_location where folder = 'INBOX' and uid = 10`);
    const [inbox] = await audit();
    expect(inbox).toMatchObject({ path: 'INBOX', missing: 1, gaps: [{ uid: 10 }] });
    expect(inbox.gaps[0].subject).toMatch(/^Tilbud på first-/);
    expect((await world.admin.post(`/api/mailboxes/${id}/fetch`)).status).toBe(200);
    await until('gap closed', async () => (await audit())[0].missing === 0, 10_000);
    expect(await count('mail')).toBe(before);
  });

  test('a server that goes away is waited for, and nothing that came meanwhile is lost', async () => {
    await server.kill();
    await until('waiting', async () => (await read()).state === 'waiting');
    expect((await read()).message).toBeTruthy();
    await server.deliver('anne', 'INBOX', [mail('whole', 'while-down')]);
    await server.start();
    await until('mail', () => seen('while-down'));
    await untilLive();
  });

  test('folders that are numbered anew give no new mail', async () => {
    const before = [await count('mail'), await count('mail_location where gone_at is null')];
    const validities = await rows('select path, uid_validity from mailbox_folder order by path');
    await server.kill();
    await server.changeUidValidity('anne');
    await server.start();
    await until('rescan', async () => {
      const now = await rows('select path, uid_validity from mailbox_folder order by path');
      const stand = await count('mail_location where gone_at is null');
      return now.every((row, i) => row.uid_validity !== validities[i]?.uid_validity) && stand === before[1];
    });
    expect(await count('mail')).toBe(before[0]);
  });

  test('a pause stops the reading; afterwards it goes on from where it was', async () => {
    expect((await world.admin.post(`/api/mailboxes/${id}/pause`)).body.state).toBe('off');
    await server.deliver('anne', 'INBOX', [mail('whole', 'while-paused')]);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await seen('while-paused')).toBe(false);
    expect((await world.admin.delete(`/api/mailboxes/${id}/pause`)).status).toBe(200);
    await until('mail', () => seen('while-paused'));
  });

  test('an earlier day and other folders are read too', async () => {
    await server.deliver('anne', 'Arkiv', [mail('whole', 'archived')]);
    const there = await world.admin.get(`/api/mailboxes/${id}/folders`);
    expect(there.body.items).toEqual(['INBOX', 'Arkiv', 'Sent']);
    const { version } = await read();
    const changed = await world.admin.patch(`/api/mailboxes/${id}`, {
      since: '2026-09-01',
      folders: ['*'],
      version,
    });
    expect(changed.status).toBe(200);
    await until('old mail', () => seen('old-19'));
    await until('archived mail', () => seen('archived'));
    const stale = await world.admin.patch(`/api/mailboxes/${id}`, { since: '2026-09-02', version });
    expect(stale.status).toBe(409);
  });

  test('a refused password is not tried again until its owner writes another', async () => {
    await rows(
      `update mailbox set secret = overlay(secret placing 'x'::bytea from 40), version = version + 1`,
    );
    await world.admin.post(`/api/mailboxes/${id}/fetch`);
    await until('sign-in needed', async () => (await read()).state === 'sign-in-needed');
    expect(await read()).toMatchObject({ reason: 'mail-secret-unreadable' });
    const { version } = await read();
    const wrong = await world.admin.patch(`/api/mailboxes/${id}`, { password: 'forkert', version });
    expect(wrong.body.error.fields[0]).toMatchObject({ field: 'password', id: 'mail-sign-in-refused' });
    const right = await world.admin.patch(`/api/mailboxes/${id}`, { password: 'pass', version });
    expect(right.status).toBe(200);
    await untilLive();
  });

  test('two processes: one reads, and the other takes over', async () => {
    await world.sibling();
    await server.deliver('anne', 'INBOX', [mail('whole', 'two')]);
    await until('mail', () => seen('two'));
    const holders = `select pid from pg_locks where locktype = 'advisory' and classid = 4283
      and database = (select oid from pg_database where datname = current_database())`;
    const [holder, ...more] = await rows(holders);
    expect(more).toEqual([]);
    await rows(`select pg_terminate_backend(${holder?.pid})`);
    await server.deliver('anne', 'INBOX', [mail('whole', 'three')]);
    await world.admin.post(`/api/mailboxes/${id}/fetch`);
    await until('mail', () => seen('three'));
  });

  test('removed, it is forgotten with its password; what was journalled stays', async () => {
    const before = await count('mail');
    expect((await world.admin.delete(`/api/mailboxes/${id}`)).status).toBe(200);
    expect((await world.admin.delete(`/api/mailboxes/${id}`)).status).toBe(200);
    expect([await count('mailbox'), await count('mail_location')]).toEqual([0, 0]);
    expect(await count('mail')).toBe(before);
  });
});
