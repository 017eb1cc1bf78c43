// The everything box finds documents by what stands in them, whatever they hang on, and says where.
import { beforeAll, describe, expect, it, test } from 'vitest';
import { pdf } from '../../demo/papers.ts';
import { indexed } from '../helpers/indexed.ts';
import { docx } from '../helpers/papers.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
const owners: Record<string, string> = {};

beforeAll(async () => {
  const customer = await world.customer('Åkjær Maskiner A/S');
  const contact = await world.contact(customer.id, 'Bodil Bager');
  const project = await world.admin.post('/api/projects', { name: 'Ny presse', customerId: customer.id });
  const { activity } = await world.activity({
    customerId: customer.id,
    typeId: world.types.Notat,
    note: 'Aftale',
  });
  owners.customer = `customerId=${customer.id}`;
  owners.contact = `contactId=${contact.id}`;
  owners.project = `projectId=${project.body.project.id}`;
  owners.activity = `activityId=${activity.id}`;
});

async function attach(owner: string, name: string, bytes: Buffer | string): Promise<{ id: number }> {
  const { status, body } = await world.admin.upload(
    `/api/documents?${owners[owner]}&name=${encodeURIComponent(name)}`,
    bytes,
  );
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

interface Found {
  id: number;
  name: string;
  hit?: string;
}
async function documents(q: string): Promise<Found[]> {
  await indexed(world);
  const { status, body } = await world.admin.get(`/api/everything?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body.documents;
}
const names = async (q: string) => (await documents(q)).map(({ name }) => name);

describe.each(['customer', 'contact', 'project', 'activity'])('a document on a %s', (owner) => {
  const word = {
    customer: 'Rammeaftalen',
    contact: 'Fuldmagten',
    project: 'Specifikationen',
    activity: 'Referatet',
  }[owner]!;

  it('is found by a part of a word in any form, with the place where it stands', async () => {
    const { id } = await attach(
      owner,
      `${owner}.docx`,
      docx(['Indledning', `${word} gælder på Ærø indtil videre`]),
    );
    expect(await documents(`${word.slice(0, -2).toLowerCase()} aeroe`)).toEqual([
      expect.objectContaining({ id, hit: expect.stringContaining(`${word} gælder på Ærø`) }),
    ]);
    expect((await documents(`${owner}.docx`))[0]).toMatchObject({ id });
    expect((await documents(`${owner}.docx`))[0]!.hit).toBeUndefined();
  });

  it('is not found when it was taken off, and found again when it is back', async () => {
    const { id } = await attach(owner, 'bort.docx', docx([`Fjernelse fra ${owner}`]));
    expect(await names(`fjernelse ${owner}`)).toEqual(['bort.docx']);
    await world.admin.delete(`/api/documents/${id}`);
    expect(await names(`fjernelse ${owner}`)).toEqual([]);
    await world.admin.post(`/api/documents/${id}/restoration`);
    expect(await names(`fjernelse ${owner}`)).toEqual(['bort.docx']);
  });
});

test('words of the name and of the text together; phrases, and what is not to be there', async () => {
  await attach('customer', 'Leasing 2026.pdf', pdf(['Ydelsen er fast i hele perioden']));
  await attach('contact', 'Leasing 2025.pdf', pdf(['Perioden er fast, og ydelsen stiger']));
  expect(await names('leasing ydelse')).toEqual(['Leasing 2025.pdf', 'Leasing 2026.pdf']);
  expect(await names('"er fast i hele"')).toEqual(['Leasing 2026.pdf']);
  expect(await names('leasing ydelse -stiger')).toEqual(['Leasing 2026.pdf']);
});

test('what is so named comes before what only mentions it, an exact name first of all', async () => {
  await attach('project', 'Om garantibeviset.txt', 'x');
  await attach('project', 'Garantibevis.txt', 'x');
  await attach('customer', 'Brev.txt', 'Vi sender et garantibevis');
  await attach('customer', 'Garantibevis til kunden.txt', 'x');
  expect(await names('garantibevis')).toEqual([
    'Garantibevis til kunden.txt',
    'Garantibevis.txt',
    'Om garantibeviset.txt',
    'Brev.txt',
  ]);
  expect((await names('garantibevis.txt'))[0]).toBe('Garantibevis.txt');
});

test('a picture is found by its name', async () => {
  await attach('customer', 'Facade mod gaden.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  expect(await names('facade')).toEqual(['Facade mod gaden.png']);
});

test('a word at the end of a long document is shown in its place', async () => {
  const filler = 'Almindelige betingelser for levering af varer, pris 1.250.000 kr. pr. 24-12-2026. '.repeat(
    1_800,
  );
  await attach('customer', 'Betingelser.txt', `${filler}Voldgiften sker i Viborg.`);
  const [found] = await documents('voldgift');
  expect(found!.hit).toContain('Voldgiften sker i Viborg');
});
