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
