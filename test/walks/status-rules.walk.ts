// A rule of status change as an administrator makes it: tried dry, switched on knowingly; an activity moves the customer,
// who says so; the list of automatic changes has it and takes it back.
import {
  ask,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  look,
  newActivity,
  newCustomer,
  signIn,
  test,
  unique,
} from './walk.ts';

test('a rule is tried before it applies; what it then does is said, listed and undone', async ({ page }) => {
  test.setTimeout(420_000);
  await signIn(page, 'blu', '/todo');
  const { statuses } = await ask(page, 'GET', '/api/reference');
  const [lead, partner] = ['Lead', 'Partner'].map(
    (name) => statuses.find((each: { name: string }) => each.name === name).id,
  );
  const type = await ask(page, 'POST', '/api/activity-types', { name: unique('Rundvisning'), kind: 'visit' });
  const tried = await newCustomer(page, 'Prøvekunden', { statusId: lead });
  await newActivity(page, type.name, { customerId: tried.id, note: 'Så fabrikken', complete: true });

  const panel = page.getByRole('region', { name: 'Ny regel' });
  const choose = async (label: string, option: string) => {
    await panel.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await test.step('the trial says who would have moved, and by what', async () => {
    await page.goto('/settings?tab=rules&open=new');
    await panel.getByRole('button', { name: 'Prøv reglen' }).click();
    await expect(panel.getByText('skal udfyldes').first()).toBeVisible();
    await choose('Aktivitetstype', type.name);
    await choose('Fra status', 'Lead');
    await choose('Til status', 'Partner');
    await expect(panel.getByLabel('Reglen gælder')).not.toBeChecked();
    await panel.getByRole('button', { name: 'Prøv reglen' }).click();
    await expect(panel.getByText(/^Af \d+ med status Lead ville 1 være gået til Partner/)).toBeVisible();
    await expect(panel.getByRole('listitem')).toContainText([new RegExp(`${tried.name}.*Så fabrikken`)]);
    await look(page, 'trial');
    await expectAccessible(page);
    expect((await ask(page, 'GET', `/api/customers/${tried.id}`)).statusId).toBe(lead);
  });

  await test.step('saved it does not apply yet; switched on it does', async () => {
    await panel.getByRole('button', { name: 'Gem' }).click();
    await expect(page.getByText('Reglen er gemt, men gælder ikke endnu.')).toBeVisible();
    const row = page.getByRole('row').filter({ hasText: type.name });
    await expect(row).toContainText('Ikke i brug');
    await row.getByRole('button').click();
    await page.getByLabel('Reglen gælder').click();
    await page.getByRole('button', { name: 'Gem' }).click();
    await expect(page.getByText('Reglen er gemt og gælder fra nu af.')).toBeVisible();
    await expect(row).toContainText('I brug');
    await look(page, 'rules');
  });

  const moved = await newCustomer(page, 'Flyttekunden', { statusId: lead });
  await test.step('an activity is completed: the customer’s status changes and says so', async () => {
    await newActivity(page, type.name, {
      customerId: moved.id,
      note: 'Rundvisning i hallen',
      complete: true,
    });
    await page.goto(`/customers/${moved.id}`);
    await expect(page.getByText(/^Status er ændret fra Lead til Partner af en regel/)).toBeVisible();
    await look(page, 'customer');
  });

  await test.step('the list of automatic changes has it with its cause, and undoes it', async () => {
    await page.goto('/settings?tab=rules');
    await page.getByRole('link', { name: 'Se alle automatiske statusskift' }).click();
    await expect(page.getByRole('heading', { name: 'Automatiske statusskift' })).toBeVisible();
    const row = page.getByRole('grid').getByRole('row').filter({ hasText: moved.name });
    await expect(row).toContainText('Lead → Partner');
    await expect(row.getByRole('link', { name: `${type.name} afsluttes` })).toBeVisible();
    await look(page, 'changes');
    await expectAccessible(page);
    await row.getByRole('button', { name: /^Fortryd/ }).click();
    await expect(page.getByText(`${moved.name} har igen status Lead.`)).toBeVisible();
    await expect(row).toContainText(/Fortrudt af BLU/);
    expect((await ask(page, 'GET', `/api/customers/${moved.id}`)).statusId).toBe(lead);
    expect(partner).not.toBe(lead);
    await page.goto(`/status-changes?customerId=${moved.id}`);
    await expect(page.locator('[data-row-id]')).toHaveCount(1);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/status-changes');
    await expect(page.locator('[data-row-id]').first()).toBeVisible();
    await look(page, 'changes-dark');
  });

  await test.step('on a phone nothing sticks out', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const address of ['/status-changes', '/settings?tab=rules&open=new', '/settings?tab=stages']) {
      await page.goto(address);
      await expect(page.locator('#main h1')).toBeVisible();
      await look(page, `phone ${address.replace(/\W+/g, ' ')}`);
      await expectNoSidewaysScroll(page);
    }
  });
});
