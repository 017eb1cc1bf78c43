// Merging what was written down twice: nothing is lost, everything is logged, and doing it again does no harm.
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/server/actor.ts';
import { mergeCustomers } from '../../src/server/merge/customers.ts';
import { type Answer, type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();

type Kind = 'customers' | 'contacts';
const read = async (kind: Kind, id: number) => (await world.admin.get(`/api/${kind}/${id}`)).body;
const merge = (kind: Kind, id: number, otherId: number, by: Person = world.admin): Promise<Answer> =>
  by.post(`/api/${kind}/${id}/merge`, { otherId });
const lastEvent = async (kind: Kind, id: number) =>
  (await world.admin.get(`/api/${kind}/${id}/history?limit=1`)).body.items[0];
const fault = (answer: Answer) => [answer.status, answer.body.error?.id];

const LEADER: Actor = { id: 0, initials: 'ADM', role: 'administrator', isSalesperson: true, language: 'da' };

/** Until a statement in this test's database waits for a lock that another one holds. */
async function untilSomebodyWaits(waiting = 1): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      world.database.reader,
    );
    if (rows.length >= waiting) return;
    await sleep(10);
  }
}

describe('customers', () => {
  test('people, activities and documents move; facts, counters and both logs are right', async () => {
    const keep = await world.customer('Nordbyg A/S', { city: 'Aarhus' });
    const gone = await world.customer('Nord Byg', { cvr: '13748136' });
    const person = await world.contact(gone.id, 'Åse', { isPrimary: true });
    const typeId = world.types.Tlf;
    await world.activity({ customerId: keep.id, typeId, followUpDate: '2026-12-10' });
    await world.activity({ contactId: person.id, typeId, followUpDate: '2026-12-01', followUpTime: '09:30' });
    await world.activity({ customerId: gone.id, typeId, complete: true, occurredAt: '2026-11-24T08:00:00Z' });
    const uploaded = await world.admin.upload(
      `/api/documents?customerId=${gone.id}&name=tilbud.txt`,
      'Tilbud',
    );
    expect(uploaded.status).toBe(200);

    const merged = await merge('customers', keep.id, gone.id);
    expect(merged.status).toBe(200);
    expect(merged.body).toMatchObject({
      id: keep.id,
      name: 'Nordbyg A/S',
      cvr: '13748136',
      primaryContactId: person.id,
      openActivities: 2,
      closedActivities: 1,
      contacts: 1,
      documents: 1,
      nextFollowUpDate: '2026-12-01',
      nextFollowUpTime: '09:30',
      lastActivityAt: '2026-11-24T08:00:00.000Z',
      mergedIntoId: null,
      version: 2,
    });
    expect(await read('contacts', person.id)).toMatchObject({ customerId: keep.id, isPrimary: true });
    expect(await read('customers', gone.id)).toMatchObject({
      mergedIntoId: keep.id,
      openActivities: 0,
      nextFollowUpDate: null,
      lastActivityAt: null,
    });
    const moved = { contacts: 1, activities: 2, documents: 1, statusChanges: 0 };
    expect(await lastEvent('customers', keep.id)).toMatchObject({
      verb: 'merged',
      actorId: world.admin.id,
      changes: { cvr: [null, '13748136'], primaryContactId: [null, person.id] },
      details: { otherId: gone.id, otherName: 'Nord Byg', otherAccountNumber: gone.accountNumber, moved },
    });
    expect(await lastEvent('customers', gone.id)).toMatchObject({
      verb: 'merged-into',
      details: { intoId: keep.id, intoName: 'Nordbyg A/S', moved },
    });
  });

  test('the other is a signpost: out of lists, not to be changed, whatever pointed to it points on', async () => {
    const [a, b, c] = [
      await world.customer('Kæde A'),
      await world.customer('Kæde B'),
      await world.customer('Kæde C'),
    ];
    expect((await merge('customers', b.id, a.id)).status).toBe(200);
    expect((await merge('customers', c.id, b.id)).status).toBe(200);
    expect((await read('customers', a.id)).mergedIntoId).toBe(c.id);
    expect((await read('customers', b.id)).mergedIntoId).toBe(c.id);
    const list = await world.admin.get('/api/customers?q=kæde');
    expect(list.body.items.map((item: { id: number }) => item.id)).toEqual([c.id]);
    const changed = await world.admin.patch(`/api/customers/${a.id}`, { version: 2, name: 'X' });
    expect(fault(changed)).toEqual([409, 'merged']);
    expect(changed.body.error.details).toEqual({ mergedIntoId: c.id });
    expect((await world.contact(a.id, 'Sen')).customerId).toBe(c.id);
    const { activity } = await world.activity({ customerId: a.id, typeId: world.types.Tlf });
    expect(activity.customerId).toBe(c.id);
  });

  test('again is harmless; into a third, with itself or with nothing is refused', async () => {
    const [a, b, c] = [
      await world.customer('Igen A'),
      await world.customer('Igen B'),
      await world.customer('Igen C'),
    ];
    const first = await merge('customers', a.id, b.id);
    const second = await merge('customers', a.id, b.id);
    expect(second.body).toEqual(first.body);
    expect(fault(await merge('customers', c.id, b.id))).toEqual([409, 'merged']);
    expect(fault(await merge('customers', b.id, c.id))).toEqual([409, 'merged']);
    expect(fault(await merge('customers', b.id, a.id))).toEqual([409, 'merged']);
    expect(fault(await merge('customers', a.id, a.id))).toEqual([422, 'same-record']);
    expect(fault(await merge('customers', a.id, 999999))).toEqual([422, 'unknown-customer']);
    expect(fault(await merge('customers', 999999, a.id))).toEqual([404, 'not-found']);
  });

  test('is for leaders', async () => {
    const seller = await world.person('SLG', 'salesperson');
    const leader = await world.person('LDR', 'manager');
    const [a, b] = [await world.customer('Ret A'), await world.customer('Ret B')];
    expect(fault(await merge('customers', a.id, b.id, seller))).toEqual([403, 'not-allowed']);
    expect((await merge('customers', a.id, b.id, leader)).status).toBe(200);
  });

  test('an address is filled as a whole or where the two agree, never half from each', async () => {
    const address = {
      address1: 'Nygade 1',
      address2: '2. th.',
      postcode: '5000',
      city: 'Odense C',
      country: 'DK',
    };
    const filled = async (mine: object, others: object) => {
      const [a, b] = [await world.customer('Adresse', mine), await world.customer('Adresse', others)];
      const { address1, address2, postcode, city, country } = (await merge('customers', a.id, b.id)).body;
      return { address1, address2, postcode, city, country };
    };
    const sweden = { address1: 'Storgatan 2', postcode: '21142', city: 'Malmö', country: 'SE' };
    expect(await filled({}, sweden)).toEqual({ ...sweden, address2: null });
    expect(await filled({ postcode: '5000', city: 'Odense C' }, address)).toEqual(address);
    expect(await filled({ city: 'Aarhus' }, address)).toMatchObject({ city: 'Aarhus', address1: null });
    expect(await filled({ city: 'Malmö' }, sweden)).toMatchObject({ country: 'DK', address1: null });
    expect(await filled({ country: 'NO' }, {})).toMatchObject({ country: 'NO' });
  });

  test('a status change from before a merge is nobody’s single step any more', async () => {
    const typeId = world.types.Besøg;
    const { body: rule } = await world.admin.post('/api/status-rules', {
      typeId,
      on: 'completion',
      fromStatusId: world.statuses.Lead,
      toStatusId: world.statuses.Kunde,
    });
    expect(rule.id).toBeGreaterThan(0);
    const keep = await world.customer('Kunde i forvejen', { statusId: world.statuses.Kunde });
    const gone = await world.customer('Lead før');
    const { statusChange } = await world.activity({ customerId: gone.id, typeId, complete: true });
    expect(statusChange).not.toBe(null);
    expect((await merge('customers', keep.id, gone.id)).body.undoableStatusChange).toBe(null);
    const undo = await world.admin.post(`/api/status-changes/${statusChange.id}/undo`);
    expect(fault(undo)).toEqual([409, 'status-moved-on']);
    expect((await read('customers', keep.id)).statusId).toBe(world.statuses.Kunde);
  });

  test('both ways at once: one wins, nothing hangs', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await world.customer('Mod A'), await world.customer('Mod B')];
      const answers = await Promise.all([merge('customers', a.id, b.id), merge('customers', b.id, a.id)]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const signposts = [await read('customers', a.id), await read('customers', b.id)];
      expect(signposts.filter((customer) => customer.mergedIntoId === null)).toHaveLength(1);
    }
  });

  test('who comes in the middle of a merge waits, and lands at the survivor', async () => {
    const [a, b] = [await world.customer('Midt A'), await world.customer('Midt B')];
    let late: Promise<{ customerId: number }> | undefined;
    let lateToo: Promise<{ activity: { customerId: number } }> | undefined;
    await world.database.transaction(async (tx) => {
      await mergeCustomers(tx, a.id, b.id, {
        actor: { ...LEADER, id: world.admin.id },
        now: world.clock.now,
      });
      late = world.contact(b.id, 'For sent');
      await untilSomebodyWaits();
      lateToo = world.activity({ customerId: b.id, typeId: world.types.Tlf });
      await untilSomebodyWaits(2);
    });
    expect((await late)?.customerId).toBe(a.id);
    expect((await lateToo)?.activity.customerId).toBe(a.id);
  });

  test('what is added to the other meanwhile arrives at the survivor', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await world.customer('Travl A'), await world.customer('Travl B')];
      const contact = (i: number) => world.contact(b.id, `Person ${i}`);
      const activity = () => world.activity({ customerId: b.id, typeId: world.types.Tlf });
      await Promise.all([
        ...[1, 2, 3].flatMap((i) => [contact(i), activity()]),
        merge('customers', a.id, b.id),
        ...[4, 5].flatMap((i) => [contact(i), activity()]),
      ]);
      expect(await read('customers', a.id)).toMatchObject({ contacts: 5, openActivities: 5 });
      expect(await read('customers', b.id)).toMatchObject({ contacts: 0, openActivities: 0 });
    }
  });
});

