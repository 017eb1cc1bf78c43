// A pipeline that was kept in a sheet: it comes in with its faults named, and goes out to the sheet again as it is.
import { readFile } from 'node:fs/promises';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  look,
  newCustomer,
  type Page,
  signIn,
  test,
  unique,
} from './walk.ts';

async function upload(page: Page, content: string): Promise<void> {
  await page.goto('/import?kind=projects');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'salgsprojekter.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await expect(page.getByRole('button', { name: /^Importér/ })).toBeVisible({ timeout: 30_000 });
}

test('the sheet with my sales projects comes in, I am told what is wrong in which line, and it goes out again unchanged', async ({
  page,
}) => {
  await signIn(page, 'blu', '/import');
  await page.getByRole('radiogroup').getByText('Salgsprojekter', { exact: true }).click();
  await expect(page.getByText(/Projektnummer, Kort beskrivelse og Kontonummer/)).toBeVisible();
  await look(page, 'choose');
  await expectAccessible(page);

  const { accountNumber } = await newCustomer(page, 'Arkets Kunde A/S');
  const mark = unique('Ark').replace(' ', '-');
  const sheet = [
    'Projektnr;Navn;Kundenr;Sælger;Fase;TilbudKr;Sandsynlighed;TilbudDB;Forventet afslutning;Resultat;Tabsårsag',
    `${mark}-1;Pakkelinje til filet;${accountNumber};JDP;Tilbud;1.250.000,50;40 %;400.000;24-12-2026;;`,
    `${mark}-2;Reservedele;${accountNumber};MKH;Prospekt;12.500;10;;;;`,
    `${mark}-3;Køleanlæg;${accountNumber};JDP;;80.000;;;;Tabt;For dyr`,
    `${mark}-4;Uden kunde;999999;JDP;Tilbud;tyve tusind;;;;;`,
    `${mark}-5;Forkert fase;${accountNumber};JDP;Drøm;5.000;;;31-02-2027;;`,
  ].join('\r\n');
  await upload(page, `\ufeff${sheet}`);
  await expect(page.getByText('2 rækker med fejl').first()).toBeVisible();
  await expect(page.getByText('«tyve tusind» er ikke et beløb. Skriv fx 125.000,50.').first()).toBeVisible();
  await expect(page.getByText(/Fasen «Drøm» findes ikke/).first()).toBeVisible();
  await look(page, 'preview');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Importér 3 rækker' }).click();
  await expect(page.getByText('Importen er færdig').first()).toBeVisible({ timeout: 30_000 });
  await look(page, 'result');
  await page.getByRole('link', { name: 'Se salgsprojekterne' }).click();
  await page.goto(`/projects?q=${mark}&state=all`);
  await expect(page.getByRole('row').filter({ hasText: 'Pakkelinje til filet' })).toContainText(
    '1.250.000,50',
  );
  await expect(page.getByRole('row').filter({ hasText: 'Køleanlæg' })).toBeVisible();
  await look(page, 'list');

  const exportAs = async (format: RegExp) => {
    await page.getByRole('button', { name: 'Eksportér' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format }).click();
    return await downloading;
  };
  const workbook = await exportAs(/Excel/);
  expect(workbook.suggestedFilename()).toMatch(/^Salgsprojekter \d{4}-\d{2}-\d{2}\.xlsx$/);
  expect((await readFile(await workbook.path())).subarray(0, 2).toString()).toBe('PK');
  const download = await exportAs(/CSV/);
  expect(download.suggestedFilename()).toMatch(/^Salgsprojekter \d{4}-\d{2}-\d{2}\.csv$/);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain(`${mark}-1;Pakkelinje til filet;${accountNumber};`);
  expect(file).toContain(';1250000,50;40;500000,20;400000,00;24-12-2026;');
  await upload(page, file);
  await expect(page.getByText(/Der er intet nyt at importere/)).toBeVisible();
  await look(page, 'again');
});

test('on a phone I can choose what the file holds; on a large screen every list offers its file, by night too', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, 'blu', '/import');
  await page.getByRole('radiogroup').getByText('Kampagnemedlemmer', { exact: true }).click();
  await expect(page.getByText(/Reklamebeskyttede og dem, der har sagt nej, udelades/)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await look(page, 'choose-phone');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const list of ['customers', 'contacts', 'projects', 'todo']) {
    await page.goto(`/${list}`);
    await page.getByRole('button', { name: 'Eksportér' }).click();
    await expect(page.getByRole('menuitem', { name: /Excel/ })).toBeVisible();
    await look(page, `${list}-dark`);
  }
});
