// The whole of To-Do without a mouse: every key that the help names does what it says.
import { expect, look, newActivity, newCustomer, rowOf, signIn, test, todayOf } from './walk.ts';

test('j, x, e, u, f, n, / and ? run the list; focus is never lost', async ({ page }) => {
  await signIn(page, 'anj');
  const today = await todayOf(page);
  const customer = await newCustomer(page, 'Tastens Trykkeri');
  for (const followUpText of ['Alfa', 'Beta', 'Gamma']) {
    await newActivity(page, 'Opgave', { customerId: customer.id, followUpDate: today, followUpText });
  }
  await page.goto(`/todo?customerId=${customer.id}`);
  await rowOf(page, 'Alfa').focus();
  await page.keyboard.press('e');
  await expect(page.getByText('Opgaven er afsluttet.')).toBeVisible();
  await expect(rowOf(page, 'Beta')).toBeFocused();

  await page.keyboard.press('u');
  await expect(page.getByRole('dialog', { name: 'Udskyd' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Udskudt til /)).toBeVisible();
  await expect(rowOf(page, 'Beta')).not.toContainText('I dag');

  await rowOf(page, 'Gamma').focus();
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Markerede opgaver' })).toContainText('1 markeret');
  await page.keyboard.press('x');
  await page.keyboard.press('f');
  await expect(page.getByRole('textbox', { name: 'Næste opfølgdato' })).toBeFocused();
  await page.keyboard.type('i morgen');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Ny opfølgning oprettet til /)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: /Opgave hos/ })).toHaveCount(0);
  await expect(rowOf(page, 'Gamma')).toBeFocused();

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Søg i opgaver' })).toBeFocused();
  await page.keyboard.press('Escape');
  await rowOf(page, 'Gamma').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Tastaturgenveje' })).toBeVisible();
  await look(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 'Gamma')).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByRole('region', { name: 'Ny aktivitet' })).toBeVisible();
});
