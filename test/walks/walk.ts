// What every walk needs: the address of the program, signing in, data of its own through the API, a look at the
// page (a picture among the test results), and the two promises that hold for every page: axe and no sideways scroll.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

export { expect, type Page };

export const PASSWORD = 'demo-adgang';

/** Where the program of this walk is reached; see global-setup.ts. */
export const WALK_URL = process.env.WALK_URLS?.split(' ')[Number(process.env.TEST_PARALLEL_INDEX)] ?? '';

export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  baseURL: async ({}, use) => use(WALK_URL),
});

/** Signs in by the form; answers when the asked page stands there. */
export async function signIn(page: Page, initials = 'mkh', to = '/todo'): Promise<void> {
  await page.goto(`/login?next=${encodeURIComponent(to)}`);
  await page.getByLabel('E-mail').fill(`${initials}@havbropak.dk`);
  await page.getByLabel('Adgangskode', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log ind' }).click();
  // The frame's, which the page for signing in is not.
  await expect(page.locator('#main h1')).toBeVisible();
}

// biome-ignore lint/suspicious/noExplicitAny: walks read only what they made
type Body = any;

/** Asks the API as the person signed in on the page; throws on a refusal. */
export async function ask(page: Page, method: string, path: string, data?: object): Promise<Body> {
  const answer = await page.request.fetch(path, { method, ...(data && { data }) });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** A customer with a name that no other walk uses. */
export const newCustomer = (page: Page, name: string, more: object = {}): Promise<Body> =>
  ask(page, 'POST', '/api/customers', { name: unique(name), ...more });

export const newContact = (page: Page, customerId: number, name: string, more: object = {}): Promise<Body> =>
  ask(page, 'POST', '/api/contacts', { customerId, name, ...more });

/** Creates an activity of the type with this name and answers it. */
export async function newActivity(page: Page, type: string, input: object): Promise<Body> {
  const { types } = await ask(page, 'GET', '/api/reference');
  const typeId = types.find((one: Body) => one.name === type)?.id;
  return (await ask(page, 'POST', '/api/activities', { typeId, ...input })).activity;
}

export const todayOf = async (page: Page): Promise<string> => (await ask(page, 'GET', '/api/me')).today;

let made = 0;
/** Names of one run stay apart even when a walk is repeated in it. */
export const unique = (name: string): string => `${name} ${Date.now().toString(36)}${++made}`;

/** Keeps a picture of the page, to be looked at. */
export async function look(page: Page, name: string): Promise<void> {
  const path = test.info().outputPath(`${name}.png`);
  await page.screenshot({ path });
  await test.info().attach(name, { path, contentType: 'image/png' });
}

/** No serious finding by axe on the page as it stands; by these rules alone, when any are named. */
export async function expectAccessible(page: Page, rules: string[] = []): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`),
  ).toEqual([]);
}

/** Nothing sticks out of the screen to the right. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const wide = [document.documentElement, document.querySelector('main')].filter((box) => box !== null);
    return wide.map((box) => box.scrollWidth - box.clientWidth);
  });
  expect(Math.max(...over)).toBeLessThanOrEqual(0);
}

/** The row of To-Do that mentions this. */
export const rowOf = (page: Page, text: string) =>
  page.getByRole('grid', { name: 'Opgaver' }).getByRole('row').filter({ hasText: text });