describe('contacts', () => {
  test('addresses unite, activities and documents move, the primary one stays primary', async () => {
    const customer = await world.customer('Personer');
    const keep = await world.contact(customer.id, 'Bo Hansen', { emails: ['bo@p.dk'], note: 'Fra messen' });
    const gone = await world.contact(customer.id, 'Bo Hansn', {
      emails: ['bh@p.dk', 'bo@p.dk'],
      title: 'Chef',
      mobile: '20304050',
      note: 'Ring om fredagen',
      isPrimary: true,
    });
    await world.activity({ contactId: gone.id, typeId: world.types.Tlf, followUpDate: '2026-12-02' });
    const merged = await merge('contacts', keep.id, gone.id);
    expect(merged.body).toMatchObject({
      name: 'Bo Hansen',
      title: 'Chef',
      mobile: '+4520304050',
      emails: ['bo@p.dk', 'bh@p.dk'],
      note: 'Fra messen\n\nRing om fredagen',
      isPrimary: true,
      openActivities: 1,
      nextFollowUpDate: '2026-12-02',
      version: 2,
    });
    expect(await read('contacts', gone.id)).toMatchObject({ mergedIntoId: keep.id, openActivities: 0 });
    expect(await lastEvent('contacts', keep.id)).toMatchObject({
      verb: 'merged',
      changes: { isPrimary: [false, true] },
      details: { otherId: gone.id, moved: { activities: 1, documents: 0 }, leftBehind: { name: 'Bo Hansn' } },
    });
    const list = await world.admin.get(`/api/contacts?customerId=${customer.id}`);
    expect(list.body.items.map((item: { id: number }) => item.id)).toEqual([keep.id]);
    const changed = await world.admin.patch(`/api/contacts/${gone.id}`, { version: 2, name: 'X' });
    expect(fault(changed)).toEqual([409, 'merged']);
    expect((await merge('contacts', keep.id, gone.id)).body).toEqual(merged.body);
    const { activity } = await world.activity({ contactId: gone.id, typeId: world.types.Tlf });
    expect(activity.contactId).toBe(keep.id);
    const primary = await world.admin.patch(`/api/customers/${customer.id}`, {
      version: (await read('customers', customer.id)).version,
      primaryContactId: gone.id,
    });
    expect(fault(primary)).toEqual([422, 'unknown-contact']);
  });

  test.each([
    [{ consent: null }, { consent: true, consentDate: '2026-01-01' }, true],
    [{ consent: true }, { consent: null }, true],
    [{ consent: true, consentDate: '2026-01-01' }, { consent: false, consentDate: '2026-02-01' }, false],
    [{ consent: true, consentDate: '2026-03-01' }, { consent: false, consentDate: '2026-02-01' }, true],
    [{ consent: false, consentDate: '2026-01-01' }, { consent: true, consentDate: '2026-02-01' }, true],
    [{ consent: true }, { consent: false, consentDate: '2026-02-01' }, false],
    [{ consent: false }, { consent: true }, false],
  ])('consent %j and %j is %s', async (mine, others, consent) => {
    const customer = await world.customer('Samtykke');
    const [a, b] = [
      await world.contact(customer.id, 'A', mine),
      await world.contact(customer.id, 'B', others),
    ];
    expect((await merge('contacts', a.id, b.id)).body.consent).toBe(consent);
  });

  test('only at one customer; with itself or with nothing is refused', async () => {
    const [here, there] = [await world.customer('Her'), await world.customer('Der')];
    const [a, b] = [await world.contact(here.id, 'A'), await world.contact(there.id, 'B')];
    expect(fault(await merge('contacts', a.id, b.id))).toEqual([422, 'other-customer']);
    expect(fault(await merge('contacts', a.id, a.id))).toEqual([422, 'same-record']);
    expect(fault(await merge('contacts', a.id, 999999))).toEqual([422, 'unknown-contact']);
    expect(fault(await merge('contacts', 999999, a.id))).toEqual([404, 'not-found']);
  });
});

