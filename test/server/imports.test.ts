// The firm's own exports, and what a second import may and may not do to what people did since the first.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportKind } from '../../src/shared/imports.ts';
import { csv, EXPORTS, figures, hasExports, importing, marked } from '../helpers/importing.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
const { upload, run, read, take } = importing(world);
const SALESPEOPLE = ['ANJ', 'JDP', 'LBA', 'MKH', 'PØ', 'SØR'];

beforeAll(async () => {
  for (const initials of SALESPEOPLE) await world.person(initials);
});

const SAME_FAULTS = {
  customers: (last: number) => [
    [last - 3, 'accountNumber account-twice'],
    [last - 2, 'accountNumber required'],
    [last - 1, 'name required'],
    [last, 'responsible unknown-user', 'email invalid-email'],
  ],
  contacts: (last: number) => [[last, 'accountNumber unknown-customer']],
  activities: (last: number) => [
    [last - 2, 'date invalid-date'],
    [last - 1, 'type unknown-type'],
    [last, 'accountNumber unknown-customer'],
  ],
};

interface Real {
  folder: string;
  encoding: string;
  /** the line of the last row, how many rows come in, how many of them with a warning */
  files: { kind: ImportKind; name: string; last: number; good: number; warned: number }[];
}

const REAL = [
  {
    folder: 'export-utf8',
    encoding: 'utf-8',
    files: [
      { kind: 'customers', name: 'kundeemner.csv', last: 405, good: 400, warned: 15 },
      { kind: 'contacts', name: 'kontaktpersoner.csv', last: 756, good: 754, warned: 0 },
      { kind: 'activities', name: 'aktiviteter.csv', last: 5198, good: 4694, warned: 2 },
    ],
  },
  {
    folder: 'export-windows1252',
    encoding: 'windows-1252',
    files: [
      { kind: 'customers', name: 'kundeemner.csv', last: 125, good: 120, warned: 5 },
      { kind: 'contacts', name: 'kontaktpersoner.csv', last: 237, good: 235, warned: 0 },
      { kind: 'activities', name: 'aktiviteter.csv', last: 1569, good: 1403, warned: 0 },
    ],
  },
] satisfies Real[];

describe.skipIf(!hasExports).for(REAL)('the real export $folder', ({ folder, encoding, files }) => {
  beforeAll(async () => {
    // Each export is a firm of its own under the same account numbers.
    await sql`truncate customer, imported, event restart identity cascade`.execute(world.database.reader);
  });

  it.for(files)('$name: every good row comes in, every faulty one is named', async (file) => {
    const bytes = await readFile(join(EXPORTS, folder, file.name));
    const { status, body } = await upload(file.kind, bytes, file.name);
    expect(status).toBe(200);
    expect([body.encoding, body.delimiter]).toEqual([encoding, ';']);
    const faults = SAME_FAULTS[file.kind](file.last);
    const expected = {
      created: file.good,
      updated: 0,
      unchanged: 0,
      faulty: faults.length,
      warned: file.warned,
    };
    expect(figures(body)).toEqual({ state: 'preview', ...expected });
    expect(marked(body.faults)).toEqual(faults);
    for (const reason of body.faults.flatMap((fault: { reasons: { message: string }[] }) => fault.reasons)) {
      expect(reason.message).toMatch(/\.$/);
    }
    const done = await run(body.id);
    expect(figures(done)).toEqual({ state: 'done', ...expected });
    expect(done.rowsDone).toBe(done.rowsTotal);
    expect(marked(done.faults)).toEqual(faults);
  });

  it.for(files)('$name: a second time changes nothing', async (file) => {
    const before = await fingerprintOfEverything();
    const again = await take(file.kind, await readFile(join(EXPORTS, folder, file.name)));
    expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, file.good]);
    expect(await fingerprintOfEverything()).toEqual(before);
  });

  it('open follow-ups stand in To-Do, and the facts of the lists are those of the activities', async () => {
    const { rows } = await sql<{ open: number; wrong: number }>`
      select (select count(*)::int from activity where completed_at is null) as open,
        (select count(*)::int from customer c where
          (select min(follow_up_date) from activity a where a.customer_id = c.id and completed_at is null)
            is distinct from c.next_follow_up_date
          or (select max(occurred_at) from activity a where a.customer_id = c.id)
            is distinct from c.last_activity_at) as wrong`.execute(world.database.reader);
    expect(rows[0]).toEqual({ open: folder === 'export-utf8' ? 679 : 209, wrong: 0 });
  });

  it('letters that windows-1252 lost still lead to the contact of the same export', async () => {
    const { rows } = await sql<{ lost: number; tied: number }>`
      select count(*)::int as lost, count(a.contact_id)::int as tied
      from activity a join contact c on c.id = a.contact_id where c.name like '%?%'`.execute(
      world.database.reader,
    );
    expect(rows[0]?.lost).toBe(folder === 'export-utf8' ? 0 : 69);
    expect(rows[0]?.tied).toBe(rows[0]?.lost);
  });
});

