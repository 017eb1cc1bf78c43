// Lists as workbooks: that they say what the same list says as CSV, in types of their own, whole and at any length.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Page } from '../../src/server/exports/list-pages.ts';
import { xlsxStream } from '../../src/server/exports/xlsx-stream.ts';
import { readText } from '../../src/server/overview/text-of.ts';
import { readCsv } from '../../src/shared/csv.ts';
import { readWorkbook, type Sheet, type SheetCell, saidIn } from '../helpers/workbook.ts';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let campaignId: number;

async function workbookOf(path: string): Promise<Sheet> {
  const { status, raw } = await world.admin.get(
    `/api/exports/${path}${path.includes('?') ? '&' : '?'}format=xlsx`,
  );
  expect(status, status === 200 ? '' : raw.toString()).toBe(200);
  return readWorkbook(raw)[0]!;
}

async function csvOf(path: string): Promise<string[][]> {
  const { raw } = await world.admin.get(`/api/exports/${path}`);
  return [...readCsv(raw.toString().replace(/^\ufeff/, ''), ';')].map(({ cells }) => cells);
}

beforeAll(async () => {
  const customer = await world.customer('Ærø "Røgeri" & <Søn>; Havnen', {
    ...{ accountNumber: '00042', phone: '12345678', mobile: '004687654321', cvr: '13748136', class: 'A' },
    ...{ emailDomains: ['aeroe.dk', 'roegeri.dk'], postcode: '0900' },
    note: 'Første linje\r\nanden linje _x0041_ \u0007slut',
  });
  const contact = await world.contact(customer.id, 'Åse Ærø', {
    ...{
      title: '=1+1',
      phone: '87654321',
      emails: ['aase@aeroe.dk'],
      consent: true,
      consentDate: '2026-01-31',
    },
  });
  campaignId = (await world.admin.post('/api/campaigns', { name: 'Messe: efterår/forår [2026]' })).body.id;
  await world.admin.post('/api/projects', {
    ...{ number: 'P2001', name: '+45 anlæg', customerId: customer.id, amount: 12_500_050, margin: -50 },
    ...{ probability: 35, expectedClose: '2026-12-24', campaignId, note: '=HYPERLINK("http://ond.dk")' },
    followUp: { date: '2026-12-01' },
  });
  await world.activity({
    ...{ customerId: customer.id, contactId: contact.id, typeId: world.types.Tilbud, amount: 7, campaignId },
    ...{ followUpDate: '2026-12-02', followUpTime: '09:30', note: '-1 dag', expiresOn: '2026-12-31' },
  });
  await world.admin.post(`/api/campaigns/${campaignId}/members`, { of: 'contacts' });
  await vi.waitFor(async () => {
    expect((await world.admin.get(`/api/campaigns/${campaignId}/members`)).body.items).toHaveLength(1);
  });
});

