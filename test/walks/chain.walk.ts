// The follow-up chain on the screen: never two where one was set, visible from every link.
import { ask, expect, look, newActivity, newCustomer, rowOf, signIn, test, todayOf } from './walk.ts';

test('a double click on «Gem og afslut» makes one follow-up, and the chain shows both links', async ({
  page,
}) => {
  await signIn(page);
  const customer = await newCustomer(page, 'Blåvand Ismejeri');
  const { id } = await newActivity(page, 'Tlf', {
    customerId: customer.id,
    followUpDate: await todayOf(page),
    followUpText: 'Ring om is',
  });
  await page.goto(`/activities/${id}`);
  await page.getByRole('textbox', { name: 'Næste opfølgdato' }).fill('+14');
  await page.getByLabel('Tekst til næste opfølgning').fill('Smagsprøver');
  await page.getByRole('button', { name: 'Gem og afslut' }).dblclick();
  await expect(page.getByText(/^Ny opfølgning oprettet til /)).toBeVisible();
  const { items } = await ask(page, 'GET', `/api/activities?customerId=${customer.id}`);
  expect(items).toHaveLength(2);

  const chain = page.getByRole('region', { name: 'Opfølgningskæde' });
  await expect(chain.getByRole('listitem')).toHaveCount(2);
  await expect(chain.getByRole('listitem').first()).toContainText('afsluttet');
  await chain.getByRole('listitem').nth(1).getByRole('button').click();
  await expect(page.getByLabel('Opfølgningstekst')).toHaveValue('Smagsprøver');
  await expect(chain.getByRole('listitem').first()).toContainText('Ring om is');
  await look(page, 'chain');
});

test('changed again, the follow-up moves while untouched, and completing tells when nothing comes next', async ({
  page,
}) => {
  await signIn(page);
  const customer = await newCustomer(page, 'Rømø Rejer');
  const { id } = await newActivity(page, 'Tlf', {
    customerId: customer.id,
    followUpDate: await todayOf(page),
  });
  await page.goto(`/activities/${id}`);
  await page.getByRole('textbox', { name: 'Næste opfølgdato' }).fill('+7');
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByText(/^Ny opfølgning oprettet til /)).toBeVisible();
  await page.getByRole('textbox', { name: 'Næste opfølgdato' }).fill('+8');
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByText(/^Opfølgningen er flyttet til /)).toBeVisible();
  expect((await ask(page, 'GET', `/api/activities?customerId=${customer.id}`)).items).toHaveLength(2);

  const other = await newCustomer(page, 'Mandø Brugs');
  await newActivity(page, 'Tlf', { customerId: other.id, followUpDate: await todayOf(page) });
  await page.goto(`/todo?customerId=${other.id}`);
  await page.getByRole('checkbox', { name: `Afsluttet: ${other.name}, Tlf` }).click();
  await expect(page.getByText('Kunden har nu intet næste skridt.')).toBeVisible();
  await page.getByRole('button', { name: 'Fortryd' }).first().click();
  await expect(page.getByRole('checkbox', { name: `Afsluttet: ${other.name}, Tlf` })).not.toBeChecked();
  await page.reload();
  await expect(rowOf(page, other.name)).toBeVisible();
});
