// Signing in to a mailbox at its provider, with a real one: the administrator enters the firm's app, a salesperson goes there
// and back and has the mailbox read, a refusal is told in words, and a grant that is gone is given again.
import { type MailServer, startDovecot } from '../../demo/mail/dovecot.ts';
import { type Oidc, openOidc } from '../helpers/oidc.ts';
import { makeRunFolder } from '../helpers/run-folders.ts';
import {
  ask,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  look,
  type Page,
  signIn,
  test,
  WALK_URL,
} from './walk.ts';

const USER = 'jdp@havbropak.dk';
let oidc: Oidc;
let server: MailServer | string;

function running(): MailServer {
  test.skip(typeof server === 'string', `No mail server for this walk: ${server}`);
  return server as MailServer;
}

const openTab = (page: Page) => page.goto('/settings?tab=mail');
const card = (page: Page) => page.getByRole('listitem').filter({ hasText: USER }).first();
const connectForm = async (page: Page) => {
  await openTab(page);
  await page.getByRole('button', { name: /^Tilslut (en )?postkasse/ }).click();
  return page.getByRole('form', { name: 'Tilslut postkasse' });
};

/** On the provider's own pages. */
async function agree(page: Page, name: string): Promise<void> {
  await page.waitForURL(`${oidc.issuer}/**`);
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('hemmeligt');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test.describe.configure({ mode: 'serial', timeout: 120_000 });
test.beforeAll(async () => {
  oidc = await openOidc(`${WALK_URL}/mailboxes/consent`);
  server = await startDovecot({
    folder: await makeRunFolder(),
    password: 'pass',
    introspection: oidc.introspection,
  });
});
test.afterAll(async () => {
  if (typeof server !== 'string') await server.close();
  await oidc.close();
});

test('an administrator enters the firm’s app', async ({ page }) => {
  const { port } = running();
  await signIn(page, 'blu');
  await openTab(page);
  const section = page.getByRole('region', { name: 'Login hos Microsoft og Google' });
  await section.getByRole('button', { name: 'Sæt op: Microsoft 365' }).click();
  const microsoft = page.getByRole('form', { name: 'Microsoft 365' });
  await expect(microsoft.getByLabel('Adresse til omdirigering')).toHaveValue(/\/mailboxes\/consent$/);
  await microsoft.getByLabel('Klient-id').fill('abc');
  await microsoft.getByRole('button', { name: 'Gem' }).click();
  await expect(microsoft.getByText('Skal udfyldes.')).toBeVisible();
  await expectAccessible(page);
  await look(page, 'microsoft');

  await section.getByRole('button', { name: 'Sæt op: En anden udbyder' }).click();
  const other = page.getByRole('form', { name: 'En anden udbyder' });
  await other.getByLabel('Navn på knappen').fill('Havbro');
  await other.getByLabel('Udbyderens adresse').fill(oidc.issuer);
  await other.getByLabel('Klient-id').fill(oidc.clientId);
  await other.locator('input[name=clientSecret]').fill(oidc.clientSecret);
  await other.getByLabel('Mailserver (IMAP)').fill('127.0.0.1');
  await other.getByLabel('Kryptering').selectOption('Ingen (kun server på samme maskine)');
  await other.getByLabel('Port').fill(String(port));
  await look(page, 'other');
  await other.getByRole('button', { name: 'Gem' }).click();
  await expect(section.getByText('Hemmeligheden er sat i dag.')).toBeVisible();
  await look(page, 'set-up');
  expect(await page.content()).not.toContain(oidc.clientSecret);
});

test('a salesperson signs in at the provider, and the mailbox is read', async ({ page }) => {
  running();
  await signIn(page, 'jdp');
  const form = await connectForm(page);
  await expect(form.getByRole('button', { name: 'Log ind med Havbro' })).toBeVisible();
  await expectAccessible(page);
  await look(page, 'connect');

  await form.getByRole('button', { name: 'Log ind med Havbro' }).click();
  await page.waitForURL(`${oidc.issuer}/**`);
  await page.getByRole('link', { name: /Cancel/ }).click();
  await expect(page.getByText('Du gav ikke adgang til postkassen, så den er ikke tilsluttet.')).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await expectAccessible(page);
  await look(page, 'denied');

  const landing = page.waitForResponse((response) => response.url().includes('/mailboxes/consent?code='));
  await page.getByRole('button', { name: 'Prøv igen' }).click();
  await agree(page, USER);
  expect((await landing).headers()['referrer-policy']).toBe('no-referrer');
  await page.waitForURL('**/settings?tab=mail');
  await expect(page.getByText(`${USER} er tilsluttet. Mailen læses nu.`)).toBeVisible();
  await expect(card(page).getByText('Læser ny mail')).toBeVisible({ timeout: 40_000 });
  await look(page, 'connected');
  await page.goto('/mailboxes/consent');
  await expect(page.getByText('Her er ikke mere at gøre.', { exact: false })).toBeVisible();
});

test('a grant that is gone is given again by the same account', async ({ page }) => {
  running();
  await signIn(page, 'jdp');
  await oidc.revoke();
  const [{ id }] = (await ask(page, 'GET', '/api/mailboxes')).items;
  await ask(page, 'POST', `/api/mailboxes/${id}/pause`);
  await ask(page, 'DELETE', `/api/mailboxes/${id}/pause`);
  await openTab(page);
  await expect(card(page).getByText('er udløbet eller taget tilbage', { exact: false })).toBeVisible({
    timeout: 40_000,
  });
  await look(page, 'gone');
  await card(page).getByRole('button', { name: 'Log ind igen' }).click();
  await agree(page, 'mkh@havbropak.dk');
  await expect(page.getByText('Du loggede ind med en anden konto', { exact: false })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await look(page, 'wrong-account');
  await page.context().clearCookies({ domain: '127.0.0.1', name: /^_/ });
  await page.getByRole('button', { name: 'Prøv igen' }).click();
  await agree(page, USER);
  await expect(card(page).getByText('Læser ny mail')).toBeVisible({ timeout: 40_000 });
  await expectNoSidewaysScroll(page);

  await ask(page, 'DELETE', `/api/mailboxes/${id}`);
  await signIn(page, 'blu');
  await openTab(page);
  await expectNoSidewaysScroll(page);
  await look(page, 'phone');
  await ask(page, 'DELETE', '/api/mail-apps/other');
});
