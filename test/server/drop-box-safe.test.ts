// The promise behind 250: bytes and row are there, whatever happens to the process, the disk or the database.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/server/db/database.ts';
import { type BlobStore, blobStore } from '../../src/server/documents/blobs.ts';
import { DOMAIN, dropBoxOf, letter, sendTo, Talk } from '../helpers/drop-box.ts';
import { useWorld } from '../helpers/world.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/drop-box-program.ts', import.meta.url));
const world = useWorld({ dropBoxDomain: DOMAIN });
const children: ChildProcess[] = [];
const US = 'adm@nordlys.dk';
let own = '';

beforeAll(async () => {
  const { body } = await world.admin.post('/api/drop-box/address', { replaces: null });
  own = body.own.address;
  // Only what the drop-box itself does is looked at here.
  await world.app.close();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function program(): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(process.execPath, [PROGRAM, world.databaseUrl, world.dataDir, DOMAIN], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  return { port: Number(said), child };
}

const rows = async (id: string) =>
  world.database.reader
    .selectFrom('mail')
    .select(['sha256'])
    .where('message_id', '=', `${id}@box.example`)
    .execute();

async function isOnDisk(sha256: string | null, raw: string): Promise<boolean> {
  const hash = createHash('sha256').update(raw).digest('hex');
  const file = join(world.dataDir, 'documents', hash.slice(0, 2), hash.slice(2, 4), hash);
  return sha256 === hash && (await readFile(file, 'utf8')) === raw;
}

/** What the client has heard after its last dot, so far. */
async function sendWithout(port: number, raw: string) {
  const talk = new Talk(port);
  await talk.begin(US, own);
  talk.write(`${raw}\r\n.\r\n`);
  const heard = { reply: '' };
  void talk.reply().then((reply) => {
    heard.reply = reply;
  });
  return { talk, heard };
}

it('says nothing before the bytes are on disk, and 451 when the disk refuses them', async () => {
  const disk = blobStore(join(world.dataDir, 'documents'));
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow: BlobStore = {
    ...disk,
    async put(bytes, expected) {
      await gate;
      return disk.put(bytes, expected);
    },
  };
  const box = await dropBoxOf(world, {}, { blobs: slow });
  const { heard, talk } = await sendWithout(box.port, letter({ id: 'disk' }));
  await sleep(300);
  expect(heard.reply).toBe('');
  release();
  await expect.poll(() => heard.reply).toMatch(/^250 /);
  talk.end();
  await box.close();
  const full: BlobStore = { ...disk, put: () => Promise.reject(new Error('ENOSPC')) };
  const stuck = await dropBoxOf(world, {}, { blobs: full });
  expect(await sendTo(stuck.port, US, own, letter({ id: 'full' }))).toMatch(/^451 4\.3\.0 /);
  await stuck.close();
  expect(await rows('full')).toEqual([]);
});

it('says nothing before the row is committed, and 451 when the database is away', async () => {
  const box = await dropBoxOf(world);
  const raw = `${letter({ id: 'commit' })}\r\n`;
  const { heard, talk } = await sendWithout(box.port, raw.slice(0, -2));
  await world.database.transaction(async (tx) => {
    // Nobody writes a mail while this is held.
    await sql`lock table mail in exclusive mode`.execute(tx);
    const other = await sendWithout(box.port, letter({ id: 'held' }));
    await sleep(400);
    expect(other.heard.reply).toBe('');
    other.talk.end();
  });
  await expect.poll(() => heard.reply).toMatch(/^250 /);
  const [row] = await rows('commit');
  expect(await isOnDisk(row?.sha256 ?? null, raw)).toBe(true);
  talk.end();
  await box.close();

  const away = openDatabase('postgres://nobody@127.0.0.1:1/nothing', () => undefined, 1);
  const lost = await dropBoxOf(world, {}, { database: away });
  const one = new Talk(lost.port);
  expect(await one.reply()).toMatch(/^4\d\d /);
  one.end();
  await lost.close();
  await away.end();
});

it('killed between the last dot and 250, at any moment: the sender tries again, and there is one mail', async () => {
  let [killed, unheard] = [0, 0];
  let running = await program();
  for (let i = 0; i < 6; i += 1) {
    const raw = letter({ id: `kill${i}`, body: 'x'.repeat(20_000) });
    const { heard, talk } = await sendWithout(running.port, raw);
    await sleep(i * 6);
    const gone = once(running.child, 'exit');
    running.child.kill('SIGKILL');
    await gone;
    await expect.poll(() => talk.closed).toBe(true);
    killed += 1;
    // What was promised is there, without any help.
    if (heard.reply.startsWith('250')) {
      const [row] = await rows(`kill${i}`);
      expect(await isOnDisk(row?.sha256 ?? null, `${raw}\r\n`)).toBe(true);
    } else unheard += 1;
    running = await program();
    expect(await sendTo(running.port, US, own, `${raw}\r\n`)).toMatch(/^250 /);
    const all = await rows(`kill${i}`);
    expect(all).toHaveLength(1);
    expect(await isOnDisk(all[0]?.sha256 ?? null, `${raw}\r\n`)).toBe(true);
  }
  console.warn(`killed ${killed} times, ${unheard} before 250`);
  expect(unheard).toBeGreaterThan(0);
}, 120_000);

it('killed when the bytes are on disk and the row is not: nothing counts, and the next try is whole', async () => {
  const first = await program();
  const raw = letter({ id: 'between' });
  await world.database.transaction(async (tx) => {
    await sql`lock table mail in exclusive mode`.execute(tx);
    const { heard } = await sendWithout(first.port, raw);
    const hash = createHash('sha256').update(`${raw}\r\n`).digest('hex');
    const file = join(world.dataDir, 'documents', hash.slice(0, 2), hash.slice(2, 4), hash);
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toBe(`${raw}\r\n`);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(heard.reply).toBe('');
  });
  // The database takes a moment to see that its client is gone.
  await sleep(200);
  expect(await rows('between')).toEqual([]);
  const second = await program();
  expect(await sendTo(second.port, US, own, `${raw}\r\n`)).toMatch(/^250 /);
  expect(await rows('between')).toHaveLength(1);
}, 60_000);
