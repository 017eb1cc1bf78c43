// Campaigns as a salesperson uses them: gather members, make the calls, register what they answer, see what it led to.
import {
  ask,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  look,
  newContact,
  newCustomer,
  type Page,
  rowOf,
  signIn,
  test,
  unique,
} from './walk.ts';

const members = (page: Page) => page.getByRole('grid', { name: 'Medlemmer af kampagnen' });
const figures = (page: Page) => page.getByRole('region', { name: 'Hvad det har ført til' });

test('a campaign: members by filter with who is left out, a call for each, a reaction, a project, what it led to', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  const industry = unique('Gårdbutikker');
  const more = { industry, phone: '87654321' };
  const first = await newCustomer(page, 'Æblegården', more);
  const second = await newCustomer(page, 'Bækgården', more);
  const third = await newCustomer(page, 'Damgården', more);
  await newCustomer(page, 'Fredelund', { industry, advertisingProtected: true });
  await newCustomer(page, 'Stilledal', { industry, noContact: true });
  const name = unique('Forårsmesse');

  await test.step('create it', async () => {
    await page.goto('/campaigns');
    await page.getByRole('button', { name: 'Opret kampagne' }).click();
    await page.getByRole('form', { name: 'Ny kampagne' }).getByLabel('Navn').fill(name);
    await page.getByRole('textbox', { name: 'Til', exact: true }).fill('om 3 uger');
    await page.getByRole('combobox', { name: 'Art' }).fill('Messe');
    await look(page, 'form');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(page.getByText('Ingen medlemmer endnu')).toBeVisible();
    await look(page, 'empty');
  });

  await test.step('add members by their industry; who is left out is told with the reason', async () => {
    await page.getByRole('button', { name: 'Tilføj medlemmer' }).first().click();
    await page.getByRole('combobox', { name: 'Branche' }).fill(industry);
    await page.getByRole('option', { name: industry }).click();
    await page.keyboard.press('Escape');
    const preview = page.getByRole('region', { name: 'Forhåndsvisning' });
    await expect(preview.getByText('3 tilføjes')).toBeVisible();
    await expect(preview.getByText('2 udelades')).toBeVisible();
    await expect(preview.getByText('1 er reklamebeskyttet')).toBeVisible();
    await expect(preview.getByText('1 har frabedt sig kontakt')).toBeVisible();
    await look(page, 'adding');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Tilføj 3 medlemmer' }).click();
    await expect(page.getByRole('status').getByText('3 medlemmer er tilføjet. 2 udeladt:')).toBeVisible();
    await expect(members(page).getByRole('row').filter({ hasText: first.name })).toBeVisible();
    await look(page, 'members');
    await expectAccessible(page);
  });

  await test.step('a call for each: said before, done, found in To-Do', async () => {
    await page.getByRole('button', { name: 'Opret aktiviteter' }).click();
    await page.getByLabel('Opfølgningstekst').fill(`Ring om ${name}`);
    await page.getByLabel('Pr. dag og sælger').fill('2');
    await page.getByRole('combobox', { name: 'Sælgere på skift' }).fill('MKH');
    await page.getByRole('option', { name: /MKH/ }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText(/^3 aktiviteter over 2 arbejdsdage, den sidste /)).toBeVisible();
    await look(page, 'making');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Opret 3 aktiviteter' }).click();
    await expect(page.getByRole('status').getByText('3 aktiviteter er oprettet.')).toBeVisible();
    await page.getByRole('link', { name: 'Se dem i To-Do' }).click();
    await expect(rowOf(page, `Ring om ${name}`)).toHaveCount(3);
  });

  await test.step('the first call is opened from the list, done with an outcome, and leads on', async () => {
    await page.goBack();
    await members(page).getByRole('row').filter({ hasText: first.name }).getByRole('gridcell').nth(1).click();
    const panel = page.getByRole('region', { name: /hos Æblegården/ });
    await expect(panel.getByRole('link', { name })).toBeVisible();
    await panel.getByLabel('Resultat').selectOption({ label: 'Truffet' });
    await look(page, 'activity');
    await panel.getByRole('button', { name: 'Gem og afslut' }).click();
    await expect(page.getByText('Opgaven er afsluttet.')).toBeVisible();
    await panel.getByRole('button', { name: 'Luk' }).first().click();
    await expect(figures(page).getByRole('link', { name: '1', exact: true })).toBeVisible();
  });

  await test.step('what they answered, by one click; and for several at once', async () => {
    await page.getByRole('button', { name: `Reaktion fra ${first.name}` }).click();
    await page.getByRole('menuitem', { name: 'Interesseret', exact: true }).click();
    await expect(page.getByText(`${first.name}: Interesseret.`)).toBeVisible();
    for (const firm of [second, third])
      await page.getByRole('checkbox', { name: `Markér ${firm.name}` }).check();
    const bulk = page.getByRole('region', { name: 'Markerede medlemmer' });
    await bulk.getByRole('button', { name: 'Reaktion' }).click();
    await page.getByRole('menuitem', { name: 'Ikke interesseret' }).click();
    await expect(page.getByText('2 medlemmer: Ikke interesseret.')).toBeVisible();
    await page
      .getByText('2 medlemmer: Ikke interesseret.')
      .locator('..')
      .getByRole('button', { name: 'Fortryd' })
      .click();
    await expect(page.getByRole('button', { name: /^Reaktion fra .*: Ingen endnu/ })).toHaveCount(2);
    // By key as well: 2 is «ikke interesseret».
    await members(page).getByRole('row').filter({ hasText: second.name }).focus();
    await page.keyboard.press('2');
    await expect(page.getByText(`${second.name}: Ikke interesseret.`)).toBeVisible();
  });

  await test.step('a project comes from it, and is won', async () => {
    await page.goto(`/customers/${first.id}?tab=campaigns`);
    await expect(page.getByRole('link', { name })).toBeVisible();
    await look(page, 'on-the-customer');
    await expectAccessible(page);
    await page.getByRole('link', { name }).click();
    await page.getByRole('tab', { name: 'Salgsprojekter' }).click();
    await page.getByRole('button', { name: 'Opret projekt' }).click();
    await page.getByRole('combobox', { name: 'Kunde' }).fill(first.name);
    await page.getByRole('option', { name: first.name }).first().click();
    await page.getByLabel('Kort beskrivelse').fill(`Skilte til ${first.name}`);
    await page.getByLabel('Tilbudsbeløb').fill('40.000');
    await page.getByRole('button', { name: 'Gem', exact: true }).click();
    await page.getByRole('link', { name }).click();
    await expect(figures(page).getByRole('link', { name: '40.000 kr.' })).toBeVisible();
    await look(page, 'figures');
    await figures(page).getByRole('link', { name: '40.000 kr.' }).click();
    await expect(page).toHaveURL(/\/projects\?campaignId=\d+&state=all/);
    await expect(page.getByRole('link', { name: `Skilte til ${first.name}` })).toBeVisible();
  });

  await test.step('side by side with another', async () => {
    const other = unique('Efterårsmail');
    await ask(page, 'POST', '/api/campaigns', { name: other, status: 'ended' });
    await page.goto('/campaigns');
    for (const one of [name, other]) {
      await page.getByRole('searchbox').fill(one);
      await page.getByRole('checkbox', { name: `Markér ${one}` }).check();
    }
    await look(page, 'list');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sammenlign 2 kampagner' }).click();
    const table = page.getByRole('table', { name: 'Sammenlign kampagner' });
    await expect(table.getByRole('row').filter({ hasText: 'Reaktioner' }).first()).toContainText('2');
    await expect(table.getByRole('row').filter({ hasText: 'Kontaktet' })).toContainText(
      '1 33 % af medlemmerne',
    );
    await look(page, 'comparison');
    await expectAccessible(page);
  });
});

