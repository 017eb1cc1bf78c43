// Lists as files: what Danish Excel shows, that it is the list and all of it, and that it comes in again unchanged.
import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { csvStream } from '../../src/server/exports/csv-stream.ts';
import type { Page } from '../../src/server/exports/list-pages.ts';
import { readCsv } from '../../src/shared/csv.ts';
import type { ImportKind } from '../../src/shared/imports.ts';
import { figures, importing } from '../helpers/importing.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
const { take } = importing(world);
// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schema by the app itself
type Body = any;

/** The rows of an export under their headings. */
async function rowsOf(path: string): Promise<Record<string, string>[]> {
  const { status, raw } = await world.admin.get(`/api/exports/${path}`);
  expect(status, raw.toString()).toBe(200);
  const [head, ...rows] = [...readCsv(raw.toString().replace(/^\ufeff/, ''), ';')];
  return rows.map(({ cells }) => Object.fromEntries(head!.cells.map((name, place) => [name, cells[place]!])));
}

const made = async (path: string, body: object): Promise<Body> => {
  const answer = await world.admin.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

let campaignId: number;
let customerId: number;

beforeAll(async () => {
  await world.person('JDP');
  const customer = await world.customer('Ærø "Røgeri"; Havnen', {
    ...{ accountNumber: '00042', phone: '12345678', mobile: '004687654321', cvr: '13748136', class: 'A' },
    ...{ emailDomains: ['aeroe.dk', 'roegeri.dk'], interests: ['Messe', 'Nyhedsbrev'], postcode: '0900' },
    note: 'Første linje\nanden linje; med semikolon',
  });
  customerId = customer.id;
  const person = await world.contact(customerId, 'Åse Ærø', {
    ...{
      emails: ['aase@aeroe.dk', 'aa@roegeri.dk'],
      consent: true,
      consentDate: '2026-01-31',
      title: '=1+1',
    },
  });
  await world.contact(customerId, 'Åse Ærø', { emails: ['anden@aeroe.dk'], hasLeft: true });
  const campaign = await made('/api/campaigns', { name: 'Messe 2026; efterår', kind: 'Messe' });
  campaignId = campaign.id;
  const open = {
    ...{ number: 'P2001', name: 'Nyt "anlæg"; fase 2', customerId, amount: 12_500_050, margin: -50 },
    ...{ probability: 35, expectedClose: '2026-12-24', campaignId, note: '=HYPERLINK("http://ond.dk")' },
  };
  await made('/api/projects', { ...open, followUp: { date: '2026-12-01' } });
  const other = await made('/api/projects', {
    ...{ number: 'P2002', name: 'Solgt', customerId, contactId: person.id, amount: 99 },
  });
  const { reasons } = (await world.admin.get('/api/reference')).body;
  await made(`/api/projects/${other.project.id}/closing`, {
    ...{ result: 'won', reasonId: reasons.find((reason: Body) => reason.name === 'Kvalitet').id },
    ...{ note: 'De kendte os', openFollowUps: 'keep' },
  });
  world.clock.now = new Date('2026-11-23T09:17:42.123Z');
  await made('/api/projects', { number: 'P2003', name: 'Uden alt', customerId });
  await world.activity({
    ...{ customerId, typeId: world.types.Tilbud, followUpDate: '2026-12-02', followUpTime: '09:30' },
    ...{ followUpText: 'Ring', note: `${'lang '.repeat(100)}slut`, amount: 7, expiresOn: '2026-12-31' },
  });
});

describe('an export', () => {
  it('is what Danish Excel reads: byte order mark, semicolons, decimal comma, dates, and no formulas', async () => {
    const { raw, headers } = await world.admin.get('/api/exports/projects?state=all&sort=number');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain("filename*=UTF-8''Salgsprojekter%202026-11-23.csv");
    const text = raw.toString();
    expect(text.slice(0, 30)).toBe('\ufeffProjektnummer;Kort beskrivels');
    expect(text.split('\r\n')[1]).toBe(
      'P2001;"Nyt ""anlæg""; fase 2";00042;"Ærø ""Røgeri""; Havnen";;ADM;Prospekt;125000,50;35;43750,18;-0,50;' +
        '24-12-2026;23-11-2026 10:00;"Messe 2026; efterår";"\'=HYPERLINK(""http://ond.dk"")";;;;;01-12-2026;',
    );
    const [, sold] = await rowsOf('projects?state=all&sort=number');
    expect(sold).toMatchObject({
      ...{ Fase: 'Lukket', Sandsynlighed: '100', Resultat: 'Vundet', Begrundelse: 'Kvalitet' },
      ...{ Lukket: '23-11-2026 10:00', Lukkebemærkning: 'De kendte os', Tilbudsbeløb: '0,99' },
    });
  });

  it('of people, activities and To-Do has the whole of them', async () => {
    const [customer] = await rowsOf('customers?q=roegeri');
    expect(customer).toMatchObject({
      ...{
        Kontonummer: '00042',
        Telefon: '12 34 56 78',
        Klasse: 'A',
        Postnr: '0900',
        Reklamebeskyttet: 'nej',
      },
      ...{ EmailDomæne: 'aeroe.dk, roegeri.dk', Note: 'Første linje\nanden linje; med semikolon' },
    });
    expect((await rowsOf('contacts')).length).toBe(1);
    const people = await rowsOf('contacts?withLeft=true');
    expect(people.map((row) => [row['E-mail'], row.Fratrådt])).toEqual([
      ['aase@aeroe.dk, aa@roegeri.dk', 'nej'],
      ['anden@aeroe.dk', 'ja'],
    ]);
    const todo = await rowsOf('todo?kinds=quote');
    expect(todo).toMatchObject([
      {
        ...{ Aktivitetstype: 'Tilbud', Opfølg: '02-12-2026', Opfølgningstid: '09:30', Afsluttet: 'nej' },
        ...{ Dato: '23-11-2026', Tidspunkt: '10:17', Tilbudsbeløb: '0,07', Udløber: '31-12-2026' },
        Note: `${'lang '.repeat(100)}slut`,
      },
    ]);
    expect((await rowsOf('activities')).map((row) => row.Projektnummer)).toEqual(['', 'P2001']);
  });

  it('comes in again unchanged: nothing new, nothing changed, nothing faulty', async () => {
    await made(`/api/campaigns/${campaignId}/members`, { of: 'contacts' });
    await expect
      .poll(async () => (await world.admin.get(`/api/campaigns/${campaignId}/members`)).body.items.length)
      .toBe(2);
    const [member] = (await world.admin.get(`/api/campaigns/${campaignId}/members`)).body.items;
    await world.admin.put(`/api/campaigns/${campaignId}/members/responses`, {
      ...{ memberIds: [member.id], response: 'meeting' },
    });
    const lists: [ImportKind, string, number][] = [
      ['customers', 'customers', 1],
      ['contacts', 'contacts?withLeft=true', 2],
      ['campaigns', 'campaigns', 1],
      ['members', `campaigns/${campaignId}/members`, 2],
      ['projects', 'projects?state=all', 3],
    ];
    for (const [kind, path, count] of lists) {
      const { raw } = await world.admin.get(`/api/exports/${path}`);
      expect(figures(await take(kind, raw)), kind).toEqual({
        ...{ state: 'done', created: 0, updated: 0, unchanged: count, faulty: 0, warned: 0 },
      });
    }
  });

  it('is the filtered list in its order, however many pages it has', async () => {
    await sql`
      insert into customer (account_number, name, status_id, country, industry, created_at, updated_at)
      select 'M' || n, 'Masse ' || n, 1, 'DK', case when n % 2 = 0 then 'Lige' else 'Ulige' end, now(), now()
      from generate_series(1, 4600) n`.execute(world.database.reader);
    const filter = 'industry=Lige&sort=accountNumber&descending=true';
    const shown: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await world.admin.get(`/api/customers?${filter}&limit=200${cursor}`);
      shown.push(...body.items.map((row: Body) => row.accountNumber));
      if (!body.next) break;
      cursor = `&cursor=${encodeURIComponent(body.next)}`;
    }
    expect(shown.length).toBe(2300);
    expect((await rowsOf(`customers?${filter}`)).map((row) => row.Kontonummer)).toEqual(shown);
  });

  it('refuses what its list refuses', async () => {
    expect((await world.admin.get('/api/exports/campaigns/9999/members')).status).toBe(404);
    expect((await world.admin.get('/api/exports/projects?state=maybe')).status).toBe(422);
    expect((await world.admin.get('/api/exports/projects?limit=5')).status).toBe(422);
  });
});

