// A mail server that takes mail, for tests, on loopback: what it took and what it was asked for can be read, and it can be
// told to misbehave. It signs in whoever says the password «pass», or the token «token».
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface TakenMail {
  from: string;
  to: string[];
  raw: Buffer;
  user: string | undefined;
}

type Fault =
  /** says this instead of taking a mail's bytes */
  | { at: 'data'; code: number; said: string }
  | { at: 'mail-from'; code: number; said: string }
  /** of one recipient */
  | { at: 'recipient'; address: string; code: number; said: string }
  /** takes the mail, and is gone before it says so */
  | { at: 'after-data' }
  | { at: 'slow'; ms: number };

export interface SmtpReceiver {
  port: number;
  mails: TakenMail[];
  /** What it does from here on; nothing: behaves. `times`: then it behaves again. */
  misbehave(fault?: Fault, times?: number): void;
  close(): Promise<void>;
}

export async function smtpReceiver({ signIn = true } = {}): Promise<SmtpReceiver> {
  const mails: TakenMail[] = [];
  let fault: Fault | undefined;
  let left = Number.POSITIVE_INFINITY;
  const due = <A extends Fault['at']>(at: A): Extract<Fault, { at: A }> | undefined => {
    if (fault?.at !== at || left <= 0) return undefined;
    left -= 1;
    return fault as Extract<Fault, { at: A }>;
  };
  const refusal = ({ code, said }: { code: number; said: string }) =>
    Object.assign(new Error(said), { responseCode: code });

  const server: SMTPServer = new SMTPServer({
    disabledCommands: signIn ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: !signIn,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    size: 60 * 1024 * 1024,
    onAuth({ username, password, accessToken }, _session, done) {
      if (password === 'pass' || accessToken === 'token') done(null, { user: username ?? '' });
      // Some servers repeat what they were told.
      else done(refusal({ code: 535, said: `5.7.8 Bad credentials ${password}` }));
    },
    onMailFrom(_address, _session, done) {
      const wrong = due('mail-from');
      done(wrong ? refusal(wrong) : null);
    },
    onRcptTo({ address }, _session, done) {
      if (fault?.at === 'recipient' && fault.address === address) {
        const wrong = due('recipient');
        return done(wrong ? refusal(wrong) : null);
      }
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const wrong = due('data');
        if (wrong) return done(refusal(wrong));
        mails.push(takenOf(session, Buffer.concat(chunks)));
        if (due('after-data')) {
          for (const socket of sockets) socket.destroy();
          return;
        }
        const slow = due('slow');
        if (slow) setTimeout(done, slow.ms);
        else done();
      });
    },
  });
  server.on('error', () => undefined);
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    port,
    mails,
    misbehave(next, times = Number.POSITIVE_INFINITY) {
      fault = next;
      left = times;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function takenOf(session: SMTPServerSession, raw: Buffer): TakenMail {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    raw,
    user: session.user as string | undefined,
  };
}
