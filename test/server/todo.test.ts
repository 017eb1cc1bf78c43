// The To-Do list, rules 7–15: order, filters, counters that agree with lists, and «today» in the company's zone.
import { afterEach, describe, expect, test } from 'vitest';
import { MONDAY, type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
afterEach(() => {
  world.clock.now = MONDAY;
});

type Row = { id: number; followUpText: string; followUpDate: string | null; customerName: string };

async function todo(by: Person, query = ''): Promise<Row[]> {
  const answer = await by.get(`/api/todo?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items;
}
const texts = async (by: Person, query = '') => (await todo(by, query)).map((row) => row.followUpText);

/** A salesperson with a list of this shape: [text, date, time, type, customer]. */
async function sellerWith(
  initials: string,
  lines: [string, string | null, string | null, string, string][],
): Promise<Person> {
  const seller = await world.person(initials);
  const customers = new Map<string, number>();
  for (const [text, date, time, type, name] of lines) {
    if (!customers.has(name)) customers.set(name, (await world.customer(name)).id);
    await world.activity(
      {
        typeId: world.types[type],
        customerId: customers.get(name),
        followUpDate: date,
        followUpTime: time,
        followUpText: text,
      },
      seller,
    );
  }
  return seller;
}

test('the working order is date, timed before untimed, meetings, Danish company name, undated last (rule 11)', async () => {
  const seller = await sellerWith('ORD', [
    ['udateret', null, null, 'Opgave', 'Ab'],
    ['ø-firma', '2026-11-23', null, 'Tlf', 'Ørsted'],
    ['aa er å', '2026-11-23', null, 'Tlf', 'Aalborg'],
    ['æ-firma', '2026-11-23', null, 'Tlf', 'Æble'],
    ['z-firma', '2026-11-23', null, 'Tlf', 'Zebra'],
    ['møde sidst i alfabetet', '2026-11-23', null, 'Møde', 'Århus'],
    ['sen tid', '2026-11-23', '14:30', 'Tlf', 'Zebra'],
    ['tidlig tid', '2026-11-23', '08:15', 'Tlf', 'Ørsted'],
    ['ældst', '2025-01-02', null, 'Tlf', 'Zebra'],
    ['fremtid', '2026-12-24', null, 'Tlf', 'Ab'],
  ]);
  const expected = [
    'ældst',
    'tidlig tid',
    'sen tid',
    'møde sidst i alfabetet',
    'z-firma',
    'æ-firma',
    'ø-firma',
    'aa er å',
    'fremtid',
    'udateret',
  ];
  expect(await texts(seller)).toEqual(expected);
  // The same by small pages, and backwards.
  const paged: string[] = [];
  for (let cursor = ''; ; ) {
    const page = (await seller.get(`/api/todo?limit=3${cursor && `&cursor=${cursor}`}`)).body;
    paged.push(...page.items.map((row: Row) => row.followUpText));
    if (!page.next) break;
    cursor = page.next;
  }
  expect(paged).toEqual(expected);
  expect(await texts(seller, 'descending=true')).toEqual(expected.toReversed());
});

test('every column sorts both ways, page by page', async () => {
  const seller = await sellerWith(
    'SRT',
    Array.from({ length: 23 }, (_, index) => [
      `Tekst ${index % 7}`,
      index % 5 ? `2026-11-${10 + (index % 20)}` : null,
      null,
      index % 2 ? 'Tlf' : 'Tilbud',
      `Firma ${index % 4}`,
    ]),
  );
  for (const sort of [
    'followUp',
    'accountNumber',
    'customerName',
    'followUpText',
    'contactName',
    'type',
    'updatedAt',
    'note',
    'project',
    'campaign',
    'amount',
    'expiresOn',
  ]) {
    const whole = (await todo(seller, `sort=${sort}&limit=100`)).map((row) => row.id);
    expect(new Set(whole).size).toBe(23);
    for (const descending of [false, true]) {
      const paged: number[] = [];
      for (let cursor = ''; ; ) {
        const page = (
          await seller.get(
            `/api/todo?sort=${sort}&descending=${descending}&limit=4${cursor && `&cursor=${cursor}`}`,
          )
        ).body;
        paged.push(...page.items.map((row: Row) => row.id));
        if (!page.next) break;
        cursor = page.next;
      }
      expect(paged).toEqual(descending ? whole.toReversed() : whole);
    }
  }
});

describe('what is on the list (rule 7)', () => {
  test('plain notes and mail are born completed, unless they are to be followed up', async () => {
    const seller = await world.person('NOT');
    const customer = await world.customer('Notat ApS');
    for (const type of ['Notat', 'EMail']) {
      const plain = await world.activity(
        { typeId: world.types[type], customerId: customer.id, note: 'Blot et notat' },
        seller,
      );
      expect(plain.activity.completedAt).not.toBeNull();
      await world.activity(
        {
          typeId: world.types[type],
          customerId: customer.id,
          followUpDate: '2026-12-01',
          followUpText: type,
        },
        seller,
      );
    }
    expect(await texts(seller)).toEqual(['Notat', 'EMail']);
  });

  test('«Opret opfølgning» on a completed note is a single call', async () => {
    const seller = await world.person('OPF');
    const customer = await world.customer('Opfølg ApS');
    const { activity } = await world.activity(
      { typeId: world.types.Notat, customerId: customer.id, note: 'Ring til dem' },
      seller,
    );
    await seller.patch(`/api/activities/${activity.id}`, {
      version: 1,
      next: { date: '2026-12-01', text: 'Ring' },
    });
    expect(await texts(seller)).toEqual(['Ring']);
  });

  test('a task of an internal type needs no customer; others do', async () => {
    const internal = await world.activity({
      typeId: world.types.Opgave,
      followUpText: 'Rydde op',
      followUpDate: '2026-12-01',
    });
    expect(internal.activity.customerId).toBeNull();
    const refused = await world.admin.post('/api/activities', { typeId: world.types.Tlf });
    expect(refused.body.error.fields).toEqual([
      {
        field: 'customerId',
        id: 'customer-required',
        message: 'Vælg en kunde. Kun interne aktivitetstyper kan stå uden.',
      },
    ]);
  });
});

describe('filters and counters (rules 9, 12, 13)', () => {
  test('each counter opens a list of exactly its length, and «viser … af …» says what is hidden', async () => {
    const seller = await sellerWith('TÆL', [
      ['gammel', '2024-05-01', null, 'Tlf', 'A'],
      ['forsinket', '2026-11-20', null, 'Tlf', 'A'],
      ['i dag møde', '2026-11-23', '10:30', 'Møde', 'B'],
      ['i dag tilbud', '2026-11-23', null, 'Tilbud', 'B'],
      ['i morgen', '2026-11-24', null, 'Tlf', 'C'],
      ['denne uge', '2026-11-27', null, 'Besøg', 'C'],
      ['senere', '2027-01-04', null, 'Tilbud', 'C'],
      ['uden dato', null, null, 'Opgave', 'C'],
    ]);
    const counts = (await seller.get('/api/todo/counts')).body;
    expect(counts).toEqual({
      counters: { due: 4, today: 2, meetings: 2, quotes: 2, calls: 2 },
      groups: { overdue: 2, today: 2, tomorrow: 1, thisWeek: 1, later: 1, undated: 1 },
      open: 8,
    });
    const lists = {
      due: 'due=due',
      today: 'due=today',
      meetings: 'kinds=meeting,visit',
      quotes: 'quotes=true',
      calls: 'kinds=call&due=due',
    };
    for (const [counter, query] of Object.entries(lists)) {
      expect(await todo(seller, query)).toHaveLength(counts.counters[counter]);
      expect((await seller.get(`/api/todo/shown?${query}`)).body).toMatchObject({
        shown: counts.counters[counter],
        of: 8,
      });
    }
    const recent = (await seller.get('/api/todo/shown?period=recent')).body;
    expect(recent).toMatchObject({ shown: 7, of: 8, hiddenOverdue: 1, atLeast: false });
    expect(await texts(seller, 'due=old')).toEqual(['gammel']);
  });

  test('own, a colleague’s, everybody’s; open, closed, both', async () => {
    const one = await sellerWith('ENE', [['enes', '2026-11-23', null, 'Tlf', 'D']]);
    const two = await sellerWith('TOS', [
      ['tos', '2026-11-23', null, 'Tlf', 'D'],
      ['færdig', '2026-11-22', null, 'Tlf', 'D'],
    ]);
    const [done] = await todo(two, 'q=færdig');
    await two.post(`/api/activities/${done?.id}/completion`);
    expect(await texts(one)).toEqual(['enes']);
    expect(await texts(one, `owner=${two.id}`)).toEqual(['tos']);
    expect(await texts(one, `owner=${two.id}&state=closed`)).toEqual(['færdig']);
    expect(await texts(one, `owner=${two.id}&state=both`)).toEqual(['færdig', 'tos']);
    expect(await texts(one, 'owner=all')).toEqual(expect.arrayContaining(['enes', 'tos']));
  });

  test('words are found in parts, whatever way æ ø å are written', async () => {
    const seller = await sellerWith('SØG', [
      ['Tilbudsopfølgning hos Søren', '2026-11-23', null, 'Tlf', 'Århus Gulve'],
      ['100 % rabat_aftale', '2026-11-23', null, 'Tlf', 'Zebra'],
    ]);
    for (const q of [
      'opfølgning',
      'opfoelgning',
      'opfolgning',
      'soren',
      'Soeren',
      'SØREN',
      'aarhus',
      'arhus',
      'ÅRHUS gulve',
      'søren tilbud',
    ]) {
      expect(await todo(seller, `q=${encodeURIComponent(q)}`), q).toHaveLength(1);
    }
    expect(await texts(seller, `q=${encodeURIComponent('100 %')}`)).toEqual(['100 % rabat_aftale']);
    expect(await texts(seller, 'q=rabat_aftale')).toEqual(['100 % rabat_aftale']);
    expect(await texts(seller, 'q=rabatxaftale')).toEqual([]);
  });
});

describe('«today» is a day in the company’s time zone (rule 14)', () => {
  const cases: [string, string, Record<string, number>][] = [
    // instant (UTC), what it is, groups of activities dated the day before, on and after the Danish day
    ['2026-11-22T22:59:00Z', '23:59 on Sunday', { overdue: 1, today: 1, tomorrow: 1 }],
    ['2026-11-22T23:01:00Z', '00:01 on Monday', { overdue: 2, today: 1, tomorrow: 0 }],
    ['2026-03-28T23:01:00Z', '00:01 on the night to summer time', { overdue: 0, today: 0, tomorrow: 0 }],
    ['2026-10-24T22:01:00Z', '00:01 on the night to winter time', { overdue: 0, today: 0, tomorrow: 0 }],
    ['2026-12-31T22:59:00Z', '23:59 on New Year’s Eve', { overdue: 3, today: 0, tomorrow: 0 }],
  ];
  test.each(cases)('%s is %s', async (instant, _what, groups) => {
    world.clock.now = new Date('2026-11-20T09:00:00Z');
    const seller = await sellerWith(`D${cases.findIndex(([at]) => at === instant)}`, [
      ['lørdag', '2026-11-21', null, 'Tlf', 'E'],
      ['søndag', '2026-11-22', null, 'Tlf', 'E'],
      ['mandag', '2026-11-23', null, 'Tlf', 'E'],
    ]);
    world.clock.now = new Date(instant);
    const there = await world.signIn(`${seller.initials}@nordlys.dk`);
    const counts = (await there.get('/api/todo/counts')).body;
    expect(counts.groups).toMatchObject(groups);
    for (const [group, count] of Object.entries(groups))
      expect(await todo(there, `due=${group}`)).toHaveLength(count);
  });

  test('a follow-up date is the same day all over the year, also on the nights the clock changes', async () => {
    const days = ['2026-03-29', '2026-10-25', '2026-12-28', '2026-12-31', '2027-01-01', '2027-01-04'];
    await sellerWith(
      'ÅRET',
      days.map((day) => [day, day, null, 'Tlf', 'F']),
    );
    for (const day of days) {
      for (const [time, zone] of [
        ['00:01', 'first'],
        ['23:59', 'last'],
      ] as const) {
        const offset = day >= '2026-03-29' && day < '2026-10-25' ? '+02:00' : '+01:00';
        // On 29 March the day begins in winter time, on 25 October it begins in summer time.
        const actual =
          day === '2026-03-29' && zone === 'first'
            ? '+01:00'
            : day === '2026-10-25' && zone === 'first'
              ? '+02:00'
              : offset;
        world.clock.now = new Date(`${day}T${time}:00${actual}`);
        const there = await world.signIn('året@nordlys.dk');
        expect(await texts(there, 'due=today'), `${day} ${time}`).toEqual([day]);
        expect((await there.get('/api/me')).body.today).toBe(day);
      }
    }
  });
});

describe('several at once', () => {
  test('bulk complete, reopen, reassign and postpone, each logged, all or none', async () => {
    const seller = await sellerWith('BLK', [
      ['et', '2026-11-20', null, 'Tlf', 'G'],
      ['to', '2026-11-21', null, 'Tlf', 'G'],
      ['tre', '2026-11-22', null, 'Tlf', 'G'],
    ]);
    const other = await world.person('MOD');
    const ids = (await todo(seller)).map((row) => row.id);
    const postponed = await seller.post('/api/activities/bulk', {
      ids,
      action: { kind: 'postpone', date: '2026-11-30' },
    });
    expect(postponed.body).toMatchObject({ changed: ids, skipped: [] });
    expect((await todo(seller)).map((row) => row.followUpDate)).toEqual(Array(3).fill('2026-11-30'));
    const reassigned = await seller.post('/api/activities/bulk', {
      ids: ids.slice(0, 2),
      action: { kind: 'reassign', salespersonId: other.id },
    });
    expect(reassigned.body.changed).toHaveLength(2);
    expect(await todo(other)).toHaveLength(2);
    const refused = await seller.post('/api/activities/bulk', {
      ids: [...ids, 999_999],
      action: { kind: 'complete' },
    });
    expect(refused.status).toBe(404);
    expect(await todo(seller)).toHaveLength(1);
    const completed = await seller.post('/api/activities/bulk', { ids, action: { kind: 'complete' } });
    expect(completed.body.changed).toHaveLength(3);
    const again = await seller.post('/api/activities/bulk', { ids, action: { kind: 'complete' } });
    expect(again.body).toMatchObject({ changed: [], skipped: ids });
    const reopened = await seller.post('/api/activities/bulk', { ids, action: { kind: 'reopen' } });
    expect(reopened.body.changed).toHaveLength(3);
    const history = (await seller.get(`/api/activities/${ids[0]}/history`)).body.items.map(
      (line: { verb: string }) => line.verb,
    );
    expect(history).toEqual(['reopened', 'completed', 'changed', 'moved', 'created']);
  });
});

test('bad input is a sentence at its field, and never a 500', async () => {
  const { activity } = await world.activity({ typeId: world.types.Opgave });
  const cases: [string, unknown, string, string][] = [
    ['POST', { typeId: world.types.Tlf, customerId: 999_999 }, 'customerId', 'unknown-customer'],
    ['POST', { typeId: 999_999 }, 'typeId', 'unknown-type'],
    ['POST', {}, 'typeId', 'required'],
    ['POST', { typeId: world.types.Opgave, farve: 'rød' }, 'farve', 'unknown-field'],
    ['POST', { typeId: world.types.Opgave, followUpDate: '31-02-2026' }, 'followUpDate', 'invalid-date'],
    ['POST', { typeId: world.types.Opgave, followUpDate: '2026-02-31' }, 'followUpDate', 'invalid-date'],
    ['POST', { typeId: world.types.Opgave, followUpTime: '10:00' }, 'followUpDate', 'time-without-date'],
    [
      'POST',
      { typeId: world.types.Opgave, followUpDate: '2026-12-01', followUpTime: '25:00' },
      'followUpTime',
      'invalid-time',
    ],
    ['POST', { typeId: world.types.Opgave, note: 'a\u0000b' }, 'note', 'unreadable-character'],
    ['POST', { typeId: world.types.Opgave, note: 'a'.repeat(100_001) }, 'note', 'too-long'],
    ['POST', { typeId: world.types.Opgave, salespersonId: 999_999 }, 'salespersonId', 'unknown-user'],
    ['POST', { typeId: world.types.Opgave, occurredAt: 'i går' }, 'occurredAt', 'invalid-instant'],
    ['PATCH', { note: 'uden version' }, 'version', 'required'],
  ];
  for (const [method, body, field, id] of cases) {
    const answer =
      method === 'POST'
        ? await world.admin.post('/api/activities', body)
        : await world.admin.patch(`/api/activities/${activity.id}`, body);
    expect(answer.status, JSON.stringify(body).slice(0, 80)).toBe(422);
    expect(
      answer.body.error.fields.map((fault: { field: string; id: string }) => [fault.field, fault.id]),
    ).toContainEqual([field, id]);
  }
  for (const path of [
    '/api/activities/0',
    '/api/activities/abc',
    '/api/activities/99999999999',
    '/api/activities/999999',
    '/api/todo?cursor=abc',
    '/api/todo?cursor=WyJhIiwiYiIsImMiLCJkIiwiZSJd',
    '/api/todo?owner=xx',
    '/api/todo?limit=0',
    '/api/todo?ukendt=1',
    '/api/activities?cursor=WzEsMl0',
  ]) {
    const answer = await world.admin.get(path);
    expect(answer.status, path).toBeGreaterThanOrEqual(400);
    expect(answer.status, path).toBeLessThan(500);
    expect(answer.body.error.message, path).toBeTruthy();
  }
});