describe('the stream of a file', () => {
  const wide = 'x'.repeat(10_000);
  /** A list without end that counts how many pages were asked for. */
  function endless() {
    const asked = { pages: 0 };
    const pageAfter = async (): Promise<Page> => {
      asked.pages += 1;
      return { items: Array.from({ length: 50 }, () => ({ cell0: wide })), next: 'more' };
    };
    return { asked, pageAfter };
  }
  const columns = [{ heading: 'Bred', value: sql`1` }];

  it('asks for no page before the receiver has taken what came before, and for none after it has gone', async () => {
    const { asked, pageAfter } = endless();
    const stream = await csvStream(columns, pageAfter, 'Europe/Copenhagen');
    stream.once('readable', () => stream.read(1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked.pages).toBeLessThanOrEqual(2);
    stream.destroy();
    await once(stream, 'close');
    const { pages } = asked;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked.pages).toBe(pages);
  });

  it('a page that fails breaks the transfer off instead of ending it', async () => {
    let first = true;
    const failing = async (): Promise<Page> => {
      if (!first) throw new Error('the database went away');
      first = false;
      return { items: [{ cell0: 'a' }], next: 'more' };
    };
    const stream = await csvStream(columns, failing, 'Europe/Copenhagen');
    await expect(stream.toArray()).rejects.toThrow('went away');
  });

  it('ends with the connection of whoever asked, in the middle of the list', async () => {
    await sql`
      insert into customer (account_number, name, status_id, country, note, created_at, updated_at)
      select 'N' || n, 'Tung ' || n, 1, 'DK', repeat('noget at sige ', 300), now(), now()
      from generate_series(1, 5000) n`.execute(world.database.reader);
    const streams = vi.spyOn(Readable, 'from');
    const address = new URL(await world.app.listen({ port: 0 }));
    const socket = connect(Number(address.port), address.hostname);
    socket.write(
      `GET /api/exports/customers HTTP/1.1\r\nhost: ${address.host}\r\ncookie: ${world.admin.cookie}\r\n\r\n`,
    );
    await once(socket, 'data');
    const stream = streams.mock.results[0]?.value as Readable;
    streams.mockRestore();
    expect(stream.destroyed).toBe(false);
    socket.destroy();
    await expect.poll(() => stream.destroyed).toBe(true);
    expect(stream.readableEnded).toBe(false);
  });
});