async function fingerprintOfEverything() {
  const { rows } = await sql`
    select (select md5(string_agg(c::text, '' order by id)) from customer c) as customers,
      (select md5(string_agg(c::text, '' order by id)) from contact c) as contacts,
      (select md5(string_agg(a::text, '' order by id)) from activity a) as activities,
      (select count(*) from event where entity in ('customer', 'contact', 'activity')) as events`.execute(
    world.database.reader,
  );
  return rows[0];
}

const CUSTOMERS = 'Kontonummer;Firmanavn;Telefon;By;EmailDomæne;Status;Note';
const CONTACTS = 'Kontonummer;Navn;Titel;E-mail;Primær';
const ACTIVITIES = 'Kontonummer;Kontaktperson;Aktivitetstype;Sælger;Dato;Tidspunkt;Notat;Opfølg;Afsluttet';

const find = async (table: 'customer' | 'contact' | 'activity', id: number) =>
  (await world.admin.get(`/api/${table === 'activity' ? 'activities' : `${table}s`}/${id}`)).body;

async function customerOf(account: string) {
  const { id } = await world.database.reader
    .selectFrom('customer')
    .select('id')
    .where('account_number', '=', account)
    .executeTakeFirstOrThrow();
  return find('customer', id);
}

describe('a second import of a customer', () => {
  it('an edited row updates what was edited, and the history says from what to what', async () => {
    await take('customers', csv(CUSTOMERS, '70001;Nord A/S;12345678;Vejle;nord.dk;Lead;først'));
    const again = csv(CUSTOMERS, '70001;Nord & Co. A/S;12345678;Vejle;nord.dk;Kunde;først');
    expect(figures(await take('customers', again))).toMatchObject({ created: 0, updated: 1, faulty: 0 });
    const customer = await customerOf('70001');
    expect(customer).toMatchObject({ name: 'Nord & Co. A/S', statusId: world.statuses.Kunde, version: 2 });
    const history = (await world.admin.get(`/api/customers/${customer.id}/history`)).body.items;
    expect(history.map((event: { verb: string }) => event.verb)).toEqual(['changed', 'created']);
    expect(history[0].changes).toEqual({
      name: ['Nord A/S', 'Nord & Co. A/S'],
      statusId: [world.statuses.Lead, world.statuses.Kunde],
    });
  });

  it('never undoes what people did since: a cell counts only when the file has changed', async () => {
    const file = csv(CUSTOMERS, '70002;Syd A/S;12345678;Vejle;syd.dk;Lead;fra filen');
    await take('customers', file);
    const { id, version } = await customerOf('70002');
    const edit = { version, name: 'Syd Gruppen A/S', city: 'Kolding', note: 'rettet i hånden' };
    expect((await world.admin.patch(`/api/customers/${id}`, edit)).status).toBe(200);
    expect(figures(await take('customers', file))).toMatchObject({ updated: 0, unchanged: 1 });
    const moved = csv(CUSTOMERS, '70002;Syd A/S;12345678;Horsens;syd.dk;Lead;fra filen');
    expect(figures(await take('customers', moved))).toMatchObject({ updated: 1 });
    expect(await find('customer', id)).toMatchObject({
      name: 'Syd Gruppen A/S',
      city: 'Horsens',
      note: 'rettet i hånden',
    });
  });

  it('an empty cell takes nothing away, unless the file had something there before', async () => {
    await world.customer('Øst A/S', { accountNumber: '70003', phone: '87654321', city: 'Skive' });
    await take('customers', csv(CUSTOMERS, '70003;Øst A/S;;Skive;;;'));
    expect(await customerOf('70003')).toMatchObject({ phone: '+4587654321', city: 'Skive' });
    await take('customers', csv(CUSTOMERS, '70003;Øst A/S;;;;;'));
    expect(await customerOf('70003')).toMatchObject({ phone: '+4587654321', city: null });
  });

  it('lists are added to, never shortened; columns that the file lacks are left alone', async () => {
    const made = { accountNumber: '70004', emailDomains: ['vest.dk'], industry: 'Fisk' };
    await world.customer('Vest A/S', made);
    await take('customers', csv(CUSTOMERS, '70004;Vest A/S;;;vest.com, vest.dk;;'));
    expect(await customerOf('70004')).toMatchObject({
      emailDomains: ['vest.com', 'vest.dk'],
      industry: 'Fisk',
    });
  });

  it('a class is one letter, however it is written; anything else is told of', async () => {
    const file = ['Konto;Navn;Klasse', '70015;Klasse A/S;a', '70016;Klasseløs A/S;', '70017;Fejl A/S;AB'];
    const done = await take('customers', file.join('\r\n'));
    expect((await customerOf('70015')).class).toBe('A');
    expect((await customerOf('70016')).class).toBeNull();
    expect(done.faults).toMatchObject([{ reasons: [{ field: 'class', id: 'invalid-class' }] }]);
  });

  it('a name that lost letters on its way does not replace the whole one', async () => {
    await take('customers', csv(CUSTOMERS, '70005;Yılmaz Møbler;;;;;'));
    expect(figures(await take('customers', csv(CUSTOMERS, '70005;Y?lmaz Møbler;;;;;')))).toMatchObject({
      updated: 0,
      unchanged: 1,
    });
    expect((await customerOf('70005')).name).toBe('Yılmaz Møbler');
  });

  it('a customer that was merged away is left alone, with a word about it', async () => {
    const kept = await world.customer('Kept', { accountNumber: '70006' });
    const gone = await world.customer('Gone', { accountNumber: '70007' });
    expect((await world.admin.post(`/api/customers/${kept.id}/merge`, { otherId: gone.id })).status).toBe(
      200,
    );
    const again = await take('customers', csv(CUSTOMERS, '70007;Gone again;;;;;'));
    expect(figures(again)).toMatchObject({ created: 0, updated: 0, unchanged: 1, faulty: 0, warned: 1 });
    expect(again.warnings[0]?.reasons[0]?.message).toContain('70006');
    await take('contacts', csv(CONTACTS, '70007;Per Person;;;'));
    expect((await find('customer', kept.id)).contacts).toBe(1);
  });
});