test('members from a pasted list and a file; an activity registered for one of the people', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  const firm = await newCustomer(page, 'Listegården');
  const person = await newContact(page, firm.id, 'Lis Liste', {
    emails: [`${unique('lis').replace(' ', '')}@listegaarden.dk`],
  });
  const { id } = await ask(page, 'POST', '/api/campaigns', { name: unique('Liste') });
  await page.goto(`/campaigns/${id}?act=add`);
  await page.getByText('Fra en liste').click();
  await page.getByLabel('Kontonumre, CVR-numre eller e-mails').fill(`${firm.accountNumber}\nukendt@intet.dk`);
  const preview = page.getByRole('region', { name: 'Forhåndsvisning' });
  await expect(preview.getByText('1 tilføjes')).toBeVisible();
  await expect(preview.getByText('ukendt@intet.dk')).toBeVisible();
  await look(page, 'pasted');
  await expectAccessible(page);

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Vælg fil' }).click(),
  ]);
  await chooser.setFiles({
    name: 'deltagere.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`Navn;E-mail;By\nLis;${person.emails[0]};Århus\n`),
  });
  await expect(page.getByText('deltagere.csv: 1 linje er læst.')).toBeVisible();
  await page.getByRole('button', { name: 'Tilføj 1 medlem' }).click();
  const row = members(page).getByRole('row').filter({ hasText: 'Lis Liste' });
  await expect(row).toBeVisible();

  await row.hover();
  await row.getByRole('button', { name: 'Registrér aktivitet' }).click();
  const panel = page.getByRole('region', { name: 'Ny aktivitet' });
  await expect(panel.getByRole('combobox', { name: 'Kontaktperson' })).toHaveValue('Lis Liste');
  await panel.getByLabel('Notat').fill('Vil gerne se prøver');
  await panel.getByLabel('Reaktion').selectOption({ label: 'Interesseret' });
  await panel.getByRole('button', { name: 'Gem og afslut' }).click();
  await expect(page.getByRole('button', { name: /^Reaktion fra Lis Liste.*: Interesseret/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Aktiviteter' }).click();
  await expect(page.getByText('Vil gerne se prøver')).toBeVisible();
  await look(page, 'activities');
  await page.getByRole('tab', { name: 'Historik' }).click();
  await expect(page.getByText('registrerede reaktionen «Interesseret»')).toBeVisible();
  await expect(page.getByText('tilføjede 1 medlem')).toBeVisible();
  await look(page, 'history');
  await expectAccessible(page);

  await page.goto(`/contacts/${person.id}?tab=campaigns`);
  await page.getByRole('button', { name: /^Reaktion fra Lis Liste/ }).click();
  await page.getByRole('menuitem', { name: 'Møde' }).click();
  await expect(page.getByRole('button', { name: /^Reaktion fra Lis Liste: Møde/ })).toBeVisible();
});

const MANY = 10_000;

test('activities for 10,000 members are stopped on the way: nothing was made', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, 'blu');
  const industry = unique('Masser');
  await importCustomers(page, industry);
  const { id } = await ask(page, 'POST', '/api/campaigns', { name: unique('Mange') });
  await page.goto(`/campaigns/${id}?act=add`);
  await page.getByRole('combobox', { name: 'Branche' }).fill(industry);
  await page.getByRole('option', { name: industry }).click();
  await page.getByRole('button', { name: `Tilføj ${MANY} medlemmer` }).click();
  await expect(page.getByText(`${MANY} medlemmer er tilføjet.`)).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Opret aktiviteter' }).click();
  await page.getByRole('button', { name: `Opret ${MANY} aktiviteter` }).click();
  // At once: a quick machine is done with all of them in a few seconds.
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('Stoppet. Intet er ændret.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Stoppet. Intet er ændret.')).toBeVisible();
  await look(page, 'stopped');
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Aktiviteter' }).click();
  await expect(page.getByText('Ingen aktiviteter endnu')).toBeVisible();
  await page.getByRole('tab', { name: 'Kørsler' }).click();
  await expect(page.getByRole('list', { name: 'Store handlinger' }).getByRole('listitem')).toHaveCount(2);
  await look(page, 'runs');
});

