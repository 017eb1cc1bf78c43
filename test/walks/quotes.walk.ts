// Quotes as a salesperson uses them: see for how much and how long, open the file in one click, follow the sale they belong
// to, and be told where a quote or a project is left with nothing.
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

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const attach = (page: Page, activityId: number, name: string) =>
  page.request.post(`/api/documents?activityId=${activityId}&name=${encodeURIComponent(name)}`, {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(`indholdet af ${name}`),
  });

test('quotes in To-Do: amount and last day in words, the file in one click, per sales project, and an honest counter', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  await signIn(page);
  const today = await todayOf(page);
  const customer = await newCustomer(page, 'Tilbudsgården');
  const quote = async (followUpText: string, more: object, ...files: string[]) => {
    const input = { customerId: customer.id, followUpDate: today, followUpText, ...more };
    const activity = await newActivity(page, 'Tilbud', input);
    for (const file of files) await attach(page, activity.id, file);
    return activity;
  };
  const stages = (await ask(page, 'GET', '/api/reference')).stages;
  const stageId = stages.find((stage: { name: string }) => stage.name === 'Tilbud').id;
  const newProject = async (name: string): Promise<{ id: number; number: string }> =>
    (await ask(page, 'POST', '/api/projects', { name, customerId: customer.id, stageId })).project;
  const project = await newProject('Ny fryser');
  await newProject('Glemt køler');
  const soon = { amount: 12_500_000, expiresOn: dayAfter(today, 3), projectId: project.id };
  await quote('Hør om tilbuddet', soon, 'tilbud.txt');
  await quote('Skal fornyes', { amount: 400_000, expiresOn: dayAfter(today, -2) }, 'a.txt', 'b.txt');
  await quote('Uden fil', { amount: 1_000_000 });
  const own = `/todo?owner=all&customerId=${customer.id}&quotes=true`;

  await test.step('for how much and how long stands in the row, in words', async () => {
    await page.goto(own);
    await expect(rowOf(page, 'Hør om tilbuddet')).toContainText('125.000 kr. · udløber om 3 dage');
    await expect(rowOf(page, 'Skal fornyes')).toContainText('4.000 kr. · udløb for 2 dage siden');
    await look(page, 'quotes');
    await expectAccessible(page);
  });

  await test.step('one click opens the quote, so does t; several files ask which', async () => {
    const opened = context.waitForEvent('page');
    await rowOf(page, 'Hør om tilbuddet')
      .getByRole('link', { name: /Åbn tilbud/ })
      .click();
    const file = await opened;
    expect(file.url()).toMatch(/\/api\/documents\/\d+\/content$/);
    await file.close();
    await rowOf(page, 'Hør om tilbuddet').focus();
    const again = context.waitForEvent('page');
    await page.keyboard.press('t');
    await (await again).close();
    await rowOf(page, 'Skal fornyes').focus();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Vælg dokument' });
    await expect(dialog.getByRole('link')).toHaveText([/b\.txt/, /a\.txt/]);
    await look(page, 'which-file');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('the project in stage Tilbud with no next step is told of, and found', async () => {
    const told = page.getByText(/^1 salgsprojekt i fasen Tilbud.* har intet næste skridt/);
    await expect(told).toBeVisible();
    await told.getByRole('link', { name: 'Vis det' }).click();
    const list = page.getByRole('grid', { name: 'Salgsprojekter' });
    await expect(list.getByText('Glemt køler')).toBeVisible();
    await expect(list.getByText('Ny fryser')).toBeHidden();
    await look(page, 'without-next-step');
  });

  await test.step('counter, list and the customer’s page agree', async () => {
    await page.goto(own);
    await expect(page.getByText(/^viser 3 af/)).toBeVisible();
    await page.goto(`/customers/${customer.id}`);
    // Three in To-Do, and the project that is told of above the list.
    await page.getByRole('link', { name: '4', exact: true }).click();
    await expect(page).toHaveURL(/quotes=true/);
    await expect(page.getByText(/^viser 3 af/)).toBeVisible();
    await page.goto('/todo?quotes=true');
    const counter = page.getByRole('button', { name: /^Åbne tilbud/ });
    const { counters } = await ask(page, 'GET', '/api/todo/counts');
    await expect(counter).toContainText(String(counters.quotes));
    await expect(page.getByText(new RegExp(`^viser ${counters.quotes} af`))).toBeVisible();
  });

  await test.step('per sales project, narrowed to one by searching, with the columns one wants', async () => {
    await page.goto(`/todo?owner=all&customerId=${customer.id}`);
    await page.getByText('Pr. salgsprojekt', { exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Opgaver' });
    await expect(grid.getByRole('button', { name: `${project.number} Ny fryser` })).toBeVisible();
    await expect(grid.getByRole('button', { name: 'Uden salgsprojekt' })).toBeVisible();
    await page.getByRole('button', { name: 'Kolonner' }).click();
    for (const column of ['Salgsprojekt', 'Kampagne', 'Beløb', 'Udløber']) {
      const choice = page.getByRole('checkbox', { name: column, exact: true });
      await choice.click();
      await expect(choice).toBeChecked();
    }
    await page.keyboard.press('Escape');
    await look(page, 'per-project');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Salgsprojekt', exact: true }).first().click();
    const search = page.getByRole('dialog', { name: 'Vælg salgsprojekt' }).getByRole('combobox');
    await search.fill('fryser');
    await page.getByRole('option', { name: /Ny fryser/ }).click();
    await expect(page).toHaveURL(new RegExp(`projectId=${project.id}`));
    await expect(rowOf(page, 'Hør om tilbuddet')).toBeVisible();
    await expect(rowOf(page, 'Skal fornyes')).toBeHidden();
    await page.getByRole('button', { name: 'Kolonner' }).click();
    await page.getByRole('button', { name: 'Nulstil kolonner' }).click();
    await page.keyboard.press('Escape');
  });

  await test.step('completing the quote says that its project has no next step', async () => {
    await rowOf(page, 'Hør om tilbuddet')
      .getByRole('checkbox', { name: /^Afsluttet/ })
      .click();
    await expect(
      page.getByText(`Salgsprojektet ${project.number} Ny fryser har nu intet næste skridt.`),
    ).toBeVisible();
    await page.goto(own);
    await rowOf(page, 'Uden fil')
      .getByRole('checkbox', { name: /^Afsluttet/ })
      .click();
    await expect(page.getByText('Tilbuddet har nu intet næste skridt.')).toBeVisible();
    await look(page, 'nothing-next');
  });

  await test.step('by night, and on a phone', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(own);
    await expect(rowOf(page, 'Skal fornyes')).toBeVisible();
    await look(page, 'dark');
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByText(/udløb for 2 dage siden/)).toBeVisible();
    await expectNoSidewaysScroll(page);
    await look(page, 'phone-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await look(page, 'phone');
  });
});

test('a sales project is made where the quote is written, and seen wherever the activity stands', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  const customer = await newCustomer(page, 'Kølehuset');

  await test.step('write the quote and make its project in one go', async () => {
    await page.goto(`/customers/${customer.id}?open=new`);
    const panel = page.getByRole('region', { name: 'Ny aktivitet' });
    await panel.getByLabel('Aktivitetstype').first().selectOption({ label: 'Tilbud' });
    await panel.getByLabel('Tilbudsbeløb').fill('48.000');
    await panel.getByRole('textbox', { name: 'Gælder til' }).fill('om 2 uger');
    await panel.getByRole('combobox', { name: 'Salgsprojekt' }).fill('Kølerum');
    await page.getByRole('option', { name: /Opret/ }).click();
    const quick = panel.getByRole('group', { name: 'Nyt salgsprojekt' });
    await expect(quick.getByLabel('Tilbudsbeløb')).toHaveValue(/48\.000/);
    await look(page, 'new-project');
    await expectAccessible(page);
    await quick.getByRole('button', { name: 'Opret' }).click();
    await expect(panel.getByRole('combobox', { name: 'Salgsprojekt' })).toHaveValue('Kølerum');
    await panel.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(page.getByText('Aktiviteten er oprettet.')).toBeVisible();
  });

  await test.step('the activity leads to its project, the project holds the activity, a quote from the start', async () => {
    await look(page, 'activity-with-project');
    await page
      .getByRole('link', { name: /Kølerum/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Kølerum' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Fase: Tilbud. Skift fase' })).toBeVisible();
    await expect(page.getByText('48.000 kr. · udløber om 14 dage')).toBeVisible();
    await look(page, 'project-with-quote');
    await expectAccessible(page);
    await page.getByRole('tab', { name: /Historik/ }).click();
    await expect(page.getByText('oprettede salgsprojektet')).toBeVisible();
  });

  await test.step('the contact’s page has its sales projects; s begins a new one anywhere', async () => {
    const contact = await ask(page, 'POST', '/api/contacts', { customerId: customer.id, name: 'Åge Køl' });
    await page.goto(`/contacts/${contact.id}?tab=projects`);
    await page.getByRole('tabpanel').getByRole('button', { name: 'Opret ny' }).click();
    await page.getByLabel('Kort beskrivelse').fill('Isterningmaskine');
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Isterningmaskine' })).toBeVisible();
    await page.goto(`/contacts/${contact.id}?tab=projects`);
    await expect(page.getByRole('link', { name: 'Isterningmaskine' })).toBeVisible();
    await look(page, 'contact-projects');
    await page.keyboard.press('s');
    await expect(page.getByRole('heading', { name: 'Nyt salgsprojekt' })).toBeVisible();
  });
});
