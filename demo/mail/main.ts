// The demo with a mail server beside it (npm run demo:mail): Dovecot for IMAP, a post office for SMTP, the mailboxes of
// the demo's people connected. Everything listens on this machine only, and Ctrl-C ends all of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../people.ts';
import { startDovecot } from './dovecot.ts';
import { connectDemo, someContact } from './mailboxes.ts';
import { openPostOffice } from './post-office.ts';

const HOST = '127.0.0.1';
const port = Number(process.env.PORT || 4280);
/** The same at every start: the mailboxes remember them. */
const ports = { imap: port + 1, smtp: port + 2 };

type Stop = () => Promise<unknown>;

async function start(stops: Stop[]): Promise<void> {
  const mail = await startDovecot({
    folder: await mkdtemp(join(tmpdir(), 'opfolg-mail-')),
    password: DEMO_PASSWORD,
    port: ports.imap,
  });
  if (typeof mail === 'string') {
    throw new Error(
      `There is no mail server for the demo here: ${mail}.
It needs Linux with Dovecot 2.3, or Debian or Ubuntu with apt-get, from which it unpacks Dovecot without installing it.
Without it, start «npm run demo» and connect a mailbox of your own under Indstillinger → Mail.`,
    );
  }
  stops.push(() => mail.close());
  const office = await openPostOffice({ port: ports.smtp, mail });
  stops.push(() => office.close());
  const program = spawn(process.execPath, [...process.execArgv, 'src/server/main.ts', '--demo'], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: 'inherit',
  });
  stops.push(() => ended(program));
  program.once('exit', (code) => void stop(code ?? 0));
  const url = `http://${HOST}:${port}`;
  await ready(url);
  const addresses = await connectDemo(url, { host: HOST, port: ports.imap });
  console.error(await howTo(url, addresses));
}

async function howTo(url: string, addresses: string[]): Promise<string> {
  const me = addresses.at(-1)!;
  const { emails, customerId } = await someContact(url);
  return `
A mail server runs beside it. Opfølg reads the mailboxes of
  ${addresses.join(', ')}

In a mail program, add an account with any address (every address has a mailbox here, a customer's too):
  IMAP  ${HOST}  port ${ports.imap}  no encryption
  SMTP  ${HOST}  port ${ports.smtp}  no encryption
  user: the whole address   password: ${DEMO_PASSWORD}

Or without one, a mail from a customer:
  printf 'From: ${emails[0]}\\nTo: ${me}\\nSubject: Tilbud?\\n\\nHej Maria\\n' | curl --crlf -T - smtp://${HOST}:${ports.smtp} --mail-from ${emails[0]} --mail-rcpt ${me}
It stands within seconds on ${url.replace(HOST, 'localhost')}/customers/${customerId}

The mails in these mailboxes last until Ctrl-C; what was journalled stays.
`;
}

async function ready(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
}

async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const exit = once(program, 'exit');
  // Harmless when Ctrl-C has told it already.
  program.kill('SIGTERM');
  await exit;
}

const stops: Stop[] = [];
let stopping = false;

async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const each of stops.reverse()) {
    await each().catch((error: unknown) => console.error('while stopping:', error));
  }
  process.exit(exitCode);
}

process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
try {
  await start(stops);
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  console.error(code === 'EADDRINUSE' ? `The port is in use by another program. (${message})` : message);
  await stop(1);
}
