// Mail journalling through HTTP: what comes in is placed by rule or waits with a reason; a person places, moves,
// ignores, erases; nothing is lost and nothing stands twice.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { letter, sendMail, settledMail } from '../helpers/letters.ts';
import { type Person, useWorld } from '../helpers/world.ts';
import { msgFile } from '../mails/msg-file.ts';

const world = useWorld();
let seller: Person;

const send = (raw: string, query = '', by = seller) => sendMail(by, raw, query);
const settled = (id: number, by = seller) => settledMail(by, id);

const activitiesOf = async (customerId: number) =>
  (await seller.get(`/api/activities?customerId=${customerId}`)).body.items;
const firm = async (name: string, email: string) => {
  const customer = await world.customer(name);
  const contact = await world.contact(customer.id, `Person hos ${name}`, { emails: [email] });
  return { customer: customer.id as number, contact: contact.id as number };
};

beforeAll(async () => {
  seller = await world.person('SÆL');
});

describe('an incoming mail from a known person', () => {
  it('becomes a completed activity with the subject as note and the mail file unchanged', async () => {
    const { customer, contact } = await firm('Firma A/S', 'hans@firma.dk');
    const raw = letter({ to: 'sæl@nordlys.dk' });
    const mail = await send(raw);
    expect([mail.state, mail.reason, mail.because.address]).toEqual([
      'journalled',
      'contact-address',
      'hans@firma.dk',
    ]);
    expect(mail.direction).toBe('in');
    expect(mail.body).toContain('40 kasser æbler');
    const [activity] = await activitiesOf(customer);
    expect(activity).toMatchObject({
      note: 'Tilbud på æbler',
      contactId: contact,
      typeId: world.types.EMail,
      origin: 'mail',
      occurredAt: '2026-11-23T08:30:00.000Z',
      documents: 1,
    });
    expect(activity.completedAt).not.toBeNull();
    const [file] = mail.attachments;
    const content = await seller.get(`/api/documents/${file?.documentId}/content`);
    expect(content.raw.equals(Buffer.from(raw))).toBe(true);
    expect((await seller.get('/api/todo?owner=all')).body.items).toEqual([]);
  });

  it('the same mail again, even at the same moment, is the same mail', async () => {
    const { customer } = await firm('To Gange ApS', 'to@gange.dk');
    const raw = letter({ from: 'to@gange.dk' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => seller.upload('/api/mail?name=a.eml', raw)));
    expect(new Set(answers.map((answer) => answer.body.mailId)).size).toBe(1);
    await settled(answers[0]?.body.mailId);
    expect(await activitiesOf(customer)).toHaveLength(1);
  });

  it('a reused Message-ID hides nothing: another sender or date is another mail (rule 19)', async () => {
    const { customer } = await firm('Genbrug ApS', 'g@genbrug.dk');
    await send(letter({ from: 'g@genbrug.dk', id: 'same@id' }));
    await send(letter({ from: 'g@genbrug.dk', id: 'same@id', date: 'Tue, 24 Nov 2026 08:00:00 +0100' }));
    expect(await activitiesOf(customer)).toHaveLength(2);
  });

  it('several customers: one activity each, one stored file (rule 18)', async () => {
    const one = await firm('Første Led', 'a@led.dk');
    const two = await firm('Andet Led', 'b@andetled.dk');
    const mail = await send(letter({ from: 'a@led.dk', cc: 'b@andetled.dk' }));
    expect(mail.placements.map((place) => place.customerId).sort()).toEqual(
      [one.customer, two.customer].sort(),
    );
  });

  it('an answer follows its thread, also from an address that nobody knows', async () => {
    const { customer } = await firm('Tråd A/S', 'kendt@traad.dk');
    await send(letter({ from: 'kendt@traad.dk', cc: 'ny@gmail.com', id: 'start@traad.dk' }));
    const answer = await send(
      letter({ from: 'ny@gmail.com', answers: 'start@traad.dk', subject: 'SV: Tilbud' }),
    );
    expect([answer.state, answer.reason]).toEqual(['journalled', 'thread']);
    expect(answer.placements[0]?.customerId).toBe(customer);
  });

  it('mail between colleagues is left out; outgoing mail knows its direction by the sender', async () => {
    const inside = await send(letter({ from: 'adm@nordlys.dk', to: 'sæl@nordlys.dk' }));
    expect([inside.state, inside.reason]).toEqual(['ignored', 'internal']);
    await firm('Ud A/S', 'ud@ud.dk');
    const out = await send(letter({ from: 'sæl@nordlys.dk', to: 'ud@ud.dk' }));
    expect([out.state, out.direction]).toEqual(['journalled', 'out']);
  });
});

