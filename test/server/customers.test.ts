// Customers through HTTP: creating in seconds, saving beside colleagues, lists and search, the duplicate warning.
import { describe, expect, test } from 'vitest';
import { type Answer, useWorld } from '../helpers/world.ts';

const world = useWorld();

const names = (answer: Answer): string[] => answer.body.items.map((item: { name: string }) => item.name);
const fields = (answer: Answer) =>
  answer.body.error?.fields?.map((fault: { field: string; id: string }) => [fault.field, fault.id]);

describe('creating', () => {
  test('the name is enough: number from the series, first status', async () => {
    const suggested = await world.admin.get('/api/suggested-account-number');
    const customer = await world.customer('  Nordbyg A/S ');
    expect(customer).toMatchObject({
      name: 'Nordbyg A/S',
      accountNumber: suggested.body.accountNumber,
      statusId: world.statuses.Lead,
      country: 'DK',
      version: 1,
      openActivities: 0,
      undoableStatusChange: null,
      mergedIntoId: null,
    });
    expect(suggested.body.accountNumber).toBe('10000');
    expect((await world.admin.get(`/api/customers/${customer.id}`)).body).toEqual(customer);
    const history = await world.admin.get(`/api/customers/${customer.id}/history`);
    expect(history.body.items).toMatchObject([{ verb: 'created', actorId: world.admin.id }]);
  });

  test('every field is kept in its one stored form', async () => {
    const customer = await world.customer('Ærø Færger ApS', {
      accountNumber: 'K-77',
      address1: ' Havnen 1 ',
      address2: '',
      postcode: '5970',
      city: 'Ærøskøbing',
      country: 'DK',
      visitingAddress: 'Kajen 4',
      cvr: 'DK 13 74 81 36',
      pNumbers: ['1003-388-394', '1003388394'],
      attention: 'Åse',
      phone: '62 52 40 00',
      mobile: '0045 2030 4050',
      email: ' Info@Aeroe.DK ',
      accountingEmail: '',
      emailDomains: ['@Aeroe.dk', 'aeroe.dk', 'ærø.dk'],
      industry: 'Færgefart',
      targetGroup: 'Øer',
      interests: ['Motorer', ' Motorer', 'Maling'],
      responsibleId: world.admin.id,
      note: ' som skrevet\n',
      statusId: world.statuses.Partner,
      advertisingProtected: true,
      noContact: true,
    });
    expect(customer).toMatchObject({
      accountNumber: 'K-77',
      address1: 'Havnen 1',
      address2: null,
      cvr: '13748136',
      pNumbers: ['1003388394'],
      phone: '+4562524000',
      mobile: '+4520304050',
      email: 'info@aeroe.dk',
      accountingEmail: null,
      emailDomains: ['aeroe.dk', 'xn--r-3fa9c.dk'],
      interests: ['Motorer', 'Maling'],
      note: ' som skrevet\n',
      statusId: world.statuses.Partner,
      advertisingProtected: true,
    });
  });

  test('twenty at once get twenty numbers', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => world.customer(`Samtidig ${i}`)));
    expect(new Set(all.map((customer) => customer.accountNumber)).size).toBe(20);
  });

  test('the series goes on after the highest number, however long it is', async () => {
    await world.customer('Høj', { accountNumber: '99999999999999999999' });
    expect((await world.customer('Næste')).accountNumber).toBe('100000000000000000000');
    const taken = await world.admin.post('/api/customers', { name: 'Igen', accountNumber: 'K-77' });
    expect(taken.status).toBe(422);
    expect(taken.body.error.id).toBe('account-number-taken');
    expect(fields(taken)).toEqual([['accountNumber', 'account-number-taken']]);
  });

  test.each([
    [{}, 'name', 'required'],
    [{ name: '  ' }, 'name', 'required'],
    [{ name: 'x'.repeat(201) }, 'name', 'too-long'],
    [{ name: 'a\0b' }, 'name', 'unreadable-character'],
    [{ name: 7 }, 'name', 'invalid-value'],
    [{ name: 'X', rating: 5 }, 'rating', 'unknown-field'],
    [{ name: 'X', mergedIntoId: 1 }, 'mergedIntoId', 'unknown-field'],
    [{ name: 'X', email: 'nej' }, 'email', 'invalid-email'],
    [{ name: 'X', emailDomains: ['firma'] }, 'emailDomains.0', 'invalid-domain'],
    [{ name: 'X', emailDomains: ['a\0b.dk'] }, 'emailDomains.0', 'unreadable-character'],
    [{ name: 'X', pNumbers: ['12'] }, 'pNumbers.0', 'invalid-p-number'],
    [{ name: 'X', country: 'Danmark' }, 'country', 'invalid-country'],
    [{ name: 'X', statusId: 2 ** 31 }, 'statusId', 'invalid-number'],
    [{ name: 'X', statusId: 9999 }, 'statusId', 'unknown-status'],
    [{ name: 'X', responsibleId: 9999 }, 'responsibleId', 'unknown-user'],
    [{ name: 'X', primaryContactId: 1 }, 'primaryContactId', 'unknown-contact'],
    [{ name: 'X', interests: Array(51).fill('x') }, 'interests', 'too-many'],
  ])('%j is refused at %s with %s', async (body, field, id) => {
    const answer = await world.admin.post('/api/customers', body);
    expect(answer.status).toBe(422);
    expect(fields(answer)).toEqual([[field, id]]);
    expect(answer.body.error.fields[0].message).toMatch(/^[A-ZÆØÅ].*\.$/);
  });
});

