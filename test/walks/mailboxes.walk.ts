// A mailbox of one's own, against a real mail server: connected by the form after a trial, read within seconds, told of
// where one works when it needs its owner, and compared with what was journalled.
import { type MailServer, startDovecot } from '../../demo/mail/dovecot.ts';
import { makeRunFolder } from '../helpers/run-folders.ts';
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

const USER = 'blu@havbropak.dk';
let server: MailServer | string;
let sent = 0;

function letter(from: string, subject: string): string {
  sent += 1;
  return [
    `From: ${from}`,
    `To: ${USER}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <box${sent}.${Date.now()}@mail.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hej Birthe',
    '',
  ].join('\r\n');
}

const start = async (password: string, port?: number) =>
  startDovecot({ folder: await makeRunFolder(), password, ...(port && { port }) });

function running(): MailServer {
  test.skip(typeof server === 'string', `No mail server for this walk: ${server}`);
  return server as MailServer;
}

const card = (page: Page) => page.getByRole('listitem').filter({ hasText: USER }).first();
const openTab = (page: Page) => page.goto('/settings?tab=mail');

test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.beforeAll(async () => {
  server = await start('pass');
});
test.afterAll(async () => {
  if (typeof server !== 'string') await server.close();
});

test('a mailbox is tried, connected, and read within seconds', async ({ page }) => {
  const { port, deliver } = running();
  await signIn(page, 'blu');
  const address = `ida${Date.now()}@vestfisk.dk`;
  const customer = await newCustomer(page, 'Vestfisk A/S');
  await newContact(page, customer.id, 'Ida Vest', { emails: [address] });
  await deliver(USER, 'INBOX', [
    letter(address, 'Pris på kasser'),
    letter(address, 'Levering i uge 49'),
    letter('nogen@helt-ukendt.dk', 'Tilbud på rengøring'),
  ]);

  await openTab(page);
  await page.getByRole('button', { name: 'Tilslut postkasse' }).click();
  const form = page.getByRole('form', { name: 'Tilslut postkasse' });
  await expect(form.getByLabel('E-mailadresse')).toHaveValue(USER);
  await expect(form.getByLabel('Server (IMAP)')).toHaveValue('imap.havbropak.dk');
  await form.getByLabel('Hvor ligger mailen?').selectOption('Google (Gmail, Workspace)');
  await expect(form.getByLabel('Server (IMAP)')).toHaveValue('imap.gmail.com');
  await expect(form.getByText('Google kræver en app-adgangskode.')).toBeVisible();
  await look(page, 'connecting');
  await form.getByLabel('Server (IMAP)').fill('127.0.0.1');
  await form.getByText('Avanceret').click();
  await form.getByLabel('Kryptering').selectOption('Ingen (kun server på samme maskine)');
  await form.getByLabel('Port').fill(String(port));
  await form.getByLabel('Adgangskode', { exact: false }).first().fill('forkert');
  await form.getByRole('button', { name: 'Prøv først' }).click();
  await expect(form.getByText(/afviser brugernavn eller adgangskode/)).toBeVisible();
  await expect(form.locator('input[name=password]')).toBeFocused();
  await look(page, 'refused');

  // A reload loses the password alone.
  await page.reload();
  await expect(form.getByText('Kun adgangskoden skal skrives igen.')).toBeVisible();
  await expect(form.getByLabel('Server (IMAP)')).toHaveValue('127.0.0.1');
  await form.locator('input[name=password]').fill('pass');
  await form.getByRole('button', { name: 'Prøv først' }).click();
  await expect(form.getByText('2 mails hører til kunder og journaliseres')).toBeVisible();
  await expect(form.getByText(/1 mail er fra en ukendt/)).toBeVisible();
  await expect(form.getByText('INBOX: 3 mails')).toBeVisible();
  await expectAccessible(page);
  await look(page, 'tried');

  await form.getByRole('button', { name: 'Tilslut', exact: true }).click();
  await expect(page.getByText(`${USER} er tilsluttet. Mailen læses nu.`)).toBeVisible();
  await expect(card(page).getByText('Læser ny mail')).toBeVisible();
  await expect(card(page).getByText('2 journaliseret')).toBeVisible();
  await look(page, 'connected');

  await page.goto(`/customers/${customer.id}`);
  await expect(page.getByText('Levering i uge 49').first()).toBeVisible();
  await deliver(USER, 'INBOX', [letter(address, 'Kan I levere i morgen?')]);
  await expect(page.getByText('Kan I levere i morgen?').first()).toBeVisible();
});

test('a missing mail is named, and fetched at a click', async ({ page }) => {
  const { deliver } = running();
  await signIn(page, 'blu');
  await openTab(page);
  await card(page).getByRole('button', { name: 'Mangler der mails?' }).click();
  const audit = page.getByRole('region', { name: `Mangler der mails fra ${USER}?` });
  await expect(audit.getByText(/Alle 4 mails siden .* er set\./)).toBeVisible();
  await look(page, 'nothing-missing');

  await card(page)
    .getByRole('button', { name: /Flere handlinger/ })
    .click();
  await page.getByRole('menuitem', { name: 'Sæt på pause' }).click();
  await expect(card(page).getByText('Sat på pause')).toBeVisible();
  await deliver(USER, 'INBOX', [letter('nogen@helt-ukendt.dk', 'Kom mens ingen læste')]);
  await audit.getByRole('button', { name: 'Sammenlign igen' }).click();
  await expect(audit.getByText(/1 af 5 mails siden .* mangler\./)).toBeVisible();
  await expect(audit.getByText('Kom mens ingen læste')).toBeVisible();
  await expectAccessible(page);
  await look(page, 'missing');
  await audit.getByRole('button', { name: 'Genoptag og hent' }).click();
  await expect(audit.getByText('Den manglende mail er hentet.')).toBeVisible({ timeout: 40_000 });
  await expect(audit.getByText(/Alle 5 mails siden .* er set\./)).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await look(page, 'fetched-dark');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await look(page, 'fetched-phone');
});

test('whoever works in To-Do notices that a mailbox needs a password', async ({ page }) => {
  const before = running();
  await signIn(page, 'blu');
  await before.close();
  server = await start('ny-adgang', before.port);
  const { deliver } = running();
  await deliver(USER, 'INBOX', [letter('nogen@helt-ukendt.dk', 'Efter skiftet')]);
  const place = page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: /^Mail/ });
  await expect(place).toContainText('log ind', { timeout: 30_000 });
  await look(page, 'todo-needs-sign-in');
  await page.goto('/mail');
  await expect(page.getByText(`${USER} læses ikke: du skal logge ind igen.`)).toBeVisible();
  await expectAccessible(page);
  await look(page, 'mail-needs-sign-in');
  await page.getByRole('link', { name: 'Åbn postkassen' }).click();
  await card(page).getByRole('button', { name: 'Log ind igen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[name=password]').fill('forkert');
  await dialog.getByRole('button', { name: 'Log ind', exact: true }).click();
  await expect(dialog.getByText(/afviser brugernavn eller adgangskode/)).toBeVisible();
  await dialog.locator('input[name=password]').fill('ny-adgang');
  await look(page, 'new-password');
  await dialog.getByRole('button', { name: 'Log ind', exact: true }).click();
  await expect(card(page).getByText('Læser ny mail')).toBeVisible();
  await expect(place).not.toContainText('log ind');

  await card(page)
    .getByRole('button', { name: /Flere handlinger/ })
    .click();
  await page.getByRole('menuitem', { name: 'Mapper og startdato …' }).click();
  await dialog.getByLabel('Bestemte mapper').click();
  await dialog.getByLabel('Mappernes navne').first().click();
  await expect(page.getByRole('option', { name: 'Arkiv' })).toBeVisible();
  await dialog.getByLabel('Mappernes navne').first().fill('Findes ikke');
  await dialog.getByLabel('Mappernes navne').first().press('Enter');
  await dialog.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(dialog.getByText('Mappen findes ikke i postkassen.')).toBeVisible();
  await look(page, 'no-such-folder');
  await dialog.getByLabel(/Alle mapper/).click();
  await dialog.getByRole('button', { name: 'Gem', exact: true }).click();
  await expect(page.getByText(`${USER} læses efter de nye valg.`)).toBeVisible();

  await card(page)
    .getByRole('button', { name: /Flere handlinger/ })
    .click();
  await page.getByRole('menuitem', { name: 'Fjern …' }).click();
  await look(page, 'removing');
  await dialog.getByRole('button', { name: 'Fjern postkassen' }).click();
  await expect(page.getByText('Du har ikke tilsluttet en postkasse endnu.')).toBeVisible();
  expect((await ask(page, 'GET', '/api/mailboxes')).items).toEqual([]);
});