describe('an answer from a contact (rule 24)', () => {
  it('raises the open follow-up, completes nothing, and is gone once somebody works on it', async () => {
    const { customer, contact } = await firm('Svar A/S', 's@svar.dk');
    const party = { customerId: customer, contactId: contact, typeId: world.types.Tlf };
    const { activity } = await world.activity({ ...party, followUpDate: '2026-11-24' }, seller);
    const row = async () => (await seller.get(`/api/activities/${activity.id}`)).body;
    await send(letter({ from: 's@svar.dk', more: ['Auto-Submitted: auto-replied'] }));
    await send(letter({ from: 's@svar.dk', date: 'Fri, 20 Nov 2026 08:00:00 +0100' }));
    expect((await row()).answeredAt).toBeNull();
    await send(letter({ from: 's@svar.dk', date: 'Mon, 23 Nov 2026 11:00:00 +0100' }));
    expect(await row()).toMatchObject({ answeredAt: '2026-11-23T10:00:00.000Z', completedAt: null });
    const listed = (await seller.get('/api/todo')).body.items;
    expect(listed.find((one: { id: number }) => one.id === activity.id).answeredAt).not.toBeNull();
    const { version } = await row();
    await seller.patch(`/api/activities/${activity.id}`, { note: 'Læst', version });
    expect((await row()).answeredAt).toBeNull();
  });
});

describe('an unknown sender', () => {
  it('waits in its owner’s own list, and nobody else sees it', async () => {
    const mail = await send(letter({ from: 'Fremmed <hvem@ukendt.dk>' }));
    expect([mail.state, mail.reason]).toEqual(['unplaced', 'unknown']);
    const other = await world.person('UVE');
    expect((await other.get(`/api/mail/${mail.id}`)).status).toBe(404);
    expect((await other.get('/api/mail?state=unplaced')).body.items).toEqual([]);
    const own = (await seller.get('/api/mail?state=unplaced')).body.items;
    expect(own.map((row: { id: number }) => row.id)).toContain(mail.id);
    const counts = await seller.get('/api/mail/counts');
    expect(counts.body).toEqual({ unplaced: own.length });
  });

  it('placing it teaches: what waits and what comes from there is placed too (rule 17)', async () => {
    const customer = (await world.customer('Lærenem ApS')).id;
    const first = await send(letter({ from: 'x@laerenem.dk' }));
    const second = await send(letter({ from: 'x@laerenem.dk', subject: 'Mere' }));
    const placed = await seller.post(`/api/mail/${first.id}/placement`, {
      customerId: customer,
      remember: 'address',
    });
    expect(placed.body.others).toBe(1);
    expect((await settled(first.id)).placements[0]?.customerId).toBe(customer);
    const also = await settled(second.id);
    expect([also.state, also.reason, also.because.pattern]).toEqual(['journalled', 'rule', 'x@laerenem.dk']);
    expect((await send(letter({ from: 'x@laerenem.dk', subject: 'Ny' }))).state).toBe('journalled');
    expect(await activitiesOf(customer)).toHaveLength(3);
  });

  it('a free-mail domain cannot be taught; an address can', async () => {
    const customer = (await world.customer('Fri ApS')).id;
    const mail = await send(letter({ from: 'nogen@hotmail.dk' }));
    const refused = await seller.post(`/api/mail/${mail.id}/placement`, {
      customerId: customer,
      remember: 'domain',
    });
    expect(refused.body.error.fields[0]).toMatchObject({ field: 'remember', id: 'free-mail-domain' });
    expect((await seller.get(`/api/mail/${mail.id}`)).body.state).toBe('unplaced');
  });

  it('ignored once or always, and undone', async () => {
    const mail = await send(letter({ from: 'spam@reklame.dk' }));
    await seller.post(`/api/mail/${mail.id}/ignoring`, { always: true });
    expect((await send(letter({ from: 'spam@reklame.dk', subject: 'Igen' }))).reason).toBe('ignored-always');
    await seller.delete(`/api/mail/${mail.id}/ignoring`);
    expect((await seller.get(`/api/mail/${mail.id}`)).body.state).toBe('unplaced');
    expect((await send(letter({ from: 'spam@reklame.dk', subject: 'Tredje' }))).state).toBe('unplaced');
  });

  it('suggests people of the same name, and where it is asked to be there it is', async () => {
    const customer = (await world.customer('Navne A/S')).id;
    const contact = (await world.contact(customer, 'Sørine Ågård')).id;
    const mail = await send(letter({ from: 'Sørine Ågård <privat@gmail.com>' }));
    expect(mail.suggestions).toMatchObject([{ customerId: customer, contactId: contact, why: 'name' }]);
    const asked = await send(letter({ from: 'andre@gmail.com' }), `&contactId=${contact}`);
    expect([asked.reason, asked.placements[0]?.contactId]).toEqual(['asked', contact]);
  });

  it('automatic mail from somebody unknown waits for nobody (rule 20)', async () => {
    const mail = await send(letter({ from: 'nyt@brev.dk', more: ['List-Id: <nyt.brev.dk>'] }));
    expect([mail.state, mail.automatic]).toEqual(['ignored', 'list']);
  });
});

