// What goes wrong with sending: it is tried again with the same bytes, or says at once why not; and what attackers write
// stays one mail to the people that it names.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readHeaders } from '../../src/server/mail/headers.ts';
import { compose } from '../../src/server/sending/compose.ts';
import type { OutboxView } from '../../src/shared/sending.ts';
import { outboxOf } from '../helpers/outbox.ts';
import { type SmtpReceiver, smtpReceiver } from '../helpers/smtp-receiver.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
const box = outboxOf(world);
let server: SmtpReceiver;
let seller: Person;
let customer: number;

const account = () => ({
  address: 'saelger@nordlys.dk',
  name: 'Sara Sælger',
  host: '127.0.0.1',
  port: server.port,
  security: 'none',
  username: 'sara',
  password: 'pass',
});

beforeAll(async () => {
  server = await smtpReceiver();
  seller = await world.person('SAR', 'administrator');
  customer = (await world.customer('Fjordbyg A/S')).id;
  const saved = await seller.put('/api/sending-accounts/own', account());
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
});
afterAll(() => server.close());
beforeEach(() => {
  server.misbehave();
  server.mails.length = 0;
});

async function draft(subject: string, to = ['kim@fjordbyg.dk']): Promise<OutboxView> {
  const begun = await box.begin(seller, { customerId: customer });
  const recipients = to.map((address) => ({ role: 'to', address }));
  return box.write(seller, begun, { subject, recipients, body: 'Hej' });
}
const settled = (mail: OutboxView) => mail.state !== 'sending' && mail.tries > 0;

