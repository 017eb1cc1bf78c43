// The sent mail in the writer's own mailbox, on a real Dovecot: laid there once, known when it is read again, also with
// another Date or under the Message-ID that a server gave it; and how answers to it find their thread.
import { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutboxView } from '../../src/shared/sending.ts';
import { dovecot } from '../helpers/dovecot.ts';
import { fjordbyg, until } from '../helpers/mailbox-mails.ts';
import { outboxOf } from '../helpers/outbox.ts';
import { type SmtpReceiver, smtpReceiver } from '../helpers/smtp-receiver.ts';
import { useWorld } from '../helpers/world.ts';

const imap = await dovecot();
if (typeof imap === 'string') console.warn(`tests of sent copies skipped: ${imap}`);

describe.skipIf(typeof imap === 'string')('a sent mail', () => {
  if (typeof imap === 'string') return;
  const world = useWorld({ mailboxPace: { pollMs: 200, compareMs: 60_000, reconnectMs: 3_600_000 } });
  const box = outboxOf(world);
  let smtp: SmtpReceiver;
  let mailbox: number;

  const count = async (from: string): Promise<number> => {
    const { rows } = await sql
      .raw<{ n: number }>(`select count(*)::int as n from ${from}`)
      .execute(world.database.reader);
    return rows[0]?.n ?? 0;
  };
  const sentFolder = async (): Promise<string[]> => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: imap.port,
      secure: false,
      auth: { user: 'adm', pass: 'pass' },
      logger: false,
    });
    await client.connect();
    await client.mailboxOpen('Sent', { readOnly: true });
    const all =
      client.mailbox && client.mailbox.exists > 0 ? await client.fetchAll('1:*', { source: true }) : [];
    await client.logout();
    return all.map(({ source }) => source?.toString('latin1') ?? '');
  };
  const send = async (subject: string): Promise<OutboxView> => {
    const draft = await box.begin(world.admin, { to: 'kim@fjordbyg.dk' });
    return box.send(world.admin, await box.write(world.admin, draft, { subject, body: 'Hej Kim' }));
  };
  const read = async () => {
    await world.admin.post(`/api/mailboxes/${mailbox}/fetch`);
  };

  beforeAll(async () => {
    smtp = await smtpReceiver();
    await fjordbyg(world);
    const connected = await world.admin.post('/api/mailboxes', {
      address: 'adm@nordlys.dk',
      host: '127.0.0.1',
      port: imap.port,
      security: 'none',
      username: 'adm',
      password: 'pass',
      since: '2026-11-01',
    });
    expect(connected.status, JSON.stringify(connected.body)).toBe(200);
    mailbox = connected.body.id;
    const { proposed } = (await world.admin.get('/api/sending-accounts')).body;
    expect(proposed).toMatchObject({ mailboxId: mailbox, address: 'adm@nordlys.dk', host: '127.0.0.1' });
    // Signs in with what the mailbox signs in with.
    const saved = await world.admin.put('/api/sending-accounts/own', { ...proposed, port: smtp.port });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(saved.body).toMatchObject({ mailboxId: mailbox, username: 'adm' });
  });
  afterAll(async () => {
    await smtp.close();
    await imap.close();
  });

  test('is laid into the mailbox, unchanged, and reading it again makes no second mail', async () => {
    const sent = await send('Kopi');
    await until('copy', async () => (await count(`outbox where copy = 'done'`)) === 1);
    expect(await sentFolder()).toEqual([smtp.mails[0]?.raw.toString('latin1')]);
    await read();
    await until('met again', async () => (await count(`mail_location where folder = 'Sent'`)) === 1);
    expect(await count('mail')).toBe(1);
    expect(await count('mail_location l join mail m on m.id = l.mail_id')).toBe(1);
    expect(await count('mail_activity')).toBe(1);
    expect(sent.state).toBe('sent');
  });

  test('is not laid there twice when the first try broke off after it', async () => {
    await sql`update outbox set copy = 'wanted', due_at = ${world.clock.now}`.execute(world.database.reader);
    await box.pass(1);
    await until('copy', async () => (await count(`outbox where copy = 'done'`)) === 1);
    expect(await sentFolder()).toHaveLength(1);
  });

  test('with a Date some seconds off, as gateways make it, is the same mail; an hour off it is another', async () => {
    const raw = smtp.mails[0]!.raw.toString('latin1');
    const moved = (seconds: number) =>
      raw.replace(/^Date: (.*)$/m, (_, date: string) => {
        return `Date: ${new Date(Date.parse(date) + seconds * 1000).toUTCString().replace('GMT', '+0000')}`;
      });
    await imap.deliver('adm', 'INBOX', [moved(90)]);
    await read();
    await until('met again', async () => (await count(`mail_location where folder = 'INBOX'`)) === 1);
    expect([await count('mail'), await count('mail_activity')]).toEqual([1, 1]);
    await imap.deliver('adm', 'INBOX', [moved(3600)]);
    await read();
    await until('another', async () => (await count(`mail_location where folder = 'INBOX'`)) === 2);
    expect(await count('mail')).toBe(2);
  });

  test('under the Message-ID that its server gave it is the same mail, and answers to that find the thread', async () => {
    const sent = await send('Egen id');
    const [{ messageId: own }] = (
      await sql<{
        messageId: string;
      }>`select message_id as "messageId" from outbox where id = ${sent.id}`.execute(world.database.reader)
    ).rows as [{ messageId: string }];
    await sql`update outbox set server_message_id = 'AM9.server@eurprd.outlook.com' where id = ${sent.id}`.execute(
      world.database.reader,
    );
    const before = await count('mail');
    const raw = smtp.mails.at(-1)!.raw.toString('latin1');
    await imap.deliver('adm', 'INBOX', [raw.replace(own, 'AM9.server@eurprd.outlook.com')]);
    await read();
    await until('met again', async () => (await count(`mail_location where folder = 'INBOX'`)) === 3);
    expect(await count('mail')).toBe(before);
    await imap.deliver('adm', 'INBOX', [
      [
        'From: kim@fjordbyg.dk',
        'To: adm@nordlys.dk',
        'Subject: SV: Egen id',
        'Date: Mon, 23 Nov 2026 11:00:00 +0100',
        'Message-ID: <svar@fjordbyg.dk>',
        'In-Reply-To: <AM9.server@eurprd.outlook.com>',
        '',
        'Tak',
      ].join('\r\n'),
    ]);
    await read();
    await until(
      'answer',
      async () => (await count(`mail where message_id = 'svar@fjordbyg.dk' and state = 'journalled'`)) === 1,
    );
    const threads = `(select distinct thread_id from mail where subject like '%Egen id') t`;
    expect(await count(threads)).toBe(1);
    // And an answer to that answer names what its receivers know.
    const { rows } = await sql<{
      id: number;
    }>`select mail_id as id from outbox where id = ${sent.id}`.execute(world.database.reader);
    const again = await box.begin(world.admin, { kind: 'reply', mailId: rows[0]?.id });
    await box.send(world.admin, again);
    expect(smtp.mails.at(-1)!.raw.toString()).toContain('In-Reply-To: <AM9.server@eurprd.outlook.com>');
  });
});
