// What a change tells the search to look at again: what is found by other words, and nothing else.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { csv, importing } from '../helpers/importing.ts';
import { indexed, wronglyIndexed } from '../helpers/indexed.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
const { take } = importing(world);

/** When each activity of a customer was last told of: kept by a trigger of the test’s own, since the queue is emptied. */
async function told(act: () => Promise<unknown>): Promise<number> {
  const db = world.database.reader;
  await indexed(world);
  await sql`create table told_in_test (activity_id int)`.execute(db);
  await sql`create function note_told() returns trigger language plpgsql as
    $$ begin insert into told_in_test values (new.activity_id); return new; end $$`.execute(db);
  await sql`create trigger note_told after insert or update on search_news for each row execute function note_told()`.execute(
    db,
  );
  await act();
  await indexed(world);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from told_in_test`.execute(db);
  await sql`drop trigger note_told on search_news`.execute(db);
  await sql`drop function note_told()`.execute(db);
  await sql`drop table told_in_test`.execute(db);
  return rows[0]!.n;
}

test('an import tells of whom it renames, not of whom it changes otherwise', async () => {
  const { id, accountNumber } = await world.customer('Gammelt Navn');
  await world.activity({ customerId: id, typeId: world.types.Tlf, note: 'Talte sammen' });
  const file = (name: string, note: string) =>
    csv('Kontonummer;Firmanavn;Note', `${accountNumber};${name};${note}`);
  expect(await told(() => take('customers', file('Gammelt Navn', 'Ny note')))).toBe(0);
  expect(await told(() => take('customers', file('Nyt Navn', 'Ny note')))).toBe(1);
  const { body } = await world.admin.get('/api/overview/activities?q=nyt%20navn');
  expect(body.items).toHaveLength(1);
  expect(await wronglyIndexed(world)).toEqual([]);
});

test('so does a form', async () => {
  const customer = await world.customer('Form A/S');
  await world.activity({ customerId: customer.id, typeId: world.types.Tlf, note: 'Talte sammen' });
  const save = (fields: object, version: number) =>
    world.admin.patch(`/api/customers/${customer.id}`, { ...fields, version });
  expect(await told(() => save({ note: 'Ny note' }, customer.version))).toBe(0);
  expect(await told(() => save({ name: 'Formen A/S' }, customer.version + 1))).toBe(1);
});

test('a status changed by a form, by a rule or undone, and another time zone', async () => {
  const { Lead, Kunde } = world.statuses;
  const customer = await world.customer('Statusskift A/S', { statusId: Lead });
  await world.activity({ customerId: customer.id, typeId: world.types.Tlf, note: 'Skifter status' });
  const found = async (statusId: number | undefined) => {
    await indexed(world);
    expect(await wronglyIndexed(world)).toEqual([]);
    const { body } = await world.admin.get(`/api/overview/activities?q=skifter&statuses=${statusId}`);
    return body.items.length;
  };
  expect(await found(Lead)).toBe(1);
  const rule = await world.admin.post('/api/status-rules', {
    typeId: world.types.Møde,
    fromStatusId: Lead,
    toStatusId: Kunde,
    on: 'creation',
  });
  expect(rule.status).toBe(200);
  await world.activity({ customerId: customer.id, typeId: world.types.Møde, note: 'Ja tak' });
  expect([await found(Lead), await found(Kunde)]).toEqual([0, 2]);
  const { body: changed } = await world.admin.get(`/api/customers/${customer.id}`);
  expect((await world.admin.post(`/api/status-changes/${changed.undoableStatusChange.id}/undo`)).status).toBe(
    200,
  );
  expect([await found(Lead), await found(Kunde)]).toEqual([2, 0]);
  const { company } = (await world.admin.get('/api/me')).body;
  const moved = { timeZone: 'Pacific/Auckland', version: company.version };
  expect((await world.admin.patch('/api/company', moved)).status).toBe(200);
  await indexed(world);
  expect(await wronglyIndexed(world)).toEqual([]);
});