describe('a mail that landed wrong', () => {
  it('is moved with its whole thread, and says who did it', async () => {
    const wrong = await firm('Forkert ApS', 'v@forkert.dk');
    const right = (await world.customer('Rigtig ApS')).id;
    const first = await send(letter({ from: 'v@forkert.dk', id: 'f1@forkert.dk' }));
    await send(letter({ from: 'v@forkert.dk', id: 'f2@forkert.dk', answers: 'f1@forkert.dk' }));
    const moved = await seller.post(`/api/mail/${first.id}/placement`, {
      customerId: right,
      insteadOf: wrong.customer,
      thread: true,
    });
    expect(moved.body.others).toBe(1);
    expect(await activitiesOf(wrong.customer)).toHaveLength(0);
    expect(await activitiesOf(right)).toHaveLength(2);
    const after = (await seller.get(`/api/mail/${first.id}`)).body;
    expect([after.reason, after.because.userId]).toEqual(['person', seller.id]);
    for (const _ of [1, 2]) {
      const again = { customerId: right, insteadOf: wrong.customer, thread: true };
      expect((await seller.post(`/api/mail/${first.id}/placement`, again)).status).toBe(200);
    }
    expect(await activitiesOf(right)).toHaveLength(2);
  });

  it('moves along when its customer is merged', async () => {
    const stays = (await world.customer('Bliver ApS')).id;
    const goes = await firm('Går ApS', 'g@gaar.dk');
    const mail = await send(letter({ from: 'g@gaar.dk' }));
    expect((await world.admin.post(`/api/customers/${stays}/merge`, { otherId: goes.customer })).status).toBe(
      200,
    );
    expect((await seller.get(`/api/mail/${mail.id}`)).body.placements[0].customerId).toBe(stays);
  });
});

describe('a private mail', () => {
  it('is erased with its activity and file, and never returns (rule 22)', async () => {
    const { customer } = await firm('Læge ApS', 'l@laege.dk');
    const raw = letter({ from: 'l@laege.dk', subject: 'Blodprøve', body: `Svaret er klar ${Math.random()}` });
    const mail = await send(raw);
    const documentId = mail.attachments[0]?.documentId;
    expect((await seller.post(`/api/mail/${mail.id}/privacy`)).status).toBe(200);
    expect((await seller.get(`/api/mail/${mail.id}`)).status).toBe(404);
    expect(await activitiesOf(customer)).toHaveLength(0);
    expect((await seller.get(`/api/documents/${documentId}/content`)).status).toBe(404);
    const again = await seller.upload('/api/mail?name=a.eml', raw);
    expect([again.status, again.body.error.id]).toEqual([409, 'private-mail']);
    await vi.waitFor(async () => {
      const left = await world.database.reader.selectFrom('mail_tombstone').select('erase').execute();
      expect(left.flatMap((row) => row.erase)).toEqual([]);
    });
  });

  it('a private rule leaves no text of what comes after it', async () => {
    await seller.post('/api/mail-rules', { pattern: 'Klinik.DK', action: 'private' });
    const raw = letter({ from: 'dr@klinik.dk', subject: 'Hemmeligt' });
    const { body } = await seller.upload('/api/mail?name=a.eml', raw);
    await vi.waitFor(async () => expect((await seller.get(`/api/mail/${body.mailId}`)).status).toBe(404));
    const again = await seller.upload('/api/mail?name=a.eml', raw);
    expect([again.status, again.body.error.id]).toEqual([409, 'private-mail']);
  });
});