describe('saving', () => {
  test('changes what is given, says who and when, and leaves the rest', async () => {
    const jdp = await world.person('JDP');
    const customer = await world.customer('Før', { city: 'Odense', interests: ['A'] });
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    const saved = await jdp.patch(`/api/customers/${customer.id}`, {
      version: 1,
      name: 'Efter',
      interests: ['A', 'B'],
    });
    expect(saved.body).toMatchObject({
      name: 'Efter',
      city: 'Odense',
      version: 2,
      updatedBy: jdp.id,
      updatedAt: world.clock.now.toISOString(),
    });
    const { body } = await world.admin.get(`/api/customers/${customer.id}/history?limit=1`);
    expect(body.items).toMatchObject([
      {
        verb: 'changed',
        actorId: jdp.id,
        changes: { name: ['Før', 'Efter'], interests: [['A'], ['A', 'B']] },
      },
    ]);
    const older = await world.admin.get(`/api/customers/${customer.id}/history?cursor=${body.next}`);
    expect(older.body).toMatchObject({ items: [{ verb: 'created' }], next: null });
  });

  test('the later of two saves is told what the earlier one changed', async () => {
    const kim = await world.person('KIM');
    const customer = await world.customer('Delt');
    await kim.patch(`/api/customers/${customer.id}`, { version: 1, city: 'Aarhus', note: 'Ring' });
    const late = await world.admin.patch(`/api/customers/${customer.id}`, { version: 1, city: 'Odense' });
    expect(late.status).toBe(409);
    expect(late.body.error).toMatchObject({
      id: 'stale-version',
      details: {
        currentVersion: 2,
        changes: [{ actorId: kim.id, changes: { city: [null, 'Aarhus'], note: ['', 'Ring'] } }],
      },
    });
    const merged = await world.admin.patch(`/api/customers/${customer.id}`, { version: 2, city: 'Odense' });
    expect(merged.body).toMatchObject({ city: 'Odense', note: 'Ring', version: 3 });
  });

  test('the same save again is no change, also with the old version', async () => {
    const customer = await world.customer('Dobbeltklik');
    const change = { version: 1, phone: '12 34 56 78', emailDomains: ['Dobbelt.dk'] };
    const both = [
      await world.admin.patch(`/api/customers/${customer.id}`, change),
      await world.admin.patch(`/api/customers/${customer.id}`, change),
    ];
    expect(both.map((answer) => [answer.status, answer.body.version])).toEqual([
      [200, 2],
      [200, 2],
    ]);
  });

  test('of racing saves on one version exactly one wins', async () => {
    const customer = await world.customer('Kapløb');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        world.admin.patch(`/api/customers/${customer.id}`, { version: 1, name: `Kapløb ${i}` }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(7).fill(409)]);
  });

  test('a number that another has, a stranger’s contact, a status out of use', async () => {
    const one = await world.customer('En', { accountNumber: 'EN' });
    const two = await world.customer('To');
    const contact = await world.contact(two.id, 'Hos To');
    const refused = async (change: object) =>
      fields(await world.admin.patch(`/api/customers/${one.id}`, { version: 1, ...change }));
    expect(await refused({ accountNumber: two.accountNumber })).toEqual([
      ['accountNumber', 'account-number-taken'],
    ]);
    expect(await refused({ primaryContactId: contact.id })).toEqual([
      ['primaryContactId', 'unknown-contact'],
    ]);
    const old = await world.admin.post('/api/statuses', { name: 'Gammel', active: false });
    expect(await refused({ statusId: old.body.id })).toEqual([['statusId', 'unknown-status']]);
    expect((await world.admin.get(`/api/customers/${one.id}`)).body).toEqual(one);
  });

  test('what is not there cannot be read, saved or looked back on', async () => {
    for (const answer of [
      await world.admin.get('/api/customers/999999'),
      await world.admin.patch('/api/customers/999999', { version: 1, name: 'X' }),
      await world.admin.get('/api/customers/999999/history'),
    ]) {
      expect([answer.status, answer.body.error.id]).toEqual([404, 'not-found']);
    }
    for (const id of ['0', '-1', '2147483648', '1.5', 'x', '%00']) {
      expect((await world.admin.get(`/api/customers/${id}`)).status).toBe(422);
    }
  });
});

