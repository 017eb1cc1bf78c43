// Who is «us»: further addresses of users and the firm's own domains, and what that makes of mail that waits.
import { beforeAll, expect, it } from 'vitest';
import { sendIn, settled } from '../helpers/sent-mail.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let seller: Person;
let other: Person;

beforeAll(async () => {
  seller = await world.person('SÆL');
  other = await world.person('AND');
});

it('a further address is its user’s: what waited from it is internal, and mail from it is outgoing', async () => {
  const mail = await sendIn(seller, { from: 'Sælger <sael.privat@gmail.com>', subject: 'Fra mig selv' });
  expect([mail.body.state, mail.body.direction]).toEqual(['unplaced', 'in']);
  const added = await seller.post('/api/mail-addresses', { address: 'Sael.Privat@gmail.com' });
  expect(added.body).toEqual({ address: 'sael.privat@gmail.com', userId: seller.id });
  expect((await seller.post('/api/mail-addresses', { address: 'sael.privat@gmail.com' })).status).toBe(200);
  const now = await settled(seller, mail.body.id);
  expect([now.body.state, now.body.reason, now.body.direction]).toEqual(['ignored', 'internal', 'out']);
  const taken = await other.post('/api/mail-addresses', { address: 'sael.privat@gmail.com' });
  expect([taken.status, taken.body.error.id]).toEqual([422, 'mail-address-taken']);
  expect((await other.delete('/api/mail-addresses/sael.privat@gmail.com')).status).toBe(403);
  expect((await other.get('/api/mail-addresses')).body.items).toEqual([]);

  expect((await seller.delete('/api/mail-addresses/sael.privat@gmail.com')).status).toBe(200);
  expect((await seller.delete('/api/mail-addresses/sael.privat@gmail.com')).status).toBe(200);
  const again = await settled(seller, mail.body.id);
  expect([again.body.state, again.body.direction]).toEqual(['unplaced', 'in']);
});

it('an administrator gives colleagues addresses and sees everybody’s; a colleague cannot', async () => {
  const given = { address: 'faelles@webspeed.dk', userId: other.id };
  expect((await seller.post('/api/mail-addresses', given)).status).toBe(403);
  expect((await world.admin.post('/api/mail-addresses', given)).status).toBe(200);
  expect((await world.admin.post('/api/mail-addresses', { ...given, userId: 99_999 })).status).toBe(422);
  expect((await other.get('/api/mail-addresses')).body.items).toEqual([given]);
  expect((await world.admin.get('/api/mail-addresses')).body.items).toEqual([given]);
});

it('the firm’s domains make mail internal; free mail and a customer’s domain are refused in words', async () => {
  const mail = await sendIn(seller, { from: 'lager@lager.nordlys-gruppen.dk' });
  expect(mail.body.state).toBe('unplaced');
  await world.customer('Kunde A/S', { emailDomains: ['kundens.dk'] });
  const add = (domain: string, by = world.admin) => by.post('/api/mail-domains', { domain });
  const fault = async (domain: string) => (await add(domain)).body.error.id;
  expect(await fault('gmail.com')).toBe('firm-free-mail-domain');
  expect(await fault('kundens.dk')).toBe('customer-mail-domain');
  expect(await fault('ikke et domæne')).toBe('invalid-domain');
  expect((await add('nordlys-gruppen.dk', seller)).status).toBe(403);
  expect((await add('@Nordlys-Gruppen.dk')).body).toEqual({
    named: ['nordlys-gruppen.dk'],
    ofUsers: ['nordlys.dk'],
  });
  const now = await settled(seller, mail.body.id);
  expect([now.body.state, now.body.reason]).toEqual(['ignored', 'internal']);
  expect((await world.admin.delete('/api/mail-domains/nordlys-gruppen.dk')).body.named).toEqual([]);
  expect((await settled(seller, mail.body.id)).body.state).toBe('unplaced');
});
