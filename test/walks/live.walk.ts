// What a colleague does shows in an open list within a second, without anybody reloading.
import { expect, newActivity, newCustomer, rowOf, signIn, test, todayOf, WALK_URL } from './walk.ts';

test('a colleague’s new activity, tick and reopening show in the open list within a second', async ({
  page,
  browser,
}) => {
  await signIn(page, 'soer');
  const today = await todayOf(page);
  const customer = await newCustomer(page, 'Strib Sejlmager');
  const { id: me } = (await page.request.get('/api/me').then((answer) => answer.json())).user;
  await page.goto(`/todo?customerId=${customer.id}`);
  await expect(page.getByText('viser 0 af')).toBeVisible();

  const context = await browser.newContext({ baseURL: WALK_URL });
  const colleague = await context.newPage();
  await signIn(colleague, 'lba');
  const task = {
    customerId: customer.id,
    salespersonId: me,
    followUpDate: today,
    followUpText: 'Hilsen fra LBA',
  };
  const { id } = await newActivity(colleague, 'Opgave', task);
  await expect(rowOf(page, 'Hilsen fra LBA')).toBeVisible({ timeout: 1500 });
  await colleague.request.post(`/api/activities/${id}/completion`, { data: {} });
  await expect(rowOf(page, 'Hilsen fra LBA')).toHaveCount(0, { timeout: 1500 });
  await colleague.request.delete(`/api/activities/${id}/completion`);
  await expect(rowOf(page, 'Hilsen fra LBA')).toBeVisible({ timeout: 1500 });
  await context.close();
});
