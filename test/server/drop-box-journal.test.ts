// The company's drop-box: what its mail server journals, plainly or in Exchange's reports, and who may send it.
import { createHash } from 'node:crypto';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DropBox } from '../../src/server/mail/drop-box.ts';
import { readJournalReport } from '../../src/server/mail/journal-report.ts';
import { DOMAIN, dropBoxOf, letter, sendTo } from '../helpers/drop-box.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld({ dropBoxDomain: DOMAIN });
let box: DropBox;
let seller: Person;
let journal = '';
const customers: Record<string, number> = {};

/** A report as Exchange makes it: From, To and subject of the mail, an empty header, what the envelope said, the mail. */
function report(
  inner: string | Buffer,
  said: string[],
  more: { text?: string; boundary?: string } = {},
): Buffer {
  const boundary = more.boundary ?? '_grænse_'.replace('æ', 'ae');
  const head = [
    'From: Anne Admin <adm@nordlys.dk>',
    'To: hans@firma.dk',
    'Sender: <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@nordlys.onmicrosoft.com>',
    `Message-ID: <${Math.random()}@journal.report.generator>`,
    'Date: Mon, 23 Nov 2026 09:31:00 +0100',
    'X-MS-Journal-Report:',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset="utf-8"',
    `Content-Transfer-Encoding: ${more.text ?? '7bit'}`,
    '',
    more.text === 'base64' ? Buffer.from(said.join('\r\n')).toString('base64') : said.join('\r\n'),
    '',
    `--${boundary}`,
    'Content-Type: message/rfc822',
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), Buffer.from(inner), Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

const stored = async (like: string) =>
  world.database.reader
    .selectFrom('mail')
    .select(['id', 'sha256', 'state', 'reason', 'owner_id', 'verified', 'direction'])
    .where('subject', 'like', like)
    .execute();
const settled = (like: string) =>
  expect
    .poll(async () => (await stored(like)).some(({ state }) => state === 'received'), { timeout: 60_000 })
    .toBe(false);
const sha = (raw: string | Buffer) => createHash('sha256').update(raw).digest('hex');
const activitiesOf = async (customerId: number | undefined) =>
  (await world.admin.get(`/api/activities?customerId=${customerId}`)).body.items;

beforeAll(async () => {
  box = await dropBoxOf(world);
  seller = await world.person('BO');
  const made = await world.admin.post('/api/drop-box/journal-address', { replaces: null });
  journal = made.body.journal.address.address;
  for (const name of ['firma', 'skjult', 'liste', 'mange', 'gaflet']) {
    customers[name] = (await world.customer(name, { emailDomains: [`${name}.dk`] })).id;
  }
});
afterAll(() => box.close());

describe('who may journal', () => {
  it('is nobody until a mail server is allowed, and then that one, whatever the sender', async () => {
    const raw = letter({ id: 'who', from: 'hans@firma.dk', to: 'bo@nordlys.dk', subject: 'Hvem' });
    const refused = await sendTo(box.port, 'adm@nordlys.dk', journal, raw);
    expect(refused).toMatch(/^550 .*127\.0\.0\.1 is not allowed/);
    await world.admin.put('/api/drop-box/journal-clients', { clients: ['10.0.0.0/8', '2001:db8::/32'] });
    expect(await sendTo(box.port, 'adm@nordlys.dk', journal, raw)).toMatch(/^550 /);
    await world.admin.put('/api/drop-box/journal-clients', { clients: ['127.0.0.0/30'] });
    expect(await sendTo(box.port, 'hans@firma.dk', journal, raw)).toMatch(/^250 /);
    await settled('Hvem');
    expect(await stored('Hvem')).toMatchObject([
      { state: 'journalled', direction: 'in', owner_id: seller.id },
    ]);
  });
});

describe('a plain copy of every mail', () => {
  it('belongs to its colleague; an unknown outsider’s shows to nobody else, not even to leaders', async () => {
    const raw = letter({ id: 'unk', from: 'x@fremmed.dk', to: 'bo@nordlys.dk', subject: 'Fra en fremmed' });
    await sendTo(box.port, 'x@fremmed.dk', journal, raw);
    await settled('Fra en fremmed');
    expect(await stored('Fra en fremmed')).toMatchObject([{ state: 'unplaced', owner_id: seller.id }]);
    const seen = async (by: Person) => JSON.stringify((await by.get('/api/mail?state=unplaced')).body);
    expect(await seen(seller)).toContain('Fra en fremmed');
    expect(await seen(world.admin)).not.toContain('Fra en fremmed');
    // To an address of the firm that is no colleague's: the leaders' to place.
    const info = letter({ id: 'info', from: 'x@fremmed.dk', to: 'info@nordlys.dk', subject: 'Til info' });
    await sendTo(box.port, 'x@fremmed.dk', journal, info);
    await settled('Til info');
    expect(await seen(world.admin)).toContain('Til info');
    expect(await seen(seller)).not.toContain('Til info');
  });

  it('internal, private and automatic mail leaves a fingerprint and a reason, and nothing else', async () => {
    await seller.post('/api/mail-rules', { pattern: 'laege@privat.dk', action: 'private' });
    for (const [id, from, more] of [
      ['int', 'adm@nordlys.dk', []],
      ['pri', 'laege@privat.dk', []],
      ['list', 'nyt@avisen.example', ['List-Id: <nyt.avisen.example>']],
    ] as const) {
      const raw = letter({ id, from, to: 'bo@nordlys.dk', subject: `Udeladt ${id}`, more: [...more] });
      expect(await sendTo(box.port, from, journal, raw)).toMatch(/^250 /);
    }
    expect(await stored('Udeladt%')).toEqual([]);
    const left = await world.database.reader
      .selectFrom('mail_left_out')
      .select('reason')
      .orderBy('at')
      .execute();
    expect(left.map(({ reason }) => reason).sort()).toEqual(['internal', 'private', 'unknown']);
  });

  it('says of an incoming sender what the firm’s own server said', async () => {
    for (const [id, verdict, expected] of [
      ['pass', 'dmarc=pass', true],
      ['fail', 'dmarc=fail', false],
      ['none', 'spf=pass', null],
    ] as const) {
      const more = [`Authentication-Results: mx.nordlys.dk; ${verdict}`];
      const raw = letter({
        id: `auth-${id}`,
        from: 'h@firma.dk',
        to: 'bo@nordlys.dk',
        subject: `Dom ${id}`,
        more,
      });
      await sendTo(box.port, 'h@firma.dk', journal, raw);
      expect((await stored(`Dom ${id}`))[0]?.verified).toBe(expected);
    }
  });
});

describe('a journal report', () => {
  it('200 of them: the mail inside is kept byte for byte, once, with whom the envelope named', async () => {
    const pool = nodemailer.createTransport({
      host: '127.0.0.1',
      port: box.port,
      pool: true,
      maxConnections: 8,
      maxMessages: 1e6,
      ignoreTLS: true,
    });
    const inner = Array.from({ length: 200 }, (_, i) => {
      const odd = [
        'Blåbærgrød på Ærø',
        '--_graense',
        '--_graense_x',
        `.${i}`,
        'x'.repeat(i * 7),
        '',
        '',
      ].join('\r\n');
      return letter({ id: `r${i}`, subject: `Rapport ${i}`, body: odd });
    });
    const start = performance.now();
    await Promise.all(
      inner.map((raw, i) =>
        pool.sendMail({
          envelope: { from: '', to: journal },
          raw: report(
            raw,
            ['Sender: adm@nordlys.dk', `Subject: Rapport ${i}`, 'To: hans@firma.dk'],
            i % 2 ? { text: 'base64' } : {},
          ),
        }),
      ),
    );
    console.warn(
      `${Math.round(200 / ((performance.now() - start) / 1000))} reports/s taken in, the journal at work beside`,
    );
    pool.close();
    await settled('Rapport %');
    const rows = await stored('Rapport %');
    expect(new Set(rows.map((row) => row.sha256))).toEqual(new Set(inner.map(sha)));
    expect(rows).toHaveLength(200);
    expect(rows.every(({ state }) => state === 'journalled')).toBe(true);
  }, 120_000);

  it('tells of hidden recipients and of the members of a list, who are participants too', async () => {
    const raw = letter({ id: 'bcc', to: 'alle@nordlys.dk', subject: 'Skjulte' });
    const said = [
      'Sender: adm@nordlys.dk',
      'Subject: Skjulte',
      'Message-ID: <bcc@box.example>',
      'To: bo@nordlys.dk, Expanded: alle@nordlys.dk',
      'To: kim@liste.dk, Expanded: alle@nordlys.dk',
      'Bcc: <Hemmelig@Skjult.dk>',
      'Recipient: bo@nordlys.dk',
      'On-Behalf-Of: direktion@nordlys.dk',
      'Cc: Unspecified Address',
      'Label: x@y.dk',
    ];
    expect(await sendTo(box.port, '', journal, report(raw, said))).toMatch(/^250 /);
    await settled('Skjulte');
    const [row] = await stored('Skjulte');
    const { body } = await seller.get(`/api/mail/${row?.id}`);
    const hidden = body.parties.filter(({ role }: { role: string }) => role === 'bcc');
    expect(hidden.map((one: { address: string }) => one.address)).toEqual([
      'bo@nordlys.dk',
      'kim@liste.dk',
      'hemmelig@skjult.dk',
    ]);
    expect(await activitiesOf(customers.liste)).toHaveLength(1);
    expect(await activitiesOf(customers.skjult)).toHaveLength(1);
  });

  it('two of one mail are one mail, its recipients joined; what only the second tells of is placed too', async () => {
    const raw = letter({ id: 'fork', to: 'k@gaflet.dk', subject: 'Gaflet' });
    await sendTo(box.port, '', journal, report(raw, ['To: k@gaflet.dk']));
    await settled('Gaflet');
    const second = report(raw, ['To: k@gaflet.dk', 'Bcc: m@mange.dk', 'Bcc: bo@nordlys.dk'], {
      boundary: 'other',
    });
    await sendTo(box.port, '', journal, second);
    await sendTo(box.port, '', journal, second);
    await settled('Gaflet');
    const rows = await stored('Gaflet');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sha256).toBe(sha(raw));
    expect(await activitiesOf(customers.gaflet)).toHaveLength(1);
    const [placed, ...others] = await activitiesOf(customers.mange);
    expect([placed.note, placed.documents, others.length]).toEqual(['Gaflet', 1, 0]);
    const { body } = await seller.get(`/api/mail/${rows[0]?.id}`);
    expect(body.attachments).toHaveLength(1);
    expect(body.placements).toHaveLength(2);
    // The other way round: the first report knows colleagues only.
    const turned = letter({ id: 'turned', to: 'bo@nordlys.dk', subject: 'Vendt' });
    await sendTo(box.port, '', journal, report(turned, ['To: bo@nordlys.dk']));
    expect(await stored('Vendt')).toEqual([]);
    await sendTo(box.port, '', journal, report(turned, ['Bcc: hans@firma.dk']));
    await settled('Vendt');
    expect(await stored('Vendt')).toMatchObject([{ state: 'journalled' }]);
  });

  it('that cannot be opened is kept as it came; one to a person’s own address is a mail like any other', async () => {
    const broken = report('x', [])
      .toString()
      .replace('message/rfc822', 'application/octet-stream')
      .replace('Date:', 'Subject: Uaabnet\r\nDate:');
    expect(await sendTo(box.port, '', journal, broken)).toMatch(/^250 /);
    await settled('Uaabnet');
    expect(await stored('Uaabnet')).toMatchObject([{ sha256: sha(broken), state: 'journalled' }]);
    const made = await seller.post('/api/drop-box/address', { replaces: null });
    const inside = report(letter({ id: 'inside', subject: 'Indeni' }), ['To: hans@firma.dk']);
    expect(await sendTo(box.port, 'bo@nordlys.dk', made.body.own.address, inside)).toMatch(/^250 /);
    expect(await stored('Indeni')).toEqual([]);
  });

  it('is opened in linear time, whatever it holds', () => {
    const start = performance.now();
    const dashes = Buffer.from('--b '.repeat(2_000_000));
    readJournalReport(
      report(dashes, ['To: '.repeat(50_000), 'Bcc: ,expanded:'.repeat(20_000)], { boundary: 'b' }),
    );
    readJournalReport(report('--b\r\n'.repeat(500_000), [], { boundary: 'b' }));
    readJournalReport(report('x', [' '.repeat(200_000), '= '.repeat(50_000)], { text: 'quoted-printable' }));
    expect(readJournalReport(Buffer.from('X-MS-Journal-Report:\r\n\r\n'))).toBeNull();
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

it('the same mail by journal, by a colleague’s Bcc and by file is one mail', async () => {
  const raw = letter({ id: 'ways', from: 'bo@nordlys.dk', to: 'w@skjult.dk', subject: 'Alle veje' });
  const { body } = await seller.get('/api/drop-box');
  await sendTo(box.port, '', journal, report(raw, ['To: w@skjult.dk']));
  await sendTo(box.port, 'bo@nordlys.dk', body.own.address, raw);
  await seller.upload('/api/mail?name=a.eml', raw);
  await sendTo(box.port, 'bo@nordlys.dk', [journal, body.own.address], raw);
  await settled('Alle veje');
  expect(await stored('Alle veje')).toHaveLength(1);
  const all = await activitiesOf(customers.skjult);
  expect(all.filter(({ note }: { note: string }) => note === 'Alle veje')).toHaveLength(1);
});
