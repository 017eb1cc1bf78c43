// Mail servers that are busy, broken or hostile: we wait as long as asked, spend a bounded amount, and say what it is.
// And secrets: sealed for one account, refused when changed.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectTo } from '../../src/server/mail/imap.ts';
import { SecretUnreadable, secretBox } from '../../src/server/mail/secrets.ts';
import type { MailboxView } from '../../src/shared/mailboxes.ts';
import { type FakeImap, fakeImap, polite, type Say } from '../helpers/fake-imap.ts';
import { until } from '../helpers/mailbox-mails.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();

let server: FakeImap;
let id = 0;

const account = () => ({
  address: 'adm@nordlys.dk',
  host: '127.0.0.1',
  port: server.port,
  security: 'none',
  username: 'anne',
  password: 'en hemmelighed',
  since: '2026-11-01',
});
const read = async (): Promise<MailboxView> => (await world.admin.get('/api/mailboxes')).body.items[0];

beforeAll(async () => {
  server = await fakeImap();
});
afterEach(async () => {
  await world.admin.delete(`/api/mailboxes/${id}`);
});
afterAll(() => server.close());

/** Connects while the server is polite, then lets it be what it is. */
async function mailboxAt(then: Say): Promise<void> {
  server.say = polite;
  const connected = await world.admin.post('/api/mailboxes', account());
  expect(connected.body.error).toBeUndefined();
  id = connected.body.id;
  server.say = then;
  server.logins = 0;
}

test('a server that is busy is left alone for as long as it asks', async () => {
  await mailboxAt((command, socket) =>
    /^LOGIN/i.test(command)
      ? '@ BAD Request is throttled. Suggested Backoff Time: 1500 milliseconds'
      : polite(command, socket),
  );
  await until('throttled', async () => (await read()).reason === 'mail-server-throttled');
  const seen = server.logins;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(server.logins - seen).toBeLessThanOrEqual(1);
  expect(await read()).toMatchObject({ state: 'waiting' });
  expect((await read()).message).toContain('vente');
});

test('«not connected» is no refused password, and a refused one is not tried twice', async () => {
  await mailboxAt((command, socket) =>
    /^LOGIN/i.test(command) ? '@ NO User is authenticated but not connected.' : polite(command, socket),
  );
  await until('busy', async () => (await read()).reason === 'mail-server-throttled');
  server.say = (command, socket) =>
    /^LOGIN/i.test(command) ? '@ NO [AUTHENTICATIONFAILED] No.' : polite(command, socket);
  await until('refused', async () => (await read()).state === 'sign-in-needed');
  const seen = server.logins;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(server.logins).toBe(seen);
  expect(await read()).toMatchObject({ reason: 'mail-sign-in-refused' });
});

test('an answer without end costs a bounded amount', async () => {
  const before = process.memoryUsage().rss;
  let announced = 0;
  await mailboxAt((command, socket) => {
    if (!/^UID FETCH/i.test(command)) return polite(command, socket);
    announced += 1;
    socket.write('* 1 FETCH (UID 1 RFC822.SIZE 10 BODY[HEADER]<0> {2000000000}\r\n');
    return null;
  });
  await until('broken off', async () => (await read()).state === 'waiting' && announced > 1);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  expect(await read()).toMatchObject({ reason: 'mail-server-broke-off' });
});

test('what was not asked for is not taken, and rubbish is read as what it is', async () => {
  const row = (uid: number, text: string) =>
    `* ${uid} FETCH (UID ${uid} RFC822.SIZE 9 INTERNALDATE "no date" BODY[HEADER]<0> {${text.length}}\r\n${text})\r\n`;
  await mailboxAt((command, socket) => {
    if (/^UID SEARCH/i.test(command)) return '* SEARCH 3 1 99999999999999999999 2 2 -1\r\n@ OK done';
    if (!/^UID FETCH/i.test(command)) return polite(command, socket);
    return `${row(1, '\0\0\xff\xfe')}${row(2, `From: ${'<'.repeat(5000)}`)}${row(77, 'From: a@b.dk')}@ OK done`;
  });
  await until('read or waiting', async () => ['live', 'waiting'].includes((await read()).state));
  const rows = await world.database.reader.selectFrom('mail_location').select('uid').execute();
  expect(rows.map(({ uid }) => uid)).not.toContain(77);
  expect((await world.app.inject('/ready')).statusCode).toBe(200);
});

test('an access token is handed over as XOAUTH2, and never on a connection that is not encrypted or local', async () => {
  let given = '';
  server.say = (command, socket) => {
    if (/^CAPABILITY/i.test(command)) return '* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\n@ OK done';
    if (/^AUTHENTICATE/i.test(command)) given = command;
    return polite(command, socket);
  };
  const target = { host: '127.0.0.1', port: server.port, username: 'anne', mayBePrivate: true } as const;
  const credentials = { accessToken: 'et-token' };
  const { signal } = new AbortController();
  (await connectTo({ ...target, security: 'none', credentials }, signal)).close();
  const [, method, payload = ''] = given.split(' ');
  expect(method).toBe('XOAUTH2');
  const said = Buffer.from(payload, 'base64').toString().replaceAll('\u0001', '|');
  expect(said).toBe('user=anne|auth=Bearer et-token||');
  given = '';
  const refused = connectTo({ ...target, security: 'starttls', credentials }, signal);
  await expect(refused).rejects.toMatchObject({ id: 'mail-server-no-tls' });
  expect(given).toBe('');
});

test('a secret opens for its account with its key only, and the key stands outside the database', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'opfolg-secret-'));
  try {
    const boxes = [secretBox(folder, undefined), secretBox(folder, undefined)] as const;
    const [sealed, other] = await Promise.all(boxes.map((box) => box.seal('Blåbær', 'anne')));
    expect(await boxes[1].open(sealed!, 'anne')).toBe('Blåbær');
    expect(sealed).not.toEqual(other);
    const file = join(folder, 'secret.key');
    expect((await readFile(file)).length).toBe(32);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(boxes[0].open(sealed!, 'bo')).rejects.toThrow(SecretUnreadable);
    const another = secretBox(folder, Buffer.alloc(32, 7));
    await expect(another.open(sealed!, 'anne')).rejects.toThrow(SecretUnreadable);
    for (let at = 0; at < sealed!.length; at += 1) {
      const changed = Buffer.from(sealed!);
      changed[at]! ^= 1;
      await expect(boxes[0].open(changed, 'anne')).rejects.toThrow(SecretUnreadable);
      await expect(boxes[0].open(sealed!.subarray(0, at), 'anne')).rejects.toThrow(SecretUnreadable);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