describe('a list as a workbook', () => {
  it('holds days, amounts and numbers as such, and everything else as text that is never a formula', async () => {
    const { headers } = await world.admin.get('/api/exports/projects?format=xlsx');
    expect(headers['content-type']).toBe(XLSX);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['content-disposition']).toContain("filename*=UTF-8''Salgsprojekter%202026-11-23.xlsx");
    const sheet = await workbookOf('projects');
    expect(sheet.name).toBe('Salgsprojekter');
    expect(sheet.xml).toContain('state="frozen"');
    expect(sheet.xml).toContain('<autoFilter ref="A1:U2"/>');
    expect(saidIn(sheet)).toEqual([
      {
        ...{ Projektnummer: 'P2001', 'Kort beskrivelse': '+45 anlæg', Kontonummer: '00042', Sælger: 'ADM' },
        ...{ Firmanavn: 'Ærø "Røgeri" & <Søn>; Havnen', Fase: 'Prospekt', Tilbudsbeløb: 125_000.5 },
        // Days since 30 December 1899: 24-12-2026, and 23-11-2026 at 10:00.
        ...{ Sandsynlighed: 35, Værdi: 43_750.18, 'Forventet afslutning': 46_380 },
        ...{ Dækningsbidrag: -0.5, Startet: 46_349 + 10 / 24 },
        ...{ Kampagne: 'Messe: efterår/forår [2026]', Note: '=HYPERLINK("http://ond.dk")' },
        'Næste opfølgning': 46_357,
      },
    ]);
    const [customer] = saidIn(await workbookOf('customers'));
    expect(customer).toMatchObject({
      ...{ Kontonummer: '00042', Telefon: '12 34 56 78', Postnr: '0900', 'CVR-nr.': '13748136' },
      Note: 'Første linje\nanden linje _x0041_ slut',
    });
    const [activity] = saidIn(await workbookOf('todo?kinds=quote'));
    expect(activity).toMatchObject({
      Opfølg: 46_358,
      Opfølgningstid: 9.5 / 24,
      Tilbudsbeløb: 0.07,
      Note: '-1 dag',
    });
  });

  it('says in every list what the same list says as CSV', async () => {
    const lists = [
      'customers',
      'contacts?withLeft=true',
      'projects?state=all',
      'campaigns',
      'todo',
      'activities',
    ];
    for (const path of [...lists, 'overview', `campaigns/${campaignId}/members`]) {
      const csv = await csvOf(path);
      const { rows } = await workbookOf(path);
      expect(rows.length, path).toBe(csv.length);
      expect(rows.length, path).toBeGreaterThan(1);
      const said = rows.map((row) => csv[0]!.map((_, place) => asCsv(row[place])));
      // Control characters cannot stand in XML; CSV disarms what begins like a formula.
      const plain = csv.map((row) =>
        row.map((cell) =>
          cell
            .replace('\u0007', '')
            .replace(/^'(?=[=+-])/, '')
            .replace(/\r\n/g, '\n'),
        ),
      );
      expect(said, path).toEqual(plain);
    }
  });

  it('is read by the search of documents, too', async () => {
    const { raw } = await world.admin.get('/api/exports/projects?format=xlsx');
    expect((await readText(raw, XLSX)).text).toContain('24-12-2026');
  });

  it('is the whole list in its order, and refuses what its list refuses', async () => {
    await sql`
      insert into customer (account_number, name, status_id, country, industry, created_at, updated_at)
      select 'M' || n, 'Masse ' || n, 1, 'DK', case when n % 2 = 0 then 'Lige' else 'Ulige' end, now(), now()
      from generate_series(1, 4600) n`.execute(world.database.reader);
    const path = 'customers?industry=Lige&sort=accountNumber&descending=true';
    const accounts = (await csvOf(path)).slice(1).map(([account]) => account);
    expect(accounts).toHaveLength(2300);
    expect(saidIn(await workbookOf(path)).map(({ Kontonummer }) => Kontonummer)).toEqual(accounts);
    expect((await world.admin.get('/api/exports/projects?state=maybe&format=xlsx')).status).toBe(422);
    expect((await world.admin.get('/api/exports/projects?format=pdf')).status).toBe(422);
    expect((await world.admin.get('/api/exports/campaigns/9999/members?format=xlsx')).status).toBe(404);
  });
});

/** By the styles of server/exports/sheet-xml.ts. */
function asCsv(cell: SheetCell | undefined): string {
  if (!cell) return '';
  if (typeof cell.value === 'string') return cell.value;
  const at = new Date(Math.round(cell.value * 1440) * 60_000 + Date.UTC(1899, 11, 30)).toISOString();
  const day = `${at.slice(8, 10)}-${at.slice(5, 7)}-${at.slice(0, 4)}`;
  switch (cell.style) {
    case 3:
      return String(cell.value);
    case 4:
      return cell.value.toFixed(2).replace('.', ',');
    case 5:
      return day;
    case 6:
      return `${day} ${at.slice(11, 16)}`;
    case 7:
      return at.slice(11, 16);
    default:
      throw new Error(`a number in style ${cell.style}`);
  }
}

