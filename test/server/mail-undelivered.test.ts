// Mail that did not arrive marks its address and itself; and customers of whose mail only the headers are kept.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { blobStore } from '../../src/server/documents/blobs.ts';
import { readHeaders } from '../../src/server/mail/headers.ts';
import { receiveMail, wanted } from '../../src/server/mail/receive.ts';
import { keepHeaders } from '../helpers/kept-headers.ts';
import { letter, sendMail, settledMail } from '../helpers/letters.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let seller: Person;
beforeAll(async () => {
  seller = await world.person('SÆL');
});

interface Report {
  to: string;
  about: string;
  status?: string;
  action?: string;
  from?: string;
  date?: string;
}

const report = ({ to, about, status = '5.1.1', action = 'failed', ...given }: Report) =>
  letter({
    from: given.from ?? 'MAILER-DAEMON@mx.example',
    subject: 'Undelivered Mail Returned to Sender',
    type: 'multipart/report; report-type=delivery-status; boundary=r',
    more: ['Return-Path: <>'],
    date: given.date ?? 'Mon, 23 Nov 2026 09:40:00 +0100',
    body: [
      '--r\r\nContent-Type: text/plain\r\n\r\nHemmeligt er vedlagt\r\n',
      `--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${to}\r\nAction: ${action}\r\nStatus: ${status}\r\n`,
      `--r\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <${about}>\r\nSubject: Tilbud\r\n\r\nHemmeligt\r\n`,
      '--r--\r\n',
    ].join(''),
  });

const person = async (name: string, email: string) => {
  const customer = await world.customer(`${name} A/S`);
  const contact = await world.contact(customer.id, name, { emails: [email] });
  return { customer: customer.id as number, contact: contact.id as number };
};
const unreachable = async (contactId: number) =>
  (await seller.get(`/api/contacts/${contactId}`)).body.unreachable;
const activitiesOf = async (customerId: number) =>
  (await seller.get(`/api/activities?customerId=${customerId}`)).body.items;
const files = (sha256: string) => blobStore(`${world.dataDir}/documents`).open(sha256);

describe('a bounce', () => {
  it('marks the address and the mail that did not arrive, and is no activity', async () => {
    const { customer, contact } = await person('Vera Væk', 'vera@vaek.dk');
    const sent = await sendMail(
      seller,
      letter({ from: 'sæl@nordlys.dk', to: 'vera@vaek.dk', id: 's1@nordlys.dk' }),
    );
    const bounce = await sendMail(
      seller,
      report({ to: 'vera@vaek.dk', about: 's1@nordlys.dk', from: 'postmaster@vaek.dk' }),
    );
    expect([bounce.state, bounce.reason, bounce.because.address]).toEqual([
      'ignored',
      'bounce',
      'vera@vaek.dk',
    ]);
    // Of the report itself, which may hold what was written, nothing stays but its headers.
    expect([bounce.whole, bounce.body]).toEqual([false, '']);
    const mark = { address: 'vera@vaek.dk', at: '2026-11-23T08:40:00+00:00', reason: 'no-mailbox' };
    expect(await unreachable(contact)).toEqual([mark]);
    expect((await seller.get(`/api/contacts?customerId=${customer}`)).body.items[0].unreachable).toEqual([
      mark,
    ]);
    expect((await seller.get(`/api/mail/${sent.id}`)).body.undelivered).toEqual([mark]);
    expect(await activitiesOf(customer)).toHaveLength(1);
    await sendMail(
      seller,
      report({ to: 'vera@vaek.dk', about: 's1@nordlys.dk', date: 'Mon, 23 Nov 2026 09:50:00 +0100' }),
    );
    expect(await activitiesOf(customer)).toHaveLength(1);
  });

  it('that is met before the mail it is about marks that when it comes', async () => {
    const { contact } = await person('Fie Før', 'fie@foer.dk');
    await sendMail(seller, report({ to: 'fie@foer.dk', about: 's2@nordlys.dk', status: '5.2.2' }));
    const sent = await sendMail(
      seller,
      letter({ from: 'sæl@nordlys.dk', to: 'fie@foer.dk', id: 's2@nordlys.dk' }),
    );
    expect(sent.undelivered).toMatchObject([{ reason: 'mailbox-full' }]);
    expect(await unreachable(contact)).toMatchObject([{ reason: 'mailbox-full' }]);
  });

  it('about a delay, about strangers, or that nobody can vouch for marks nothing', async () => {
    const { contact } = await person('Sen Sender', 'sen@sender.dk');
    await sendMail(
      seller,
      report({ to: 'sen@sender.dk', about: 's3@nordlys.dk', action: 'delayed', status: '4.4.1' }),
    );
    await sendMail(seller, report({ to: 'min.ven@privat.dk', about: 'hemmelig@privat.dk' }));
    const forged = await receiveMail(
      {
        database: world.database,
        blobs: blobStore(`${world.dataDir}/documents`),
        clock: () => world.clock.now,
      },
      {
        raw: Buffer.from(
          report({
            to: 'sen@sender.dk',
            about: 'opdigtet@evil.example',
            date: 'Mon, 23 Nov 2026 09:41:00 +0100',
          }),
        ),
        ownerId: seller.id,
        receivedAt: world.clock.now,
        verified: false,
      },
    );
    await settledMail(seller, forged.mailId ?? 0);
    expect(await unreachable(contact)).toEqual([]);
    const kept = await world.database.reader.selectFrom('mail_undelivered').select('address').execute();
    expect(kept.map((row) => row.address)).not.toContain('min.ven@privat.dk');
  });

  it('the mark goes when mail comes from there later, or the addresses are edited', async () => {
    const { contact } = await person('Gitte Glad', 'gitte@glad.dk');
    const about = 's4@nordlys.dk';
    await sendMail(seller, letter({ from: 'sæl@nordlys.dk', to: 'gitte@glad.dk', id: about }));
    await sendMail(seller, report({ to: 'gitte@glad.dk', about, date: 'Mon, 23 Nov 2026 10:00:00 +0100' }));
    await sendMail(seller, letter({ from: 'gitte@glad.dk', date: 'Mon, 23 Nov 2026 09:59:00 +0100' }));
    expect(await unreachable(contact)).toHaveLength(1);
    await sendMail(seller, letter({ from: 'gitte@glad.dk', date: 'Mon, 23 Nov 2026 10:01:00 +0100' }));
    expect(await unreachable(contact)).toEqual([]);
    await sendMail(seller, report({ to: 'gitte@glad.dk', about, date: 'Mon, 23 Nov 2026 09:58:00 +0100' }));
    expect(await unreachable(contact)).toHaveLength(1);
    await seller.patch(`/api/contacts/${contact}`, { emails: ['ny@glad.dk', 'gitte@glad.dk'], version: 1 });
    expect(await unreachable(contact)).toEqual([]);
  });

  it('is read as a whole from a mailbox, unless it is private', async () => {
    const headers = readHeaders(Buffer.from(report({ to: 'a@b.dk', about: 'x@y.dk' })));
    expect((await wanted(world.database.reader, headers, seller.id)).take).toBe('whole');
    await seller.post('/api/mail-rules', { pattern: '@mx.example', action: 'private' });
    expect((await wanted(world.database.reader, headers, seller.id)).take).toBe('nothing');
  });
});

