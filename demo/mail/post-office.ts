// The demo's outgoing mail server: takes mail over SMTP and puts it into the mailboxes of the local Dovecot. Nothing
// leaves the machine: whatever the address, its mailbox is here.
import { once } from 'node:events';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailServer } from './dovecot.ts';

const MOST_BYTES = 30 * 1024 * 1024;
/** An address that is a harmless name of a folder as well. */
const ADDRESS = /^[\p{L}\d_+-][\p{L}\d._+-]{0,63}@[\p{L}\d][\p{L}\d.-]{0,200}$/u;

interface PostOffice {
  port: number;
  close(): Promise<void>;
}

/** Listens on this machine only. Throws when the port is taken. */
export async function openPostOffice({
  port,
  mail,
}: {
  port: number;
  mail: Pick<MailServer, 'deliver'>;
}): Promise<PostOffice> {
  const server = new SMTPServer({
    name: 'post.demo',
    size: MOST_BYTES,
    // Sign-in and encryption guard nothing on one's own machine, but mail programs like to sign in.
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    hideSTARTTLS: true,
    disableReverseLookup: true,
    closeTimeout: 500,
    onAuth: ({ username }, _session, answer) => answer(null, { user: username ?? 'nobody' }),
    onRcptTo: ({ address }, _session, answer) =>
      ADDRESS.test(address) ? answer() : answer(refusal(550, 'No such mailbox')),
    onData(stream, session, answer) {
      take(stream, session, mail).then(
        () => answer(null, 'Delivered'),
        (error: Error) => answer(error),
      );
    },
  });
  // A connection that breaks is its sender's affair.
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const { port: taken } = listening.address() as { port: number };
  return { port: taken, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function take(
  stream: SMTPServerDataStream,
  { envelope, id }: SMTPServerSession,
  mail: Pick<MailServer, 'deliver'>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    // Read to the end all the same: the sender hears of it after.
    if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  }
  if (stream.sizeExceeded) throw refusal(552, 'The mail is too large');
  const sender = envelope.mailFrom ? envelope.mailFrom.address : '';
  const at = new Date().toUTCString().replace('GMT', '+0000');
  for (const { address } of envelope.rcptTo) {
    const marks = [
      `Return-Path: <${sender}>`,
      `Delivered-To: ${address}`,
      `Received: by post.demo with SMTP id ${id}; ${at}`,
      '',
    ];
    await mail.deliver(address.toLowerCase(), 'INBOX', [
      Buffer.concat([Buffer.from(marks.join('\r\n')), ...chunks]),
    ]);
  }
}

const refusal = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });
