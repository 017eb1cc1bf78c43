// Everything that can be known without running the program: format and lint, types of both sides, dead code,
// and that the tables' types are what the migrations say. Import arrows are kept by test/architecture.test.ts.
import { spawnSync } from 'node:child_process';

const STEPS: [string, string[]][] = [
  ['biome', ['check', '--error-on-warnings', '.']],
  ['tsc', ['--noEmit', '-p', '.']],
  ['tsc', ['--noEmit', '-p', 'src/web']],
  ['tsc', ['--noEmit', '-p', 'test/walks']],
  ['knip', []],
  ['node', ['scripts/table-types.ts', '--verify']],
];

for (const [program, given] of STEPS) {
  console.error(`› ${program} ${given.join(' ')}`);
  const run = spawnSync(program, given, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
console.error('› all checks passed');
