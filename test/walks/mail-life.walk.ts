// What becomes of a mail later: a customer and its person are created out of it, it did not arrive, and only its headers
// are kept.
import {
  ask,
  expect,
  expectAccessible,
  look,
  newContact,
  newCustomer,
  type Page,
  signIn,
  test,
} from './walk.ts';

const stamp = Date.now().toString(36);

/** Sends a mail file in through the API. */
async function send(page: Page, head: string[], body: string): Promise<void> {
  const lines = ['Date: Fri, 20 Nov 2026 09:30:00 +0100', 'MIME-Version: 1.0', ...head, '', body];
  const answer = await page.request.post('/api/mail?name=mail.eml', {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(lines.join('\r\n')),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test('a customer and its person are created out of a mail that waits', async ({ page }) => {
  await signIn(page);
  const domain = `klitgaard${stamp}.dk`;
  await send(
    page,
    [
      `From: Karla Klit <karla@${domain}>`,
      'To: mkh@havbropak.dk',
      `Subject: Kasser til klitten ${stamp}`,
      `Message-ID: <k.${stamp}@${domain}>`,
      'Content-Type: text/plain; charset=utf-8',
    ],
    'Hej Maria\r\nHar I kasser til os?',
  );
  await page.goto('/mail');
  await page
    .getByRole('row')
    .filter({ hasText: `Kasser til klitten ${stamp}` })
    .click();
  const open = page.getByRole('region', { name: /^Mail: Kasser til klitten/ });
  await open.getByRole('combobox', { name: /Kunde/ }).click();
  await page.getByRole('option', { name: /Opret/ }).click();
  await expect(open.getByLabel('Firmanavn')).toHaveValue(`Klitgaard${stamp}`);
  await expect(open.getByLabel('Kontaktperson', { exact: true }).last()).toHaveValue('Karla Klit');
  await expect(open.getByLabel('Kontaktpersonens e-mail')).toHaveValue(`karla@${domain}`);
  await expect(open.getByLabel('Maildomæne')).toHaveValue(domain);
  await expectAccessible(page);
  await open.getByLabel('Maildomæne').scrollIntoViewIfNeeded();
  await look(page, 'create-from-mail');
  await open.getByRole('button', { name: 'Opret', exact: true }).click();
  await expect(page.getByText(`Klitgaard${stamp} er oprettet.`)).toBeVisible();
  // It found its new customer by itself.
  await expect(open.getByText(/hører til kontaktpersonen Karla Klit hos Klitgaard/)).toBeVisible();
  await look(page, 'created-from-mail');
  const { items } = await ask(page, 'GET', `/api/customers?q=Klitgaard${stamp}`);
  expect((await ask(page, 'GET', `/api/customers/${items[0].id}`)).emailDomains).toEqual([domain]);
});

test('mail that did not arrive says so on the person; a customer can keep only the headers', async ({
  page,
}) => {
  await signIn(page);
  const address = `vaek${stamp}@frandsen.dk`;
  const customer = await newCustomer(page, 'Frandsen Fisk');
  const person = await newContact(page, customer.id, 'Vibeke Væk', { emails: [address] });
  await send(
    page,
    [
      'From: MAILER-DAEMON@mx.example',
      'To: mkh@havbropak.dk',
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <b.${stamp}@mx.example>`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    ],
    `--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: 5.1.1\r\n--r--`,
  );
  await page.goto(`/contacts/${person.id}`);
  await expect(
    page.getByText(`Mail til ${address} kom ikke frem 20-11-2026: mailboksen findes ikke.`),
  ).toBeVisible();
  await expectAccessible(page);
  await look(page, 'unreachable');
  await page.goto(`/customers/${customer.id}`);
  await page.getByRole('tab', { name: /Kontaktpersoner/ }).click();
  await expect(page.getByText(/mail kommer ikke frem/)).toBeVisible();

  await ask(page, 'PATCH', `/api/customers/${customer.id}`, { mailHeadersOnly: true, version: 1 });
  await send(
    page,
    [
      `From: Vibeke Væk <${address}>`.replace('æ', 'ae'),
      'To: mkh@havbropak.dk',
      'Subject: Fortroligt',
      `Message-ID: <f.${stamp}@frandsen.dk>`,
      'Content-Type: text/plain',
    ],
    'Det her gemmes ikke.',
  );
  await page.goto(`/customers/${customer.id}`);
  await expect(page.getByText('Kun mailens hoved gemmes').first()).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: 'Fortroligt' }).getByRole('button').first().click();
  await expect(
    page.getByText('Kun mailens hoved er gemt, fordi en kunde i mailen er sat til det.'),
  ).toBeVisible();
  await look(page, 'headers-only');
});
