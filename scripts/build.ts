// Builds the web app into dist/web unless it is there already for exactly these sources.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist/built-from');

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['src/web', 'src/shared']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file.slice(root.length)).update(await readFile(file));
  }
  for (const file of ['package-lock.json', 'vite.config.ts']) hash.update(await readFile(join(root, file)));
  return hash.digest('hex');
}

const wanted = await fingerprint();
const have = await readFile(stamp, 'utf8').catch(() => '');
if (have !== wanted) {
  console.error('Building the web app …');
  const build = spawnSync('vite', ['build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(stamp, wanted);
}
