// What holds on every page: axe finds nothing serious, light and dark; nothing sticks out at 360 px; no error in the
// console; the English words are all there.
import type { Request } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, look, type Page, signIn, test } from './walk.ts';

const PLACES = {
  todo: '/todo',
  'todo with an activity': '/todo?owner=all&open=100',
  'new activity': '/activities/new',
  activity: '/activities/100',
  forgotten: '/forgotten?owner=all&waiting=true',
  'status changes': '/status-changes',
  customers: '/customers',
  customer: '/customers/5',
  'customer contacts': '/customers/5?tab=contacts',
  'customer documents': '/customers/5?tab=documents',
  'customer history': '/customers/5?tab=history',
  'edit customer': '/customers/5?edit=true',
  'new customer': '/customers/new',
  contacts: '/contacts',
  contact: '/contacts/5',
  'edit contact': '/contacts/5?edit=true',
  'new contact': '/contacts/new',
  projects: '/projects',
  'project board': '/projects?view=board',
  'new project': '/projects/new',
  campaigns: '/campaigns',
  campaign: '/campaigns/1',
  'add members': '/campaigns/1?act=add',
  'make activities': '/campaigns/1?act=make',
  'compare campaigns': '/campaigns/compare?ids=[1,2]',
  'customer campaigns': '/customers/5?tab=campaigns',
  overview: '/overview?q=tilbud',
  reports: '/reports',
  import: '/import',
  mail: '/mail',
  'mail rules': '/mail?view=rules',
  'own settings': '/settings',
  'own mailboxes': '/settings?tab=mail',
  users: '/settings?tab=users',
  types: '/settings?tab=types',
  statuses: '/settings?tab=statuses',
  tags: '/settings?tab=tags',
  rules: '/settings?tab=rules',
  stages: '/settings?tab=stages',
  reasons: '/settings?tab=reasons',
  rhythms: '/settings?tab=rhythm',
  company: '/settings?tab=company',
  'unknown address': '/findes/ikke',
};

/** Opens pages, each until nothing has been asked of the server for a moment; the live stream, which never ends, aside. */
function visitor(page: Page): (path: string) => Promise<void> {
  const asking = new Set<Request>();
  let changed = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/live')) return;
    asking.add(request);
    changed = Date.now();
  });
  const ended = (request: Request) => {
    if (asking.delete(request)) changed = Date.now();
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async (path) => {
    // What the page before still asked for ends with it.
    asking.clear();
    await page.goto(path);
    await expect(page.locator('h1').first()).toBeVisible();
    await expect.poll(() => asking.size === 0 && Date.now() - changed > 200).toBe(true);
  };
}

test('every page passes axe and logs no error, by day and by night', async ({ page }) => {
  test.setTimeout(480_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // That an address has nothing is what the page then says; the browser logs it all the same.
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text());
  });
  await signIn(page, 'blu');
  const go = visitor(page);
  const root = page.locator('html');
  for (const [name, path] of Object.entries(PLACES)) {
    await test.step(name, async () => {
      await page.emulateMedia({ colorScheme: 'light' });
      await go(path);
      await expectAccessible(page);
      // By night nothing but the colours is another; the page stands as it was.
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark');
      await expectAccessible(page, ['color-contrast']);
      if (['todo with an activity', 'customer'].includes(name)) await look(page, `dark-${name}`);
    });
  }
  expect(faults).toEqual([]);
});

test('every page fits a phone of 360 px', async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, 'blu');
  const go = visitor(page);
  for (const [name, path] of Object.entries(PLACES)) {
    await test.step(name, async () => {
      await go(path);
      await look(page, `phone-${name.replaceAll(' ', '-')}`);
      await expectNoSidewaysScroll(page);
    });
  }
});

test('English by a switch, and back', async ({ page }) => {
  await signIn(page, 'blu', '/settings');
  await page.getByText('English', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.goto('/todo');
  await expect(page.getByRole('link', { name: 'Customers' })).toBeVisible();
  await look(page, 'english');
  await page.goto('/settings');
  await page.getByText('Dansk', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Indstillinger' })).toBeVisible();
});
