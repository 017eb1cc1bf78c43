// The drop-box in settings: an address of one's own, copied and replaced; the company's and its mail servers.
import { expect, expectAccessible, expectNoSidewaysScroll, look, signIn, test } from './walk.ts';

test('a salesperson makes an address, copies it, and replaces it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'jdp', '/settings?tab=mail');
  const own = page.getByRole('region', { name: 'Min drop-boks' });
  await own.getByRole('button', { name: 'Opret adresse' }).click();
  const field = own.getByLabel('Adresse', { exact: true });
  await expect(field).toHaveValue(/^mail\+[a-z2-7]{21}@post\.havbropak\.dk$/);
  const first = await field.inputValue();
  await own.getByRole('button', { name: 'Kopiér' }).click();
  await expect(page.getByText('Adressen er kopieret.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  await own.getByRole('button', { name: 'Ny adresse' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ny adresse' });
  await expect(dialog.getByLabel('Virker 14 dage endnu')).toBeChecked();
  await look(page, 'drop-box-renew');
  await dialog.getByRole('button', { name: 'Lav ny adresse' }).click();
  await expect(own.getByText(`Den forrige, ${first}, virker til`)).toBeVisible();
  await expect(field).not.toHaveValue(first);
  await expect(page.getByRole('region', { name: 'Firmaets drop-boks' })).toHaveCount(0);
  await expectAccessible(page);
  await own.scrollIntoViewIfNeeded();
  await look(page, 'drop-box-own');
});

test('an administrator makes the company’s address and allows its mail server', async ({ page }) => {
  await signIn(page, 'blu', '/settings?tab=mail');
  const company = page.getByRole('region', { name: 'Firmaets drop-boks' });
  await company.getByRole('button', { name: 'Opret adresse' }).click();
  await expect(company.getByLabel('Adresse', { exact: true })).toHaveValue(/^journal\+/);
  const servers = company.getByLabel('Godkendte mailservere');
  await servers.fill('192.0.2.300');
  await servers.press('Enter');
  await company.getByRole('button', { name: 'Gem' }).click();
  await expect(company.getByText(/^192\.0\.2\.300: Skriv en IP-adresse/)).toBeVisible();
  await look(page, 'drop-box-company-fault');
  await servers.press('Backspace');
  await servers.fill('192.0.2.0/24');
  await servers.press('Enter');
  await company.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByText('De godkendte mailservere er gemt.')).toBeVisible();
  await expect(company.getByRole('button', { name: 'Gem' })).toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await company.scrollIntoViewIfNeeded();
  await look(page, 'drop-box-company-phone');
  await expectNoSidewaysScroll(page);
});
