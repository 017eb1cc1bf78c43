// Mail in somebody else's name, from a real mailbox: it is journalled as «uverificeret afsender», and does nothing besides.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecot } from '../helpers/dovecot.ts';
import { CUSTOMER_ADDRESS, until } from '../helpers/mailbox-mails.ts';
import { useWorld } from '../helpers/world.ts';

const server = await dovecot();
if (typeof server === 'string') console.warn(`mailbox tests skipped: ${server}`);

describe.skipIf(typeof server === 'string')('a mailbox whose server verifies senders', () => {
  if (typeof server === 'string') return;
  const { deliver: put } = server;
  const world = useWorld({ mailboxPace: { pollMs: 500, compareMs: 600_000, reconnectMs: 3_600_000 } });
  let mailboxId = 0;
  let customerId = 0;
  let followUpId = 0;

  /** The mail as the journal has it, once it has been delivered and settled. */
  async function deliver(name: string, dmarc: string | null, headers: string[]) {
    // Below the server's own verdict stands what the sender invented.
    const verdicts = dmarc === null ? [] : [dmarc, 'pass'];
    const lines = [
      ...verdicts.map((said) => `Authentication-Results: mx.nordlys.dk; dmarc=${said} header.from=x.dk`),
      ...headers,
      `Subject: ${name}`,
      `Message-ID: <${name}@test.dk>`,
      'Date: Mon, 23 Nov 2026 10:30:00 +0100',
    ];
    await put('anne', 'INBOX', [[...lines, '', 'Hej', ''].join('\r\n')]);
    return find(name);
  }
  async function find(name: string) {
    let id: number | undefined;
    await until(name, async () => {
      const found = await sql<{ id: number }>`
        select id from mail where subject = ${name} and state <> 'received'`.execute(world.database.reader);
      id = found.rows[0]?.id;
      return id !== undefined;
    });
    const { body } = await world.admin.get(`/api/mail/${id}`);
    return body;
  }
  const from = `From: Kim Fjord <${CUSTOMER_ADDRESS}>`;
  const to = 'To: Anne Admin <adm@nordlys.dk>';
  const status = async () => (await world.admin.get(`/api/customers/${customerId}`)).body.statusId;
  const answeredAt = async () => (await world.admin.get(`/api/activities/${followUpId}`)).body.answeredAt;

  beforeAll(async () => {
    const customer = await world.customer('Fjordbyg A/S', { statusId: world.statuses.Lead });
    const contact = await world.contact(customer.id, 'Kim Fjord', { emails: [CUSTOMER_ADDRESS] });
    customerId = customer.id;
    await world.admin.post('/api/status-rules', {
      on: 'creation',
      typeId: world.types.EMail,
      fromStatusId: world.statuses.Lead,
      toStatusId: world.statuses.Kunde,
    });
    const { activity } = await world.activity({
      customerId,
      contactId: contact.id,
      typeId: world.types.Tlf,
      followUpDate: '2026-11-24',
    });
    followUpId = activity.id;
    const connected = await world.admin.post('/api/mailboxes', {
      address: 'adm@nordlys.dk',
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      username: 'anne',
      password: 'pass',
      since: '2026-11-01',
      authserv: 'MX.nordlys.dk',
    });
    expect(connected.body).toMatchObject({ authserv: 'mx.nordlys.dk' });
    mailboxId = connected.body.id;
  });
  afterAll(() => server.close());

  test('a customer’s name on it is journalled as unverified, moves no status and answers nothing', async () => {
    const mail = await deliver('forfalsket', 'fail', [from, to]);
    expect(mail).toMatchObject({ state: 'journalled', verified: false, direction: 'in' });
    expect(mail.placements).toMatchObject([{ customerId }]);
    expect([await status(), await answeredAt()]).toEqual([world.statuses.Lead, null]);
  });

  test('an unverified stranger, placed by hand, teaches nothing', async () => {
    const mail = await deliver('fremmed', 'none', ['From: Falsk <x@falsk.dk>', to]);
    expect(mail).toMatchObject({ state: 'unplaced', verified: false, whole: false });
    const placed = await world.admin.post(`/api/mail/${mail.id}/placement`, {
      customerId,
      remember: 'domain',
    });
    expect(placed.status).toBe(200);
    await until('whole', async () => (await world.admin.get(`/api/mail/${mail.id}`)).body.whole);
    expect((await world.admin.get('/api/mail-rules')).body.items).toEqual([]);
    expect([await status(), await answeredAt()]).toEqual([world.statuses.Lead, null]);
  });

  test('who writes in our own name is neither a colleague nor internal', async () => {
    const inside = await deliver('direktøren', 'fail', ['From: Direktøren <boss@nordlys.dk>', to]);
    expect(inside).toMatchObject({ state: 'unplaced', reason: 'unknown', verified: false, direction: 'in' });
    const sal = await world.person('SAL');
    const asUs = await deliver('som-os', 'fail', [
      'From: Person SAL <sal@nordlys.dk>',
      `${to}, Kim <${CUSTOMER_ADDRESS}>`,
    ]);
    expect(asUs).toMatchObject({ state: 'journalled', verified: false, direction: 'in' });
    const activity = (await world.admin.get(`/api/activities/${asUs.placements[0].activityId}`)).body;
    expect(activity.salespersonId).not.toBe(sal.id);
    expect(await status()).toBe(world.statuses.Lead);
  });

  test('mail inside the firm that nobody checked stays internal', async () => {
    const before = (await world.admin.get('/api/mailboxes')).body.items[0].counts.internal;
    for (const [name, dmarc] of [
      ['intern-1', null],
      ['intern-2', 'none'],
    ] as const) {
      const verdict = dmarc ? [`Authentication-Results: mx.nordlys.dk; dmarc=${dmarc}`] : [];
      const lines = [
        ...verdict,
        'From: Bo <bo@nordlys.dk>',
        to,
        `Subject: ${name}`,
        `Message-ID: <${name}@t.dk>`,
      ];
      await put('anne', 'INBOX', [[...lines, '', 'Hej'].join('\r\n')]);
    }
    await until('internal', async () => {
      const { counts } = (await world.admin.get('/api/mailboxes')).body.items[0];
      return counts.internal === before + 2;
    });
  });

  test('a verified one does all of it; where nobody asks, nothing is doubted', async () => {
    expect(await deliver('ukendt', null, [from, to])).toMatchObject({ verified: null });
    expect(await status()).toBe(world.statuses.Kunde);
    expect(await answeredAt()).not.toBeNull();
    expect(await deliver('ægte', 'pass', [from, to])).toMatchObject({ verified: true });
    const { version } = (await world.admin.get('/api/mailboxes')).body.items[0];
    const changed = await world.admin.patch(`/api/mailboxes/${mailboxId}`, { authserv: null, version });
    expect(changed.body.authserv).toBe(null);
    expect(await deliver('uden-dom', 'fail', [from, to])).toMatchObject({ verified: null });
  });
});
