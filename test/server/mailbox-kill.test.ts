// The process that reads a mailbox is killed again and again: every mail is there once in the end, with its bytes.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecot } from '../helpers/dovecot.ts';
import { fjordbyg, mails } from '../helpers/mailbox-mails.ts';
import { useWorld } from '../helpers/world.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/mailbox-program.ts', import.meta.url));
const server = await dovecot();
if (typeof server === 'string') console.warn(`mailbox tests skipped: ${server}`);

describe.skipIf(typeof server === 'string')('a reader that is killed', () => {
  if (typeof server === 'string') return;
  const world = useWorld();
  const sent = mails('kill', 400);

  beforeAll(async () => {
    await fjordbyg(world);
    const { status, body } = await world.admin.post('/api/mailboxes', {
      address: 'adm@nordlys.dk',
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      username: 'bo',
      password: 'pass',
      since: '2026-11-01',
    });
    expect(status).toBe(200);
    // From here on only the program reads.
    await world.admin.post(`/api/mailboxes/${body.id}/pause`);
    await server.deliver('bo', 'INBOX', sent.all);
  });
  afterAll(() => server.close());

  /** Runs the program, for so long at most; answers whether it came to its end. */
  function run(forMs: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, world.databaseUrl, world.dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.once('data', () => {
        const killing = setTimeout(() => child.kill('SIGKILL'), forMs);
        child.once('exit', () => clearTimeout(killing));
      });
      child.once('error', reject);
      child.once('exit', (code) => resolve(code === 0));
    });
  }

  const located = async () => {
    const { rows } = await sql<{ outcome: string; mails: number; prints: number }>`
      select outcome, count(*)::int as mails, count(distinct fingerprint)::int as prints
      from mail_location group by outcome order by outcome`.execute(world.database.reader);
    return Object.fromEntries(rows.map((row) => [row.outcome, [row.mails, row.prints]]));
  };

  test('at random points, it leaves exactly what one undisturbed reading does', async () => {
    // The app's own reader would take the mailbox over, as it should.
    await world.app.close();
    let killed = 0;
    while (!(await run(50 + Math.random() * 1500))) {
      killed += 1;
      await sleep(10);
      if (killed >= 8) {
        expect(await run(60_000)).toBe(true);
        break;
      }
    }
    expect(killed).toBeGreaterThan(2);
    expect(await located()).toEqual({
      whole: [sent.whole, sent.whole],
      headers: [sent.headers, sent.headers],
      internal: [100, 100],
    });
    const stored = await world.database.reader.selectFrom('mail').select(['subject', 'sha256']).execute();
    expect(stored).toHaveLength(sent.whole + sent.headers);
    const given = new Set(sent.all.map((one) => createHash('sha256').update(one).digest('hex')));
    const hashes = stored.flatMap(({ sha256 }) => sha256 ?? []);
    expect(hashes).toHaveLength(sent.whole);
    for (const sha256 of hashes) {
      expect(given.has(sha256)).toBe(true);
      const bytes = await readFile(
        join(world.dataDir, 'documents', sha256.slice(0, 2), sha256.slice(2, 4), sha256),
      );
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    console.warn(`killed ${killed} times`);
    // Once more: nothing new.
    expect(await run(60_000)).toBe(true);
    expect(await world.database.reader.selectFrom('mail').select('id').execute()).toHaveLength(stored.length);
  }, 120_000);
});
