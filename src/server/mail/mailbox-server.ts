// From a mailbox to the server to connect to: its secret opened, its grant renewed, its host judged.
// What must always hold: a secret is in clear only in here, for as long as connecting takes.
import type { Selectable } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { Mailbox } from '../db/tables.gen.ts';
import { accessTokenOf } from './grants.ts';
import type { MailServer } from './imap.ts';
import { mayBePrivate } from './mail-host.ts';
import { openSecret } from './mailbox-secret.ts';
import type { Purpose } from './providers.ts';
import type { SecretBox } from './secrets.ts';

export type MailboxRow = Selectable<Mailbox>;

/** A server to connect to. */
export interface Opened {
  server: MailServer;
  /** how many seconds it can be used before signing in again; undefined: as long as it holds */
  seconds?: number | undefined;
}

type Account = Pick<MailboxRow, 'user_id' | 'host' | 'port' | 'security' | 'username'>;

/** The server of a mailbox; `db` is no transaction (grants.ts). Throws MailServerFault. */
export async function serverOf(db: Reader, secrets: SecretBox, row: MailboxRow): Promise<Opened> {
  const { seconds, ...credentials } = await credentialsFor(db, secrets, row, 'read');
  return { ...(await serverWith(db, row, credentials)), seconds };
}

/** How a mailbox is signed in to for this purpose: by its password, or by an access token that was just had. */
export async function credentialsFor(
  db: Reader,
  secrets: SecretBox,
  row: MailboxRow,
  purpose: Purpose,
): Promise<({ password: string } | { accessToken: string }) & { seconds?: number | undefined }> {
  if (row.auth === 'oauth2') return accessTokenOf(db, secrets, row, purpose);
  const secret = await openSecret(secrets, row, row.secret);
  return secret as { password: string };
}

/** The same with what is known. */
export async function serverWith(
  db: Reader,
  row: Account,
  credentials: MailServer['credentials'],
): Promise<Opened> {
  const { host, port, username, user_id: userId } = row;
  const security = row.security as MailServer['security'];
  const server = { host, port, username, security, credentials };
  return { server: { ...server, mayBePrivate: await mayBePrivate(db, { userId, host, port }) } };
}
