// Every test: pure rules, the server on a real PostgreSQL, and walks in a real browser against the built program.
// `npm test -- unit database` runs only those parts.
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.ts';

const windows = process.platform === 'win32';
const asked = process.argv.slice(2);
const wants = (part: string) => asked.length === 0 || asked.includes(part);

function run(program: string, given: string[], more: Record<string, string> = {}): void {
  console.error(`\n› ${program} ${given.join(' ')}`);
  const done = spawnSync(program, given, {
    stdio: 'inherit',
    shell: windows,
    env: { ...process.env, ...more },
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

if (wants('unit')) run('vitest', ['run', '--project', 'unit']);
if (wants('database')) run('vitest', ['run', '--project', 'database']);
if (wants('walks')) {
  const chromium = findChromium();
  run('node', ['scripts/build.ts']);
  run('playwright', ['test'], { CHROMIUM: chromium });
}
