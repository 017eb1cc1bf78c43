// Bringing in a firm's own files: preview, every faulty row with its reason, then all good ones; again, and nothing new.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, look, type Page, signIn, test } from './walk.ts';

const KUNDER = [
  'Kontonummer;Firmanavn;CVR-nr.;Telefon;Postnr.;By;E-mail',
  '88001;Gråsten Æblemost ApS;13748136;74 65 00 01;6300;Gråsten;post@graastenmost.dk',
  '88002;"Rødekro ""Den Gode"" Bager";;74 66 00 02;6230;Rødekro;bager@roedekro.dk',
  ';Uden nummer og by;;;;;ikke-en-mail',
  '88004;;24256790;;;;',
].join('\r\n');

async function upload(page: Page, kind: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/import');
  await page.getByRole('radiogroup').getByText(kind, { exact: true }).click();
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await expect(page.getByRole('button', { name: /^Importér/ })).toBeVisible({ timeout: 30_000 });
}

test('a small file of customers: the preview names the faulty rows, the good ones come in, once', async ({
  page,
}) => {
  await signIn(page, 'jdp', '/import');
  const file = Buffer.from(`\ufeff${KUNDER}`, 'utf8');
  await upload(page, 'Kundeemner', 'kunder.csv', file);
  await expect(page.getByText('2 rækker med fejl').first()).toBeVisible();
  await look(page, 'preview');
  await page.getByRole('button', { name: /^Importér/ }).click();
  await expect(page.getByRole('link', { name: /[Ff]ejl.*(fil|hent|csv)|[Hh]ent.*fejl/ }).first()).toBeVisible(
    {
      timeout: 30_000,
    },
  );
  await look(page, 'result');
  await page.goto('/customers?q=graasten%20aeblemost');
  await expect(page.getByRole('row').filter({ hasText: 'Gråsten Æblemost ApS' })).toHaveCount(1);
});

const exports = join(import.meta.dirname, '../../../shared/data/export-utf8');
test('the real export of a firm: three files, faulty rows named', async ({ page }) => {
  test.skip(!existsSync(exports), 'the real export lies beside the repository only on the makers’ machines');
  await signIn(page, 'blu', '/import');
  // The salespeople of the file are those of the demo, so only the rows that are wrong in themselves are refused.
  for (const [kind, name, faulty] of [
    ['Kundeemner', 'kundeemner.csv', 4],
    ['Kontaktpersoner', 'kontaktpersoner.csv', 1],
    ['Aktiviteter', 'aktiviteter.csv', 3],
  ] as const) {
    await upload(page, kind, name, readFileSync(join(exports, name)));
    const told =
      (await page
        .getByText(/^[\d.]+ rækker? med fejl$/)
        .first()
        .textContent()) ?? '';
    expect(Number(/^[\d.]+/.exec(told)?.[0].replaceAll('.', ''))).toBe(faulty);
    await look(page, `real-${kind}-preview`);
    await page.getByRole('button', { name: /^Importér/ }).click();
    await expect(page.getByText(/De er ikke importeret\. Hent dem som en fil/)).toBeVisible({
      timeout: 60_000,
    });
    await look(page, `real-${kind}-result`);
  }
});