describe('a customer of whose mail only the headers are kept', () => {
  const headersOnly = async (name: string, email: string) => {
    const one = await person(name, email);
    await seller.patch(`/api/customers/${one.customer}`, { mailHeadersOnly: true, version: 1 });
    return one;
  };

  it('gets its activity with subject, participants and date; no text, no file, on disk neither', async () => {
    const { customer, contact } = await headersOnly('Klinik', 'dr@klinikken.dk');
    const raw = letter({ from: 'dr@klinikken.dk', subject: 'Aftale', body: `Hemmeligt ${Math.random()}` });
    const mail = await sendMail(seller, raw);
    expect(mail).toMatchObject({
      state: 'journalled',
      headersOnly: true,
      whole: false,
      body: '',
      attachments: [],
    });
    const [activity] = await activitiesOf(customer);
    expect(activity).toMatchObject({ note: 'Aftale', contactId: contact, documents: 0 });
    await vi.waitFor(async () => {
      const left = await world.database.reader.selectFrom('blob_erasure').select('sha256').execute();
      expect(left).toEqual([]);
    });
    const { createHash } = await import('node:crypto');
    expect(await files(createHash('sha256').update(raw).digest('hex'))).toBeNull();
    // The whole of it, met again, changes nothing.
    const again = await sendMail(seller, raw);
    expect([again.id, again.whole]).toEqual([mail.id, false]);
    expect(await activitiesOf(customer)).toHaveLength(1);
  });

  it('is taken by its headers from a mailbox, and never fetched whole; whoever else is in it', async () => {
    await headersOnly('Advokat', 'adv@advokaten.dk');
    const other = await person('Revisor', 'rev@revisor.dk');
    const raw = letter({ from: 'adv@advokaten.dk', cc: 'rev@revisor.dk' });
    const { take, reason } = await wanted(world.database.reader, readHeaders(Buffer.from(raw)), seller.id);
    expect([take, reason]).toEqual(['headers', 'contact-address']);
    const mail = await settledMail(seller, (await keepHeaders(world, raw, seller.id)) ?? 0);
    expect([mail.state, mail.headersOnly, mail.placements.length]).toEqual(['journalled', true, 2]);
    expect((await activitiesOf(other.customer))[0].documents).toBe(0);
  });

  it('keeps what was there before', async () => {
    const { customer } = await person('Skifter', 'skift@skifter.dk');
    const before = await sendMail(seller, letter({ from: 'skift@skifter.dk', body: 'Fra før' }));
    await seller.patch(`/api/customers/${customer}`, { mailHeadersOnly: true, version: 1 });
    await sendMail(seller, letter({ from: 'skift@skifter.dk' }));
    const mail = (await seller.get(`/api/mail/${before.id}`)).body;
    expect([mail.whole, mail.body.trim()]).toEqual([true, 'Fra før']);
  });
});