describe('the mail as it looks', () => {
  it('is shown without script and without pictures from elsewhere', async () => {
    await firm('Pæn A/S', 'p@paen.dk');
    const html =
      '<p>Hej <b>dig</b></p><script>alert(1)</script><img src="https://spor.example/p.gif"><a href="javascript:x">y</a>';
    const mail = await send(letter({ from: 'p@paen.dk', type: 'text/html', body: html }));
    const shown = await seller.get(`/api/mail/${mail.id}/html`);
    expect(shown.headers['content-type']).toContain('text/html');
    expect(String(shown.headers['content-security-policy'])).toContain("default-src 'none'");
    expect(shown.body).toContain('<b>dig</b>');
    expect(shown.body).not.toMatch(/script|javascript|<img[^>]+ src="https?:/i);
  });

  it('Outlook’s own file is journalled as the file it is', async () => {
    const { customer } = await firm('Outlook A/S', 'o@outlookfirma.dk');
    const sender = { name: 'Ole Outlook', address: 'o@outlookfirma.dk' };
    const recipients = [{ name: 'Sælger', address: 'adm@nordlys.dk' }];
    const file = msgFile({ subject: 'Fra Outlook', body: 'Hej fra Outlook', sender, recipients });
    const answer = await seller.upload('/api/mail?name=brev.msg', file);
    const mail = await settled(answer.body.mailId);
    expect(mail).toMatchObject({ state: 'journalled', format: 'msg', subject: 'Fra Outlook' });
    expect(mail.attachments[0]?.name).toBe('Fra Outlook.msg');
    expect(await activitiesOf(customer)).toHaveLength(1);
  });

  it('what is not a mail is refused in words', async () => {
    const refused = await seller.upload('/api/mail?name=a.eml', 'bare noget tekst');
    expect([refused.status, refused.body.error.id]).toEqual([422, 'not-a-mail']);
  });
});

describe('a mail of which only the headers were kept', () => {
  it('is placed by them, and gets its file and text when the whole of it comes', async () => {
    const customer = (await world.customer('Hoved ApS')).id;
    const raw = letter({ from: 'h@hoved.dk', body: 'Hele teksten' });
    const { blobStore } = await import('../../src/server/documents/blobs.ts');
    const { receiveHeaders } = await import('../../src/server/mail/receive.ts');
    const parts = {
      database: world.database,
      blobs: blobStore(`${world.dataDir}/documents`),
      clock: () => world.clock.now,
    };
    const headers = Buffer.from(raw.slice(0, raw.indexOf('\r\n\r\n') + 4));
    const kept = await receiveHeaders(parts, {
      headers,
      size: raw.length,
      ownerId: seller.id,
      receivedAt: world.clock.now,
    });
    const waiting = await settled(kept.mailId ?? 0);
    expect([waiting.state, waiting.reason, waiting.whole]).toEqual(['unplaced', 'unknown', false]);
    await seller.post(`/api/mail/${waiting.id}/placement`, { customerId: customer });
    expect((await settled(waiting.id)).attachments).toEqual([]);

    const whole = await send(raw);
    expect([whole.id, whole.body.trim(), whole.attachments.length]).toEqual([waiting.id, 'Hele teksten', 1]);
    expect(await activitiesOf(customer)).toHaveLength(1);
    await send(raw);
    expect((await seller.get(`/api/mail/${waiting.id}`)).body.attachments).toHaveLength(1);
  });
});