describe('a second import of contacts', () => {
  const people = async (account: string) =>
    (await world.admin.get(`/api/contacts?customerId=${(await customerOf(account)).id}`)).body.items;

  it('is known by mail address, or else by name; two people of one name stay two', async () => {
    await world.customer('Folk A/S', { accountNumber: '71001' });
    const first = csv(
      CONTACTS,
      '71001;Øjvind Sørensen;Ejer;o1@folk.dk;ja',
      '71001;Øjvind Sørensen;Smed;o2@folk.dk;nej',
    );
    expect(figures(await take('contacts', first))).toMatchObject({ created: 2, faulty: 0 });
    expect(figures(await take('contacts', first))).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    const edited = csv(
      CONTACTS,
      '71001;Oejvind Soerensen;Direktør;o1@folk.dk;ja',
      '71001;Øjvind Sørensen;Smed;ny@folk.dk;nej',
    );
    expect(figures(await take('contacts', edited))).toMatchObject({ created: 0, updated: 2 });
    const now = await people('71001');
    expect(now.map((one: { title: string; emails: string[] }) => [one.title, ...one.emails]).sort()).toEqual([
      ['Direktør', 'o1@folk.dk'],
      ['Smed', 'ny@folk.dk', 'o2@folk.dk'],
    ]);
  });

  it('the primary contact is a fact of the customer, set once and never twice', async () => {
    const { id } = await world.customer('Primær A/S', { accountNumber: '71002' });
    const two = csv(CONTACTS, '71002;Anna;;a@p.dk;ja', '71002;Bent;;b@p.dk;ja');
    const done = await take('contacts', two);
    expect(marked(done.warnings)).toEqual([[3, 'isPrimary second-primary']]);
    const anna = (await people('71002')).find((one: { isPrimary: boolean }) => one.isPrimary);
    expect(anna.name).toBe('Anna');
    const { version } = await find('customer', id);
    await take('contacts', two);
    expect((await find('customer', id)).version).toBe(version);
    await take('contacts', csv(CONTACTS, '71002;Anna;;a@p.dk;nej', '71002;Bent;;b@p.dk;nej'));
    expect((await find('customer', id)).primaryContactId).toBeNull();
  });

  it('a row that fits several people is refused, one that stands twice too', async () => {
    const { id } = await world.customer('Tvivl A/S', { accountNumber: '71003' });
    await world.contact(id, 'Jens Hansen', { emails: ['j1@t.dk'] });
    await world.contact(id, 'Jens Hansen', { emails: ['j2@t.dk'] });
    const done = await take(
      'contacts',
      csv(CONTACTS, '71003;Jens Hansen;Chef;;', '71003;Bo;A;;', '71003;Bo;B;;'),
    );
    expect(marked(done.faults)).toEqual([
      [2, 'name ambiguous-match'],
      [4, 'name person-twice'],
    ]);
  });

  it('a mailbox that people share renames nobody', async () => {
    const { id } = await world.customer('Fælles A/S', { accountNumber: '71004' });
    await world.contact(id, 'Ane', { emails: ['info@f.dk'] });
    await world.contact(id, 'Bo', { emails: ['info@f.dk'] });
    expect(figures(await take('contacts', csv(CONTACTS, '71004;Cille;;info@f.dk;')))).toMatchObject({
      created: 1,
    });
    expect((await people('71004')).map((one: { name: string }) => one.name)).toEqual(['Ane', 'Bo', 'Cille']);
  });
});

