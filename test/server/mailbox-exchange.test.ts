// Servers that can less than Dovecot: dressed as Exchange (no CONDSTORE, QRESYNC or special use; Danish folders), without
// IDLE, or so busy that they ask us to stay away. Nothing is lost, and what hampers is said in words.
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailboxView } from '../../src/shared/mailboxes.ts';
import { dovecot } from '../helpers/dovecot.ts';
import { fakeImap, polite } from '../helpers/fake-imap.ts';
import { fjordbyg, mail, mails, until } from '../helpers/mailbox-mails.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld({ mailboxPace: { pollMs: 500, compareMs: 600_000, reconnectMs: 3_600_000 } });
beforeAll(() => fjordbyg(world));

/** Connects a mailbox; answers the questions that the tests ask of it. */
async function connect(port: number) {
  const { status, body } = await world.admin.post('/api/mailboxes', {
    address: 'adm@nordlys.dk',
    host: '127.0.0.1',
    port,
    security: 'none',
    username: `anne${port}`,
    password: 'pass',
    since: '2026-11-01',
  });
  expect(status).toBe(200);
  const { id } = body;
  const read = async (): Promise<MailboxView> =>
    (await world.admin.get('/api/mailboxes')).body.items.find((one: MailboxView) => one.id === id);
  const settled = () =>
    until('settled', async () => {
      const { state, counts } = await read();
      return state === 'live' && counts.received === 0;
    });
  /** How many the server holds and how many of them are missing, by folder. */
  const audit = async (): Promise<Record<string, [number, number]>> => {
    const { folders } = (await world.admin.get(`/api/mailboxes/${id}/audit`)).body;
    return Object.fromEntries(
      folders.map((one: { path: string; onServer: number; missing: number }) => [
        one.path,
        [one.onServer, one.missing],
      ]),
    );
  };
  const remove = () => world.admin.delete(`/api/mailboxes/${id}`);
  return { user: `anne${port}`, read, settled, audit, remove };
}

async function journalled(name: string): Promise<boolean> {
  const { items } = (await world.admin.get('/api/mail?state=journalled&limit=200')).body;
  return items.some((one: { subject: string }) => one.subject === `Tilbud på ${name}`);
}

for (const idle of [true, false]) {
  const server = await dovecot({ exchange: { idle } });
  if (typeof server === 'string') console.warn(`mailbox tests skipped: ${server}`);
  describe.skipIf(typeof server === 'string')(`like Exchange, ${idle ? 'with' : 'without'} IDLE`, () => {
    if (typeof server === 'string') return;
    const { port } = server;
    afterAll(() => server.close());

    test('everything is read, told when it is new, and nothing lost by moves, breaks and new numbers', async () => {
      const sent = mails(`x${idle}`, 40);
      const user = `anne${port}`;
      await server.deliver(user, 'INBOX', sent.all);
      await server.deliver(user, 'Sendt post', [mail('whole', `sendt-${idle}`)]);
      const box = await connect(port);
      await box.settled();
      expect(await box.audit()).toEqual({ INBOX: [40, 0], 'Sendt post': [1, 0] });
      expect((await box.read()).counts).toMatchObject({ journalled: sent.whole + 1, unplaced: sent.headers });

      const { reason, message } = await box.read();
      expect(reason).toBe(idle ? null : 'mail-server-no-idle');
      if (!idle) expect(message).toContain('minut');

      await server.deliver(user, 'INBOX', [mail('whole', `ny-${idle}`)]);
      await until('new mail', () => journalled(`ny-${idle}`), 10_000);
      await server.deliver(user, 'Sendt post', [mail('whole', `svar-${idle}`)]);
      await until('sent mail', () => journalled(`svar-${idle}`), 10_000);

      const client = new ImapFlow({
        host: '127.0.0.1',
        port,
        secure: false,
        doSTARTTLS: false,
        auth: { user, pass: 'pass' },
        logger: false,
      });
      await client.connect();
      expect([...client.capabilities.keys()]).not.toContain('CONDSTORE');
      expect(client.capabilities.has('IDLE')).toBe(idle);
      expect((await client.list()).flatMap(({ specialUseSource }) => specialUseSource ?? [])).not.toContain(
        'extension',
      );
      await client.mailboxOpen('INBOX');
      await client.messageMove('1:3', 'Sendt post', { uid: true });
      await client.messageDelete('4', { uid: true });
      await client.logout();
      await until('moved', async () => (await box.audit())['Sendt post']?.join() === '5,0');

      await server.kill();
      await server.deliver(user, 'INBOX', [mail('whole', `nede-${idle}`)]);
      await server.changeUidValidity(user);
      await server.start();
      await until('after the break', () => journalled(`nede-${idle}`));
      await box.settled();
      expect(await box.audit()).toEqual({ INBOX: [38, 0], 'Sendt post': [5, 0] });
      await box.remove();
    }, 60_000);
  });
}

test('a server that throttles in the middle is left alone as long as it asks, says so, and is read to the end', async () => {
  const server = await fakeImap();
  const throttled = { SEARCH: 0, FETCH: 0 };
  server.say = (command, socket) => {
    const [, verb] = /^UID (SEARCH|FETCH)/i.exec(command) ?? [];
    if (verb === undefined) return polite(command, socket);
    if (throttled[verb as 'FETCH'] < (verb === 'SEARCH' ? 4 : 1)) {
      throttled[verb as 'FETCH'] += 1;
      return '@ BAD Request is throttled. Suggested Backoff Time: 150 milliseconds';
    }
    if (verb === 'SEARCH') return polite(command, socket);
    const section = /HEADER/.test(command) ? 'BODY[HEADER]<0>' : 'BODY[]';
    const wanted = /FETCH (\S+)/.exec(command)?.[1] === '1:3' ? [1, 2, 3] : [];
    const rows = wanted.map((uid) => {
      const text = mail('whole', `venter-${uid}`);
      const bytes = Buffer.byteLength(text);
      return `* ${uid} FETCH (UID ${uid} RFC822.SIZE ${bytes} INTERNALDATE "23-Nov-2026 10:00:00 +0100" ${section} {${bytes}}\r\n${text})\r\n`;
    });
    return `${rows.join('')}@ OK done`;
  };
  try {
    const box = await connect(server.port);
    await until('waiting', async () => (await box.read()).reason === 'mail-server-throttled');
    expect(await box.read()).toMatchObject({ state: 'waiting', message: expect.stringContaining('vente') });
    await box.settled();
    expect((await box.read()).counts).toMatchObject({ journalled: 3 });
    expect((await box.read()).reason).toBe('mail-no-sent-folder');
    expect(throttled).toEqual({ SEARCH: 4, FETCH: 1 });
    await box.remove();
  } finally {
    await server.close();
  }
});