describe('the stream of a workbook', () => {
  const how = { name: 'Prøve', timeZone: 'Europe/Copenhagen', now: new Date('2026-11-23T09:00:00Z') };
  const columns = [{ heading: 'Nr.', value: sql`1` }];
  const paged =
    (total: number, size: number) =>
    async (cursor: string | undefined): Promise<Page> => {
      const from = Number(cursor ?? 0);
      const items = Array.from({ length: Math.min(size, total - from) }, (_, n) => ({
        cell0: `n${from + n}`,
      }));
      return { items, next: from + size < total ? String(from + size) : null };
    };

  it.each([0, 1, 9, 10, 18, 19, 40])('%i rows go on in further sheets where one is full', async (total) => {
    for (const size of [3, 9, 50]) {
      const file = await xlsxStream(columns, paged(total, size), { ...how, mostRows: 10 });
      const sheets = readWorkbook(await buffer(file));
      expect(sheets.length).toBe(Math.max(1, Math.ceil(total / 9)));
      expect(sheets.flatMap((sheet) => saidIn(sheet).map((row) => row['Nr.']))).toEqual(
        Array.from({ length: total }, (_, n) => `n${n}`),
      );
      expect(new Set(sheets.map((sheet) => sheet.name)).size).toBe(sheets.length);
    }
  });

  it('keeps within what a cell and the name of a sheet can hold', async () => {
    const page: Page = { items: [{ cell0: `${'x'.repeat(32_764)}😀${'y'.repeat(9)}` }], next: null };
    const name = `'${'Æ'.repeat(28)}/\u0007😀`;
    const [sheet] = readWorkbook(await buffer(await xlsxStream(columns, async () => page, { ...how, name })));
    expect(String(sheet!.rows[1]![0]!.value)).toBe(`${'x'.repeat(32_764)} …`);
    expect(sheet!.name).toBe('Æ'.repeat(28));
  });

  it('is never called what Excel keeps for itself', async () => {
    const page: Page = { items: [], next: null };
    const [sheet] = readWorkbook(
      await buffer(await xlsxStream(columns, async () => page, { ...how, name: 'History' })),
    );
    expect(sheet!.name).toBe('History_');
  });

  it('asks for no page before the receiver has taken what came before, and for none after it has gone', async () => {
    // What cannot be packed, so that few rows fill what is on its way.
    const items = Array.from({ length: 100 }, () => ({ cell0: randomBytes(7500).toString('base64') }));
    let pages = 0;
    const endless = async (): Promise<Page> => {
      pages += 1;
      return { items, next: 'more' };
    };
    const file = await xlsxStream(columns, endless, how);
    await new Promise((resolve) => setTimeout(resolve, 300));
    // One piece waits at each step on its way: reading, counting, packing.
    expect(pages).toBeLessThanOrEqual(8);
    file.destroy();
    await once(file, 'close');
    const asked = pages;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(pages).toBe(asked);
  });

  it('a page that fails breaks the transfer off instead of ending it', async () => {
    const pageAfter = paged(5000, 1000);
    const failing = async (cursor: string | undefined) => {
      if (cursor === '3000') throw new Error('the database went away');
      return pageAfter(cursor);
    };
    await expect(buffer(await xlsxStream(columns, failing, how))).rejects.toThrow('went away');
    await expect(
      xlsxStream(columns, () => Promise.reject(new Error('a wrong question')), how),
    ).rejects.toThrow('wrong question');
  });

  it('needs no more memory for 200,000 rows than for few', { timeout: 120_000 }, async () => {
    const worker = new Worker(new URL('../helpers/large-workbook.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 16 },
    });
    const [{ rows, bytes, buffers }] = await once(worker, 'message');
    await worker.terminate();
    expect(rows).toBe(200_000);
    expect(bytes).toBeGreaterThan(5_000_000);
    expect(buffers).toBeLessThan(16_000_000);
  });
});
