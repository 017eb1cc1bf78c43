// Mail is written, sent over a real SMTP exchange, and becomes an activity in its thread like any other mail.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxView } from '../../src/shared/sending.ts';
import { outboxOf } from '../helpers/outbox.ts';
import { type SmtpReceiver, smtpReceiver } from '../helpers/smtp-receiver.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let server: SmtpReceiver;
let seller: Person;
let other: Person;
let customer: number;
let contact: number;

const LOOPBACK = { host: '127.0.0.1', security: 'none' };

beforeAll(async () => {
  server = await smtpReceiver();
  seller = await world.person('SÆL');
  other = await world.person('KOL');
  customer = (await world.customer('Fjordbyg A/S')).id;
  contact = (await world.contact(customer, 'Kim Fjord', { emails: ['kim@fjordbyg.dk'] })).id;
  const saved = await world.admin.put('/api/sending-accounts/company', {
    address: 'post@nordlys.dk',
    ...LOOPBACK,
    port: server.port,
    username: 'post',
    password: 'pass',
    fromUser: true,
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
});
afterAll(() => server.close());

const box = outboxOf(world);
const begin = (body: object) => box.begin(seller, body);
const write = (draft: OutboxView, change: object) => box.write(seller, draft, change);
const read = (id: number) => box.read(seller, id);
const press = (draft: OutboxView, by = seller) => box.press(by, draft);
const send = (draft: OutboxView) => box.send(seller, draft);
const { pass } = box;
const head = (raw: Buffer) =>
  raw
    .toString('latin1')
    .split('\r\n\r\n')[0]!
    .replace(/\r\n[ \t]+/g, ' ');
const line = (raw: Buffer, name: string) =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(head(raw).replaceAll('\r\n', '\n'))?.[1];

describe('a new mail from a contact', () => {
  let sent: OutboxView;

  it('proposes the person, is kept as it is written, and nobody else knows of it', async () => {
    const draft = await begin({ contactId: contact });
    expect(draft.recipients).toEqual([{ role: 'to', address: 'kim@fjordbyg.dk', name: 'Kim Fjord' }]);
    expect(draft.sender).toMatchObject({ address: 'sæl@nordlys.dk', company: true });
    const written = await write(draft, {
      subject: 'Pris på æbler',
      body: 'Kære Kim\n\nVi tilbyder 40 kasser.',
    });
    expect((await read(draft.id)).body).toContain('40 kasser');
    expect((await begin({ contactId: contact })).id).toBe(draft.id);
    for (const stranger of [other, world.admin]) {
      expect((await stranger.get(`/api/outbox/${draft.id}`)).status).toBe(404);
      expect((await stranger.get('/api/outbox')).body.items).toEqual([]);
      expect((await press(written, stranger)).status).toBe(404);
      expect((await stranger.delete(`/api/outbox/${draft.id}`)).status).toBe(200);
    }
    sent = await read(draft.id);
  });

  it('can be taken back for ten seconds after «Send»', async () => {
    const pressed = (await press(sent)).body;
    expect(pressed.state).toBe('queued');
    await pass(5);
    await sleep(100);
    const back = await seller.delete(`/api/outbox/${sent.id}/sending`);
    expect([back.status, back.body.state, back.body.body]).toEqual([200, 'draft', sent.body]);
    await pass(20);
    await sleep(100);
    expect(server.mails).toHaveLength(0);
    sent = back.body;
  });

  it('is sent and becomes a completed activity with exactly the bytes that went out', async () => {
    sent = await send(sent);
    expect(server.mails).toHaveLength(1);
    const [taken] = server.mails;
    expect(taken).toMatchObject({ from: 'sæl@nordlys.dk', to: ['kim@fjordbyg.dk'], user: 'post' });
    expect(sent).toMatchObject({ state: 'sent', reason: null });
    const activity = (await seller.get(`/api/activities/${sent.becameActivityId}`)).body;
    expect(activity).toMatchObject({ customerId: customer, contactId: contact, note: 'Pris på æbler' });
    expect(activity.completedAt).not.toBeNull();
    const { items } = (await seller.get(`/api/mail?activityId=${sent.becameActivityId}`)).body;
    expect(items).toMatchObject([{ direction: 'out', state: 'journalled', reason: 'asked' }]);
    const documents = (await seller.get(`/api/documents?activityId=${sent.becameActivityId}`)).body.items;
    const eml = documents.find((one: { name: string }) => one.name.endsWith('.eml'));
    expect(eml.sha256).toBe(createHash('sha256').update(taken!.raw).digest('hex'));
  });
});

describe('an answer', () => {
  /** A mail that came in from the customer, journalled; answers its id and its activity. */
  async function incoming(more: string[] = [], body = 'Hej\r\n\r\nHvad koster 12 tønder?\r\n') {
    count += 1;
    const raw = [
      'From: Kim Fjord <kim@fjordbyg.dk>',
      'To: Salg <sæl@nordlys.dk>, Bo <bo@fjordbyg.dk>',
      'Cc: kol@nordlys.dk',
      `Subject: ${count === 1 ? 'SV: Re: Pris' : 'Pris'} ${count}`,
      'Date: Mon, 23 Nov 2026 09:30:00 +0100',
      `Message-ID: <in${count}@fjordbyg.dk>`,
      ...more,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      body,
    ].join('\r\n');
    const { mailId } = (await seller.upload('/api/mail?name=a.eml', raw)).body;
    for (let i = 0; i < 200; i += 1) {
      const mail = (await seller.get(`/api/mail/${mailId}`)).body;
      if (mail.state === 'journalled') return { mailId, activityId: mail.placements[0].activityId };
      await sleep(20);
    }
    throw new Error('not journalled');
  }
  let count = 0;

  it('goes to whoever wrote, stands in the thread, and quotes in Danish', async () => {
    const { mailId, activityId } = await incoming(['References: <a@x.dk> <b@x.dk>', 'In-Reply-To: <b@x.dk>']);
    const draft = await begin({ kind: 'reply', mailId, activityId });
    expect(draft).toMatchObject({
      subject: 'SV: Pris 1',
      recipients: [{ role: 'to', address: 'kim@fjordbyg.dk', name: 'Kim Fjord' }],
      activityId,
      customerId: customer,
    });
    const { quote } = (await seller.get(`/api/outbox/${draft.id}/quote`)).body;
    expect(quote).toBe(
      'Den 23. november 2026 kl. 09.30 skrev Kim Fjord <kim@fjordbyg.dk>:\n> Hej\n>\n> Hvad koster 12 tønder?',
    );
    const sent = await send(await write(draft, { body: '1.200 kr.' }));
    const { raw } = server.mails.at(-1)!;
    expect(line(raw, 'In-Reply-To')).toBe('<in1@fjordbyg.dk>');
    expect(line(raw, 'References')).toBe('<a@x.dk> <b@x.dk> <in1@fjordbyg.dk>');
    expect(line(raw, 'Subject')).toBe('SV: Pris 1');
    expect(line(raw, 'Message-ID')).toMatch(/^<crm\.[0-9a-f-]{36}@nordlys\.dk>$/);
    const mail = (await seller.get(`/api/mail?activityId=${sent.becameActivityId}`)).body.items[0];
    const text = (await seller.get(`/api/mail/${mail.id}`)).body.body;
    expect(text).toBe('1.200 kr.');
    const threads = await sql<{ n: number }>`
      select count(distinct thread_id)::int as n from mail where id in (${mailId}, ${mail.id})`.execute(
      world.database.reader,
    );
    expect(threads.rows[0]?.n).toBe(1);
  });

  it('to all goes to the others as well, never to oneself', async () => {
    const { mailId } = await incoming(['Reply-To: Ordre <ordre@fjordbyg.dk>']);
    const draft = await begin({ kind: 'reply-all', mailId });
    expect(draft.recipients.map(({ role, address }) => `${role} ${address}`)).toEqual([
      'to ordre@fjordbyg.dk',
      'cc bo@fjordbyg.dk',
      'cc kol@nordlys.dk',
    ]);
  });

  it('of one’s own mail goes to the same people again; a forward takes the files along', async () => {
    const boundary = 'Content-Type: multipart/mixed; boundary=b';
    const body = [
      '--b\r\nContent-Type: text/plain\r\n\r\nSe vedlagte\r\n',
      '--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="tilbud.pdf"\r\n\r\n%PDF-1.4\r\n--b--\r\n',
    ].join('');
    const raw = [
      'From: sæl@nordlys.dk',
      'To: Kim Fjord <kim@fjordbyg.dk>',
      'Subject: Tilbud',
      'Date: Mon, 23 Nov 2026 09:31:00 +0100',
      'Message-ID: <own1@nordlys.dk>',
      'MIME-Version: 1.0',
      boundary,
      '',
      body,
    ].join('\r\n');
    const { mailId } = (await seller.upload('/api/mail?name=a.eml', raw)).body;
    await sleep(500);
    const again = await begin({ kind: 'reply', mailId });
    expect(again.recipients).toMatchObject([{ role: 'to', address: 'kim@fjordbyg.dk' }]);
    const forward = await begin({ kind: 'forward', mailId });
    expect(forward).toMatchObject({ subject: 'VS: Tilbud', recipients: [], files: [{ name: 'tilbud.pdf' }] });
    const { quote } = (await seller.get(`/api/outbox/${forward.id}/quote`)).body;
    expect(quote).toBe(
      [
        '---------- Videresendt besked ----------',
        'Fra: sæl@nordlys.dk',
        'Sendt: 23. november 2026 kl. 09.31',
        'Til: Kim Fjord <kim@fjordbyg.dk>',
        'Emne: Tilbud',
        '',
        'Se vedlagte',
      ].join('\n'),
    );
    expect((await press(forward)).body.error.fields).toMatchObject([
      { field: 'recipients', id: 'no-recipient' },
    ]);
    // What is made private leaves the draft that would have carried it on.
    expect((await seller.post(`/api/mail/${mailId}/privacy`)).status).toBe(200);
    expect(await read(forward.id)).toMatchObject({ files: [], quotes: null });
    expect((await seller.get(`/api/outbox/${forward.id}/quote`)).body.quote).toBe('');
  });

  it('is signed, carries files, and its hidden recipients stand nowhere in it', async () => {
    await seller.put('/api/me/preferences/mail-signature', { value: 'Venlig hilsen\nSæl' });
    const draft = await begin({ customerId: customer });
    expect(draft.body).toBe('\n\nVenlig hilsen\nSæl');
    const uploaded = await seller.upload(`/api/outbox/${draft.id}/files?name=../../pris%20æ.txt`, 'priser');
    expect(uploaded.body.files).toMatchObject([{ name: 'pris æ.txt', size: 6 }]);
    const activity = await world.activity({ typeId: world.types.Tlf, customerId: customer });
    const document = (
      await seller.upload(`/api/documents?activityId=${activity.activity.id}&name=plan.pdf`, '%PDF-1.7 plan')
    ).body;
    const both = (await seller.post(`/api/outbox/${draft.id}/documents`, { documentId: document.id })).body;
    const written = await write(both, {
      recipients: [
        { role: 'to', address: 'kim@fjordbyg.dk', name: 'Kim' },
        { role: 'bcc', address: 'skjult@revisor.dk' },
      ],
      subject: 'Priser',
    });
    await send(written);
    const { raw, to } = server.mails.at(-1)!;
    expect(to).toEqual(['kim@fjordbyg.dk', 'skjult@revisor.dk']);
    expect(raw.toString()).not.toContain('skjult@');
    expect(raw.toString()).toContain('plan.pdf');
    expect(raw.toString()).not.toMatch(/[^\r]\n/);
    await seller.put('/api/me/preferences/mail-signature', { value: '' });
  });
});

it('a draft follows its customer into a merge', async () => {
  const [stays, goes] = [await world.customer('Bliver A/S'), await world.customer('Går A/S')];
  const draft = await begin({ customerId: goes.id });
  const merged = await world.admin.post(`/api/customers/${stays.id}/merge`, { otherId: goes.id });
  expect(merged.status, JSON.stringify(merged.body)).toBe(200);
  expect((await read(draft.id)).customerId).toBe(stays.id);
});
