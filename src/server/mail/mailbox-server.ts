// From a mailbox to the server to connect to: its secret opened, its grant renewed, its host judged.
// What must always hold: a secret is in clear only in here, for as long as connecting takes.
import type { Selectable } from 'kysely';
import type { MailboxAccount, OAuthGrant } from '../../shared/mailboxes.ts';
import type { Reader } from '../db/database.ts';
import type { Mailbox } from '../db/tables.gen.ts';
import type { MailServer } from './imap.ts';
import { mayBePrivate } from './mail-host.ts';
import { MailServerFault } from './mail-server-fault.ts';
import { type SecretBox, SecretUnreadable } from './secrets.ts';
import { accessToken } from './tokens.ts';

export type MailboxRow = Selectable<Mailbox>;

/** How a mailbox is signed in to, as it is sealed. */
export type Secret = { password: string } | { oauth: OAuthGrant };

/** A server to connect to, and the secret to keep for next time. */
export interface Opened {
  server: MailServer;
  secret: Secret;
  /** whether the secret is another than before */
  renewed: boolean;
}

/** What a secret is sealed for: moved to another user, server or name, it does not open. */
const accountOf = (row: { user_id: number; host: string; username: string }): string =>
  JSON.stringify([row.user_id, row.host, row.username]);

type Account = Pick<MailboxRow, 'user_id' | 'host' | 'port' | 'security' | 'username'>;

export const seal = (secrets: SecretBox, row: Account, secret: Secret): Promise<Buffer> =>
  secrets.seal(JSON.stringify(secret), accountOf(row));

/** The secret that somebody typed, if any. */
export function typedSecret({ password, oauth }: Pick<MailboxAccount, 'password' | 'oauth'>): Secret | null {
  if (password !== undefined) return { password };
  return oauth ? { oauth } : null;
}

/** How a mailbox is signed in to. Throws MailServerFault `mail-secret-unreadable`. */
export async function secretOf(secrets: SecretBox, row: MailboxRow): Promise<Secret> {
  const text = await secrets.open(row.secret, accountOf(row)).catch((error: unknown) => {
    if (error instanceof SecretUnreadable) throw new MailServerFault('mail-secret-unreadable');
    throw error;
  });
  return JSON.parse(text);
}

/** Keeps a grant that was renewed, unless its owner has written another one meanwhile. */
export async function keepSecret(
  db: Reader,
  secrets: SecretBox,
  mailbox: MailboxRow,
  secret: Secret,
): Promise<void> {
  await db
    .updateTable('mailbox')
    .set({ secret: await seal(secrets, mailbox, secret) })
    .where('id', '=', mailbox.id)
    .where('version', '=', mailbox.version)
    .execute();
}

/** The server of a mailbox. Throws MailServerFault, `mail-secret-unreadable` among others. */
export async function serverOf(db: Reader, secrets: SecretBox, row: MailboxRow): Promise<Opened> {
  return serverWith(db, row, await secretOf(secrets, row));
}

/** The same with a secret that is known. */
export async function serverWith(db: Reader, row: Account, secret: Secret): Promise<Opened> {
  const { host, port, username } = row;
  const security = row.security as MailServer['security'];
  const common = { host, port, username, security };
  const granted = 'oauth' in secret ? await accessToken(secret.oauth) : null;
  return {
    server: {
      ...common,
      credentials: 'password' in secret ? secret : { accessToken: granted!.accessToken },
      mayBePrivate: await mayBePrivate(db, { userId: row.user_id, host, port }),
    },
    secret: granted ? { oauth: granted.grant } : secret,
    renewed: 'oauth' in secret && granted?.grant.refreshToken !== secret.oauth.refreshToken,
  };
}
