// npm run import: the same import from a terminal, beside the running program and on its data.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useWorld } from '../helpers/world.ts';

const world = useWorld();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opfolg-import-'));
  await writeFile(
    join(folder, 'kundeemner.csv'),
    '\ufeffKontonummer;Firmanavn;By\r\n7001;Ærø Røgeri;Marstal\r\n7002;;Odense\r\n7003;"Bogense ""Havn""";Bogense\r\n',
  );
  await writeFile(
    join(folder, 'kontaktpersoner.csv'),
    'Kontonummer;Navn;E-mail\r\n7001;Åse Ærø;aase@aeroe.dk\r\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command as a terminal would; answers its exit code and what it said. */
function run(...given: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: world.databaseUrl, DATA_DIR: world.dataDir };
    execFile('node', ['src/server/import-cli.ts', ...given], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

const found = async (q: string) =>
  (await world.admin.get(`/api/customers?q=${encodeURIComponent(q)}`)).body.items.length;

describe('npm run import', () => {
  it('says how it is used, and with which exit code it refuses', async () => {
    for (const given of [[], ['findes-ikke.csv'], [join(folder, 'kundeemner.csv')], ['--slags', 'x']]) {
      const { code, said } = await run(...given);
      expect(code, said).toBe(2);
      expect(said).toContain('npm run import --');
    }
  });

  it('a dry run tells what would happen, later files seeing earlier ones, and saves nothing', async () => {
    const { code, said } = await run('--dry-run', folder);
    expect(code, said).toBe(3);
    expect(said).toContain('2 oprettet, 0 rettet, 0 uændret, 1 med fejl');
    expect(said).toContain('1 oprettet, 0 rettet, 0 uændret, 0 med fejl');
    expect(await found('Ærø Røgeri')).toBe(0);
  });

  it('imports a folder, names the faulty line and writes it to a file to mend; again, and nothing is new', async () => {
    const faults = join(folder, 'fejl');
    const { code, said } = await run('--faults', faults, folder);
    expect(code, said).toBe(3);
    expect(said).toMatch(/linje 3: .*Firmanavn/);
    expect(await found('aeroe roegeri')).toBe(1);
    const mend = await readFile(join(faults, 'kundeemner - fejl.csv'), 'utf8');
    expect(mend).toContain('7002');
    expect(mend).not.toContain('7001');

    const again = await run(folder);
    expect(again.said).toContain('0 oprettet, 0 rettet, 2 uændret, 1 med fejl');
    expect(await found('aeroe roegeri')).toBe(1);
  });
});
