// What a mail goes through after it was understood: it finds its place when somebody is added later, it is taken out
// again, its kept headers expire, and the whole of it is recognised.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { expireHeaders } from '../../src/server/mail/expiry.ts';
import { knownOf } from '../../src/server/mail/locations.ts';
import type { MailView } from '../../src/shared/mail.ts';
import { csv, importing } from '../helpers/importing.ts';
import { keepHeaders } from '../helpers/kept-headers.ts';
import { letter, sendMail, settledMail } from '../helpers/letters.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let seller: Person;
beforeAll(async () => {
  seller = await world.person('SÆL');
});

const waiting = async (from: string) => {
  const mail = await sendMail(seller, letter({ from }));
  expect([mail.state, mail.reason]).toEqual(['unplaced', 'unknown']);
  return mail;
};
const read = async (id: number): Promise<MailView> => (await seller.get(`/api/mail/${id}`)).body;

/** Waits until the mail is placed by itself; answers by what and where. */
async function placed(mail: MailView): Promise<[string, number | undefined]> {
  await vi.waitFor(async () => expect((await read(mail.id)).state).toBe('journalled'), 5000);
  const { reason, placements } = await read(mail.id);
  return [reason, placements[0]?.customerId];
}

describe('waiting mail finds what is added later', () => {
  it('a contact that is created, also where the mail was sent to a tag of the address', async () => {
    const customer = (await world.customer('Senere A/S')).id;
    const mail = await waiting('ny@senere.dk');
    const tagged = await waiting('ny+tilbud@senere.dk');
    await world.contact(customer, 'Ny Person', { emails: ['ny@senere.dk'] });
    expect(await placed(mail)).toEqual(['contact-address', customer]);
    expect(await placed(tagged)).toEqual(['contact-address', customer]);
  });

  it('an address that a contact gets, or a customer', async () => {
    const customer = (await world.customer('Rettet A/S')).id;
    const contact = await world.contact(customer, 'Rettet Person');
    const one = await waiting('rettet@person.dk');
    await seller.patch(`/api/contacts/${contact.id}`, { emails: ['rettet@person.dk'], version: 1 });
    expect(await placed(one)).toEqual(['contact-address', customer]);
    const two = await waiting('kontor@rettet-firma.dk');
    await seller.patch(`/api/customers/${customer}`, { email: 'kontor@rettet-firma.dk', version: 1 });
    expect(await placed(two)).toEqual(['customer-address', customer]);
  });

  it('a customer that is created with a mail domain, for its departments too', async () => {
    const mail = await waiting('salg@nord.domaene.dk');
    const customer = (await world.customer('Domæne A/S', { emailDomains: ['domaene.dk'] })).id;
    expect(await placed(mail)).toEqual(['domain', customer]);
  });

  it('two customers that become one', async () => {
    const stays = (await world.customer('Tvilling A/S')).id;
    const goes = (await world.customer('Tvilling ApS')).id;
    await world.contact(stays, 'Eva Tvilling', { emails: ['eva@tvilling.dk'] });
    await world.contact(goes, 'Eva Tvilling', { emails: ['eva@tvilling.dk'] });
    const mail = await sendMail(seller, letter({ from: 'eva@tvilling.dk' }));
    expect([mail.state, mail.reason]).toEqual(['unplaced', 'ambiguous']);
    await world.admin.post(`/api/customers/${stays}/merge`, { otherId: goes });
    expect(await placed(mail)).toEqual(['contact-address', stays]);
  });

  it('an import of customers and of contacts', async () => {
    const { take } = importing(world);
    const one = await waiting('info@importfirma.dk');
    const two = await waiting('ida@importperson.dk');
    await take('customers', csv('Kontonummer;Firmanavn;E-mail', '9901;Importfirma A/S;info@importfirma.dk'));
    expect((await placed(one))[0]).toBe('customer-address');
    await take('contacts', csv('Kontonummer;Navn;E-mail', '9901;Ida Import;ida@importperson.dk'));
    expect((await placed(two))[0]).toBe('contact-address');
  });

  it('not what somebody ignored, and nothing of strangers', async () => {
    const customer = (await world.customer('Ignoreret A/S')).id;
    const [ignored, stranger] = [await waiting('nej@tak.dk'), await waiting('anden@fremmed.dk')];
    await seller.post(`/api/mail/${ignored.id}/ignoring`, {});
    await world.contact(customer, 'Nej Tak', { emails: ['nej@tak.dk'] });
    const probe = await waiting('probe@tak.dk');
    await world.contact(customer, 'Probe', { emails: ['probe@tak.dk'] });
    await placed(probe);
    expect((await read(ignored.id)).state).toBe('ignored');
    expect((await read(stranger.id)).state).toBe('unplaced');
  });
});

