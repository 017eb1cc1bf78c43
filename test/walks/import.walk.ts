// Bringing in a firm's own files: preview, every faulty row with its reason, then all good ones; again, and nothing new.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
  await page.getByRole('radio', { name: kind }).check({ force: true });
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await expect(page.getByRole('button', { name: /^Importér/ })).toBeVisible({ timeout: 30_000 });
}

test('a small file of customers: the preview names the faulty rows, the good ones come in, once', async ({
  page,
}) => {
  await signIn(page, 'jdp', '/import');
  const file = Buffer.from(`\ufeff${KUNDER}`, 'utf8');
  await upload(page, 'Kunde', 'kunder.csv', file);
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
  const files = readdirSync(exports).sort();
  for (const [kind, pattern] of [
    ['Kunde', /kunde/i],
    ['Kontakt', /kontakt/i],
    ['Aktivitet', /aktivitet/i],
  ] as const) {
    const name = files.find((file) => pattern.test(file)) ?? '';
    await upload(page, kind, name, readFileSync(join(exports, name)));
    await look(page, `real-${kind}-preview`);
    await page.getByRole('button', { name: /^Importér/ }).click();
    await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
    await look(page, `real-${kind}-result`);
  }
});
