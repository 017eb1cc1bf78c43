// CRM Overblik as somebody uses it who has to find what was once agreed; the everything box; a report and its lists.
import {
  ask,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  look,
  newCustomer,
  type Page,
  signIn,
  test,
  WALK_URL,
} from './walk.ts';

/** A document, as the page sends one. */
async function attach(page: Page, owner: string, name: string, text: string): Promise<void> {
  const answer = await page.request.post(`/api/documents?${owner}&name=${encodeURIComponent(name)}`, {
    headers: { 'Content-Type': 'application/octet-stream', Origin: WALK_URL },
    data: Buffer.from(text),
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

test('what was agreed years ago is found by a part of a word, and the list can be shared', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page);
  const customer = await newCustomer(page, 'Ærøskøbing Bådebyg');
  const reference = await ask(page, 'GET', '/api/reference');
  const type = reference.types.find((each: { kind: string }) => each.kind === 'meeting');
  const meeting = await ask(page, 'POST', '/api/activities', {
    customerId: customer.id,
    typeId: type.id,
    occurredAt: '2018-05-04T09:00:00Z',
    note: 'Aftalte rammekontraktforhandling til foråret og en fast fragtpris på 1.250 kr.',
    complete: true,
  });

  await test.step('part of a compound, without Danish letters', async () => {
    await page
      .getByRole('navigation', { name: 'Hovedmenu' })
      .getByRole('link', { name: 'CRM Overblik' })
      .click();
    const grid = page.getByRole('grid', { name: 'Aktiviteter' });
    await expect(grid.getByRole('row').nth(3)).toBeVisible();
    await look(page, 'overview');
    await page.getByRole('searchbox', { name: /^Søg ord/ }).fill('kontraktforhandling aeroskoebing');
    await expect(grid.getByText('Ærøskøbing Bådebyg').first()).toBeVisible();
    await expect(grid.getByRole('row')).toHaveCount(2);
    await expect(page.getByText('1 aktivitet', { exact: true })).toBeVisible();
    await look(page, 'overview-word');
    await expectAccessible(page);
  });

  await test.step('a document that says it is named, and opens; the order is one of three', async () => {
    await attach(
      page,
      `activityId=${meeting.activity.id}`,
      'Fragtaftale.txt',
      'Bådene leveres med sættevogn til Svendborg.',
    );
    await expect(async () => {
      await page.goto(`/overview?q=${encodeURIComponent('sættevogn rammekontrakt')}`);
      await expect(page.getByText('leveres med sættevogn til Svendborg')).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await look(page, 'overview-document');
    await expectAccessible(page);
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Fragtaftale.txt' }).click();
    expect((await opened).url()).toContain('/content');
    await page.getByRole('button', { name: 'Rækkefølge: Nyeste først' }).click();
    await expect(page.getByRole('menuitemradio', { name: 'Nyeste først' })).toBeChecked();
    await look(page, 'overview-order');
    await page.getByRole('menuitemradio', { name: 'Bedste først' }).click();
    await expect(page).toHaveURL(/order=relevance/);
    await expect(page.getByRole('button', { name: 'Rækkefølge: Bedste først' })).toBeVisible();
    await page.getByRole('searchbox', { name: /^Søg ord/ }).fill('kontraktforhandling aeroskoebing');
    await expect(page.getByText('1 aktivitet', { exact: true })).toBeVisible();
  });

  await test.step('filters hide it, and that is said with the way to see it', async () => {
    const filters = page.getByRole('region', { name: 'Filtre' });
    await filters.getByRole('button', { name: 'Dato', exact: true }).click();
    await page.getByRole('dialog').getByText('I år', { exact: true }).click();
    await expect(page.getByText('Ingen rækker passer')).toBeVisible();
    await look(page, 'overview-none');
    await page.getByRole('button', { name: 'Vis dem' }).click();
    await expect(page.getByText('1 aktivitet', { exact: true })).toBeVisible();
  });

  await test.step('the address says it all', async () => {
    await page.reload();
    await expect(page.getByRole('grid', { name: 'Aktiviteter' }).getByRole('row')).toHaveCount(2);
  });

  await test.step('it opens beside the list', async () => {
    await page.getByRole('grid', { name: 'Aktiviteter' }).getByText('rammekontraktforhandling').click();
    await expect(
      page
        .getByRole('complementary')
        .or(page.getByLabel(/Møde hos/))
        .first(),
    ).toBeVisible();
    await look(page, 'overview-open');
  });
});

test('everything from anywhere: a customer, a person and a place by a few letters', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page);
  const customer = await newCustomer(page, 'Øksendrup Kedler');
  await page.goto('/todo');
  await expect(page.locator('#main h1')).toBeVisible();
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Søg i alt' });
  await box.fill('oeksendrup');
  await expect(page.getByRole('option', { name: /Øksendrup Kedler/ })).toBeVisible();
  await look(page, 'everything');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.id}`));
  await test.step('who presses Enter at once gets what was typed', async () => {
    await page.goto('/todo');
    await expect(page.locator('#main h1')).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(box).toBeFocused();
    await page.keyboard.type('Øksendrup Kedler', { delay: 5 });
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/customers/${customer.id}`));
  });
  await test.step('a document by what stands in it', async () => {
    await attach(
      page,
      `customerId=${customer.id}`,
      'Serviceaftale.txt',
      'Kedlen efterses, og ekspansionsbeholderen skiftes.',
    );
    await page.keyboard.press('Control+k');
    await expect(async () => {
      await box.fill('');
      await box.fill('ekspansionsbeholder øksendrup');
      await box.fill('ekspansionsbeholder');
      await expect(
        page.getByRole('option', { name: /Serviceaftale.*ekspansionsbeholderen skiftes/ }),
      ).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await look(page, 'everything-document');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Søg i alt' }).fill('indstil');
  await page.getByRole('option', { name: 'Indstillinger' }).click();
  await expect(page).toHaveURL(/\/settings/);
});

test('a leader reads the week, and every number opens its list', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  await page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Rapporter' }).click();
  const table = page.getByRole('table');
  await expect(table).toBeVisible();
  await look(page, 'report-activity');
  await expectAccessible(page);
  const link = table.locator('tbody a').first();
  const count = Number(await link.innerText());
  await link.click();
  await expect(page).toHaveURL(/\/overview\?/);
  await expect(
    page.getByText(count === 1 ? '1 aktivitet' : `${count} aktiviteter`, { exact: true }),
  ).toBeVisible();
  await page.goBack();
  const bar = page.getByRole('figure', { name: 'Diagram' }).getByRole('link').last();
  const [high] = (await bar.innerText()).split('\n');
  await bar.press('Enter');
  await expect(page).toHaveURL(/\/overview\?/);
  await expect(
    page.getByText(high === '1' ? '1 aktivitet' : `${high} aktiviteter`, { exact: true }),
  ).toBeVisible();
  for (const name of ['Opkald', 'Sendte tilbud', 'Opfølgning til tiden', 'Dialog pr. kunde']) {
    await page.goto('/reports');
    await page.getByText(name, { exact: true }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await look(page, `report-${name}`);
  }

  await test.step('what was won, and the projects behind it', async () => {
    const customer = await newCustomer(page, 'Vundet Vognmand');
    const { project } = await ask(page, 'POST', '/api/projects', {
      ...{ customerId: customer.id, name: 'Tre lastbiler', amount: 123_450_000 },
    });
    const closing = { result: 'won', openFollowUps: 'keep' };
    await ask(page, 'POST', `/api/projects/${project.id}/closing`, closing);
    await page.goto('/reports?report=results');
    const sum = page.getByRole('table').locator('tfoot a').last();
    await expect(sum).toBeVisible();
    await look(page, 'report-results');
    await expectAccessible(page);
    const won = Number(await sum.innerText());
    await sum.click();
    await expect(page).toHaveURL(/\/projects\?.*state=won/);
    await expect(page.getByText(`${won} i listen`)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Lukket \d\d-/ })).toBeVisible();
    await look(page, 'report-results-list');
    await page.getByRole('searchbox').fill('Vundet Vognmand');
    await expect(page.getByRole('grid', { name: 'Salgsprojekter' }).getByText('Tre lastbiler')).toBeVisible();
    await page.goto('/reports?report=results&result=lost');
    await expect(page.getByRole('table')).toBeVisible();
  });
  await page.setViewportSize({ width: 360, height: 740 });
  for (const report of ['results', 'dialogue', 'activity']) {
    await page.goto(`/reports?report=${report}`);
    await expect(page.getByRole('table')).toBeVisible();
    await expectNoSidewaysScroll(page);
    await look(page, `report-${report}-phone`);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, 'report-dark-phone');
});