describe('an act on a waiting mail', () => {
  it('answers when the mail has become an activity', async () => {
    const customer = (await world.customer('Straks A/S')).id;
    const mail = await waiting('straks@ukendt.dk');
    const { body } = await seller.post(`/api/mail/${mail.id}/placement`, { customerId: customer });
    expect([body.mail.state, body.mail.placements[0].customerId]).toEqual(['journalled', customer]);
  });

  it('also where the customer was created for it and it landed there by itself: the person is added', async () => {
    const mail = await waiting('per@nyfirma.dk');
    const customer = (await world.customer('Nyfirma A/S', { emailDomains: ['nyfirma.dk'] })).id;
    expect(await placed(mail)).toEqual(['domain', customer]);
    const contactId = (await world.contact(customer, 'Per Ny', { emails: ['per@nyfirma.dk'] })).id;
    for (const _ of [1, 2]) {
      const { body } = await seller.post(`/api/mail/${mail.id}/placement`, {
        customerId: customer,
        contactId,
      });
      expect(body.mail.placements).toMatchObject([{ customerId: customer, contactId }]);
    }
  });

  it('ignoring that is undone brings back the reason that it waited for', async () => {
    for (const name of ['Fælles Et', 'Fælles To']) {
      const { id } = await world.customer(name);
      await world.contact(id, 'Bo', { emails: ['bo@faelles.dk'] });
    }
    const mail = await sendMail(seller, letter({ from: 'bo@faelles.dk' }));
    await seller.post(`/api/mail/${mail.id}/ignoring`, { always: true });
    const { body } = await seller.delete(`/api/mail/${mail.id}/ignoring`);
    expect([body.state, body.reason]).toEqual(['unplaced', 'ambiguous']);
  });

  it('automatic mail of strangers says why it does not wait', async () => {
    const mail = await sendMail(seller, letter({ from: 'nyt@brev2.dk', more: ['List-Id: <nyt.brev2.dk>'] }));
    expect([mail.state, mail.reason]).toEqual(['ignored', 'automatic']);
  });

  it('only what its sender laid out has HTML', async () => {
    expect((await waiting('ren@tekst.dk')).hasHtml).toBe(false);
    const html = await sendMail(
      seller,
      letter({ from: 'pæn@html.dk', type: 'text/html', body: '<p>Hej</p>' }),
    );
    expect(html.hasHtml).toBe(true);
  });
});

describe('a mail that a colleague forwards', () => {
  const block = (from: string) =>
    `Se her\r\n\r\n-----Oprindelig meddelelse-----\r\nFra: ${from}\r\nSendt: 20. november 2026 10:00\r\nTil: adm@nordlys.dk\r\nEmne: Stole\r\n\r\nHar I stole?\r\n`;

  it('waits with suggestions for who wrote it first, whom placing teaches', async () => {
    const customer = (await world.customer('Stolefirma A/S')).id;
    const contact = (await world.contact(customer, 'Karen Stolberg')).id;
    const mail = await sendMail(
      seller,
      letter({
        from: 'adm@nordlys.dk',
        subject: 'VS: Stole',
        body: block('Karen Stolberg <karen@stole.dk>'),
      }),
    );
    expect([mail.state, mail.reason, mail.direction]).toEqual(['unplaced', 'unknown', 'in']);
    expect(mail.suggestions).toMatchObject([{ customerId: customer, contactId: contact, why: 'forwarded' }]);
    expect(mail.parties.at(-1)).toMatchObject({ role: 'forwarded', address: 'karen@stole.dk' });
    await seller.post(`/api/mail/${mail.id}/placement`, { customerId: customer, remember: 'address' });
    const next = await sendMail(seller, letter({ from: 'karen@stole.dk' }));
    expect([next.reason, next.placements[0]?.customerId]).toEqual(['rule', customer]);
  });

  it('suggests its first writer also where a stranger forwards it', async () => {
    const customer = (await world.customer('Bordfirma A/S')).id;
    await world.contact(customer, 'Ib Bord', { emails: ['ib@borde.dk'] });
    const body = block('Ib Bord <ib@borde.dk>');
    const mail = await sendMail(seller, letter({ from: 'hjælper@fremmed.dk', subject: 'VS: Borde', body }));
    expect([mail.state, mail.suggestions[0]?.why]).toEqual(['unplaced', 'forwarded']);
    expect(mail.suggestions[0]?.customerId).toBe(customer);
  });

  it('is placed by its first writer where the mail is attached', async () => {
    const customer = (await world.customer('Vedhæftet A/S')).id;
    await world.contact(customer, 'Vera', { emails: ['vera@vedhaeftet.dk'] });
    const inner = letter({ from: 'vera@vedhaeftet.dk', subject: 'Den første' });
    const mail = await sendMail(
      seller,
      letter({
        from: 'adm@nordlys.dk',
        subject: 'VS: Den første',
        type: 'multipart/mixed; boundary=x',
        body: `--x\r\nContent-Type: text/plain\r\n\r\nSe den her\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--x--\r\n`,
      }),
    );
    expect([mail.state, mail.placements[0]?.customerId]).toEqual(['journalled', customer]);
    expect(mail.attachments.map((file) => file.name)).toContain('Den første.eml');
  });
});

