// Sales projects as a salesperson uses them: create, agree the next step, find it in To-Do, move it on the board, close it.
import {
  ask,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  look,
  newCustomer,
  rowOf,
  signIn,
  test,
} from './walk.ts';

test('a sales project: created, followed up in To-Do, moved on the board, won with a reason', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  const customer = await newCustomer(page, 'Røgeriet Havnsø');
  const name = `Vakuumpakker ${customer.id}`;

  await test.step('create it on the customer', async () => {
    await page.goto(`/customers/${customer.id}?tab=projects`);
    await page.getByRole('button', { name: 'Opret ny' }).click();
    await page.getByLabel('Kort beskrivelse').fill(name);
    await page.getByLabel('Tilbudsbeløb').fill('125.000');
    await page.getByRole('textbox', { name: 'Forventet afslutning' }).fill('om 2 uger');
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    await expect(page.getByText('12.500 kr.')).toBeVisible();
  });

  await test.step('its follow-up is a task in To-Do at once, and moves while untouched', async () => {
    const form = page.getByRole('form', { name: 'Opfølgning' });
    await form.getByRole('textbox', { name: 'Opfølg' }).first().fill('i dag');
    await form.getByLabel('Opfølgningstekst').fill('Send tegning');
    await form.getByRole('button', { name: 'Gem opfølgning' }).click();
    await expect(page.getByText(/^Ny opfølgning oprettet til /)).toBeVisible();
    await form.getByRole('textbox', { name: 'Opfølg' }).first().fill('+1');
    await form.getByRole('button', { name: 'Gem opfølgning' }).click();
    await expect(page.getByText(/^Opfølgningen er flyttet til /)).toBeVisible();
    await look(page, 'project');
    await expectAccessible(page);
    await page.goto(`/todo?customerId=${customer.id}`);
    await expect(rowOf(page, 'Send tegning')).toHaveCount(1);
  });

  await test.step('the board: moved by its menu, with the stage’s probability', async () => {
    await page.goto(`/projects?view=board&customerId=${customer.id}`);
    await page.getByRole('button', { name: `Flyt ${name} til en anden fase` }).click();
    await page.getByRole('menuitem', { name: 'Flyt til Tilbud' }).click();
    await expect(page.getByText(`${name} er flyttet til Tilbud.`)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Tilbud' }).getByText(name)).toBeVisible();
    await expect(page.getByText('værdi 50.000 kr.')).toBeVisible();
    await look(page, 'board');
    await expectAccessible(page);
  });

  await test.step('dragged to another stage', async () => {
    const card = page.getByRole('listitem').filter({ hasText: name });
    await card.dragTo(page.getByRole('list', { name: 'Ordre' }).locator('..'));
    await expect(page.getByRole('list', { name: 'Ordre' }).getByText(name)).toBeVisible();
  });

  await test.step('the list says what stands in each stage, and the forecast when', async () => {
    await page.goto(`/projects?customerId=${customer.id}`);
    await expect(page.getByRole('grid', { name: 'Salgsprojekter' }).getByText(name)).toBeVisible();
    await look(page, 'list');
    await expectAccessible(page);
    await page.getByText('Forventet', { exact: true }).click();
    await expect(page.getByRole('region', { name: 'Forventet salg' })).toBeVisible();
    await look(page, 'forecast');
    await expectAccessible(page);
  });

  await test.step('a figure of the forecast leads to the projects that it sums', async () => {
    const table = page.getByRole('region', { name: 'Forventet salg' }).getByRole('table');
    const row = table.getByRole('row').filter({ hasText: 'Ordre' });
    await expect(row).toContainText('125.000 kr.');
    await row.getByRole('link', { name: /^Ordre, .*vis projektet i listen$/ }).click();
    await expect(page).toHaveURL(/expectedFrom=.*stages=/);
    await expect(page.getByRole('grid', { name: 'Salgsprojekter' }).getByText(name)).toBeVisible();
    await expect(page.getByText('1 projekt', { exact: true })).toBeVisible();
    await expect(page.getByText('125.000 kr.').first()).toBeVisible();
    await look(page, 'forecast-list');
  });

  await test.step('narrowed by expected close, a usual period or days as one types them', async () => {
    await page.goto(`/projects?customerId=${customer.id}`);
    const chip = page.getByRole('button', { name: /^Forventet afslutning/ }).first();
    await chip.click();
    const dialog = page.getByRole('dialog', { name: 'Vælg forventet afslutning' });
    await look(page, 'expected-close');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Forfalden' }).click();
    await expect(page.getByText(name)).toBeHidden();
    await chip.click();
    await dialog.getByRole('textbox', { name: 'Fra og med' }).fill('om 1 uge');
    await dialog.getByRole('textbox', { name: 'Til og med' }).fill('om 3 uger');
    await dialog.getByRole('button', { name: 'Vis perioden' }).click();
    await expect(page.getByRole('grid', { name: 'Salgsprojekter' }).getByText(name)).toBeVisible();
  });

  await test.step('closing says what happens to the open follow-up, and does it', async () => {
    const { items } = await ask(page, 'GET', `/api/projects?customerId=${customer.id}`);
    await page.goto(`/projects/${items[0].id}`);
    await page.getByRole('button', { name: 'Luk projektet' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/Projektet har 1 åben opfølgning/)).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Hvorfor?' }).click();
    await page.getByRole('option', { name: 'Kvalitet' }).click();
    await look(page, 'closing');
    await dialog.getByRole('button', { name: 'Luk som vundet' }).click();
    await expect(page.getByText(/er lukket som vundet\. 1 opfølgning er afsluttet\./)).toBeVisible();
    await expect(page.getByText(/^Vundet /)).toBeVisible();
    await page.goto(`/todo?customerId=${customer.id}`);
    await expect(page.getByText('viser 0 af')).toBeVisible();
  });

  await test.step('on a phone nothing sticks out', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const address of ['/projects', '/projects?view=board', '/projects?view=forecast', '/projects/new']) {
      await page.goto(address);
      await expect(page.locator('#main h1')).toBeVisible();
      await expectNoSidewaysScroll(page);
    }
  });
});
