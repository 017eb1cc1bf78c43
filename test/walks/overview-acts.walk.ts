// After a fair: what was agreed there is found, marked, tagged, followed up, given away and taken along as a file; the words
// that it is tagged with are cleared up.
import { readFile } from 'node:fs/promises';
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
  unique,
} from './walk.ts';

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Aktiviteter' });
const barOf = (page: Page) => page.getByRole('region', { name: 'Markerede aktiviteter' });
const noticeOf = (page: Page, text: string | RegExp) =>
  page.getByRole('region', { name: 'Beskeder' }).locator('> *').filter({ hasText: text });

/** A word that nothing else says. */
const wordOf = (stem: string) => unique(stem).replace(/\W/g, '');

test('everybody from the fair: tagged, followed up, shared out, and taken back again', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page);
  const word = wordOf('messebod');
  const tag = unique('Messe');
  for (const name of ['Bagværk', 'Cykler', 'Drikke']) {
    const customer = await newCustomer(page, name);
    await newActivity(page, 'Møde', { customerId: customer.id, note: `Talte ved ${word}`, complete: true });
  }
  const { customerId } = await newActivity(page, 'Tlf', {
    customerId: (await newCustomer(page, 'Engros')).id,
    note: `Ringer om ${word}`,
    followUpDate: '2027-03-01',
  });
  expect(customerId).not.toBeNull();
  await page.goto(`/overview?q=${word}`);
  const grid = gridOf(page);
  await expect(grid.getByRole('row')).toHaveCount(5);

  await test.step('marked by key, then all that the search finds', async () => {
    await grid.getByRole('row').nth(1).focus();
    await page.keyboard.press('x');
    await expect(barOf(page).getByText('1 markeret')).toBeVisible();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(barOf(page).getByText('2 markerede')).toBeVisible();
    await barOf(page).getByRole('button', { name: 'Markér alle 4' }).click();
    await expect(barOf(page).getByText('4 markerede')).toBeVisible();
    await look(page, 'marked');
    await expectAccessible(page);
  });

  await test.step('a tag that is new is made by writing it', async () => {
    await barOf(page).getByRole('button', { name: 'Mærke' }).click();
    await page.getByRole('combobox', { name: 'Mærke' }).fill(tag);
    await look(page, 'tagging');
    await expectAccessible(page);
    await page.getByRole('option', { name: `Opret «${tag}»` }).click();
    await expect(noticeOf(page, `4 har fået mærket «${tag}».`)).toBeVisible();
    await expect(grid.getByText(tag)).toHaveCount(4);
    await look(page, 'tagged');
  });

  await test.step('a follow-up for all: the open one moves, the others get a new one', async () => {
    await barOf(page).getByRole('button', { name: 'Opfølgning' }).click();
    const dialog = page.getByRole('dialog', { name: 'Opfølgning på 4 aktiviteter' });
    await dialog.getByRole('button', { name: 'Sæt opfølgning' }).click();
    await expect(dialog.getByText('Vælg en dag.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Om en måned' }).click();
    await dialog.getByLabel('Tekst til nye opfølgninger').fill(`Send tilbud efter ${word}`);
    await look(page, 'follow-up-all');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Sæt opfølgning' }).click();
    await expect(noticeOf(page, /^4 har opfølgning /)).toBeVisible();
    const { items } = await ask(page, 'GET', `/api/todo?owner=mine&q=${word}`);
    expect(items).toHaveLength(4);
    await noticeOf(page, /^4 har opfølgning /)
      .getByRole('button', { name: 'Fortryd' })
      .click();
    await expect(noticeOf(page, 'Fortrudt for 4 aktiviteter.')).toBeVisible();
    const after = (await ask(page, 'GET', `/api/todo?owner=mine&q=${word}`)).items;
    expect(after.map((row: { followUpDate: string }) => row.followUpDate)).toEqual(['2027-03-01']);
  });

  await test.step('given to a colleague; what is hers already is said', async () => {
    await barOf(page).getByRole('button', { name: 'Tildel' }).click();
    await page.getByRole('menuitem', { name: /^JDP/ }).click();
    await expect(noticeOf(page, /er tildelt/)).toBeVisible();
    await look(page, 'assigned');
    await barOf(page).getByRole('button', { name: 'Tildel' }).click();
    await page.getByRole('menuitem', { name: /^JDP/ }).click();
    await expect(noticeOf(page, 'Ingen af de markerede aktiviteter blev ændret.')).toBeVisible();
  });

  await test.step('exactly the marked as a file', async () => {
    const downloading = page.waitForEvent('download');
    await barOf(page).getByRole('button', { name: 'Eksportér' }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^CRM Overblik .*\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.split(word).length - 1).toBeGreaterThanOrEqual(4);
    expect(text.trim().split('\r\n').length).toBeGreaterThanOrEqual(5);
    expect(text).toContain(tag);
  });

  await test.step('found by the tag alone, which stands in the address', async () => {
    await page.goto('/overview');
    await page.getByRole('region', { name: 'Filtre' }).getByRole('button', { name: 'Mærker' }).click();
    await page.getByRole('dialog').getByRole('combobox').fill(tag);
    await page.getByRole('option', { name: tag, exact: true }).click();
    await expect(grid.getByRole('row')).toHaveCount(5);
    await expect(page).toHaveURL(/tags=/);
    await look(page, 'by-tag');
  });
});

