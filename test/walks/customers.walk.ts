// Customers: created in seconds, warned of twins, found in any spelling, changed, merged.
import {
  ask,
  expect,
  look,
  newActivity,
  newContact,
  newCustomer,
  signIn,
  test,
  unique,
  WALK_URL,
} from './walk.ts';

test('a customer is created with a name alone, warns of its twin, and is found in any spelling', async ({
  page,
}) => {
  await signIn(page, 'cmn', '/customers');
  const name = unique('Ålbæk Søfiskeri A/S');
  await page.getByRole('button', { name: 'Opret ny' }).click();
  await page.getByLabel('Firmanavn').fill(name);
  await page.getByLabel('CVR-/SE-nr.').fill('12345678');
  await page.getByLabel('Telefon').fill('98 48 00 11');
  await page.getByLabel('E-mail', { exact: true }).click();
  await expect(
    page.getByText('Nummeret består ikke CVR-kontrollen. Det kan gemmes alligevel.'),
  ).toBeVisible();
  await look(page, 'customer-form');
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByRole('link', { name: '98 48 00 11' })).toBeVisible();

  await page.goto('/customers/new');
  await page.getByLabel('Firmanavn').fill('Noget helt andet');
  await page.getByLabel('Telefon').fill('+45 98480011');
  await expect(page.getByText('Findes kunden allerede?')).toBeVisible();
  await expect(page.getByText('samme telefon')).toBeVisible();
  await look(page, 'duplicate');

  await page.goto('/customers');
  for (const spelling of ['aalbaek soefisk', 'albæk', 'søfiskeri', '98480011']) {
    await page.getByRole('searchbox').fill(spelling);
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
  }
});

test('«next follow-up» and «last activity» are columns that sort', async ({ page }) => {
  await signIn(page, 'cmn', '/customers');
  const header = page.getByRole('columnheader', { name: 'Næste opfølgning' });
  await header.getByRole('button').first().click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('grid').locator('[data-row-id]').first()).toContainText(/Gammel|Forsinket/);
  await page.getByRole('columnheader', { name: 'Seneste aktivitet' }).getByRole('button').first().click();
  await expect(page).toHaveURL(/sort=lastActivity/);
  await look(page, 'customers');
});

test('two people edit one customer: the later is told who changed what, and nothing is overwritten', async ({
  page,
  browser,
}) => {
  await signIn(page, 'mkh');
  const customer = await newCustomer(page, 'Hvide Sande Skibssmedje', { city: 'Hvide Sande' });
  await page.goto(`/customers/${customer.id}?edit=true`);
  await page.getByLabel('By', { exact: true }).fill('Ringkøbing');
  await page.getByLabel('Telefon').fill('97 31 11 11');

  const context = await browser.newContext({ baseURL: WALK_URL });
  const colleague = await context.newPage();
  await signIn(colleague, 'poe');
  await ask(colleague, 'PATCH', `/api/customers/${customer.id}`, { city: 'Tarm', version: customer.version });
  await context.close();

  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'En anden var her imens' });
  await expect(dialog.getByText(/Posten er rettet af PØ kl. \d\d:\d\d, mens du redigerede\./)).toBeVisible();
  await look(page, 'late-save');
  expect((await ask(page, 'GET', `/api/customers/${customer.id}`)).city).toBe('Tarm');
  await dialog.getByRole('radio', { name: /PØ skrev/ }).check();
  await dialog.getByRole('button', { name: 'Gem det valgte' }).click();
  await expect(page.getByRole('heading', { name: customer.name })).toBeVisible();
  const after = await ask(page, 'GET', `/api/customers/${customer.id}`);
  expect([after.city, after.phone]).toEqual(['Tarm', '+4597311111']);
});

test('two customers that are one are merged: nothing is lost, and the old address leads to the survivor', async ({
  page,
}) => {
  await signIn(page, 'jdp');
  const stays = await newCustomer(page, 'Skagen Havfisk A/S');
  const goes = await newCustomer(page, 'Skagen Hav-Fisk', { phone: '98 44 55 66' });
  await newContact(page, goes.id, 'Grethe Winther Å');
  await newActivity(page, 'Notat', { customerId: goes.id, note: 'Den gamle aftale om rejer' });
  await page.goto(`/customers/${stays.id}`);
  await page.getByRole('button', { name: 'Mere' }).click();
  await page.getByRole('menuitem', { name: 'Læg sammen med …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill(goes.name);
  await page.getByRole('option', { name: goes.name }).click();
  await expect(dialog).toContainText('1 kontaktperson');
  await look(page, 'merge');
  await dialog.getByRole('button', { name: 'Læg sammen' }).click();
  await expect(page.getByText(`${goes.name} er lagt sammen med ${stays.name}.`)).toBeVisible();
  await expect(page.getByText('Den gamle aftale om rejer')).toBeVisible();
  await page.goto(`/customers/${goes.id}`);
  await page.getByRole('link', { name: new RegExp(stays.name) }).click();
  await expect(page.getByRole('heading', { name: stays.name })).toBeVisible();
  await page.getByRole('tab', { name: 'Historik' }).click();
  await expect(page.getByText(goes.name).first()).toBeVisible();
  await look(page, 'history');
});

test('a status that a rule changed says so on the customer, and one click undoes it', async ({ page }) => {
  await signIn(page, 'blu');
  const reference = await ask(page, 'GET', '/api/reference');
  const status = (name: string) => reference.statuses.find((one: { name: string }) => one.name === name).id;
  const type = reference.types.find((one: { name: string }) => one.name === 'Besøg').id;
  const rules = reference.rules as { typeId: number; fromStatusId: number }[];
  if (!rules.some((rule) => rule.typeId === type && rule.fromStatusId === status('Leverandør'))) {
    await ask(page, 'POST', '/api/status-rules', {
      typeId: type,
      on: 'completion',
      fromStatusId: status('Leverandør'),
      toStatusId: status('Partner'),
    });
  }
  const customer = await newCustomer(page, 'Rebild Rugbrød', { statusId: status('Leverandør') });
  const visit = await newActivity(page, 'Besøg', { customerId: customer.id });
  await page.goto(`/customers/${customer.id}?open=${visit.id}`);
  await page.getByRole('button', { name: 'Afslut', exact: true }).click();
  await expect(page.getByText('Kundens status er ændret fra Leverandør til Partner.')).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Status er ændret fra Leverandør til Partner af en regel/)).toBeVisible();
  await look(page, 'status-by-rule');
  await page.getByRole('main').getByRole('button', { name: 'Fortryd' }).click();
  await expect(page.getByRole('button', { name: 'Status: Leverandør. Skift status' })).toBeVisible();
});
