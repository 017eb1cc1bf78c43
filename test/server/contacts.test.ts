// Contacts through HTTP: people at a customer, the primary one, moving, lists and search, the duplicate warning.
import { describe, expect, test } from 'vitest';
import { type Answer, useWorld } from '../helpers/world.ts';

const world = useWorld();

const names = (answer: Answer): string[] => answer.body.items.map((item: { name: string }) => item.name);
const fields = (answer: Answer) =>
  answer.body.error?.fields?.map((fault: { field: string; id: string }) => [fault.field, fault.id]);
const read = async (kind: 'customers' | 'contacts', id: number) =>
  (await world.admin.get(`/api/${kind}/${id}`)).body;

describe('creating', () => {
  test('a name at a customer is enough', async () => {
    const customer = await world.customer('Nordbyg A/S');
    const contact = await world.contact(customer.id, ' Åse Sørensen ');
    expect(contact).toMatchObject({
      name: 'Åse Sørensen',
      customerId: customer.id,
      customerName: 'Nordbyg A/S',
      accountNumber: customer.accountNumber,
      emails: [],
      consent: null,
      isPrimary: false,
      hasLeft: false,
      version: 1,
    });
    const history = await world.admin.get(`/api/contacts/${contact.id}/history`);
    expect(history.body.items).toMatchObject([{ verb: 'created', entity: 'contact' }]);
  });

  test('every field is kept in its one stored form', async () => {
    const customer = await world.customer('Formen');
    const contact = await world.contact(customer.id, 'Bo', {
      title: ' Indkøber ',
      phone: '12 34 56 78',
      mobile: '',
      emails: ['Bo@Firma.dk', 'bo@firma.dk', 'bo@privat.dk'],
      note: ' ring\n',
      consent: true,
      consentDate: '2026-01-31',
      consentSource: 'Messe',
      hasLeft: false,
    });
    expect(contact).toMatchObject({
      title: 'Indkøber',
      phone: '+4512345678',
      mobile: null,
      emails: ['bo@firma.dk', 'bo@privat.dk'],
      note: ' ring\n',
      consent: true,
      consentDate: '2026-01-31',
    });
  });

  test('at a merged customer it comes to the one that took over', async () => {
    const [one, other] = [await world.customer('Bliver'), await world.customer('Går')];
    await world.admin.post(`/api/customers/${one.id}/merge`, { otherId: other.id });
    expect((await world.contact(other.id, 'Ny')).customerId).toBe(one.id);
  });

  test.each([
    [{ name: 'X' }, 'customerId', 'required'],
    [{ customerId: 1 }, 'name', 'required'],
    [{ customerId: 999999, name: 'X' }, 'customerId', 'unknown-customer'],
    [{ customerId: '1', name: 'X' }, 'customerId', 'invalid-number'],
    [{ customerId: 1, name: 'X', emails: ['ok@x.dk', 'nej'] }, 'emails.1', 'invalid-email'],
    [{ customerId: 1, name: 'X', consentDate: '2026-02-30' }, 'consentDate', 'invalid-date'],
    [{ customerId: 1, name: 'X', note: 'a\0b' }, 'note', 'unreadable-character'],
    [{ customerId: 1, name: 'X', age: 42 }, 'age', 'unknown-field'],
  ])('%j is refused at %s with %s', async (body, field, id) => {
    const answer = await world.admin.post('/api/contacts', body);
    expect(answer.status).toBe(422);
    expect(fields(answer)).toEqual([[field, id]]);
  });
});

