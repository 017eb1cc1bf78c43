// Searching mail: parts of words in any spelling, in subject, text, participants and names of files; only what one may
// see; and nothing is left of a mail that was made private.
import { beforeAll, describe, expect, it } from 'vitest';
import { sendIn } from '../helpers/sent-mail.ts';
import { type Person, useWorld } from '../helpers/world.ts';

const world = useWorld();
let seller: Person;
let other: Person;
let customerId: number;

const found = async (query: string, by = seller) => {
  const answer = await by.get(`/api/mail?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items.map((mail: { subject: string }) => mail.subject);
};
const search = (q: string, by = seller) => found(`q=${encodeURIComponent(q)}`, by);

beforeAll(async () => {
  seller = await world.person('SÆL');
  other = await world.person('AND');
  const customer = await world.customer('Skagen Sild A/S');
  customerId = customer.id;
  await world.contact(customerId, 'Søren Ågård', { emails: ['soren@skagensild.dk'] });
  await sendIn(seller, {
    from: '"Agard, Soren" <soren@skagensild.dk>',
    subject: 'Rykker',
    body: `${'Indledning uden betydning. '.repeat(40)}Vi afventer stadig jeres tilbudsopfølgning på sildetønder til Århus.`,
    file: 'Bundpris æbler 100%.pdf',
  });
  await sendIn(seller, {
    from: 'soren@skagensild.dk',
    subject: 'Møde om kølerum',
    date: 'Tue, 10 Nov 2026 23:30:00 +0100',
  });
  await sendIn(seller, { from: 'SÆL <sæl@nordlys.dk>', to: 'soren@skagensild.dk', subject: 'Svar fra os' });
  await sendIn(seller, {
    from: 'hemmelig@ukendt.dk',
    subject: 'Kun til sælgeren',
    body: 'Fortrolig opfølgning',
  });
});

describe('a search', () => {
  it.each([
    ['opfølgning', ['Kun til sælgeren', 'Rykker']],
    ['opfoelgning afventer', ['Rykker']],
    ['aarhus', ['Rykker']],
    ['ARHUS tonder', ['Rykker']],
    ['bundpris aebler', ['Rykker']],
    ['agard', ['Rykker']],
    ['soren@skagensild.dk kølerum', ['Møde om kølerum']],
    ['100%', ['Rykker']],
    ['10_%', []],
    ['\\', []],
    ['tilbudsopfølgning zebra', []],
  ])('for «%s» finds %j', async (q, subjects) => {
    expect((await search(q)).sort()).toEqual(subjects);
  });

  it('says where it found what the row does not show', async () => {
    const hits = async (q: string) =>
      (await seller.get(`/api/mail?q=${encodeURIComponent(q)}`)).body.items.map(
        (one: { hit?: object }) => one.hit,
      );
    const [text] = await hits('sildetønder');
    expect(text.in).toBe('text');
    expect(text.text).toMatch(/^… .*tilbudsopfølgning på sildetønder til Århus\.$/);
    expect(text.text.length).toBeLessThan(170);
    expect(await hits('bundpris')).toEqual([{ in: 'file', text: 'Bundpris æbler 100%.pdf' }]);
    expect(await hits('kølerum')).toEqual([undefined]);
    expect((await hits('sæl@nordlys.dk rykker'))[0]).toMatchObject({ in: 'participant' });
  });

  it('finds only what the asker may see', async () => {
    expect(await search('opfølgning', other)).toEqual(['Rykker']);
    expect(await search('hemmelig@ukendt.dk', other)).toEqual([]);
    expect((await other.get('/api/mail/measure?q=opf%C3%B8lgning')).body).toEqual({ found: 1 });
  });

  it('finds the mail’s text in the history of the customer too', async () => {
    const notes = async (q: string) =>
      (
        await seller.get(`/api/activities?customerId=${customerId}&q=${encodeURIComponent(q)}`)
      ).body.items.map((one: { note: string }) => one.note);
    expect(await notes('tilbudsopfølgning')).toEqual(['Rykker']);
    expect(await notes('tilbudsopfølgning rykker')).toEqual(['Rykker']);
    expect(await notes('kølerum')).toEqual(['Møde om kølerum']);
    expect(await notes('hemmelig')).toEqual([]);
  });
});

describe('a list', () => {
  it('is narrowed by direction, owner, customer and period in the company’s days, and counted', async () => {
    expect(await found('direction=out')).toEqual(['Svar fra os']);
    expect(await found(`customerId=${customerId}&from=2026-11-10&to=2026-11-10`)).toEqual([
      'Møde om kølerum',
    ]);
    expect(await found('from=2026-11-11&to=2026-11-22')).toEqual([]);
    expect(await found('owner=mine&state=unplaced')).toEqual(['Kun til sælgeren']);
    expect(await found('owner=mine', other)).toEqual([]);
    expect(await found('owner=firm')).toEqual([]);
    expect((await seller.get('/api/mail/measure?direction=in&state=journalled')).body).toEqual({ found: 2 });
  });
});

it('of a mail that was made private nothing is left in the index', async () => {
  const { body: mail } = await sendIn(seller, {
    from: 'soren@skagensild.dk',
    subject: 'Blodprøve',
    body: 'Kolesteroltal',
  });
  expect(await search('kolesterol')).toEqual(['Blodprøve']);
  expect((await seller.post(`/api/mail/${mail.id}/privacy`)).status).toBe(200);
  expect(await search('kolesterol')).toEqual([]);
  const left = await world.database.reader
    .selectFrom('mail_search')
    .select('mail_id')
    .where((eb) => eb.or([eb('mail_id', '=', mail.id), eb('text', 'like', '%kolesterol%')]))
    .execute();
  expect(left).toEqual([]);
});
