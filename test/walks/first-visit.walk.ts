// An empty machine: the first visit sets up the company, the second finds nothing to set up.
import { startProgram } from './program.ts';
import { expect, expectAccessible, look, test } from './walk.ts';

test('the first visit sets up company and administrator, who then creates a customer and its first activity', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const program = await startProgram({ demo: false });
  try {
    await page.goto(program.url);
    await expect(page.getByRole('heading', { name: 'Velkommen til Opfølg' })).toBeVisible();
    await page.getByRole('button', { name: 'Sæt op' }).click();
    await expect(page.getByLabel('Virksomhedens navn')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('Virksomhedens navn').fill('Øster Å Pakkeri ApS');
    await page.getByLabel('Navn', { exact: false }).nth(1).fill('Åse Bæk Lund');
    await expect(page.getByLabel('Initialer')).toHaveValue('ÅBL');
    await page.getByLabel('E-mail').fill('aase@oesteraa.dk');
    await page.getByRole('textbox', { name: /Adgangskode/ }).fill('kort');
    await page.getByRole('button', { name: 'Sæt op' }).click();
    await expect(page.getByText(/mindst 10 tegn/).first()).toBeVisible();
    await page.getByRole('textbox', { name: /Adgangskode/ }).fill('en lang adgangskode');
    await expectAccessible(page);
    await look(page, 'set-up');
    await page.getByRole('button', { name: 'Sæt op' }).click();
    await expect(page.getByRole('heading', { name: 'Øster Å Pakkeri ApS er klar' })).toBeVisible();
    await look(page, 'how-to-begin');

    await page.getByRole('link', { name: /Begynd tomt/ }).click();
    await expect(page.getByText('Din To-Do er tom')).toBeVisible();
    await look(page, 'empty-todo');
    await page.getByRole('button', { name: 'Ny aktivitet' }).first().click();
    const panel = page.getByRole('region', { name: 'Ny aktivitet' });
    await panel.getByRole('combobox', { name: 'Kunde', exact: false }).fill('Ærø Røgeri');
    await page.getByRole('option', { name: 'Opret «Ærø Røgeri»' }).click();
    await panel.getByRole('group', { name: 'Nyt kundeemne' }).getByRole('button', { name: 'Opret' }).click();
    await panel.getByLabel('Opfølgning', { exact: true }).fill('i morgen');
    await panel.getByLabel('Opfølgningstekst').fill('Send prøver');
    await panel.getByRole('button', { name: 'Gem', exact: true }).click();
    await page.goto(`${program.url}/todo`);
    await expect(page.getByRole('row').filter({ hasText: 'Ærø Røgeri' })).toContainText('Send prøver');

    await page.goto(`${program.url}/setup`);
    await expect(page.getByRole('heading', { name: 'Velkommen til Opfølg' })).toHaveCount(0);
  } finally {
    await program.stop();
  }
});