describe('a server that', () => {
  it('does not take it just now is asked again, and the same mail goes out once', async () => {
    server.misbehave({ at: 'data', code: 451, said: '4.7.1 Try later\r\nplease' }, 1);
    const waiting = await box.sendUntil(seller, await draft('Senere'), settled);
    expect(waiting).toMatchObject({ state: 'queued', tries: 1, reason: 'smtp-refused-for-now' });
    expect(waiting.said).toContain('4.7.1 Try later');
    expect(waiting.message).toBeTruthy();
    expect(new Date(waiting.dueAt ?? '').getTime()).toBe(world.clock.now.getTime() + 30_000);
    await box.pass(31);
    await box.until(seller, waiting.id, (mail) => mail.becameActivityId !== null);
    expect(server.mails).toHaveLength(1);
  });

  it('refuses it for good is not asked again, and its sentence is told; «prøv igen» sends the same bytes', async () => {
    server.misbehave({ at: 'data', code: 554, said: '5.7.1 Spam \u202egnp.exe <script>' }, 1);
    const failed = await box.sendUntil(seller, await draft('Afvist'), settled);
    expect(failed).toMatchObject({ state: 'failed', reason: 'smtp-refused', dueAt: null });
    expect(failed.said).toContain('5.7.1 Spam');
    expect(failed.said).not.toMatch(/[\u202e\r\n]/u);
    expect((await box.press(seller, failed)).body.state).toBe('queued');
    await box.pass(1);
    const sent = await box.until(seller, failed.id, (mail) => mail.becameActivityId !== null);
    expect(sent).toMatchObject({ state: 'sent', reason: null, said: null });
  });

  it('breaks off after the mail had gone out gets the same bytes again: one mail, one activity', async () => {
    server.misbehave({ at: 'after-data' }, 1);
    const unsure = await box.sendUntil(seller, await draft('Måske'), settled);
    expect(unsure).toMatchObject({ state: 'queued', unsure: true, reason: 'mail-server-broke-off' });
    await box.pass(31);
    const sent = await box.until(seller, unsure.id, (mail) => mail.becameActivityId !== null);
    expect(sent.unsure).toBe(false);
    expect(server.mails).toHaveLength(2);
    expect(server.mails[1]?.raw.equals(server.mails[0]!.raw)).toBe(true);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int n from mail where subject = 'Måske'`.execute(world.database.reader);
    expect(rows[0]?.n).toBe(1);
  });

  it('refuses some recipients: the others get it once, and who did not is told', async () => {
    server.misbehave({ at: 'recipient', address: 'væk@fjordbyg.dk', code: 550, said: '5.1.1 No such user' });
    const sent = await box.send(seller, await draft('To', ['kim@fjordbyg.dk', 'væk@fjordbyg.dk']));
    expect(sent.state).toBe('sent');
    expect(sent.refused).toMatchObject([{ address: 'væk@fjordbyg.dk' }]);
    expect(sent.refused[0]?.said).toContain('No such user');
    expect(server.mails.map(({ to }) => to)).toEqual([['kim@fjordbyg.dk']]);
  });

  it('puts a recipient off is asked again for that one alone', async () => {
    server.misbehave({ at: 'recipient', address: 'bo@fjordbyg.dk', code: 450, said: 'greylisted' }, 1);
    const waiting = await box.sendUntil(
      seller,
      await draft('Grå', ['kim@fjordbyg.dk', 'bo@fjordbyg.dk']),
      settled,
    );
    expect(waiting).toMatchObject({ state: 'queued', refused: [] });
    expect((await seller.delete(`/api/outbox/${waiting.id}/sending`)).status).toBe(409);
    await box.pass(31);
    await box.until(seller, waiting.id, (mail) => mail.becameActivityId !== null);
    expect(server.mails.map(({ to }) => to)).toEqual([['kim@fjordbyg.dk'], ['bo@fjordbyg.dk']]);
  });

  it('refuses all recipients has not got it', async () => {
    server.misbehave({ at: 'recipient', address: 'væk@fjordbyg.dk', code: 550, said: '5.1.1 No such user' });
    const failed = await box.sendUntil(seller, await draft('Ingen', ['væk@fjordbyg.dk']), settled);
    expect(failed).toMatchObject({ state: 'failed', reason: 'recipients-refused' });
    expect(failed.said).toContain('No such user');
    await seller.delete(`/api/outbox/${failed.id}`);
    expect((await seller.get(`/api/outbox/${failed.id}`)).status).toBe(404);
  });

  it('is slow holds nobody else up', async () => {
    server.misbehave({ at: 'slow', ms: 1500 }, 1);
    const slow = await draft('Langsom');
    await box.press(seller, slow);
    const quick = await draft('Hurtig');
    await box.press(seller, quick);
    await box.pass(11);
    await box.until(seller, quick.id, (mail) => mail.state === 'sent');
    expect((await box.read(seller, slow.id)).state).toBe('sending');
    const refused = await seller.delete(`/api/outbox/${slow.id}/sending`);
    expect([refused.status, refused.body.error.id]).toEqual([409, 'already-sent']);
    await box.until(seller, slow.id, (mail) => mail.becameActivityId !== null);
  });

  it('is away is waited for, for about a day, and then it is said', async () => {
    await sql`update sending_account set port = 9`.execute(world.database.reader);
    let mail = await box.sendUntil(seller, await draft('Væk'), settled);
    expect(mail).toMatchObject({ state: 'queued', reason: 'mail-server-unreachable' });
    const begun = world.clock.now.getTime();
    while (mail.state !== 'failed') {
      const { tries } = mail;
      await box.pass((new Date(mail.dueAt ?? '').getTime() - world.clock.now.getTime()) / 1000);
      mail = await box.until(seller, mail.id, (one) => one.tries > tries && one.state !== 'sending');
    }
    expect(mail).toMatchObject({ reason: 'sending-gave-up', tries: 11 });
    expect((world.clock.now.getTime() - begun) / 3_600_000).toBeGreaterThan(20);
    await sql`update sending_account set port = ${server.port}`.execute(world.database.reader);
  });
});

describe('an account', () => {
  const save = async (change: object, by = seller) => {
    const { status, body } = await by.put('/api/sending-accounts/own', { ...account(), ...change });
    return [status, body.error?.fields?.[0]?.field, body.error?.fields?.[0]?.id];
  };

  it('is signed in to before it is kept; what is wrong is told at its field; no secret comes back', async () => {
    expect(await save({ password: 'forkert' })).toEqual([422, 'password', 'mail-sign-in-refused']);
    expect(await save({ port: 9 })).toEqual([422, 'host', 'mail-server-unreachable']);
    expect(await save({ security: 'tls' })).toEqual([422, 'security', 'smtp-no-tls']);
    expect(await save({ security: 'starttls' })).toEqual([422, 'security', 'smtp-no-tls']);
    expect(await save({ host: 'findes-ikke.invalid' })).toEqual([422, 'host', 'mail-host-unknown']);
    expect(await save({ host: '169.254.169.254' })).toEqual([422, 'host', 'mail-host-not-allowed']);
    expect(await save({ address: 'adm@nordlys.dk' })).toEqual([422, 'address', 'address-of-colleague']);
    const { body } = await seller.get('/api/sending-accounts');
    expect(body.own).toMatchObject({ address: 'saelger@nordlys.dk', username: 'sara' });
    expect(JSON.stringify(body)).not.toContain('pass');
    const { rows } = await sql<{ secret: Buffer }>`select secret from sending_account`.execute(
      world.database.reader,
    );
    expect(rows[0]?.secret.includes('pass')).toBe(false);
  });

  it('keeps its password for the same server and name only', async () => {
    const { password: _, ...without } = account();
    expect((await seller.put('/api/sending-accounts/own', without)).status).toBe(200);
    const elsewhere = await seller.put('/api/sending-accounts/own', { ...without, host: 'localhost' });
    expect(elsewhere.body.error.fields).toMatchObject([{ field: 'password', id: 'required' }]);
    const renamed = await seller.put('/api/sending-accounts/own', { ...without, username: 'en anden' });
    expect(renamed.body.error.fields).toMatchObject([{ field: 'password', id: 'required' }]);
  });

  it('in a closed network is an administrator’s to name', async () => {
    const salesperson = await world.person('LUK');
    const own = { ...account(), address: 'luk@nordlys.dk' };
    const refused = await salesperson.put('/api/sending-accounts/own', { ...own, port: 9 });
    expect(refused.body.error.fields).toMatchObject([{ field: 'host', id: 'mail-host-not-allowed' }]);
    expect((await salesperson.put('/api/sending-accounts/own', own)).status).toBe(200);
    expect((await salesperson.put('/api/sending-accounts/company', own)).status).toBe(403);
    expect((await salesperson.delete('/api/sending-accounts/own')).status).toBe(200);
    const { body } = await salesperson.get('/api/sending-accounts');
    expect([body.own, body.sender]).toEqual([null, null]);
    const begun = await box.begin(salesperson, { customerId: customer, to: 'kim@fjordbyg.dk' });
    expect((await box.press(salesperson, begun)).body.error.id).toBe('no-sending-account');
  });

  it('of the company stands in From, and answers go to whoever wrote', async () => {
    const salesperson = await world.person('FÆL');
    const company = await world.admin.put('/api/sending-accounts/company', {
      ...account(),
      address: 'firma@gmail.com',
      name: '',
    });
    expect(company.status, JSON.stringify(company.body)).toBe(200);
    const begun = await box.begin(salesperson, { customerId: customer, to: 'kim@fjordbyg.dk' });
    const sent = await box.send(salesperson, await box.write(salesperson, begun, { subject: 'Fælles' }));
    const headers = readHeaders(server.mails[0]!.raw);
    expect(headers.from).toEqual({ address: 'firma@gmail.com', name: 'Nordlys A/S' });
    expect(headers.replyTo).toMatchObject([{ address: 'fæl@nordlys.dk' }]);
    const activity = (await salesperson.get(`/api/activities/${sent.becameActivityId}`)).body;
    expect(activity).toMatchObject({ salespersonId: salesperson.id, customerId: customer });
    const [mail] = (await salesperson.get(`/api/mail?activityId=${sent.becameActivityId}`)).body.items;
    expect(mail.direction).toBe('out');
  });
});

describe('an attack', () => {
  const NASTY = ['x\r\nBcc: evil@x.dk', 'x\nBcc: evil@x.dk', 'x\rBcc: evil@x.dk', 'x\u2028Bcc: evil@x.dk'];

  it.each([
    'b@k.dk\r\nRCPT TO:<evil@x.dk>',
    'a@b.dk, c@d.dk',
    'a@b.dk; c@d.dk',
    'Gruppe: a@b.dk;',
    'a@b.dk <evil@x.dk>',
    '<evil@x.dk>',
    '"a b"@x.dk',
    'a@b.dk\0',
    'a@b@c.dk',
    'a@b.dk evil@x.dk',
    'a@b.dk\u202e',
    '@b.dk',
    'a@[127.0.0.1]',
    '',
  ])('on recipients is refused at its field: %j', async (address) => {
    const begun = await box.begin(seller, { customerId: customer });
    const { status, body } = await seller.patch(`/api/outbox/${begun.id}`, {
      recipients: [{ role: 'to', address }],
      version: begun.version,
    });
    expect([status, body.error.fields[0].field]).toEqual([422, 'recipients.0.address']);
  });

  it('by line breaks in subject or name is refused at its field', async () => {
    const begun = await box.begin(seller, { customerId: customer });
    for (const nasty of NASTY) {
      const changes = [{ subject: nasty }, { recipients: [{ role: 'to', address: 'a@b.dk', name: nasty }] }];
      for (const change of changes) {
        const { status } = await seller.patch(`/api/outbox/${begun.id}`, {
          ...change,
          version: begun.version,
        });
        expect(status).toBe(422);
      }
    }
  });

  it('by line breaks in any field makes no header, whatever comes past the door', async () => {
    for (const nasty of NASTY) {
      const raw = await compose({
        sender: { address: 'a@nordlys.dk', name: nasty, replyTo: 'b@nordlys.dk', company: true },
        recipients: [
          { role: 'to', address: 'kim@fjordbyg.dk', name: nasty },
          { role: 'cc', address: 'bo@fjordbyg.dk', name: nasty },
        ],
        subject: nasty,
        text: nasty,
        messageId: 'crm.1@nordlys.dk',
        date: world.clock.now,
        references: [nasty, 'a@b>\r\nBcc: evil@x.dk'],
        files: [{ name: nasty, content: Buffer.from('x'), mediaType: 'text/plain' }],
      });
      expect(raw.toString().split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
      for (const part of raw.toString().split('\r\n')) {
        if (/^(Content|To|Cc|From|Subject|References|In-Reply-To)/.test(part))
          expect(part).not.toMatch(/[\r\n]/);
      }
      const headers = readHeaders(raw);
      expect(headers.bcc).toEqual([]);
      expect(headers.to.map(({ address }) => address)).toEqual(['kim@fjordbyg.dk']);
      expect(headers.cc.map(({ address }) => address)).toEqual(['bo@fjordbyg.dk']);
    }
  });

  it('that names files or addresses as content sends the words, not the files', async () => {
    for (const path of [
      '/etc/passwd',
      'file:///etc/passwd',
      'http://127.0.0.1:1/x',
      '{"path":"/etc/passwd"}',
    ]) {
      const begun = await draft(path);
      const sent = await box.send(seller, await box.write(seller, begun, { body: path }));
      expect(sent.state).toBe('sent');
      expect(server.mails.at(-1)?.raw.toString()).not.toContain('root:');
      expect((await seller.patch(`/api/outbox/${begun.id}`, { body: { path }, version: 1 })).status).toBe(
        422,
      );
    }
  });

  it('by number and size is held within bounds', async () => {
    const begun = await box.begin(seller, { customerId: customer });
    const recipients = Array.from({ length: 51 }, (_, i) => ({ role: 'to', address: `a${i}@b.dk` }));
    const many = await seller.patch(`/api/outbox/${begun.id}`, { recipients, version: begun.version });
    expect(many.body.error.fields).toMatchObject([{ field: 'recipients', id: 'too-many' }]);
    const large = await seller.upload(
      `/api/outbox/${begun.id}/files?name=a`,
      Buffer.alloc(21 * 1024 * 1024, 97),
    );
    expect([large.status, large.body.error.id]).toEqual([422, 'mail-too-large']);
    await sql`insert into outbox (user_id, state, kind, queued_at, created_at, updated_at)
      select ${seller.id}, 'failed', 'new', ${world.clock.now}, ${world.clock.now}, ${world.clock.now}
      from generate_series(1, 100)`.execute(world.database.reader);
    const flood = await box.press(seller, await draft('En til'));
    expect([flood.status, flood.body.error.id]).toEqual([429, 'too-many-mails']);
  });
});
