// The process that sends is killed again and again: in the end every mail was sent, with one Message-ID and the same bytes
// by every try, and stands in the journal once.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHeaders } from '../../src/server/mail/headers.ts';
import { outboxOf } from '../helpers/outbox.ts';
import { type SmtpReceiver, smtpReceiver } from '../helpers/smtp-receiver.ts';
import { useWorld } from '../helpers/world.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/outbox-program.ts', import.meta.url));
const MAILS = 10;
const world = useWorld();
const box = outboxOf(world);
let server: SmtpReceiver;

beforeAll(async () => {
  server = await smtpReceiver();
  const saved = await world.admin.put('/api/sending-accounts/own', {
    address: 'adm@nordlys.dk',
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    username: 'adm',
    password: 'pass',
  });
  expect(saved.status).toBe(200);
  for (let i = 0; i < MAILS; i += 1) {
    const customer = await world.customer(`Kunde ${i}`);
    const draft = await box.begin(world.admin, { customerId: customer.id });
    const recipients = [{ role: 'to', address: `kunde${i}@firma${i}.dk` }];
    await box.press(world.admin, await box.write(world.admin, draft, { recipients, subject: `Mail ${i}` }));
  }
  // From here on only the program sends, and it is time.
  await world.app.close();
  await sql`update outbox set due_at = now() - interval '1 minute'`.execute(world.database.reader);
});
afterAll(() => server.close());

/** Runs the program and kills it once the server has taken so many mails, before it can say so; or lets it finish. */
function run(killAfter: number | null): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, world.databaseUrl, world.dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const before = server.mails.length;
    const watching = setInterval(() => {
      if (killAfter !== null && server.mails.length - before >= killAfter) child.kill('SIGKILL');
    }, 5);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(watching);
      resolve(code === 0);
    });
  });
}

test('killed at many points, it leaves what one undisturbed run does', async () => {
  server.misbehave({ at: 'slow', ms: 30 });
  for (const killAfter of [1, 2, 2]) expect(await run(killAfter)).toBe(false);
  server.misbehave();
  expect(await run(null)).toBe(true);

  const bytes = new Map<string, Set<string>>();
  for (const { raw } of server.mails) {
    const { messageId } = readHeaders(raw);
    bytes.set(messageId ?? '', (bytes.get(messageId ?? '') ?? new Set()).add(raw.toString('latin1')));
  }
  expect(bytes.size).toBe(MAILS);
  for (const spellings of bytes.values()) expect(spellings.size).toBe(1);
  // The cut ones were sent again: that is what the Message-ID is for.
  expect(server.mails.length).toBeGreaterThan(MAILS);
  const { rows } = await sql<{ state: string; mails: number; subjects: number }>`
    select o.state, count(distinct o.mail_id)::int as mails, count(distinct m.subject)::int as subjects
    from outbox o join mail m on m.id = o.mail_id group by o.state`.execute(world.database.reader);
  expect(rows).toEqual([{ state: 'sent', mails: MAILS, subjects: MAILS }]);
  const stored = await world.database.reader.selectFrom('mail').select('id').execute();
  expect(stored).toHaveLength(MAILS);
}, 90_000);
