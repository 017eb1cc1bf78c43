// Walks in a real browser, against the built program on the demo world, started by the walks themselves.
import { defineConfig } from '@playwright/test';

// As root Chromium cannot use its sandbox; without the other flags it looks for the outside world at every start.
const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const TIMED = ['speed.walk.ts', 'live.walk.ts'];

export default defineConfig({
  testDir: 'test/walks',
  globalSetup: './test/walks/global-setup.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Two at a time, each on a program of its own; what is timed is timed when nobody else walks.
  workers: 2,
  projects: [
    { name: 'walks', testMatch: '*.walk.ts', testIgnore: TIMED },
    { name: 'timed', testMatch: TIMED, dependencies: ['walks'], workers: 1 },
  ],
  retries: 0,
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    launchOptions: { args, ...(process.env.CHROMIUM && { executablePath: process.env.CHROMIUM }) },
    // A button that cannot be pressed is told soon, and not when a long walk's whole time has gone.
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