test('on a phone nothing sticks out, and night is readable', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page);
  const firm = await newCustomer(page, 'Mobilgården', { phone: '87654321' });
  const { id } = await ask(page, 'POST', '/api/campaigns', { name: unique('En kampagne med et langt navn') });
  await ask(page, 'POST', `/api/campaigns/${id}/members`, { list: [firm.accountNumber] });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const places = ['', `/${id}`, `/${id}?act=add`, `/${id}?act=make`, `/compare?ids=[${id},1]`];
  for (const [index, place] of places.entries()) {
    await page.goto(`/campaigns${place}`);
    await expect(page.locator('#main h1')).toBeVisible();
    await page.waitForTimeout(400);
    await look(page, `phone-${index}`);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
});

/** Through the import, as a firm would bring them. */
async function importCustomers(page: Page, industry: string): Promise<void> {
  const rows = Array.from(
    { length: MANY },
    (_, n) => `${industry.split(' ')[1]}-${n};${industry} ${n};${industry}`,
  );
  const answer = await page.request.post(`/api/imports?kind=customers&name=mange.csv`, {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(['Kontonummer;Firmanavn;Branche', ...rows].join('\r\n')),
  });
  const { id } = await answer.json();
  await ask(page, 'POST', `/api/imports/${id}/run`);
  await expect
    .poll(async () => (await ask(page, 'GET', `/api/imports/${id}`)).state, { timeout: 120_000 })
    .toBe('done');
}
