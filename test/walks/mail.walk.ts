// Mail: it lands on the right customer by itself or waits; it can tell why; it is placed, moved and erased by a click.
import {
  expect,
  expectAccessible,
  look,
  newActivity,
  newContact,
  newCustomer,
  type Page,
  signIn,
  test,
} from './walk.ts';

let sent = 0;

function letter(from: string, subject: string, body: string): Buffer {
  sent += 1;
  return Buffer.from(
    [
      `From: ${from}`,
      'To: mkh@havbropak.dk',
      `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
      'Date: Fri, 20 Nov 2026 09:30:00 +0100',
      `Message-ID: <walk${sent}.${Date.now()}@mail.example>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Sends a mail file in by the page, and waits for what came of it. */
async function drop(page: Page, raw: Buffer, told: string): Promise<void> {
  await page.goto('/mail');
  const file = { name: 'mail.eml', mimeType: 'message/rfc822', buffer: raw };
  await page.getByRole('main').getByRole('button', { name: 'Journalisér mail' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText(told).first()).toBeVisible();
}

test('a mail from a known person lands on the customer, is read there, and tells why', async ({ page }) => {
  await signIn(page);
  const address = `soeren${Date.now()}@skagensild.dk`;
  const customer = await newCustomer(page, 'Skagen Sild A/S');
  await newContact(page, customer.id, 'Søren Sild', { emails: [address] });
  await drop(
    page,
    letter(address, 'Pris på sildetønder', 'Hej Maria\r\nHvad koster 12 tønder?'),
    '1 mail journaliseret',
  );

  await page.goto(`/customers/${customer.id}`);
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Pris på sildetønder' })
    .getByRole('button')
    .first()
    .click();
  const panel = page.getByRole('region', { name: /EMail hos/ });
  await expect(panel.getByText('Hvad koster 12 tønder?')).toBeVisible();
  await expect(panel.getByText(new RegExp(`${address} hører til kontaktpersonen Søren Sild`))).toBeVisible();
  await expect(panel.getByRole('link', { name: 'Pris på sildetønder.eml' }).first()).toBeVisible();
  await expectAccessible(page);
  await look(page, 'mail-on-customer');
});

test('an unknown sender waits; placing teaches; moved with its thread; erased for good', async ({ page }) => {
  await signIn(page);
  const address = `ny${Date.now()}@ukendtfirma.dk`;
  const customer = await newCustomer(page, 'Ukendt Firma ApS');
  const other = await newCustomer(page, 'Det Rette Firma ApS');
  await drop(
    page,
    letter(address, 'Første henvendelse', 'Har I kasser?'),
    '1 mail venter under «Ikke placeret»',
  );
  await drop(
    page,
    letter(address, 'Anden henvendelse', 'Haster lidt'),
    '1 mail venter under «Ikke placeret»',
  );
  await look(page, 'unplaced');

  await page.getByRole('row').filter({ hasText: 'Første henvendelse' }).click();
  const open = page.getByRole('region', { name: 'Mail: Første henvendelse' });
  await expect(open.getByText(`Ingen kunde eller kontaktperson har adressen ${address}.`)).toBeVisible();
  await open.getByRole('combobox', { name: /Kunde/ }).fill(customer.name);
  await page.getByRole('option', { name: customer.name }).first().click();
  await expectAccessible(page);
  await look(page, 'placing');
  await open.getByRole('button', { name: 'Journalisér', exact: true }).click();
  await expect(page.getByText(`Mailen er journaliseret på ${customer.name}.`)).toBeVisible();
  await expect(page.getByText('1 mail mere fulgte med.')).toBeVisible();

  await page.goto('/mail?view=journalled');
  await page.getByRole('row').filter({ hasText: 'Anden henvendelse' }).click();
  const placed = page.getByRole('region', { name: 'Mail: Anden henvendelse' });
  await expect(placed.getByText(/En regel siger, at mail med/)).toBeVisible();
  await placed.getByRole('button', { name: 'Flyt …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: /Kunde/ }).fill(other.name);
  await page.getByRole('option', { name: other.name }).first().click();
  await dialog.getByRole('button', { name: 'Flyt', exact: true }).click();
  await expect(page.getByText(`Mailen er flyttet til ${other.name}.`)).toBeVisible();
  await expect(placed.getByText(/placerede den på/)).toBeVisible();
  await look(page, 'moved');

  await placed.getByRole('button', { name: 'Privat …' }).click();
  await look(page, 'private');
  await page.getByRole('dialog').getByRole('button', { name: 'Slet for altid' }).click();
  await expect(page.getByText('Mailen er slettet.')).toBeVisible();
  await page.goto(`/customers/${other.id}`);
  await expect(page.getByText('Ingen aktiviteter endnu')).toBeVisible();
});

test('a mail file dropped on an activity stands there, and is journalled on its customer', async ({
  page,
}) => {
  await signIn(page);
  const customer = await newCustomer(page, 'Samsø Grønt');
  const { id } = await newActivity(page, 'Tlf', { customerId: customer.id });
  await page.goto(`/activities/${id}`);
  const raw = letter('Ukendt <u@ukendt-afsender.dk>', 'Prøve på etiketter', 'Se vedhæftede.');
  const file = { name: 'etiketter.eml', mimeType: 'message/rfc822', buffer: raw };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('1 mail journaliseret.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'etiketter.eml' })).toBeVisible();
  await page.goto(`/customers/${customer.id}`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Prøve på etiketter' })).toBeVisible();
});
