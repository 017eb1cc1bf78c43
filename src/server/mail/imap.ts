// One connection to a mail server over IMAP: its folders, and which mail they hold.
// What must always hold: folders are only examined and bodies only peeked at, so that the mailbox's owner sees no trace
// of us; and a hostile or broken server costs a bounded amount of memory and time.
import { isIP } from 'node:net';
import { ImapFlow, type ListResponse } from 'imapflow';
import { addressOf } from './mail-host.ts';
import { faultOf, MailServerFault } from './mail-server-fault.ts';

export type { ImapFlow } from 'imapflow';

export interface MailServer {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  username: string;
  credentials: { password: string } | { accessToken: string };
  /** whether the host may lie in a private network */
  mayBePrivate: boolean;
}

const MEGABYTE = 1024 * 1024;
/** The most that one answer, and one window of answers, may hold. */
export const MOST_BYTES = 64 * MEGABYTE;

/**
 * Connects and signs in; the caller closes. Throws MailServerFault. The name is looked up once, and what was checked is
 * what is connected to: a name that leads elsewhere the second time gains nothing.
 */
export async function connectTo(server: MailServer, signal: AbortSignal): Promise<ImapFlow> {
  const address = await addressOf(server);
  signal.throwIfAborted();
  const credentials =
    'password' in server.credentials
      ? { pass: server.credentials.password }
      : { accessToken: server.credentials.accessToken };
  // A certificate is for a name; of an address none is told.
  const named = isIP(server.host) === 0;
  const client = new ImapFlow({
    host: address,
    ...(named && { servername: server.host }),
    port: server.port,
    secure: server.security === 'tls',
    // Never «if the server offers it»: whoever stands between could take the offer away.
    doSTARTTLS: server.security === 'starttls',
    auth: { user: server.username, ...credentials },
    clientInfo: { name: 'Opfolg' },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: 5 * 60_000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 120_000,
    maxLineLength: 8 * MEGABYTE,
    maxLiteralSize: MOST_BYTES - MEGABYTE,
    maxResponseSize: MOST_BYTES,
    tls: { minVersion: 'TLSv1.2' },
  });
  // Its commands reject as well; without a listener the same error would end the process.
  client.on('error', () => undefined);
  const abort = () => client.close();
  signal.addEventListener('abort', abort, { once: true });
  client.once('close', () => signal.removeEventListener('abort', abort));
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    const fault = faultOf(error);
    // The provider has just given this token: it is not for a password that something must be done.
    if ('accessToken' in server.credentials && fault.id === 'mail-sign-in-refused') {
      throw new MailServerFault('mail-consent-no-mailbox', { cause: error });
    }
    throw fault;
  }
}

/** Special uses that hold no finished mail, or the same mail once more. */
const LEFT_OUT = ['\\Drafts', '\\Junk', '\\Trash', '\\All', '\\Flagged'];

/** The folders to read. Nothing chosen: INBOX and what is sent; '*': all that hold finished mail. */
export async function foldersOf(client: ImapFlow, chosen: readonly string[]): Promise<string[]> {
  const listed = (await client.list()).filter(
    ({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'),
  );
  const taken = listed.filter((folder) => isChosen(folder, chosen)).map(({ path }) => path);
  // The inbox first: what is new there is waited for.
  return taken.sort((a, b) => Number(b === 'INBOX') - Number(a === 'INBOX') || a.localeCompare(b));
}

function isChosen({ path, specialUse }: ListResponse, chosen: readonly string[]): boolean {
  if (chosen.length === 0) return path === 'INBOX' || specialUse === '\\Sent';
  if (chosen.includes('*')) return !LEFT_OUT.includes(specialUse ?? '');
  return chosen.includes(path);
}

/** Opens a folder without the right to change anything. Answers its UIDVALIDITY. */
export async function examine(client: ImapFlow, path: string): Promise<number> {
  const { uidValidity } = await client.mailboxOpen(path, { readOnly: true });
  return Number(uidValidity);
}

/** The UIDs in the open folder, ascending: of all mail, or of what arrived since a day, or after a UID. */
export async function uidsOf(
  client: ImapFlow,
  which: { since?: string; after?: number } = {},
): Promise<number[]> {
  const after = which.after ?? 0;
  const found = await client.search(
    {
      // In this form a server always answers its last mail as well, even when the range begins beyond it.
      uid: `${after + 1}:*`,
      ...(which.since !== undefined && { since: new Date(`${which.since}T00:00:00Z`) }),
    },
    { uid: true },
  );
  if (!found) throw new MailServerFault('mail-server-broke-off');
  return found.filter((uid) => uid > after).sort((a, b) => a - b);
}

/** UIDs as IMAP writes a set: 1:3,7. */
export function uidSet(uids: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const uid of uids) {
    const last = ranges.at(-1);
    if (last && uid === last[1] + 1) last[1] = uid;
    else ranges.push([uid, uid]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}