describe('the primary contact', () => {
  test('is set and cleared from both sides, and is always one at most', async () => {
    const customer = await world.customer('Primær');
    const one = await world.contact(customer.id, 'En', { isPrimary: true });
    expect(one.isPrimary).toBe(true);
    expect(await read('customers', customer.id)).toMatchObject({ primaryContactId: one.id, version: 2 });

    const two = await world.contact(customer.id, 'To');
    const moved = await world.admin.patch(`/api/contacts/${two.id}`, { version: 1, isPrimary: true });
    expect(moved.body).toMatchObject({ isPrimary: true, version: 2 });
    expect(await read('contacts', one.id)).toMatchObject({ isPrimary: false });

    const other = await world.admin.patch(`/api/contacts/${one.id}`, { version: 1, isPrimary: false });
    expect(other.body).toMatchObject({ isPrimary: false, version: 1 });
    expect((await read('customers', customer.id)).primaryContactId).toBe(two.id);

    await world.admin.patch(`/api/contacts/${two.id}`, { version: 2, isPrimary: false });
    expect(await read('customers', customer.id)).toMatchObject({ primaryContactId: null, version: 4 });

    await world.admin.patch(`/api/customers/${customer.id}`, { version: 4, primaryContactId: one.id });
    expect((await read('contacts', one.id)).isPrimary).toBe(true);
    const { body } = await world.admin.get(`/api/customers/${customer.id}/history`);
    expect(body.items[0]).toMatchObject({ verb: 'changed', changes: { primaryContactId: [null, one.id] } });
  });

  test('racing to be primary leaves one, and both changes in the log', async () => {
    const customer = await world.customer('Om kap');
    const people = await Promise.all([1, 2, 3, 4].map((n) => world.contact(customer.id, `Nr. ${n}`)));
    const answers = await Promise.all(
      people.map(({ id }) => world.admin.patch(`/api/contacts/${id}`, { version: 1, isPrimary: true })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    const list = await world.admin.get(`/api/contacts?customerId=${customer.id}`);
    expect(list.body.items.filter((item: { isPrimary: boolean }) => item.isPrimary)).toHaveLength(1);
    expect((await read('customers', customer.id)).version).toBe(5);
  });
});

describe('saving', () => {
  test('the later of two saves is told what the earlier one changed; the same save again is no change', async () => {
    const kim = await world.person('KIM');
    const contact = await world.contact((await world.customer('Delt')).id, 'Delt');
    const change = { version: 1, title: 'Chef', emails: ['chef@delt.dk'] };
    await kim.patch(`/api/contacts/${contact.id}`, change);
    const again = await kim.patch(`/api/contacts/${contact.id}`, change);
    expect([again.status, again.body.version]).toEqual([200, 2]);
    const late = await world.admin.patch(`/api/contacts/${contact.id}`, { version: 1, title: 'Direktør' });
    expect(late.status).toBe(409);
    expect(late.body.error).toMatchObject({
      id: 'stale-version',
      details: { currentVersion: 2, changes: [{ actorId: kim.id, changes: { title: [null, 'Chef'] } }] },
    });
  });

  test('moving to another customer: cleared as primary there, refused once there are activities', async () => {
    const [from, to] = [await world.customer('Fra'), await world.customer('Til')];
    const contact = await world.contact(from.id, 'Flytter', { isPrimary: true });
    const moved = await world.admin.patch(`/api/contacts/${contact.id}`, { version: 1, customerId: to.id });
    expect(moved.body).toMatchObject({ customerId: to.id, customerName: 'Til', isPrimary: false });
    expect((await read('customers', from.id)).primaryContactId).toBe(null);

    const back = { version: moved.body.version, customerId: from.id, isPrimary: true };
    expect((await world.admin.patch(`/api/contacts/${contact.id}`, back)).body.isPrimary).toBe(true);
    expect((await read('customers', from.id)).primaryContactId).toBe(contact.id);

    await world.activity({ contactId: contact.id, typeId: world.types.Tlf });
    const refused = await world.admin.patch(`/api/contacts/${contact.id}`, {
      version: 3,
      customerId: to.id,
      title: 'Ny',
    });
    expect(fields(refused)).toEqual([['customerId', 'contact-has-activities']]);
    expect(await read('contacts', contact.id)).toMatchObject({ customerId: from.id, title: null });
    const same = await world.admin.patch(`/api/contacts/${contact.id}`, { version: 3, customerId: from.id });
    expect([same.status, same.body.version]).toEqual([200, 3]);
    const nowhere = await world.admin.patch(`/api/contacts/${contact.id}`, {
      version: 3,
      customerId: 999999,
    });
    expect(fields(nowhere)).toEqual([['customerId', 'unknown-customer']]);
  });
});

describe('the list', () => {
  test('of a customer: in Danish order, those who have left only on request', async () => {
    const customer = await world.customer('Personale');
    for (const name of ['Åge', 'Anna', 'Ærlig', 'Zoe']) await world.contact(customer.id, name);
    await world.contact(customer.id, 'Rejst', { hasLeft: true });
    const list = `/api/contacts?customerId=${customer.id}`;
    expect(names(await world.admin.get(list))).toEqual(['Anna', 'Zoe', 'Ærlig', 'Åge']);
    expect(names(await world.admin.get(`${list}&withLeft=true`))).toContain('Rejst');
    const { body } = await world.admin.get(list);
    expect(body.items[0]).toMatchObject({ customerName: 'Personale', accountNumber: customer.accountNumber });
  });

  test.each(['name', 'customer', 'nextFollowUp', 'lastActivity'])(
    'pages by %s are the whole list, in both directions',
    async (sort) => {
      const mark = `blad${sort.toLowerCase()}`;
      for (let i = 0; i < 9; i += 1) {
        const customer = await world.customer(`Firma ${i % 4}`);
        const contact = await world.contact(customer.id, `Person ${i % 3}`, { title: mark });
        if (i % 2 === 0) {
          const followUpDate = `2026-12-0${1 + (i % 3)}`;
          await world.activity({ contactId: contact.id, typeId: world.types.Tlf, followUpDate });
        }
      }
      for (const descending of ['', '&descending=true']) {
        const address = `/api/contacts?q=${mark}&sort=${sort}${descending}`;
        const whole = (await world.admin.get(`${address}&limit=200`)).body.items;
        expect(whole).toHaveLength(9);
        const items = [];
        let next: string | null = '';
        while (next !== null) {
          const cursor: string = next && `&cursor=${next}`;
          const { body } = await world.admin.get(`${address}&limit=2${cursor}`);
          items.push(...body.items);
          next = body.next;
        }
        expect(items).toEqual(whole);
      }
    },
  );

  test.each([
    ['soren', true],
    ['Sørensen teknik', true],
    ['indkøb', true],
    ['Kærby Teknik', true],
    ['soren kaerby', true],
    ['soren odense', false],
    ['gry@kaerby.dk', true],
    ['20 30 40 50', true],
    ['(+45) 20304051', true],
    ['%', false],
  ])('«%s» finds Gry Sørensen, indkøber hos Kærby Teknik: %s', async (q, found) => {
    if (names(await world.admin.get('/api/contacts?q=kærbytest')).length === 0) {
      const customer = await world.customer('Kærby Teknik', { attention: 'kærbytest' });
      await world.contact(customer.id, 'Gry Sørensen', {
        title: 'Indkøber',
        phone: '20304050',
        mobile: '20304051',
        emails: ['gry@kaerby.dk'],
      });
    }
    const answer = await world.admin.get(`/api/contacts?q=${encodeURIComponent(q)}&limit=200`);
    expect(names(answer).filter((name) => name === 'Gry Sørensen')).toHaveLength(found ? 1 : 0);
  });

  test('by the next follow-up', async () => {
    const customer = await world.customer('Opfølgning');
    const [due, later] = [
      await world.contact(customer.id, 'Nu'),
      await world.contact(customer.id, 'Senere'),
      await world.contact(customer.id, 'Ingen'),
    ];
    const call = { typeId: world.types.Tlf };
    await world.activity({ ...call, contactId: due.id, followUpDate: '2026-11-23', followUpTime: '09:00' });
    await world.activity({ ...call, contactId: later.id, followUpDate: '2026-11-24' });
    const found = async (which: string) =>
      names(await world.admin.get(`/api/contacts?customerId=${customer.id}&nextFollowUp=${which}`));
    expect([await found('due'), await found('future'), await found('none')]).toEqual([
      ['Nu'],
      ['Senere'],
      ['Ingen'],
    ]);
    expect(await read('contacts', due.id)).toMatchObject({
      nextFollowUpDate: '2026-11-23',
      nextFollowUpTime: '09:00',
      openActivities: 1,
    });
  });
});

describe('the duplicate warning', () => {
  const warned = async (query: object) => {
    const answer = await world.admin.get(
      `/api/contacts/duplicates?${new URLSearchParams(query as Record<string, string>)}`,
    );
    expect(answer.status).toBe(200);
    return answer.body.items.map((item: { name: string; reasons: string[] }) => [item.name, item.reasons]);
  };

  test('by mail and either phone anywhere, by folded name at the same customer', async () => {
    const [here, there] = [await world.customer('Her'), await world.customer('Der')];
    const person = await world.contact(here.id, 'Bjørn Ågård', {
      mobile: '51 52 53 54',
      emails: ['x@her.dk', 'bjorn@her.dk'],
    });
    expect(await warned({ email: 'BJORN@her.dk' })).toEqual([[person.name, ['email']]]);
    expect(await warned({ phone: '+4551525354' })).toEqual([[person.name, ['phone']]]);
    expect(await warned({ name: 'Bjorn Aagaard', customerId: here.id })).toEqual([[person.name, ['name']]]);
    expect(await warned({ name: 'Bjorn Aagaard', customerId: there.id })).toEqual([]);
    expect(await warned({ name: 'Bjorn Aagaard' })).toEqual([]);
    expect(
      await warned({ name: 'bjørn-ågård', mobile: '51525354', email: 'x@her.dk', customerId: here.id }),
    ).toEqual([[person.name, ['email', 'name', 'phone']]]);
    expect(await warned({ email: 'x@her.dk', exceptId: person.id })).toEqual([]);
    await world.contact(here.id, '???');
    expect(await warned({ name: '!', phone: ' ', email: '', customerId: here.id })).toEqual([]);
  });
});

test('what is not there cannot be read, saved or looked back on', async () => {
  for (const answer of [
    await world.admin.get('/api/contacts/999999'),
    await world.admin.patch('/api/contacts/999999', { version: 1, name: 'X' }),
    await world.admin.get('/api/contacts/999999/history'),
  ]) {
    expect([answer.status, answer.body.error.id]).toEqual([404, 'not-found']);
  }
});
