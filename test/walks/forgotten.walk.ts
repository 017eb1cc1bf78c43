// «Intet glemmes» as a salesperson uses it: an A customer not heard from for 47 days stands on the list, gets a next step
// by one click and is then in To-Do; the counter in To-Do and the list say the same.
import {
  ask,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  look,
  newActivity,
  newCustomer,
  type Page,
  rowOf,
  signIn,
  test,
  todayOf,
} from './walk.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Uden næste skridt' });
const counter = (page: Page) => page.getByRole('link', { name: /^Uden næste skridt \d+$/ });
const numberIn = async (text: Promise<string | null>) => Number(/\d+/.exec((await text) ?? '')?.[0]);

function daysAgo(today: string, days: number): string {
  return new Date(Date.parse(`${today}T10:00:00Z`) - days * 86_400_000).toISOString();
}

test('a customer of class A, unheard from for 47 days, gets a next step by one click and stands in To-Do', async ({
  page,
}) => {
  test.setTimeout(420_000);
  await signIn(page, 'blu', '/settings?tab=rhythm');

  await test.step('the rule: Kunde A is to be heard from every 30 days', async () => {
    await page.getByRole('button', { name: 'Opret ny' }).click();
    const panel = page.getByRole('region', { name: 'Ny kunderytme' });
    await panel.getByLabel('Dage').fill('en gang imellem');
    await panel.getByRole('button', { name: 'Gem' }).click();
    await expect(panel.getByText('Skriv et antal dage fra 1 til 3650.')).toBeVisible();
    await panel.getByLabel('Dage').fill('30 dage');
    await panel.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Kunde', exact: true }).click();
    await panel.getByRole('combobox', { name: 'Klasse' }).click();
    await page.getByRole('option', { name: 'A', exact: true }).click();
    await panel.getByRole('button', { name: 'Gem' }).click();
    await expect(page.getByText('Kunde A er gemt.')).toBeVisible();
    await expect(page.getByRole('row', { name: /Kunde A\s+hver 30\. dag/ })).toBeVisible();
  });

  const today = await todayOf(page);
  const { statuses, users } = await ask(page, 'GET', '/api/reference');
  const me = users.find(({ initials }: { initials: string }) => initials === 'BLU').id;
  const status = statuses.find(({ name }: { name: string }) => name === 'Kunde').id;
  const customer = await newCustomer(page, 'Fjordens Konserves A/S', {
    statusId: status,
    class: 'A',
    responsibleId: me,
  });
  const heard = daysAgo(today, 47);
  await newActivity(page, 'Tlf', { customerId: customer.id, occurredAt: heard, complete: true });
  const quote = await newActivity(page, 'Tilbud', {
    customerId: (await newCustomer(page, 'Tilbudskunden ApS', { responsibleId: me })).id,
    note: 'Røgeovn med tilbehør',
    amount: 12_500_000,
    occurredAt: daysAgo(today, 60),
  });

  await test.step('To-Do says how much has no next step, and leads to it', async () => {
    await page.goto('/todo');
    const shown = await numberIn(counter(page).textContent());
    await look(page, 'todo');
    await expectAccessible(page);
    await counter(page).click();
    await expect(page.getByRole('heading', { name: 'Intet glemmes' })).toBeVisible();
    await expect(page.getByText(`${shown} uden næste skridt`)).toBeVisible();
    await expect(page).toHaveTitle(`(${shown}) Intet glemmes · Opfølg`);
  });

  const row = (name: string) => grid(page).getByRole('row').filter({ hasText: name });
  await test.step('each row says why it stands there', async () => {
    await page.getByRole('button', { name: /^Kunder \d/ }).click();
    await expect(row(customer.name)).toContainText(
      'Kunde A: hver 30. dag – seneste aktivitet for 47 dage siden',
    );
    await expect(row(customer.name)).toContainText('17 dage over tiden');
    await page.getByRole('button', { name: /^Kunder \d/ }).click();
    await expect(row('Tilbudskunden')).toContainText('Åbent tilbud uden næste skridt');
    await expect(row('Tilbudskunden')).toContainText('125.000 kr.');
    await look(page, 'list');
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(page, 'list-dark');
    await page.emulateMedia({ colorScheme: 'light' });
  });

  await test.step('one click gives it a next step; the row leaves and the counter follows', async () => {
    const before = await numberIn(page.getByText(/^\d+ uden næste skridt$/).textContent());
    await row(customer.name).hover();
    await row(customer.name).getByRole('button', { name: 'Opret opfølgning' }).click();
    const dialog = page.getByRole('dialog', { name: `Opfølgning på ${customer.name}` });
    await dialog.getByRole('button', { name: 'Opret opfølgning' }).click();
    await expect(dialog.getByText('Vælg en dato.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Næste uge' }).click();
    await dialog.getByLabel('Opfølgningstekst').fill('Hør, hvordan linjen kører');
    await look(page, 'follow-up');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Opret opfølgning' }).click();
    await expect(page.getByText(`${customer.name} følges op `)).toBeVisible();
    await expect(row(customer.name)).toHaveCount(0);
    await expect(page.getByText(`${before - 1} uden næste skridt`)).toBeVisible();
    await page.getByRole('button', { name: 'Fortryd' }).click();
    await expect(row(customer.name)).toHaveCount(1);
    await expect(page.getByText(`${before} uden næste skridt`)).toBeVisible();
  });

  await test.step('by keys alone: to the row, f, the first day, and on to the row that follows', async () => {
    await row(customer.name).focus();
    await page.keyboard.press('f');
    await expect(page.getByRole('button', { name: 'I morgen' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByLabel('Opfølgningstekst').fill('Ring om linjen');
    await page.keyboard.press('Enter');
    await expect(row(customer.name)).toHaveCount(0);
    await expect(grid(page).locator('[data-row-id]:focus')).toHaveCount(1);
  });

  await test.step('it stands in To-Do, and counter and list still agree', async () => {
    await page.goto(`/todo?customerId=${customer.id}`);
    await expect(rowOf(page, 'Ring om linjen')).toHaveCount(1);
    const shown = await numberIn(counter(page).textContent());
    await counter(page).click();
    await expect(page.getByText(`${shown} uden næste skridt`)).toBeVisible();
  });

  await test.step('a quote gets its own date', async () => {
    await row('Tilbudskunden').hover();
    await row('Tilbudskunden').getByRole('button', { name: 'Opret opfølgning' }).click();
    await page.getByRole('button', { name: 'I morgen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Opret opfølgning' }).click();
    await expect(row('Tilbudskunden')).toHaveCount(0);
    const { followUpDate } = await ask(page, 'GET', `/api/activities/${quote.id}`);
    expect(followUpDate > today).toBe(true);
  });

  await test.step('everybody’s, a colleague’s, and those that can wait', async () => {
    await page.goto('/forgotten?owner=all&waiting=true');
    await expect(page.getByRole('heading', { name: 'Intet glemmes' })).toBeVisible();
    await look(page, 'everybody');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/forgotten?owner=all');
    await expect(grid(page).getByRole('row').first()).toBeVisible();
    await look(page, 'phone');
    await expectNoSidewaysScroll(page);
    await page.goto('/todo');
    await expect(counter(page)).toBeVisible();
    await look(page, 'phone-todo');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('the settings say how many each rhythm holds', async () => {
    await page.goto('/settings?tab=rhythm');
    await expect(page.getByRole('row', { name: /Kunde A\s+hver 30\. dag\s+\d+/ })).toBeVisible();
    await look(page, 'rhythms');
    await expectAccessible(page);
  });
});

test('stages and reasons are the firm’s own, in its own order', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, 'blu', '/settings?tab=stages');
  await page.getByRole('button', { name: 'Opret ny' }).click();
  const panel = page.getByRole('region', { name: 'Ny salgsfase' });
  await panel.getByLabel('Navn').fill('Forhandling');
  await panel.getByLabel('Sandsynlighed').fill('150 %');
  await panel.getByRole('button', { name: 'Gem' }).click();
  await expect(panel.getByText('Sandsynligheden er et helt tal fra 0 til 100.')).toBeVisible();
  await panel.getByLabel('Sandsynlighed').fill('60 %');
  await panel.getByRole('combobox', { name: 'Art' }).click();
  await page.getByRole('option', { name: 'Tilbud', exact: true }).click();
  await look(page, 'new-stage');
  await panel.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByText('Forhandling er oprettet.')).toBeVisible();
  for (const place of [3, 2]) {
    await page.getByRole('button', { name: 'Flyt Forhandling op' }).click();
    await expect(page.getByRole('row').nth(place + 1)).toContainText('Forhandling');
  }
  await look(page, 'stages');
  await expectAccessible(page);
  await page.goto('/projects?view=board');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    /Prospekt/,
    /Tilbud/,
    /Forhandling/,
    /Ordre/,
  ]);

  await page.goto('/settings?tab=reasons');
  await page.getByRole('button', { name: 'Opret ny' }).click();
  await page.getByRole('region', { name: 'Ny begrundelse' }).getByLabel('Navn').fill('For lang levering');
  await page.getByRole('button', { name: 'Gem' }).click();
  await expect(page.getByRole('row', { name: /For lang levering\s+Tabt/ })).toBeVisible();
  await look(page, 'reasons');
  await expectAccessible(page);
});

test('a customer’s class is chosen in the form, stands in its head and narrows the list', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  const customer = await newCustomer(page, 'Klassekunden');
  await page.goto(`/customers/${customer.id}?edit=true`);
  await page.getByRole('combobox', { name: 'Klasse' }).fill('q');
  await page.getByRole('option', { name: 'Q', exact: true }).click();
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByRole('heading', { name: customer.name })).toBeVisible();
  await expect(page.getByText('Klasse Q', { exact: true })).toBeVisible();
  await look(page, 'customer');
  await page.goto('/customers');
  await page.getByRole('button', { name: 'Klasse', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Q', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-row-id]')).toHaveCount(1);
  await expect(page.locator('[data-row-id]')).toContainText(customer.name);
  await expect(page).toHaveURL(/classes=/);
  await page.reload();
  await expect(page.locator('[data-row-id]')).toHaveCount(1);
  await look(page, 'customers');
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.locator('[data-row-id]')).toContainText('Klasse Q');
  await look(page, 'customers-phone');
});
