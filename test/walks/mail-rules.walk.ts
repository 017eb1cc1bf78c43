// Rules of mail are previewed before they run backwards; a word keeps mail out; a part of a word in the text of a mail
// finds it; and who «we» are is told in settings.
import {
  ask,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  look,
  newCustomer,
  type Page,
  signIn,
  test,
} from './walk.ts';

let sent = 0;

/** Sends a mail in; answers its id when the journal has settled it, null when nothing of it is left. */
async function sendIn(page: Page, from: string, subject: string, body: string): Promise<number | null> {
  sent += 1;
  const raw = [
    `From: ${from}`,
    'To: mkh@havbropak.dk',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Fri, 20 Nov 2026 09:30:00 +0100',
    `Message-ID: <rules${sent}.${Date.now()}@mail.example>`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    body,
  ].join('\r\n');
  const answer = await page.request.post('/api/mail?name=mail.eml', {
    data: Buffer.from(raw),
    headers: { 'content-type': 'application/octet-stream' },
  });
  const { mailId } = await answer.json();
  let left: number | null = mailId;
  await expect
    .poll(async () => {
      const read = await page.request.get(`/api/mail/${mailId}`);
      if (read.status() === 404) left = null;
      return left === null || (await read.json()).state !== 'received';
    })
    .toBe(true);
  return left;
}

test('a rule is previewed, saved and run backwards on what waits and on what landed by itself', async ({
  page,
}) => {
  test.slow();
  await signIn(page);
  const domain = `nord${Date.now()}.dk`;
  const right = await newCustomer(page, 'Nordlys Emballage A/S');
  const wrong = await newCustomer(page, 'Gammel Nord ApS', { emailDomains: [`gl.${domain}`] });
  await sendIn(page, `ida@${domain}`, 'Første der venter', 'Hej');
  await sendIn(page, `ole@${domain}`, 'Anden der venter', 'Hej igen');
  await sendIn(page, `per@gl.${domain}`, 'Landede af sig selv', 'Hej fra Per');

  await page.goto('/mail?view=rules');
  await page.getByRole('button', { name: 'Ny regel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ny regel' });
  await dialog.getByLabel('Adresse eller domæne').last().fill(domain);
  await dialog.getByRole('combobox', { name: /Kunde/ }).fill(right.name);
  await page.getByRole('option', { name: right.name }).first().click();
  const waiting = dialog.getByLabel(`Placér også 2 mails, der venter, på ${right.name}`);
  await expect(waiting).not.toBeChecked();
  await expect(dialog.getByText('Anden der venter')).toBeVisible();
  await waiting.check();
  await dialog.getByRole('button', { name: 'Gem reglen' }).scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await look(page, 'rule-preview');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await look(page, 'rule-preview-dark-360');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Gem reglen' }).click();
  await expect(page.getByText(`Reglen for @${domain} gælder fra nu af.`)).toBeVisible();

  // What landed elsewhere by itself is a choice of its own.
  await page.getByRole('searchbox', { name: 'Søg i reglerne' }).fill(domain);
  await page.getByRole('button', { name: `Ret reglen for @${domain}` }).click();
  const edit = page.getByRole('dialog', { name: `Ret reglen for @${domain}` });
  await edit.getByLabel('Adresse eller domæne').fill(`gl.${domain}`);
  await edit.getByLabel(/Flyt også 1 mail/).check();
  await look(page, 'rule-edit');
  await edit.getByRole('button', { name: 'Gem reglen' }).click();
  await expect(page.getByText('1 mail er flyttet.')).toBeVisible();
  await expectAccessible(page);
  await look(page, 'rules');

  await page.goto('/mail?view=journalled');
  await page.getByRole('searchbox', { name: /Søg i mail/ }).fill(`per@gl.${domain}`);
  await page.getByRole('row').filter({ hasText: 'Landede af sig selv' }).click();
  const open = page.getByRole('region', { name: 'Mail: Landede af sig selv' });
  await expect(open.getByRole('link', { name: 'Se reglen' })).toBeVisible();
  await expectAccessible(page);
  await look(page, 'why');
  await open.getByRole('button', { name: `Flyt hertil: ${wrong.name}` }).click();
  await expect(page.getByText(`Mailen er flyttet til ${wrong.name}.`)).toBeVisible();
});

test('a word in the subject keeps mail out, and what it would have covered is erased only on a second yes', async ({
  page,
}) => {
  await signIn(page);
  const word = `blodprøve${Date.now()}`;
  await sendIn(page, 'laege@klinik-ukendt.dk', `Svar på ${word}`, 'Fortroligt');
  await page.goto('/mail?view=rules');
  await page.getByRole('button', { name: 'Ny regel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ny regel' });
  await dialog.getByLabel('Reglen ser på').selectOption('subject');
  await dialog.getByLabel('Ord eller vending').fill(word.toUpperCase());
  await dialog.getByLabel('Slet også 1 mail af dine, der venter').check();
  await dialog.getByRole('button', { name: 'Gem reglen' }).click();
  await expect(dialog.getByText('Slet mailene for altid?')).toBeVisible();
  await look(page, 'erasing');
  await dialog.getByRole('button', { name: 'Slet for altid' }).click();
  await expect(page.getByText('1 mail er slettet.')).toBeVisible();
  expect(await sendIn(page, 'laege@klinik-ukendt.dk', `SV: ${word}`, 'Igen')).toBeNull();
});

test('a part of a word in a mail’s text finds it, with the place marked; filters stand in the address', async ({
  page,
}) => {
  await signIn(page);
  const mark = Date.now().toString(36);
  await sendIn(
    page,
    'soren@soegt-firma.dk',
    `Et helt andet emne ${mark}`,
    'Kære Maria\r\nTak for sidst. Vi afventer stadig jeres tilbudsopfølgning på kølemontrerne til Århus.',
  );
  await page.goto('/mail');
  await page.getByRole('searchbox', { name: /Søg i mail/ }).fill(`opfoelgning aarhus ${mark}`);
  const row = page.getByRole('row').filter({ hasText: mark });
  await expect(row.locator('mark').filter({ hasText: 'opfølgning' })).toBeVisible();
  await expect(page.getByText('1 mail', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await look(page, 'search');
  await page.getByRole('button', { name: 'Retning' }).click();
  await page.getByRole('menu').getByText('Udgående').click();
  await expect(page).toHaveURL(/direction=out/);
  await expect(page.getByText('Ryd filtre').first()).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/mail?q=${mark}`);
  await expect(page.getByText(mark).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await look(page, 'search-360');
});

test('own addresses and the firm’s domains are told in settings; free mail is refused in words', async ({
  page,
}) => {
  await signIn(page, 'blu', '/settings?tab=mail');
  const domains = page.getByRole('region', { name: 'Firmaets maildomæner' });
  await domains.getByLabel('Nyt domæne').fill('gmail.com');
  await domains.getByRole('button', { name: 'Tilføj' }).click();
  await expect(domains.getByText(/fri mailtjeneste/)).toBeVisible();
  const addresses = page.getByRole('region', { name: 'Egne adresser' });
  const address = `blu${Date.now()}@webspeed.dk`;
  await addresses.getByLabel('Ny adresse').fill(address);
  await addresses.getByRole('button', { name: 'Tilføj' }).click();
  await expect(addresses.getByText(address, { exact: true })).toBeVisible();
  await expectAccessible(page);
  await look(page, 'own-side');
  await addresses.getByRole('button', { name: `Fjern ${address}` }).click();
  await expect(addresses.getByText(address, { exact: true })).toBeHidden();
  expect((await ask(page, 'GET', '/api/mail-domains')).named).toEqual([]);
});