describe('a second import of activities', () => {
  const activitiesOf = async (account: string) =>
    (await world.admin.get(`/api/activities?customerId=${(await customerOf(account)).id}`)).body.items;

  it('an edited note or follow-up updates; two activities at the same time stay two', async () => {
    await world.customer('Aktiv A/S', { accountNumber: '72001' });
    const row = '72001;;Tlf;JDP;18-04-2026;9.30';
    const first = csv(ACTIVITIES, `${row};første;24-12-2026;nej`, `${row};anden;;ja`);
    expect(figures(await take('activities', first))).toMatchObject({ created: 2 });
    expect(figures(await take('activities', first))).toMatchObject({ created: 0, unchanged: 2 });
    const edited = csv(ACTIVITIES, `${row};første rettet;27-12-2026;nej`, `${row};anden;;ja`);
    expect(figures(await take('activities', edited))).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const items = await activitiesOf('72001');
    expect(
      items.map((one: { note: string; followUpDate: string }) => [one.note, one.followUpDate]).sort(),
    ).toEqual([
      ['anden', null],
      ['første rettet', '2026-12-27'],
    ]);
    expect(items[0].occurredAt).toBe('2026-04-18T07:30:00.000Z');
    expect((await customerOf('72001')).nextFollowUpDate).toBe('2026-12-27');
  });

  it('never reopens; completes what the file completes; leaves alone what people completed', async () => {
    await world.customer('Færdig A/S', { accountNumber: '72002' });
    const row = (completed: string) =>
      csv(ACTIVITIES, `72002;;Møde;JDP;01-05-2026;10:00;n;01-06-2026;${completed}`);
    await take('activities', row('nej'));
    const [{ id }] = await activitiesOf('72002');
    await world.admin.post(`/api/activities/${id}/completion`);
    const { completedAt, version } = await find('activity', id);
    expect(figures(await take('activities', row('nej')))).toMatchObject({ unchanged: 1 });
    expect(await find('activity', id)).toMatchObject({ completedAt, version });

    await world.admin.delete(`/api/activities/${id}/completion`);
    expect(figures(await take('activities', row('ja')))).toMatchObject({ updated: 1 });
    expect((await find('activity', id)).completedAt).toBe(world.clock.now.toISOString());
    expect(figures(await take('activities', row('nej')))).toMatchObject({ unchanged: 1 });
    expect((await find('activity', id)).completedAt).not.toBeNull();
    await world.admin.delete(`/api/activities/${id}/completion`);
    expect(figures(await take('activities', row('nej')))).toMatchObject({ unchanged: 1 });
    expect((await find('activity', id)).completedAt).toBeNull();
  });

  it('a follow-up time does not outlive its date', async () => {
    await world.customer('Tid A/S', { accountNumber: '72003' });
    const heading = 'Kontonummer;Aktivitetstype;Sælger;Dato;Opfølg;Opfølgningstid;Afsluttet';
    await take('activities', csv(heading, '72003;Tlf;JDP;01-05-2026;01-12-2026;14.15;nej'));
    const [{ id }] = await activitiesOf('72003');
    expect(await find('activity', id)).toMatchObject({ followUpDate: '2026-12-01', followUpTime: '14:15' });
    await take('activities', csv(heading, '72003;Tlf;JDP;01-05-2026;;;nej'));
    expect(await find('activity', id)).toMatchObject({ followUpDate: null, followUpTime: null });
  });

  it('finds the person by exact name, then spelling, then lost letters; by mail where names are shared', async () => {
    const { id } = await world.customer('Navne A/S', { accountNumber: '72004' });
    for (const [name, mail] of [
      ['Jens Yılmaz', 'jy@n.dk'],
      ['Søren Aagaard', 'sa@n.dk'],
      ['Bo Bo', 'b1@n.dk'],
      ['Bo Bo', 'b2@n.dk'],
    ] as const) {
      await world.contact(id, name, { emails: [mail] });
    }
    const rows = ['Jens Y?lmaz', 'Soeren Ågaard', 'B2@n.dk', 'Bo Bo', 'Ukendt Person'].map(
      (name, index) => `72004;${name};Tlf;JDP;0${index + 1}-03-2026;;${name};;ja`,
    );
    const done = await take('activities', csv(ACTIVITIES, ...rows));
    expect(marked(done.faults)).toEqual([[6, 'contact unknown-contact']]);
    expect(marked(done.warnings)).toEqual([[5, 'contact ambiguous-contact']]);
    const items = await activitiesOf('72004');
    const names = Object.fromEntries(
      items.map((one: { note: string; contactName: string | null }) => [one.note, one.contactName]),
    );
    expect(names).toEqual({
      'Jens Y?lmaz': 'Jens Yılmaz',
      'Soeren Ågaard': 'Søren Aagaard',
      'B2@n.dk': 'Bo Bo',
      'Bo Bo': null,
    });
  });

  it('without «Afsluttet» a follow-up date means open, and everything else is history', async () => {
    await world.customer('Uden A/S', { accountNumber: '72005' });
    const heading = 'Kontonummer;Aktivitetstype;Sælger;Dato;Opfølg';
    await take(
      'activities',
      csv(heading, '72005;Tlf;JDP;01-05-2026;01-12-2026', '72005;Tlf;JDP;02-05-2026;'),
    );
    const items = await activitiesOf('72005');
    expect(items.map((one: { completedAt: string | null }) => one.completedAt)).toEqual([
      '2026-05-01T22:00:00.000Z',
      null,
    ]);
    expect(items.every((one: { origin: string }) => one.origin === 'import')).toBe(true);
  });

  it('without a salesperson it is the customer’s responsible one; somebody who left is worth a word', async () => {
    const gone = await world.person('VÆK');
    const { version } = (await world.admin.get('/api/users')).body.items.find(
      (user: { id: number }) => user.id === gone.id,
    );
    await world.customer('Ejet A/S', { accountNumber: '72006', responsibleId: gone.id });
    await world.admin.patch(`/api/users/${gone.id}`, { version, active: false });
    const done = await take(
      'activities',
      csv(ACTIVITIES, '72006;;Tlf;;01-05-2026;;åben;01-12-2026;nej', '72006;;Tlf;;01-05-2025;;lukket;;ja'),
    );
    expect(marked(done.warnings)).toEqual([[2, 'salesperson inactive-user']]);
    const items = await activitiesOf('72006');
    expect(new Set(items.map((one: { salespersonId: number }) => one.salespersonId))).toEqual(
      new Set([gone.id]),
    );
  });
});