test('the page of a customer counts what its tabs show', async () => {
  const customer = await world.customer('Talt');
  const person = await world.contact(customer.id, 'Åse');
  await world.contact(customer.id, 'Er rejst', { hasLeft: true });
  const about = { customerId: customer.id, contactId: person.id };
  await world.activity({ ...about, typeId: world.types.Tilbud, followUpDate: '2026-12-01' });
  await world.activity({ ...about, typeId: world.types.Tlf, complete: true });
  await world.activity({ ...about, typeId: world.types.Tlf, followUpDate: '2026-11-30' });
  expect((await world.admin.get(`/api/customers/${customer.id}`)).body).toMatchObject({
    openActivities: 2,
    closedActivities: 1,
    openQuotes: 1,
    contacts: 1,
    documents: 0,
    nextFollowUpDate: '2026-11-30',
    lastActivityAt: world.clock.now.toISOString(),
  });
});

describe('the list', () => {
  test('Danish order, numbers by value', async () => {
    for (const name of ['Liste Zebra', 'Liste Aalborg', 'Liste Ærø', 'Liste 10', 'Liste 9', 'Liste Ab']) {
      await world.customer(name, { industry: 'Rækkefølge' });
    }
    const list = await world.admin.get(`/api/customers?industry=${encodeURIComponent('Rækkefølge')}`);
    expect(names(list)).toEqual([
      'Liste 9',
      'Liste 10',
      'Liste Ab',
      'Liste Zebra',
      'Liste Ærø',
      'Liste Aalborg',
    ]);
  });

  test.each([
    'name',
    'accountNumber',
    'city',
    'status',
    'responsible',
    'nextFollowUp',
    'lastActivity',
    'updatedAt',
  ])('pages of any size by %s are the whole list, in both directions, without values last', async (sort) => {
    const industry = `Sider ${sort}`;
    const people = [null, world.admin.id, (await world.person(`S${sort.slice(0, 4)}`)).id];
    for (let i = 0; i < 12; i += 1) {
      world.clock.now = new Date(world.clock.now.getTime() + (i % 2) * 1000);
      const customer = await world.customer(`Side ${i % 5}`, {
        industry,
        city: [null, 'Aarhus', 'Ærø', 'Odense'][i % 4],
        responsibleId: people[i % 3],
        statusId: Object.values(world.statuses)[i % 3],
      });
      if (i % 3 > 0) {
        const followUpDate = `2026-12-0${1 + (i % 4)}`;
        await world.activity({ customerId: customer.id, typeId: world.types.Tlf, followUpDate });
      }
    }
    for (const descending of ['', '&descending=true']) {
      const address = `/api/customers?industry=${industry}&sort=${sort}${descending}`;
      const whole = (await world.admin.get(`${address}&limit=200`)).body;
      expect([whole.items.length, whole.next]).toEqual([12, null]);
      for (const limit of [1, 5, 12]) {
        const items = [];
        let next: string | null = '';
        while (next !== null) {
          const cursor: string = next && `&cursor=${next}`;
          const { body } = await world.admin.get(`${address}&limit=${limit}${cursor}`);
          items.push(...body.items);
          next = body.next;
        }
        expect(items).toEqual(whole.items);
      }
      const field = { status: 'statusId', responsible: 'responsibleId', nextFollowUp: 'nextFollowUpDate' }[
        sort
      ];
      const values = whole.items.map(
        (item: Record<string, unknown>) => item[field ?? (sort === 'lastActivity' ? 'lastActivityAt' : sort)],
      );
      const firstAbsent = values.indexOf(null);
      if (firstAbsent >= 0) expect(new Set(values.slice(firstAbsent))).toEqual(new Set([null]));
      if (['accountNumber', 'nextFollowUp', 'lastActivity', 'updatedAt'].includes(sort)) {
        const present = values.filter((value: unknown) => value !== null);
        expect(present).toEqual(descending ? [...present].sort().reverse() : [...present].sort());
      }
    }
  });

  test('what is renamed between two pages neither repeats nor hides others', async () => {
    const industry = 'Flytning';
    for (const name of ['A', 'B', 'C', 'D']) await world.customer(name, { industry });
    const first = (await world.admin.get(`/api/customers?industry=${industry}&limit=2`)).body;
    const { id } = first.items[0];
    await world.admin.patch(`/api/customers/${id}`, { version: 1, name: 'BB' });
    const rest = await world.admin.get(`/api/customers?industry=${industry}&limit=9&cursor=${first.next}`);
    expect(names(rest)).toEqual(['BB', 'C', 'D']);
  });

  test.each([
    'xx',
    '%F0',
    'W10',
    'bnVsbA',
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('["a\\u0000",1]').toString('base64url'),
    Buffer.from('["2026-13-40",1]').toString('base64url'),
    Buffer.from('["x",1]').toString('base64url'),
    Buffer.from('["2026-01-01",1e12]').toString('base64url'),
  ])('a cursor that is not ours (%s) is refused', async (cursor) => {
    const answer = await world.admin.get(`/api/customers?sort=nextFollowUp&cursor=${cursor}`);
    expect([answer.status, answer.body.error.id]).toEqual([422, 'invalid-cursor']);
  });

  test('filters join with «and»', async () => {
    const fil = await world.person('FIL');
    const mine = { responsibleId: fil.id };
    const due = await world.customer('Forfalden', { ...mine, targetGroup: 'Fil' });
    await world.activity({ customerId: due.id, typeId: world.types.Tlf, followUpDate: '2026-11-23' });
    const later = await world.customer('Senere', { ...mine, statusId: world.statuses.Kunde });
    await world.activity({ customerId: later.id, typeId: world.types.Tlf, followUpDate: '2026-11-24' });
    await world.customer('Uden', mine);
    const found = async (query: string) =>
      names(await world.admin.get(`/api/customers?responsible=${fil.id}&${query}`));
    expect(await found('')).toEqual(['Forfalden', 'Senere', 'Uden']);
    expect(await found('nextFollowUp=due')).toEqual(['Forfalden']);
    expect(await found('nextFollowUp=future')).toEqual(['Senere']);
    expect(await found('nextFollowUp=none')).toEqual(['Uden']);
    expect(await found('targetGroup=Fil')).toEqual(['Forfalden']);
    expect(await found(`statuses=${world.statuses.Kunde},${world.statuses.Partner}`)).toEqual(['Senere']);
    expect(await found(`statuses=${world.statuses.Kunde}&nextFollowUp=due`)).toEqual([]);
  });

  test.each(['q=a%00b', 'sort=note', 'limit=0', 'limit=9999', 'statuses=x', 'nope=1', 'q=a&q=b'])(
    'the question «%s» is refused at its field',
    async (query) => {
      const answer = await world.admin.get(`/api/customers?${query}`);
      expect([answer.status, answer.body.error.id]).toEqual([422, 'invalid-request']);
      expect(answer.body.error.fields).toHaveLength(1);
    },
  );
});

