// Signing in, and what becomes of work when a session ends in the middle of it.
import { ask, expect, look, newActivity, newCustomer, PASSWORD, signIn, test } from './walk.ts';

test('a wrong password says so; a deep link is where one lands; sign out ends it', async ({ page }) => {
  await page.goto('/customers?q=havn');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('E-mail').fill('mkh@havbropak.dk');
  await page.getByLabel('Adgangskode', { exact: true }).fill('forkert adgangskode');
  await page.getByRole('button', { name: 'Log ind' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page, 'wrong-password');
  await page.getByLabel('Adgangskode', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/customers\?q=havn/);
  await page.getByRole('button', { name: /sprog, udseende og log ud/ }).click();
  await page.getByRole('menuitem', { name: 'Log ud' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/todo');
  await expect(page).toHaveURL(/\/login/);
});

test('what was typed survives an error, a reload and a session that ended meanwhile', async ({ page }) => {
  await signIn(page, 'soer');
  const customer = await newCustomer(page, 'Kerteminde Bådeværft');
  const { id } = await newActivity(page, 'Tlf', { customerId: customer.id, followUpText: 'Ring' });
  await page.goto(`/activities/${id}`);
  await page.getByLabel('Notat').fill('Han vil have to både mere.');
  await page.getByRole('textbox', { name: 'Næste opfølgdato' }).fill('32-13');
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByText('Ugyldig dato. Skriv dd-mm-åååå, fx 24-12-2026.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Næste opfølgdato' }).fill('');
  await page.reload();
  await expect(page.getByLabel('Notat')).toHaveValue('Han vil have to både mere.');
  await expect(page.getByText('Din kladde er hentet frem.')).toBeVisible();

  await page.context().clearCookies();
  // Whatever asks first brings up the dialog: the save, or something that the page was still fetching.
  const save = page.getByRole('button', { name: 'Gem', exact: true });
  const saving = await save.click({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
  const dialog = page.getByRole('dialog', { name: 'Log ind igen' });
  await expect(dialog).toBeVisible();
  await look(page, 'sign-in-again');
  await dialog.getByLabel('Adgangskode', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  if (!saving) await save.click();
  await expect(page.getByText('Aktiviteten er gemt.')).toBeVisible();
  expect((await ask(page, 'GET', `/api/activities/${id}`)).note).toBe('Han vil have to både mere.');
});
