// npm run import-mail: mbox files and folders of mails from a terminal; nothing twice, what cannot be read is named.
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fjordbyg, mail } from '../helpers/mailbox-mails.ts';
import { useWorld } from '../helpers/world.ts';
import { msgFile } from '../mails/msg-file.ts';

const world = useWorld();
let folder = '';
const COMMAND = 'src/server/import-mail-cli.ts';

const mbox = (mails: string[]) =>
  mails.map((one) => `From - Mon Nov 23 09:00:00 2026\n${one.replace(/^(>*From )/gm, '>$1')}\n`).join('');

beforeAll(async () => {
  await fjordbyg(world);
  folder = await mkdtemp(join(tmpdir(), 'opfolg-import-mail-'));
  await mkdir(join(folder, 'arkiv/2026'), { recursive: true });
  await writeFile(
    join(folder, 'arkiv/Indbakke'),
    mbox([
      mail('whole', 'a'),
      mail('internal', 'b'),
      mail('headers', 'c'),
      'Ingen mail\n',
      mail('whole', 'd'),
    ]),
  );
  await writeFile(join(folder, 'arkiv/Indbakke.msf'), '// noget andet');
  await writeFile(join(folder, 'arkiv/2026/e.eml'), mail('whole', 'e'));
  await writeFile(join(folder, 'arkiv/2026/igen.eml'), mail('whole', 'a'));
  await writeFile(join(folder, 'arkiv/2026/tom.eml'), '');
  await writeFile(
    join(folder, 'arkiv/2026/f.msg'),
    msgFile({
      subject: 'Tilbud på køkken',
      body: 'Hej',
      sender: { name: 'Kim', address: 'kim@fjordbyg.dk' },
      recipients: [{ name: 'Anne', address: 'adm@nordlys.dk' }],
      messageId: '<msg-f@fjordbyg.dk>',
    }),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const env = () => ({ ...process.env, DATABASE_URL: world.databaseUrl, DATA_DIR: world.dataDir });

function run(...given: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile('node', [COMMAND, ...given], { env: env() }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

const mails = async () => (await world.admin.get('/api/mail?limit=100')).body.items;

describe('npm run import-mail', { timeout: 120_000 }, () => {
  it('says how it is used, and with which exit code it refuses', async () => {
    for (const given of [[], ['findes-ikke'], [folder, '--owner', 'XXX']]) {
      const { code, said } = await run(...given);
      expect(code, said).toBe(2);
      expect(said).toContain('npm run import-mail --');
    }
  });

  it('a dry run tells what would happen and keeps nothing', async () => {
    const { code, said } = await run('--dry-run', join(folder, 'arkiv'));
    expect(code, said).toBe(3);
    expect(said).toContain('4 matcher, 0 tvivl, 1 fra ukendte, 1 røres ikke');
    expect(said).toContain('1 findes i forvejen');
    expect(await mails()).toEqual([]);
  });

  it('takes in a folder: placed, waiting or left alone, and what cannot be read by file and place', async () => {
    const { code, said } = await run('--owner', 'adm', join(folder, 'arkiv'));
    expect(code, said).toBe(3);
    expect(said).toContain('9 mails læst');
    expect(said).toContain('4 journaliseret');
    expect(said).toContain('1 venter i «Ikke placeret»');
    expect(said).toContain('1 røres ikke (1 interne, 0 fravalgte, 0 private)');
    expect(said).toMatch(/Indbakke, mail 4 \(byte \d+\): ikke en mail/);
    expect(said).toMatch(/tom\.eml: tom fil/);
    const found = await mails();
    expect(found).toHaveLength(5);
    const waiting = found.find((one: { state: string }) => one.state === 'unplaced');
    expect(waiting).toMatchObject({ ownerId: world.admin.id, reason: 'unknown' });
    // What a person sends in is there as a whole, although its sender is unknown.
    expect((await world.admin.get(`/api/mail/${waiting.id}`)).body.whole).toBe(true);
  });

  it('again, and nothing is new', async () => {
    const { said } = await run(join(folder, 'arkiv'));
    expect(said).toContain('6 findes i forvejen');
    expect(await mails()).toHaveLength(5);
  });

  it('lays everything on one customer when asked', async () => {
    const customer = await world.customer('Ærø Røgeri');
    const file = join(folder, 'en.eml');
    await writeFile(file, mail('headers', 'røgeri'));
    const { code, said } = await run('--customer', customer.accountNumber, file);
    expect(code, said).toBe(0);
    const { body } = await world.admin.get(`/api/mail?customerId=${customer.id}`);
    expect(body.items).toMatchObject([{ state: 'journalled', reason: 'asked' }]);
  });

  it('can be stopped, or killed, and run again', async () => {
    const file = join(folder, 'mange.mbox');
    const all = Array.from({ length: 250 }, (_, n) => mail('whole', `mange-${n}`));
    await writeFile(file, mbox(all));
    const begun = () => {
      const child = spawn('node', [COMMAND, file], { env: env(), stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (text) => {
        said += text;
      });
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      return { child, ended, said: () => said };
    };
    const arrived = async (least: number) => {
      for (;;) {
        const { total } = await world.database.reader
          .selectFrom('mail')
          .select(({ fn }) => fn.countAll<number>().as('total'))
          .where('message_id', 'like', 'mange-%')
          .executeTakeFirstOrThrow();
        if (total >= least) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const killed = begun();
    await arrived(20);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const stopped = begun();
    await arrived(120);
    stopped.child.kill('SIGTERM');
    expect(await stopped.ended, stopped.said()).toBe(1);
    expect(stopped.said()).toContain('Afbrudt.');
    const { code, said } = await run(file);
    expect(code, said).toBe(0);
    const rows = await world.database.reader
      .selectFrom('mail')
      .innerJoin('mail_activity', 'mail_activity.mail_id', 'mail.id')
      .select('mail.id')
      .where('message_id', 'like', 'mange-%')
      .where('state', '=', 'journalled')
      .execute();
    expect(rows).toHaveLength(250);
  }, 180_000);
});