describe('search', () => {
  test.each([
    ['aarhus tømrer', true],
    ['Arhus tomrer', true],
    ['ÅRHUS TØMRERMESTER', true],
    ['mester', true],
    ['tømrer odense', false],
    ['svend@aarhustomrer.dk', true],
    ['70123456', true],
    ['70 12 34 56', true],
    ['+45 70-12 34.56', true],
    ['0045 70123456', true],
    ['(+45) 7012 3456', true],
    ['70 12', true],
    ['12 70', false],
    ['24256790', true],
    ['DK 24 25 67 90', true],
    ['tømrer 70 12 34 56', true],
    ['8000', true],
    ['s%a', false],
    ['_', false],
    ['\\', false],
    ['   ', true],
  ])('«%s» finds Århus Tømrermester: %s', async (q, found) => {
    const industry = 'Søgning';
    const list = `/api/customers?industry=${encodeURIComponent(industry)}`;
    if ((await world.admin.get(list)).body.items.length === 0) {
      await world.customer('Århus Tømrermester A/S', {
        industry,
        city: 'Aarhus C',
        postcode: '8000',
        phone: '70 12 34 56',
        cvr: '24256790',
        email: 'svend@aarhustomrer.dk',
      });
    }
    const answer = await world.admin.get(`${list}&q=${encodeURIComponent(q)}`);
    expect(names(answer)).toEqual(found ? ['Århus Tømrermester A/S'] : []);
  });
});