test('a tag on one activity is written and taken off where it stands open', async ({ page }) => {
  await signIn(page);
  const customer = await newCustomer(page, 'Fiskeriet');
  const note = wordOf('fiskesnak');
  await newActivity(page, 'Opgave', { customerId: customer.id, note, followUpText: note });
  const tag = unique('Havn');
  await page.goto(`/todo?q=${note}`);
  await rowOf(page, note).click();
  const panel = page.getByLabel(/^Opgave hos Fiskeriet/);
  const field = panel.getByRole('combobox', { name: 'Mærker' }).or(panel.getByLabel('Mærker')).first();
  await field.fill(tag);
  await field.press('Enter');
  await expect(panel.locator('.mantine-Pill-root').filter({ hasText: tag })).toBeVisible();
  await expect(panel.getByText('Ikke gemt')).toHaveCount(0);
  await look(page, 'panel-tags');
  await expectAccessible(page);
  await page.reload();
  await expect(panel.locator('.mantine-Pill-root').filter({ hasText: tag })).toBeVisible();
  await field.focus();
  await field.press('Backspace');
  await expect(panel.locator('.mantine-Pill-root')).toHaveCount(0);
  await expect
    .poll(async () => {
      const { tags } = await ask(page, 'GET', `/api/reference`);
      const { id } = tags.find((each: { name: string }) => each.name === tag);
      return (await ask(page, 'GET', `/api/overview/activities?tags=${id}`)).items.length;
    })
    .toBe(0);
});

test('an administrator unites two spellings and removes a word', async ({ page }) => {
  await signIn(page, 'blu', '/settings?tab=tags');
  const [kept, gone, surplus] = [unique('Vinmesse'), unique('Messe for vin'), unique('Overskud')];
  for (const name of [kept, gone, surplus]) await ask(page, 'POST', '/api/tags', { name });
  await page.reload();
  await page.getByRole('button', { name: gone }).click();
  await page.getByRole('combobox', { name: 'Slå sammen med' }).fill(kept);
  await page.getByRole('option', { name: kept }).click();
  await look(page, 'tags-settings');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Slå sammen', exact: true }).click();
  await expect(noticeOf(page, `«${gone}» er nu «${kept}».`)).toBeVisible();
  await expect(page.getByRole('button', { name: gone })).toHaveCount(0);
  await page.getByRole('button', { name: surplus }).click();
  await page.getByRole('button', { name: 'Fjern mærket' }).click();
  const dialog = page.getByRole('dialog', { name: `Fjern «${surplus}»?` });
  await dialog.getByRole('button', { name: 'Fjern mærket' }).click();
  await expect(page.getByRole('button', { name: surplus })).toHaveCount(0);
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, 'tags-settings-360');
  await expectNoSidewaysScroll(page);
});

test('on a phone and in the dark', async ({ page }) => {
  await signIn(page, 'mkh', '/overview');
  const grid = gridOf(page);
  await expect(grid.getByRole('row').nth(3)).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await grid.getByRole('row').nth(1).focus();
  await page.keyboard.press('x');
  await expect(barOf(page)).toBeVisible();
  await barOf(page)
    .getByRole('button', { name: /^Markér (alle|de første)/ })
    .click();
  await expect(barOf(page).getByText(/markerede/)).toBeVisible();
  await look(page, 'marked-dark');
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await look(page, 'marked-360');
  await expectNoSidewaysScroll(page);
  await barOf(page).getByRole('button', { name: 'Opfølgning' }).click();
  await look(page, 'follow-up-360');
  await expectNoSidewaysScroll(page);
});
