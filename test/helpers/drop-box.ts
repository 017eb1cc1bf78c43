// A drop-box of a test's own world, and two ways to write to it: as a mail program does, and byte by byte.
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { blobStore } from '../../src/server/documents/blobs.ts';
import { type DropBoxSettings, openDropBox } from '../../src/server/mail/drop-box.ts';
import type { World } from './world.ts';

export const DOMAIN = 'post.nordlys.dk';

type Parts = Parameters<typeof openDropBox>[0];

/** Opens it on a free port; `settings` and `parts` replace what is usual. */
export function dropBoxOf(world: World, settings: Partial<DropBoxSettings> = {}, parts: Partial<Parts> = {}) {
  return openDropBox(
    {
      database: world.database,
      blobs: blobStore(join(world.dataDir, 'documents')),
      clock: () => world.clock.now,
      log: { info: () => undefined, error: () => undefined },
      ...parts,
    },
    { host: '127.0.0.1', port: 0, domain: DOMAIN, ...settings },
  );
}

/** Sends as a mail program does; answers the server's last reply, also when it is a refusal. */
export async function sendTo(port: number, from: string, to: string | string[], raw: string | Buffer) {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    const sent = await transport.sendMail({ envelope: { from, to }, raw });
    return String(sent.response);
  } catch (error) {
    return String((error as { response?: string }).response ?? error);
  } finally {
    transport.close();
  }
}

/** A conversation in raw lines. */
export class Talk {
  readonly socket: Socket;
  #heard = '';
  closed = false;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.setNoDelay(true).setMaxListeners(0);
    this.socket.on('data', (chunk) => {
      this.#heard += chunk.toString('latin1');
    });
    this.socket.on('error', () => undefined);
    this.socket.once('close', () => {
      this.closed = true;
      this.socket.emit('data', Buffer.alloc(0));
    });
  }

  /** The next whole reply; '' when the connection ended without one. */
  async reply(): Promise<string> {
    for (;;) {
      const whole = /^(?:\d{3}-[^\n]*\n)*\d{3} [^\n]*\n/.exec(this.#heard)?.[0];
      if (whole) {
        this.#heard = this.#heard.slice(whole.length);
        return whole.trimEnd();
      }
      if (this.closed) return '';
      // Not events.once, which would reject when the connection breaks off.
      await new Promise((resolve) => this.socket.once('data', resolve));
    }
  }

  write(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  async say(line: string): Promise<string> {
    this.write(`${line}\r\n`);
    return this.reply();
  }

  /** Greets, and names sender and recipient; answers the reply to DATA. */
  async begin(from: string, to: string): Promise<string> {
    await this.reply();
    await this.say('EHLO test.example');
    await this.say(`MAIL FROM:<${from}>`);
    await this.say(`RCPT TO:<${to}>`);
    return this.say('DATA');
  }

  end(): void {
    this.socket.destroy();
  }
}

/** A whole mail in bytes. */
export function letter(given: {
  id: string;
  from?: string;
  to?: string;
  cc?: string;
  subject?: string;
  body?: string;
  type?: string;
  more?: string[];
}): string {
  return [
    `From: ${given.from ?? 'Anne Admin <adm@nordlys.dk>'}`,
    `To: ${given.to ?? 'hans@firma.dk'}`,
    ...(given.cc ? [`Cc: ${given.cc}`] : []),
    `Subject: ${given.subject ?? `Brev ${given.id}`}`,
    'Date: Mon, 23 Nov 2026 09:30:00 +0100',
    `Message-ID: <${given.id}@box.example>`,
    ...(given.more ?? []),
    'MIME-Version: 1.0',
    `Content-Type: ${given.type ?? 'text/plain; charset=utf-8'}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    given.body ?? 'Hermed prisen på 40 kasser æbler.',
    '',
  ].join('\r\n');
}
