// The embedded server as the program's operator meets it: what it is, who gets in, and what refuses to start.
import { spawn } from 'node:child_process';
import { chown, lchown, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import { lockDataDir } from '../../src/server/db/instance-lock.ts';
import { clearAway, freshFolder, processesIn, serverPid, startProgram } from '../helpers/embedded-run.ts';

// Without crash safety, which only the first test and embedded-crash.test.ts ask about: half the time.
const quick = { log: { info() {}, warn() {} }, durable: false };
const isRoot = process.getuid?.() === 0;
const onLinux = process.platform === 'linux';

afterEach(clearAway);

async function start(dataDir: string, options: { durable?: boolean } = {}) {
  const server = await startEmbedded({ dataDir, ...quick, ...options });
  onTestFinished(server.stop);
  return server;
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // some tests end the server first
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

describe('a running server', () => {
  test('is durable, modest, in UTC, without network, and its role is no superuser', async () => {
    const dataDir = await freshFolder();
    const { url, adopted } = await start(dataDir, { durable: true });
    expect(adopted).toBe(false);
    const settings = await query(
      url,
      `SELECT name, current_setting(name) AS value FROM pg_settings WHERE name = ANY($1) ORDER BY name`,
      [
        [
          'fsync',
          'full_page_writes',
          'synchronous_commit',
          'max_connections',
          'TimeZone',
          'lc_messages',
          'listen_addresses',
          'server_encoding',
          'data_checksums',
        ],
      ],
    );
    expect(Object.fromEntries(settings.map(({ name, value }) => [name, value]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      max_connections: '60',
      TimeZone: 'UTC',
      lc_messages: 'C',
      listen_addresses: process.platform === 'win32' ? '127.0.0.1' : '',
      server_encoding: 'UTF8',
      data_checksums: 'on',
    });
    // A quarter of the memory at most, and never so much that a small machine would be without.
    const [kept] = await query(
      url,
      `SELECT pg_size_bytes(current_setting('shared_buffers'))::float8 AS bytes`,
    );
    expect(kept?.bytes).toBeGreaterThanOrEqual(128 * 2 ** 20);
    expect(kept?.bytes).toBeLessThanOrEqual(Math.max(128 * 2 ** 20, Math.min(4 * 2 ** 30, totalmem() / 4)));
    expect(
      await query(url, `SELECT rolname, rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user`),
    ).toEqual([{ rolname: 'opfolg', rolsuper: false, rolcreatedb: true }]);
  });

  test('sorts and searches Danish: Å after Ø, aa as å, letters beyond ASCII are letters', async () => {
    const { url } = await start(await freshFolder());
    const names = [
      'Ab',
      'Abild',
      'Mygind',
      'Müller',
      'Zebra',
      'Æble',
      'Ørsted',
      'Ålborg',
      'Aalborg',
      'Århus',
      'Aarhus',
    ];
    for (const collation of ['', 'COLLATE "da-x-icu"']) {
      const rows = await query(
        url,
        `SELECT name FROM unnest($1::text[]) AS name ORDER BY name ${collation}`,
        [names.toReversed()],
      );
      expect(rows.map(({ name }) => name)).toEqual(names);
    }
    await query(url, 'CREATE EXTENSION pg_trgm');
    expect(await query(url, `SELECT show_trgm('Øl') AS trigrams, upper('æøå') AS upper`)).toEqual([
      { trigrams: expect.toSatisfy((trigrams: string[]) => trigrams.length === 3), upper: 'ÆØÅ' },
    ]);
  });

  test('keeps what was written over stop and start, and a long path is no obstacle', async () => {
    const dataDir = path.join(await freshFolder(), 'kundedata for Nørrebro Træværk '.repeat(5), 'data');
    const first = await startEmbedded({ dataDir, ...quick });
    await query(first.url, `CREATE TABLE kept AS SELECT 'ja' AS word`);
    const socketFolder = new URL(first.url).searchParams.get('host')!;
    expect(Buffer.byteLength(socketFolder)).toBeLessThan(90);
    await first.stop();
    await expect(readdir(socketFolder)).rejects.toThrow('ENOENT');
    const second = await start(dataDir);
    expect(await query(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'ja' }]);
  });

  test.runIf(onLinux)(
    'leaves no process behind when it is stopped, in use or not, once or twice',
    async () => {
      const dataDir = await freshFolder();
      const server = await startEmbedded({ dataDir, ...quick });
      const client = new pg.Client({ connectionString: server.url });
      client.on('error', () => {}); // the query rejects as well
      await client.connect();
      await Promise.all([expect(client.query('SELECT pg_sleep(60)')).rejects.toThrow(), server.stop()]);
      await server.stop();
      expect(processesIn(dataDir)).toEqual([]);
    },
  );

  test.runIf(isRoot && onLinux)(
    'lets no other account in, not even one that knows the password',
    async () => {
      const dataDir = await freshFolder();
      const { url } = await start(dataDir);
      const folder = new URL(url).searchParams.get('host')!;
      const stranger = spawn(
        process.execPath,
        [
          '-e',
          `net.connect(${JSON.stringify(`${folder}/.s.PGSQL.5432`)}).on('error', (e) => process.stdout.write(e.code))`,
        ],
        { uid: 4242, gid: 4242, cwd: '/' },
      );
      const said = await stranger.stdout.setEncoding('utf8').reduce((all, part) => all + part, '');
      expect(said).toBe('EACCES');
      const wrong = new URL(url);
      wrong.password = 'gæt';
      await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    },
  );
});

test('the server of this test run, embedded or TEST_DATABASE_URL, is 15 or newer and makes databases', async () => {
  const url = new URL(inject('databaseUrl'));
  const [version] = await query(url.href, `SELECT current_setting('server_version_num')::int AS number`);
  expect(version?.number).toBeGreaterThanOrEqual(150_000);
  const name = `probe_${process.pid}`;
  await query(url.href, `CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  expect(await query(url.href, 'SELECT current_database() AS name')).toEqual([{ name }]);
  await query(inject('databaseUrl'), `DROP DATABASE ${name} WITH (FORCE)`);
});

describe('one program per data folder', () => {
  test('a second start is refused and names the first', async () => {
    const dataDir = await freshFolder();
    const first = startProgram(dataDir);
    const ready = await first.ready;
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({
      code: 'data-folder-in-use',
      message: expect.stringContaining(`pid ${first.process.pid}`),
    });
    expect(await query(ready!.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const lock = await lockDataDir(dataDir);
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'data-folder-in-use' });
    await lock.release();
    await lock.release();
  });

  test('of four starts at the same instant exactly one wins', async () => {
    const dataDir = path.join(await freshFolder(), 'new');
    const programs = Array.from({ length: 4 }, () => startProgram(dataDir));
    const winners = (await Promise.all(programs.map(async (one) => ((await one.ready) ? [one] : [])))).flat();
    expect(winners).toHaveLength(1);
    for (const loser of programs.filter((one) => one !== winners[0]))
      expect(loser.refusal()).toMatchObject({
        code: 'data-folder-in-use',
        message: expect.stringContaining(`pid ${winners[0]?.process.pid}`),
      });
  });
});

describe('what an earlier start may have left', () => {
  test('pid files whose number now belongs to somebody else, or that are empty', async () => {
    const dataDir = await freshFolder();
    await (await startEmbedded({ dataDir, ...quick })).stop();
    const data = path.join(dataDir, 'postgres/data');
    const { uid, gid } = await stat(data);
    const bystander = spawn('sleep', ['60'], { uid, gid });
    onTestFinished(() => void bystander.kill());
    const lines = [bystander.pid, data, 1_795_493_078, 5432, '.', '', ' 16039978         4', 'ready   ', ''];
    const leave = async (text: string) => {
      for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
        await writeFile(path.join(data, name), text);
        await chown(path.join(data, name), uid, gid);
        await utimes(path.join(data, name), 1_795_493_078, 1_795_493_078);
      }
    };
    await leave(lines.join('\n'));
    const server = await startEmbedded({ dataDir, ...quick });
    expect(await serverPid(dataDir)).not.toBe(bystander.pid);
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    await server.stop();

    await leave('');
    await start(dataDir);
  });

  test.runIf(isRoot && onLinux)('files that root restored from a backup', async () => {
    const dataDir = await freshFolder();
    await (await startEmbedded({ dataDir, ...quick })).stop();
    const folder = path.join(dataDir, 'postgres');
    for (const name of ['.', ...(await readdir(folder, { recursive: true }))])
      await lchown(path.join(folder, name), 0, 0);
    await start(dataDir);
    const status = await readFile(`/proc/${await serverPid(dataDir)}/status`, 'utf8');
    expect(status).not.toMatch(/^Uid:\s+0/m);
  });

  test('a database of another major version, or a part of one, is refused in words', async () => {
    const dataDir = await freshFolder();
    await (await startEmbedded({ dataDir, ...quick })).stop();
    const data = path.join(dataDir, 'postgres/data');
    await writeFile(path.join(data, 'PG_VERSION'), '16\n');
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'embedded-postgres-version',
      message: expect.stringMatching(/made by PostgreSQL 16, and this program brings PostgreSQL 18/),
    });
    await rm(data, { recursive: true });
    await expect(start(dataDir)).rejects.toMatchObject({ code: 'embedded-postgres-incomplete' });
  });

  test('a server that cannot start is quoted, and nothing is repeated for ever', async () => {
    const dataDir = await freshFolder();
    await (await startEmbedded({ dataDir, ...quick })).stop();
    await writeFile(path.join(dataDir, 'postgres/data/pg_hba.conf'), 'nonsense\n');
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'embedded-postgres-failed',
      message: expect.stringContaining('could not load'),
    });
  });

  test('a big log is set aside once', async () => {
    const dataDir = path.join(await freshFolder(), 'data');
    await mkdir(dataDir);
    await writeFile(path.join(dataDir, 'postgres.log'), 'x'.repeat(10_000_001));
    await start(dataDir);
    expect((await readFile(path.join(dataDir, 'postgres.log.1'))).length).toBe(10_000_001);
    expect(await readFile(path.join(dataDir, 'postgres.log'), 'utf8')).toContain(
      'ready to accept connections',
    );
  });
});
