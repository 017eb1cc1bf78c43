// A mail is answered from its activity: written, kept as it is typed, sent, and there among the customer's activities.
import { type SmtpReceiver, smtpReceiver } from '../helpers/smtp-receiver.ts';
import {
  ask,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  look,
  newContact,
  newCustomer,
  type Page,
  signIn,
  test,
} from './walk.ts';

let server: SmtpReceiver;
test.beforeAll(async () => {
  server = await smtpReceiver();
});
test.afterAll(() => server.close());

function letter(from: string, subject: string): Buffer {
  return Buffer.from(
    [
      `From: Søren Sild <${from}>`,
      'To: Maria <blu@havbropak.dk>',
      `Subject: ${subject}`,
      'Date: Fri, 20 Nov 2026 09:30:00 +0100',
      `Message-ID: <send${Date.now()}@mail.example>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      'Hej\r\n\r\nHvad koster 12 tønder, og hvornår kan I levere?\r\n\r\nHilsen Søren',
    ].join('\r\n'),
  );
}

/** An account to send from, a customer with two people, and a mail from one of them; answers its activity. */
async function given(page: Page): Promise<{ customerId: number; activityId: number }> {
  await ask(page, 'PUT', '/api/sending-accounts/own', {
    address: 'blu@havbropak.dk',
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    username: 'blu',
    password: 'pass',
  });
  const signature = { value: 'Venlig hilsen\nBirthe, Havbro Pak' };
  await ask(page, 'PUT', '/api/me/preferences/mail-signature', signature);
  const address = `soeren${Date.now()}@skagensild.dk`;
  const customer = await newCustomer(page, 'Skagen Sild A/S');
  await newContact(page, customer.id, 'Søren Sild', { emails: [address] });
  await newContact(page, customer.id, 'Mette Makrel', { emails: [`mette${Date.now()}@skagensild.dk`] });
  const raw = letter(address, 'Pris paa sildetoender');
  const answer = await page.request.fetch('/api/mail?name=a.eml', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    data: raw,
  });
  const { mailId } = await answer.json();
  await expect
    .poll(async () => (await ask(page, 'GET', `/api/mail/${mailId}`)).placements.length)
    .toBeGreaterThan(0);
  const [{ activityId }] = (await ask(page, 'GET', `/api/mail/${mailId}`)).placements;
  return { customerId: customer.id, activityId };
}

test('an account to send from is tried before it is kept', async ({ page }) => {
  await signIn(page, 'blu', '/settings?tab=mail');
  await page.getByRole('button', { name: 'Brug min egen konto' }).click();
  await page.getByLabel('Mailserver (SMTP)').fill('127.0.0.1');
  await page.getByLabel('Port').fill(String(server.port));
  await page.getByRole('combobox', { name: 'Kryptering' }).click();
  await page.getByRole('option', { name: 'Ingen (kun på denne maskine)' }).click();
  await page.getByLabel('Port').fill(String(server.port));
  await page.getByLabel('Brugernavn').fill('blu');
  await page.getByLabel('Adgangskode', { exact: true }).fill('forkert');
  await page.getByRole('button', { name: 'Prøv og gem' }).click();
  await expect(page.getByText('Mailserveren afviser brugernavn eller adgangskode.')).toBeVisible();
  await page.getByLabel('Adgangskode', { exact: true }).fill('pass');
  await page.getByRole('button', { name: 'Prøv og gem' }).click();
  await expect(page.getByText('Kontoen virker og er gemt.')).toBeVisible();
  await page.getByLabel('Tekst').fill('Venlig hilsen\nBirthe, Havbro Pak');
  await page.getByRole('button', { name: 'Gem signatur' }).click();
  await expectAccessible(page);
  await look(page, 'settings');
});

test('answering a mail from its activity', async ({ page }) => {
  test.slow();
  await signIn(page, 'blu');
  const { customerId, activityId } = await given(page);
  await page.goto(`/activities/${activityId}`);
  await page.getByRole('button', { name: 'Svar', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Svar' });
  await expect(dialog.getByText('Søren Sild')).toBeVisible();
  await expect(dialog.getByLabel('Emne')).toHaveValue('SV: Pris paa sildetoender');
  await expect(dialog.getByLabel('Tekst')).toHaveValue(/Birthe, Havbro Pak/);
  await dialog.getByLabel('Tekst').fill('Hej Søren\n\n12 tønder koster 14.400 kr.\n\nVenlig hilsen\nBirthe');
  await dialog.getByRole('button', { name: 'Cc og Bcc' }).click();
  await dialog.getByRole('combobox', { name: 'Cc', exact: true }).fill('mette');
  await page.getByRole('option', { name: /Mette Makrel/ }).click();
  await dialog.getByRole('button', { name: 'Vis den oprindelige mail' }).click();
  await expect(dialog.getByText(/skrev Søren Sild/)).toBeVisible();
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'prisliste.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('12 tønder: 14.400 kr.'),
  });
  await expect(dialog.getByText('prisliste.txt')).toBeVisible();
  await expect(dialog.getByText('Kladden er gemt')).toBeVisible();
  await expectAccessible(page);
  await look(page, 'composer');

  // Nothing is lost by a reload.
  await page.reload();
  await expect(dialog.getByLabel('Tekst')).toHaveValue(/14\.400 kr/);
  await expect(dialog.getByText('Mette Makrel')).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, 'composer-dark');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await look(page, 'composer-phone');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });

  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Mailen sendes om 10 sekunder.')).toBeVisible();
  await expect(page.getByText('Sendes om lidt: SV: Pris paa sildetoender')).toBeVisible();
  await look(page, 'waiting');
  await expect(page.getByText(/^Sendt i dag kl\..*SV: Pris paa sildetoender/)).toBeVisible({
    timeout: 20_000,
  });
  await page.getByRole('list', { name: 'Mails herfra' }).scrollIntoViewIfNeeded();
  await look(page, 'sent');
  await expect.poll(() => server.mails.length).toBe(1);
  expect(server.mails[0]?.to).toHaveLength(2);

  await page.getByRole('link', { name: /Åbn: SV: Pris/ }).click();
  await expect(page.getByText('12 tønder koster 14.400 kr.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'prisliste.txt' }).first()).toBeVisible();
  await look(page, 'sent-activity');
  await page.goto(`/customers/${customerId}`);
  await expect(page.getByRole('listitem').filter({ hasText: 'SV: Pris paa sildetoender' })).toBeVisible();
});

test('what the server refuses is said where it was written, with its own words', async ({ page }) => {
  await signIn(page, 'blu');
  const { activityId } = await given(page);
  await page.goto(`/activities/${activityId}`);
  server.misbehave({ at: 'data', code: 554, said: '5.7.1 Rejected as spam' });
  await page.getByRole('button', { name: 'Videresend' }).click();
  const forward = page.getByRole('dialog', { name: 'Videresend' });
  await forward.getByRole('combobox', { name: 'Til', exact: true }).fill('lager@havbropak.dk,');
  await forward.getByRole('button', { name: 'Send', exact: true }).click();
  const outgoing = page.getByRole('list', { name: 'Mails herfra' });
  await expect(outgoing.getByText('Ikke sendt: VS: Pris paa sildetoender')).toBeVisible({ timeout: 30_000 });
  await expect(outgoing.getByText(/Rejected as spam/)).toBeVisible();
  await outgoing.scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await look(page, 'refused');

  await test.step('the notice of it stays, and covers nothing', async () => {
    const other = await page.context().newPage();
    await other.goto('/settings?tab=rules&open=new');
    const notice = other.getByRole('alert').filter({ hasText: 'Mailserveren afviser mailen' });
    await expect(notice).toBeVisible();
    for (const [name, width, height] of [
      ['desk', 1440, 900],
      ['phone', 360, 740],
    ] as const) {
      await other.setViewportSize({ width, height });
      await look(other, `refused-elsewhere-${name}`);
      await other.getByRole('region', { name: 'Ny regel' }).getByRole('button', { name: 'Gem' }).click();
    }
  });
});