describe('the flow', () => {
  it('a preview writes nothing but itself, and the run is told once to open screens', async () => {
    const before = await fingerprintOfEverything();
    const { body } = await upload('customers', csv(CUSTOMERS, '73001;Kun set A/S;;;;;'));
    expect(await fingerprintOfEverything()).toEqual(before);
    await run(body.id);
    const events = await world.database.reader
      .selectFrom('event')
      .select(['verb', 'details'])
      .where('entity', '=', 'import')
      .where('entity_id', '=', body.id)
      .execute();
    expect(events).toEqual([
      { verb: 'imported', details: { kind: 'customers', created: 1, updated: 0, unchanged: 0, faulty: 0 } },
    ]);
  });

  it('running twice, even at the same moment, does it once', async () => {
    const { body } = await upload('customers', csv(CUSTOMERS, '73002;Én gang A/S;;;;;'));
    const starts = await Promise.all([1, 2, 3].map(() => world.admin.post(`/api/imports/${body.id}/run`)));
    expect(starts.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(figures(await run(body.id))).toMatchObject({ state: 'done', created: 1 });
    expect(figures(await run(body.id))).toMatchObject({ state: 'done', created: 1 });
    expect((await world.admin.put(`/api/imports/${body.id}/mapping`, { mapping: {} })).body.error.id).toBe(
      'import-started',
    );
  });

  it('only leaders import; nobody else sees imports; an unknown one is a 404', async () => {
    const salesperson = await world.signIn('jdp@nordlys.dk');
    expect((await salesperson.get('/api/imports')).status).toBe(403);
    expect((await salesperson.upload('/api/imports?kind=customers&name=a.csv', 'a;b')).status).toBe(403);
    for (const answer of [
      await world.admin.get('/api/imports/999999'),
      await world.admin.post('/api/imports/999999/run'),
      await world.admin.get('/api/imports/999999/faults.csv'),
      await world.admin.put('/api/imports/999999/mapping', { mapping: {} }),
    ]) {
      expect([answer.status, answer.body.error.id]).toEqual([404, 'not-found']);
    }
    expect((await world.admin.get('/api/imports')).body.items.length).toBeGreaterThan(0);
  });

  it('speaks the language of whoever reads', async () => {
    const { body } = await upload('contacts', csv(CONTACTS, '99999;Findes Ikke;;;'));
    expect(body.faults[0].reasons[0].message).toBe(
      'Der er ingen kunde med kontonummer 99999. Importér eller opret kunden først.',
    );
    await world.admin.patch('/api/me', { language: 'en' });
    const english = await read(body.id);
    await world.admin.patch('/api/me', { language: 'da' });
    expect(english.faults[0]?.reasons[0]?.message).toMatch(/^There is no customer with account number 99999/);
  });
});
