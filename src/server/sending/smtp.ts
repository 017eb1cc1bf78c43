// One exchange with a mail server that takes mail from us.
// What must always hold: never plain text to another machine; exactly the given bytes go out, to exactly the given
// addresses; nothing is read from disk or the net for a mail; and a slow or hostile server costs a bounded time.
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { addressOf } from '../mail/mail-host.ts';
import { type SmtpError, type SmtpFault, saidBy, smtpFaultOf } from './smtp-fault.ts';

export interface SmtpServer {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  username: string;
  /** null: the server asks for no sign-in */
  credentials: { password: string } | { accessToken: string } | null;
  /** whether the host may lie in a private network */
  mayBePrivate: boolean;
}

export interface Delivery {
  accepted: string[];
  /** refused for good, with the server's words */
  refused: { address: string; said: string }[];
  /** not now: to be tried again */
  later: { address: string; said: string }[];
  /** what the server calls it, where it gives a Message-ID of its own */
  serverMessageId: string | null;
}

/** Nothing was taken. `handed`: all of the mail had gone out, and only the answer is missing. */
export class NotDelivered extends Error {
  readonly fault: SmtpFault;
  readonly handed: boolean;

  constructor(fault: SmtpFault, handed: boolean) {
    super(fault.id);
    this.fault = fault;
    this.handed = handed;
  }
}

const LONGEST_EXCHANGE_MS = 180_000;
const LONGEST_TRIAL_MS = 30_000;

/** Signs in and leaves. Throws SmtpFault. */
export async function tryServer(server: SmtpServer): Promise<void> {
  let transport: Awaited<ReturnType<typeof transportTo>> | undefined;
  try {
    transport = await transportTo(server, LONGEST_TRIAL_MS / 2);
    await within(LONGEST_TRIAL_MS, transport.verify());
  } catch (error) {
    throw smtpFaultOf(error, secretsOf(server));
  } finally {
    transport?.close();
  }
}

/** Hands the bytes over for these addresses. Throws NotDelivered. */
export async function deliver(
  server: SmtpServer,
  mail: { raw: Buffer; from: string; to: readonly string[] },
  signal: AbortSignal,
): Promise<Delivery> {
  const secrets = secretsOf(server);
  let handed = false;
  const raw = Readable.from([mail.raw]);
  // It is read only once the server has asked for it (354).
  raw.once('end', () => {
    handed = true;
  });
  let transport: Awaited<ReturnType<typeof transportTo>> | undefined;
  try {
    transport = await transportTo(server, 60_000);
    const info = await transport.sendMail({
      raw,
      envelope: { from: mail.from, to: [...mail.to], size: mail.raw.length },
      disableFileAccess: true,
      disableUrlAccess: true,
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_EXCHANGE_MS)]),
    });
    return {
      ...sortedOut(info.rejectedErrors ?? [], secrets),
      accepted: info.accepted.map(String),
      serverMessageId: info.serverMessageId?.replace(/^<|>$/g, '') ?? null,
    };
  } catch (error) {
    const { code, rejectedErrors = [] } = error as SmtpError;
    // Every one was refused: of some that may be for now only.
    if (code === 'EENVELOPE' && rejectedErrors.length > 0) {
      return { ...sortedOut(rejectedErrors, secrets), accepted: [], serverMessageId: null };
    }
    const { responseCode } = error as SmtpError;
    throw new NotDelivered(smtpFaultOf(error, secrets), handed && responseCode === undefined);
  } finally {
    transport?.close();
  }
}

function sortedOut(errors: readonly SmtpError[], secrets: readonly string[]) {
  const refused: Delivery['refused'] = [];
  const later: Delivery['later'] = [];
  for (const { recipient = '', response, responseCode = 0 } of errors) {
    const place = responseCode >= 400 && responseCode < 500 ? later : refused;
    place.push({ address: recipient, said: saidBy(response, secrets) ?? '' });
  }
  return { refused, later };
}

/** The name is looked up once, and what was checked is what is connected to. */
async function transportTo(server: SmtpServer, patienceMs: number) {
  const address = await addressOf(server);
  // A certificate is for a name; of an address none is told.
  const named = isIP(server.host) === 0;
  return createTransport({
    host: address,
    port: server.port,
    secure: server.security === 'tls',
    // Never «if the server offers it»: whoever stands between could take the offer away.
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(named && { servername: server.host }),
    tls: { minVersion: 'TLSv1.2' },
    ...authOf(server),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: patienceMs,
    maxResponseSize: 64 * 1024,
    allowInternalNetworkInterfaces: true,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function authOf({ username, credentials }: SmtpServer) {
  if (credentials === null) return {};
  return 'password' in credentials
    ? { auth: { user: username, pass: credentials.password } }
    : { auth: { type: 'OAuth2', user: username, accessToken: credentials.accessToken } };
}

function secretsOf({ credentials }: SmtpServer): string[] {
  if (credentials === null) return [];
  return ['password' in credentials ? credentials.password : credentials.accessToken];
}

function within<T>(ms: number, act: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })), ms);
  });
  return Promise.race([act, late]).finally(() => clearTimeout(timer));
}
