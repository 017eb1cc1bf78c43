// Contacts: a person's own activities only, consent with its date, and nobody twice.
import {
  expect,
  expectAccessible,
  look,
  newActivity,
  newContact,
  newCustomer,
  signIn,
  test,
} from './walk.ts';

test('a person is created at a customer, and the page shows that person’s own activities only', async ({
  page,
}) => {
  await signIn(page, 'poe');
  const customer = await newCustomer(page, 'Møn Kridtværk A/S');
  const other = await newContact(page, customer.id, 'Jørgen Ålund');
  await newActivity(page, 'Notat', { customerId: customer.id, contactId: other.id, note: 'Kun om Jørgen' });
  await page.goto(`/customers/${customer.id}?tab=contacts`);
  await page.getByRole('link', { name: 'Opret ny' }).click();
  await page.getByLabel('Navn').fill('Bodil Kjærsgård');
  await page.getByLabel('Titel').fill('Indkøbschef');
  await page.getByLabel('Mobil').fill('0045 20 30 40 50');
  await look(page, 'contact-form');
  await page.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Bodil Kjærsgård' })).toBeVisible();
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible();
  await expect(page.getByRole('link', { name: '20 30 40 50' })).toHaveAttribute('href', 'tel:+4520304050');
  await expect(page.getByText('Kun om Jørgen')).toHaveCount(0);

  await page.getByRole('button', { name: 'Opret ny' }).first().click();
  const panel = page.getByRole('region', { name: 'Ny aktivitet' });
  await expect(panel.getByRole('combobox', { name: /Kontaktperson/ })).toHaveValue('Bodil Kjærsgård');
  await expect(panel.getByRole('combobox', { name: /^Kunde/ })).toHaveValue(customer.name);
  await panel.getByLabel('Notat').fill('Vil have kridt i uge 50');
  await panel.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Vil have kridt i uge 50' })).toBeVisible();
  await look(page, 'contact');

  await page.goto('/contacts?q=kjaersgaard');
  await expect(page.getByRole('row').filter({ hasText: customer.name })).toContainText('Bodil Kjærsgård');
});

test('two entries of one person are merged, and the old address leads to the survivor', async ({ page }) => {
  await signIn(page, 'jdp');
  const customer = await newCustomer(page, 'Samsø Kartofler');
  const stays = await newContact(page, customer.id, 'Inger Sørensen');
  const goes = await newContact(page, customer.id, 'Inger Soerensen', {
    emails: ['inger@samsoekartofler.dk'],
  });
  await page.goto(`/contacts/${stays.id}`);
  await page.getByRole('button', { name: 'Mere' }).click();
  await page.getByRole('menuitem', { name: 'Læg sammen med …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: /Inger Soerensen/ }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Læg sammen' }).click();
  await expect(page.getByRole('link', { name: 'inger@samsoekartofler.dk' })).toBeVisible();
  await page.goto(`/contacts/${goes.id}`);
  await page.getByRole('link', { name: /Inger Sørensen/ }).click();
  await expect(page.getByRole('link', { name: 'inger@samsoekartofler.dk' })).toBeVisible();
});
