// To-Do as a list: filters that say what they hide, an order and columns that are remembered, many rows at once.
import { expect, look, newActivity, newCustomer, rowOf, signIn, test, todayOf, WALK_URL } from './walk.ts';

test('filters stand in the address, say what they hide, and a shared link shows the same list', async ({
  page,
  browser,
}) => {
  await signIn(page, 'anj');
  await page.getByRole('button', { name: 'Kun møder' }).click();
  await expect(page).toHaveURL(/kinds=meeting/);
  await expect(page.getByText(/viser \d+ af \d+/)).toBeVisible();
  const shown = (await page.getByText(/viser \d+ af \d+/).textContent()) ?? '';
  const address = page.url();
  await page.getByRole('button', { name: 'Ryd filtre' }).click();
  await expect(page).not.toHaveURL(/kinds/);

  const other = await browser.newContext({ baseURL: WALK_URL });
  const colleague = await other.newPage();
  await signIn(colleague, 'anj', new URL(address).pathname + new URL(address).search);
  await expect(colleague.getByText(shown)).toBeVisible();
  await other.close();

  await page.getByRole('searchbox', { name: 'Søg i opgaver' }).fill('findes slet ikke');
  await expect(page.getByText('«findes slet ikke»').first()).toBeVisible();
  await look(page, 'no-hits');
});

test('the period never hides what is overdue without saying so', async ({ page }) => {
  await signIn(page, 'jdp', '/todo?period=recent');
  const hidden = page.getByText(/forsinkede? opgaver? er skjult af perioden/);
  await expect(hidden).toBeVisible();
  await look(page, 'hidden-overdue');
  await page.getByRole('button', { name: 'Vis dem' }).click();
  await expect(page).toHaveURL(/due=old/);
});

test('order and columns are remembered for the user', async ({ page }) => {
  await signIn(page, 'lba');
  await page.getByRole('columnheader', { name: 'Firmanavn' }).getByRole('button').first().click();
  await expect(page.getByRole('columnheader', { name: 'Firmanavn' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await page.getByRole('button', { name: 'Kolonner' }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Notat', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Notat' })).toHaveCount(0);
  await page.goto('/todo');
  await expect(page.getByRole('columnheader', { name: 'Notat' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Kolonner' }).click();
  await page.getByRole('button', { name: 'Nulstil kolonner' }).click();
  await page.keyboard.press('Escape');
  const titles = await page.getByRole('columnheader').allTextContents();
  expect(
    titles
      .map((title) => title.trim())
      .filter(Boolean)
      .slice(-8),
  ).toEqual([
    'Opfølg',
    'Kunde',
    'Firmanavn',
    'Opfølgningstekst',
    'Kontaktperson',
    'Aktivitetstype',
    'Sidst rettet',
    'Notat',
  ]);
});

test('several at once: marked, postponed, given to a colleague, completed, and taken back', async ({
  page,
}) => {
  await signIn(page, 'cmn');
  const today = await todayOf(page);
  const customer = await newCustomer(page, 'Anholt Kro');
  for (const followUpText of ['Første', 'Anden', 'Tredje']) {
    await newActivity(page, 'Opgave', { customerId: customer.id, followUpDate: today, followUpText });
  }
  await page.goto(`/todo?customerId=${customer.id}`);
  await page.getByRole('checkbox', { name: 'Markér alle' }).check();
  const bar = page.getByRole('region', { name: 'Markerede opgaver' });
  await expect(bar).toContainText('3 markerede');
  await look(page, 'marked');
  await bar.getByRole('button', { name: 'Udskyd' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Næste uge/ })
    .click();
  await expect(page.getByText(/3 opgaver er udskudt til /)).toBeVisible();
  await expect(rowOf(page, 'Første')).not.toContainText('I dag');

  await page.getByRole('checkbox', { name: 'Markér alle' }).check();
  await page
    .getByRole('region', { name: 'Markerede opgaver' })
    .getByRole('button', { name: 'Afslut' })
    .click();
  await expect(page.getByText('3 opgaver er afsluttet.')).toBeVisible();
  const notice = page.getByRole('status').filter({ hasText: '3 opgaver er afsluttet.' });
  await notice.getByRole('button', { name: 'Fortryd' }).click();
  await expect(page.getByRole('checkbox', { name: /^Afsluttet: /, checked: true })).toHaveCount(0);
  await page.reload();
  await expect(rowOf(page, 'Tredje')).toBeVisible();
});

test('forward and back through the working list without losing the place', async ({ page }) => {
  await signIn(page, 'poe');
  const rows = page.getByRole('grid', { name: 'Opgaver' }).locator('[data-row-id]');
  await rows.nth(2).click({ position: { x: 220, y: 10 } });
  const third = page.url();
  await page.getByRole('button', { name: 'Næste', exact: true }).click();
  await expect(page).not.toHaveURL(third);
  await page.getByRole('button', { name: 'Forrige', exact: true }).click();
  await expect(page).toHaveURL(third);
  await page.getByRole('button', { name: 'Luk panelet' }).click();
  await expect(rows.nth(2)).toBeFocused();
});
