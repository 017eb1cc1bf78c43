// A mail server that says what a test tells it to: for the busy, the slow, the broken and the hostile.
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What the server says to a command, «@» for its tag; null: nothing, ever. */
export type Say = (command: string, socket: Socket) => string | null;

/** Three mails, of which nothing can be had. */
export const polite: Say = (command) => {
  if (/^CAPABILITY/i.test(command)) return '* CAPABILITY IMAP4rev1 IDLE\r\n@ OK done';
  if (/^LIST/i.test(command)) return '* LIST () "/" INBOX\r\n@ OK done';
  if (/^EXAMINE/i.test(command)) {
    return '* 3 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 4] ok\r\n@ OK [READ-ONLY] done';
  }
  if (/^UID SEARCH/i.test(command)) return '* SEARCH 1 2 3\r\n@ OK done';
  return '@ OK done';
};

export interface FakeImap {
  port: number;
  say: Say;
  /** how often somebody tried to sign in */
  logins: number;
  close(): Promise<void>;
}

export async function fakeImap(): Promise<FakeImap> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.write('* OK ready\r\n');
    let rest = '';
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [tag = '', ...words] = line.split(' ');
        const command = words.join(' ');
        if (/^LOGIN/i.test(command)) fake.logins += 1;
        const answer = fake.say(command, socket);
        if (answer !== null) socket.write(`${answer.replace(/^@/m, tag)}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeImap = {
    port: (server.address() as AddressInfo).port,
    say: polite,
    logins: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
