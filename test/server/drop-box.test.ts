// What comes in by the drop-box, through real SMTP: whose it is, where it lands, and the addresses themselves.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DropBox } from '../../src/server/mail/drop-box.ts';
import type { DropBoxView } from '../../src/shared/drop-box.ts';
import type { MailRow } from '../../src/shared/mail.ts';
import { DOMAIN, dropBoxOf, letter, sendTo } from '../helpers/drop-box.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld({ dropBoxDomain: DOMAIN });
let box: DropBox;
let seller: Person;
let own = '';

const renew = async (by: Person, body: object, path = 'address'): Promise<DropBoxView> => {
  const answer = await by.post(`/api/drop-box/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

/** The mails of this subject that a person sees, once none waits for the journal. */
async function mailsOf(by: Person, subject: string): Promise<MailRow[]> {
  for (let i = 0; i < 200; i += 1) {
    const { body } = await by.get('/api/mail?limit=200');
    const found = (body.items as MailRow[]).filter((mail) => mail.subject === subject);
    if (found.every(({ state }) => state !== 'received')) return found;
    await sleep(20);
  }
  throw new Error('not settled');
}

beforeAll(async () => {
  box = await dropBoxOf(world);
  seller = await world.person('BO');
  own = (await renew(seller, { replaces: null })).own?.address ?? '';
  const customer = await world.customer('Firma A/S');
  await world.contact(customer.id, 'Hans Bøg', { emails: ['hans@firma.dk'] });
});
afterAll(() => box.close());

describe('an address of one’s own', () => {
  it('holds more than 80 random bits, and is replaced by the one who saw it', async () => {
    expect(own).toMatch(new RegExp(`^mail\\+[a-z2-7]{21}@${DOMAIN}$`));
    const kim = await world.person('KIM');
    const first = (await renew(kim, { replaces: null })).own?.address ?? '';
    const again = await renew(kim, { replaces: null });
    expect(again.own?.address).toBe(first);
    const second = (await renew(kim, { replaces: first })).own?.address ?? '';
    expect(second).not.toBe(first);
    expect(await sendTo(box.port, 'kim@nordlys.dk', first, letter({ id: 'dead' }))).toMatch(/^550 5\.1\.1 /);
    const third = await renew(kim, { replaces: second, grace: true });
    expect(third.own?.previous?.address).toBe(second);
    expect(await sendTo(box.port, 'kim@nordlys.dk', second, letter({ id: 'grace' }))).toMatch(/^250 /);
    world.clock.now = new Date(world.clock.now.getTime() + 15 * 86_400_000);
    expect(await sendTo(box.port, 'kim@nordlys.dk', second, letter({ id: 'late' }))).toMatch(/^550 /);
    world.clock.now = new Date(world.clock.now.getTime() - 15 * 86_400_000);
    // For fear of a leak: what lived on dies as well.
    await renew(kim, { replaces: third.own?.address ?? '' });
    expect(await sendTo(box.port, 'kim@nordlys.dk', second, letter({ id: 'leak' }))).toMatch(/^550 /);
  });

  it('dies with its owner’s access, and shows nobody else', async () => {
    const gone = await world.person('GON');
    const address = (await renew(gone, { replaces: null })).own?.address ?? '';
    expect((await seller.get('/api/drop-box')).body).toMatchObject({ own: { address: own }, journal: null });
    const { body } = await world.admin.get('/api/users');
    const { version } = body.items.find((user: { id: number }) => user.id === gone.id);
    await world.admin.patch(`/api/users/${gone.id}`, { active: false, version });
    expect(await sendTo(box.port, 'adm@nordlys.dk', address, letter({ id: 'gone' }))).toMatch(/^550 /);
  });

  it('the company’s and its mail servers are the administrators’, and faults stand at their field', async () => {
    expect((await seller.post('/api/drop-box/journal-address', { replaces: null })).status).toBe(403);
    expect((await seller.put('/api/drop-box/journal-clients', { clients: [] })).status).toBe(403);
    for (const client of ['firma.dk', '10.0.0.0/7', '1.2.3', '::/0', '10.0.0.1/33', '', '0.0.0.0/0']) {
      const refused = await world.admin.put('/api/drop-box/journal-clients', {
        clients: ['10.1.2.3', client],
      });
      expect([refused.status, refused.body.error.fields?.[0]], client).toMatchObject([
        422,
        { field: 'clients.1', id: 'invalid-ip-range' },
      ]);
    }
  });
});

describe('known senders', () => {
  const said = async (from: string, header: string, to = own) =>
    sendTo(box.port, from, to, letter({ id: `k${Math.random()}`, from: header }));

  it('are the firm’s own people, by envelope or by header', async () => {
    expect(await said('bo@nordlys.dk', 'bo@nordlys.dk')).toMatch(/^250 2\.6\.0 /);
    expect(await said('adm@nordlys.dk', 'adm@nordlys.dk')).toMatch(/^250 /);
    // A mailing service writes its own return path; a rule of a mailbox passes a customer's mail on.
    expect(await said('bounce+17@mailer.example', 'Bo <bo@nordlys.dk>')).toMatch(/^250 /);
    expect(await said('', 'Bo <bo@nordlys.dk>')).toMatch(/^250 /);
    expect(await said('bo+srs=x@nordlys.dk', 'hans@firma.dk')).toMatch(/^250 /);
  });

  it('and nobody else', async () => {
    for (const [from, header] of [
      ['hans@firma.dk', 'hans@firma.dk'],
      ['', 'hans@firma.dk'],
      ['bo@nordlys.dk.evil.com', 'x@evilnordlys.dk'],
      ['bo@evilnordlys.dk', '"bo@nordlys.dk" <x@evil.com>'],
      ['x@evil.com', 'bo@nordlys.dk <x@evil.com>'],
    ]) {
      expect(await said(from ?? '', header ?? ''), `${from} ${header}`).toMatch(/^550 .*firmaets egne/);
    }
  });
});

describe('a colleague’s copy', () => {
  it('of an outgoing mail by Bcc is journalled at its recipient, as theirs', async () => {
    const raw = letter({ id: 'bcc', from: 'Bo <bo@nordlys.dk>', subject: 'Tilbud' });
    expect(await sendTo(box.port, 'bo@nordlys.dk', own, raw)).toMatch(/^250 /);
    const [mail] = await mailsOf(seller, 'Tilbud');
    expect(mail).toMatchObject({
      state: 'journalled',
      reason: 'contact-address',
      direction: 'out',
      ownerId: seller.id,
    });
    const { body } = await seller.get(`/api/mail/${mail?.id}`);
    const content = await seller.get(`/api/documents/${body.attachments[0].documentId}/content`);
    expect(content.raw.toString()).toBe(raw);
    expect((await seller.get(`/api/activities/${mail?.placements[0]?.activityId}`)).body.salespersonId).toBe(
      seller.id,
    );
  });

  it('met again, in Sent with its Bcc line and by a second copy, is one mail; its address shows nowhere', async () => {
    const more = [`Bcc: ${own}`];
    const sent = letter({ id: 'bcc', from: 'Bo <bo@nordlys.dk>', subject: 'Tilbud', more });
    const answer = await seller.upload('/api/mail?name=sendt.eml', sent);
    expect(answer.body.known).toBe(true);
    expect(await sendTo(box.port, 'bo@nordlys.dk', own, sent)).toMatch(/^250 /);
    expect(await mailsOf(seller, 'Tilbud')).toHaveLength(1);
    const alone = letter({ id: 'cc', from: 'Bo <bo@nordlys.dk>', subject: 'Synlig', cc: own });
    await sendTo(box.port, 'bo@nordlys.dk', own, alone);
    const [mail] = await mailsOf(seller, 'Synlig');
    expect(JSON.stringify((await seller.get(`/api/mail/${mail?.id}`)).body)).not.toContain('mail+');
  });

  it('that matches nobody waits in their own list, as does one between colleagues', async () => {
    for (const [subject, to] of [
      ['Fremmed', 'ny@ukendt.dk'],
      ['Os selv', 'adm@nordlys.dk'],
    ]) {
      const raw = letter({ id: `w-${to}`, from: 'bo@nordlys.dk', to: to ?? '', subject: subject ?? '' });
      await sendTo(box.port, 'bo@nordlys.dk', own, raw);
      const [mail] = await mailsOf(seller, subject ?? '');
      expect([mail?.state, mail?.reason, mail?.ownerId]).toEqual(['unplaced', 'unknown', seller.id]);
      expect(await mailsOf(world.admin, subject ?? '')).toEqual([]);
    }
  });

  it('forwarded by hand lands at the one who wrote it first', async () => {
    const body = [
      'Se nedenfor.',
      '',
      '-----Oprindelig meddelelse-----',
      'Fra: Hans Bøg <hans@firma.dk>',
      'Sendt: 20. november 2026 10:00',
      'Til: Bo <bo@nordlys.dk>',
      'Emne: Reklamation',
      '',
      'Kasserne var våde.',
    ].join('\r\n');
    const raw = letter({ id: 'vs', from: 'Bo <bo@nordlys.dk>', to: own, subject: 'VS: Reklamation', body });
    await sendTo(box.port, 'bo@nordlys.dk', own, raw);
    const [mail] = await mailsOf(seller, 'VS: Reklamation');
    expect(mail).toMatchObject({
      state: 'journalled',
      direction: 'in',
      placements: [{ customerName: 'Firma A/S' }],
    });
  });

  it('forwarded as an attachment lands there too', async () => {
    const inner = letter({ id: 'inner', from: 'hans@firma.dk', to: 'bo@nordlys.dk', subject: 'Inderst' });
    const body = `--b\r\nContent-Type: text/plain\r\n\r\nTil CRM\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--`;
    const type = 'multipart/mixed; boundary=b';
    const raw = letter({ id: 'outer', from: 'bo@nordlys.dk', to: own, subject: 'VS: Inderst', type, body });
    await sendTo(box.port, 'bo@nordlys.dk', own, raw);
    expect((await mailsOf(seller, 'VS: Inderst'))[0]).toMatchObject({ state: 'journalled', direction: 'in' });
  });

  it('passed on untouched by a rule says that nobody verified its sender', async () => {
    const raw = letter({ id: 'rule', from: 'hans@firma.dk', to: 'bo@nordlys.dk', subject: 'Omdirigeret' });
    await sendTo(box.port, 'bo@nordlys.dk', own, raw);
    expect((await mailsOf(seller, 'Omdirigeret'))[0]).toMatchObject({
      state: 'journalled',
      direction: 'in',
      verified: false,
    });
  });
});