describe('a mail of which the headers were kept', () => {
  it('without a Message-ID is the same mail when the whole of it comes, and leaves nothing when it is private', async () => {
    const customer = (await world.customer('Uden Id A/S')).id;
    const raw = letter({ from: 'gammel@maskine.dk', id: null, body: 'Hele teksten' });
    const id = (await keepHeaders(world, raw, seller.id)) ?? 0;
    await settledMail(seller, id);
    await seller.post(`/api/mail/${id}/placement`, { customerId: customer });
    const whole = await sendMail(seller, raw);
    expect([whole.id, whole.whole, whole.body.trim()]).toEqual([id, true, 'Hele teksten']);
    // Seen by its headers again, as in another mailbox; and another mail with the same headers is another mail.
    expect(await keepHeaders(world, raw, seller.id)).toBe(id);
    const other = await sendMail(seller, raw.replace('Hele', 'En anden'));
    expect(other.id).not.toBe(id);
    await seller.post(`/api/mail/${id}/privacy`);
    expect(await keepHeaders(world, raw, seller.id)).toBeNull();
    expect((await seller.upload('/api/mail?name=a.eml', raw)).status).toBe(409);
  });

  it('expires after 30 days, and the books still know it', async () => {
    const raw = letter({ from: 'glemt@ukendt.dk' });
    const id = (await keepHeaders(world, raw, seller.id)) ?? 0;
    const mail = await settledMail(seller, id);
    expect(mail.expiresAt).toBe('2026-12-23T09:00:00.000Z');
    const { mailboxId, mail: uid } = await inMailbox(id);
    const whole = await waiting('hel@ukendt.dk');
    expect(whole.expiresAt).toBeNull();

    await expireHeaders(world.database, new Date('2026-12-23T08:59:00Z'));
    expect((await read(id)).state).toBe('unplaced');
    await expireHeaders(world.database, new Date('2026-12-23T09:00:00Z'));
    expect((await seller.get(`/api/mail/${id}`)).status).toBe(404);
    expect((await read(whole.id)).state).toBe('unplaced');
    const known = await knownOf(world.database.reader, mailboxId, [uid.fingerprint]);
    expect(known.get(uid.fingerprint)).toEqual({ mailId: null, outcome: 'expired' });
  });
});

/** Notes that a mail was seen in a mailbox of the seller's. */
async function inMailbox(mailId: number) {
  const { fingerprint } = await world.database.reader
    .selectFrom('mail')
    .select('fingerprint')
    .where('id', '=', mailId)
    .executeTakeFirstOrThrow();
  const { id: mailboxId } = await world.database.reader
    .insertInto('mailbox')
    .values({
      user_id: seller.id,
      address: 'sæl@nordlys.dk',
      host: 'imap.example',
      port: 993,
      security: 'tls',
      username: 'sæl',
      auth: 'password',
      secret: Buffer.from(''),
      since: '2026-11-01',
      state: 'off',
      state_at: world.clock.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const mail = { fingerprint, mail_id: mailId, uid: 1, uid_validity: 1, outcome: 'headers' };
  await world.database.reader
    .insertInto('mail_location')
    .values({ ...mail, mailbox_id: mailboxId, folder: 'INBOX' })
    .execute();
  return { mailboxId, mail };
}
