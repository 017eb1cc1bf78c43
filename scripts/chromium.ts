// The browser of the walks: the system's Chromium or Chrome. On Debian as root it is installed when it is missing;
// elsewhere one line says what to do.
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const present = () => PLACES.find((place) => place && existsSync(place));

/** The browser's path. Ends the program with one clear line when there is none and none can be installed. */
export function findChromium(): string {
  const found = present();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Chromium is missing; installing it …');
    const quiet: SpawnSyncOptions = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
    const installed = present();
    if (installed) return installed;
  }
  console.error(
    'The browser tests need Chromium or Chrome: install it (Debian: apt-get install chromium), or set CHROMIUM to its path.',
  );
  process.exit(1);
}