test('nothing is lost, whatever two customers hold', async () => {
  const word = (words: string[]) => fc.option(fc.constantFrom(...words), { nil: null });
  const some = (words: string[]) => fc.subarray(words);
  const side = fc.record({
    fields: fc.record({
      address1: word(['Nygade 1', 'Havnen 2']),
      postcode: word(['5000', '8000']),
      city: word(['Odense', 'Aarhus']),
      visitingAddress: word(['Porten', 'Kajen']),
      cvr: word(['13748136', '24256790']),
      attention: word(['Bo', 'Åse']),
      phone: word(['+4512345678', '+4587654321']),
      mobile: word(['+4520304050']),
      email: word(['a@a.dk', 'b@b.dk']),
      accountingEmail: word(['bog@a.dk']),
      industry: word(['Byg', 'Træ']),
      targetGroup: word(['Store', 'Små']),
      emailDomains: some(['a.dk', 'b.dk']),
      interests: some(['Vind', 'Sol', 'Brint']),
      pNumbers: some(['1000000001', '1000000002']),
      note: fc.constantFrom('', 'En note', 'En anden note'),
      noContact: fc.boolean(),
      advertisingProtected: fc.boolean(),
    }),
    contacts: fc.nat(2),
    activities: fc.nat(3),
    documents: fc.nat(1),
  });
  let run = 0;
  const build = async ({
    fields,
    contacts,
    activities,
    documents,
  }: typeof side extends fc.Arbitrary<infer S> ? S : never) => {
    run += 1;
    const customer = await world.customer(`Tilfælde ${run}`, fields);
    const people = [];
    for (let i = 0; i < contacts; i += 1) people.push(await world.contact(customer.id, `Person ${run}.${i}`));
    for (let i = 0; i < activities; i += 1) {
      await world.activity({
        customerId: customer.id,
        contactId: people[i % 2]?.id ?? null,
        typeId: world.types.Tlf,
        followUpDate: `2026-12-0${1 + ((run * 3 + i) % 9)}`,
        complete: i === 2,
      });
    }
    for (let i = 0; i < documents; i += 1) {
      await world.admin.upload(`/api/documents?customerId=${customer.id}&name=${run}.txt`, `Indhold ${run}`);
    }
    return customer.id;
  };
  const held = async (id: number) => {
    const list = async (address: string) =>
      (await world.admin.get(address)).body.items.map((item: { id: number }) => item.id);
    return [
      ...(await list(`/api/contacts?customerId=${id}`)).map((each: number) => `contact ${each}`),
      ...(await list(`/api/activities?customerId=${id}`)).map((each: number) => `activity ${each}`),
      ...(await list(`/api/documents?customerId=${id}`)).map((each: number) => `document ${each}`),
    ].sort();
  };
  const earliest = (...dates: (string | null)[]) => dates.filter((date) => date !== null).sort()[0] ?? null;

  await fc.assert(
    fc.asyncProperty(side, side, async (mine, others) => {
      const [id, otherId] = [await build(mine), await build(others)];
      const before = [...(await held(id)), ...(await held(otherId))].sort();
      const [a, b] = [await read('customers', id), await read('customers', otherId)];
      const after = (await merge('customers', id, otherId)).body;

      expect(await held(id)).toEqual(before);
      expect(await held(otherId)).toEqual([]);
      for (const count of ['openActivities', 'closedActivities', 'contacts', 'documents']) {
        expect(after[count], count).toBe(a[count] + b[count]);
      }
      expect(after.nextFollowUpDate).toBe(earliest(a.nextFollowUpDate, b.nextFollowUpDate));
      const { leftBehind } = (await lastEvent('customers', id)).details;
      for (const [field, value] of Object.entries(others.fields)) {
        const now = after[field];
        if (value === null) continue;
        if (Array.isArray(value)) expect(now, field).toEqual(expect.arrayContaining(value));
        else if (field === 'note') expect(now).toContain(value);
        else if (typeof value === 'boolean') expect(now, field).toBe(value || a[field]);
        else expect([now, leftBehind[field]], field).toContain(value);
      }
      for (const [field, value] of Object.entries(mine.fields)) {
        if (value === null || typeof value === 'boolean') continue;
        if (Array.isArray(value)) expect(after[field], field).toEqual(expect.arrayContaining(value));
        else if (field === 'note') expect(after.note).toContain(value);
        else expect(after[field], field).toBe(value);
      }
    }),
    { numRuns: 25 },
  );
});
