// The history of a customer is searched as CRM Overblik is: the same words, in what was agreed, in mail and in documents.
import { beforeAll, expect, test } from 'vitest';
import { indexed } from '../helpers/indexed.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
let customerId: number;

beforeAll(async () => {
  customerId = (await world.customer('Århus Smedje A/S')).id;
  const make = async (note: string, more: object = {}) =>
    (await world.activity({ customerId, typeId: world.types.Notat, note, ...more })).activity.id as number;
  const contact = await world.contact(customerId, 'Søren Ærlig');
  await make('Tilbuddet på rammekontraktforhandlingerne er sendt', { contactId: contact.id });
  await make('Fast pris aftalt i Aarhus', { followUpText: 'Ring 12 34 56 78' });
  await make('Prisen er fast, og e-mail er sendt');
  const id = await make('Se vedlagt');
  await world.admin.upload(`/api/documents?activityId=${id}&name=brev.txt`, 'Hældningen er 12 grader');
  await indexed(world);
});

const notes = async (q: string): Promise<string[]> => {
  const { status, body } = await world.admin.get(
    `/api/activities?customerId=${customerId}&q=${encodeURIComponent(q)}`,
  );
  expect(status).toBe(200);
  return body.items.map((one: { note: string }) => one.note.split(' ')[0]).reverse();
};

test.each([
  ['tilbud', ['Tilbuddet']],
  ['tilbuddene', ['Tilbuddet']],
  ['kontraktforhandling', ['Tilbuddet']],
  ['soeren', ['Tilbuddet']],
  ['århus', ['Fast']],
  ['smedje', []],
  ['"fast pris"', ['Fast']],
  ['fast pris', ['Fast', 'Prisen']],
  ['fast -aftalt', ['Prisen']],
  ['12345678', ['Fast']],
  ['email', ['Prisen']],
  ['hældninger', ['Se']],
  ['findesikke', []],
])('%s', async (q, expected) => {
  expect(await notes(q)).toEqual(expected);
});

test('what was just written is found at once', async () => {
  await world.activity({ customerId, typeId: world.types.Notat, note: 'Gulvslibning i morgen' });
  expect(await notes('gulvslibningen')).toEqual(['Gulvslibning']);
});