describe('the duplicate warning', () => {
  const warned = async (query: object) => {
    const answer = await world.admin.get(
      `/api/customers/duplicates?${new URLSearchParams(query as Record<string, string>)}`,
    );
    expect(answer.status).toBe(200);
    return answer.body.items.map((item: { name: string; reasons: string[] }) => [item.name, item.reasons]);
  };

  test('by CVR, either phone, mail, mail domain and folded name, best first, with reasons', async () => {
    const vvs = await world.customer('Skagen V.V.S. A/S', {
      cvr: '25313763',
      phone: '98 44 00 00',
      email: 'post@skagenvvs.dk',
      accountingEmail: 'bog@skagenregnskab.dk',
      emailDomains: ['skagen-vvs.dk'],
    });
    const mobil = await world.customer('Helt Andet', { mobile: '+45 98 44 00 00' });
    expect(await warned({ cvr: 'DK25 31 37 63' })).toEqual([[vvs.name, ['cvr']]]);
    expect(await warned({ phone: '98440000' })).toEqual([
      [mobil.name, ['phone']],
      [vvs.name, ['phone']],
    ]);
    expect(await warned({ mobile: '98440000' })).toHaveLength(2);
    expect(await warned({ email: 'POST@skagenvvs.dk' })).toEqual([[vvs.name, ['email', 'domain']]]);
    expect(await warned({ email: 'bog@skagenregnskab.dk' })).toEqual([[vvs.name, ['email']]]);
    expect(await warned({ email: 'nye@skagenvvs.dk' })).toEqual([[vvs.name, ['domain']]]);
    expect(await warned({ domains: 'x.dk, @SKAGEN-VVS.dk' })).toEqual([[vvs.name, ['domain']]]);
    expect(await warned({ name: 'Skagen VVS ApS' })).toEqual([[vvs.name, ['name']]]);
    expect(await warned({ name: 'Skagens VVS' })).toEqual([[vvs.name, ['name']]]);
    expect(await warned({ name: 'SKAGEN VVS', phone: '98 44 00 00' })).toEqual([
      [vvs.name, ['phone', 'name']],
      [mobil.name, ['phone']],
    ]);
    expect(await warned({ name: 'Skagen VVS', exceptId: vvs.id })).toEqual([]);
  });

  test('nothing typed, empty keys and free mail warn of nothing', async () => {
    await world.customer('&', { email: 'nn@gmail.com' });
    await world.customer('!!!', { emailDomains: ['hotmail.dk'] });
    expect(await warned({})).toEqual([]);
    expect(await warned({ name: '', cvr: ' ', phone: '', email: '', domains: ',' })).toEqual([]);
    expect(await warned({ name: '???' })).toEqual([]);
    expect(await warned({ email: 'en.anden@gmail.com', domains: 'hotmail.dk' })).toEqual([]);
  });

  test('at most ten, merged ones never', async () => {
    for (let i = 0; i < 11; i += 1) await world.customer('Tvilling ApS');
    expect(await warned({ name: 'Tvilling' })).toHaveLength(10);
    const [one, other] = [await world.customer('Enebarn A/S'), await world.customer('Enebarn ApS')];
    await world.admin.post(`/api/customers/${one.id}/merge`, { otherId: other.id });
    expect(await warned({ name: 'Enebarn' })).toEqual([['Enebarn A/S', ['name']]]);
  });
});
