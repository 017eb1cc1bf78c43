// From an account for sending to the server to connect to: its secret opened, its grant renewed, its host judged.
import type { Selectable } from 'kysely';
import type { Reader } from '../db/database.ts';
import type { SendingAccount } from '../db/tables.gen.ts';
import { MailServerFault } from '../mail/mail-server-fault.ts';
import { credentialsFor } from '../mail/mailbox-server.ts';
import { type SecretBox, SecretUnreadable } from '../mail/secrets.ts';
import type { SmtpServer } from './smtp.ts';

export type AccountRow = Selectable<SendingAccount>;
export type Account = Pick<
  AccountRow,
  'user_id' | 'host' | 'port' | 'security' | 'username' | 'mailbox_id' | 'secret'
>;

/** What a password is sealed for: moved to another owner, server or name, it does not open. */
const purposeOf = (row: Pick<Account, 'user_id' | 'host' | 'username'>): string =>
  JSON.stringify(['smtp', row.user_id, row.host, row.username]);

export const sealPassword = (
  secrets: SecretBox,
  row: Pick<Account, 'user_id' | 'host' | 'username'>,
  password: string,
): Promise<Buffer> => secrets.seal(password, purposeOf(row));

/** The server of an account. Throws MailServerFault. `password`: one that is not stored yet. */
export async function serverOf(
  db: Reader,
  secrets: SecretBox,
  row: Account,
  password?: string,
): Promise<SmtpServer> {
  const { host, port, username } = row;
  return {
    host,
    port,
    username,
    security: row.security as SmtpServer['security'],
    credentials: password === undefined ? await credentialsOf(db, secrets, row) : { password },
    mayBePrivate: await mayBePrivate(db, row),
  };
}

async function credentialsOf(
  db: Reader,
  secrets: SecretBox,
  row: Account,
): Promise<SmtpServer['credentials']> {
  if (row.mailbox_id !== null) {
    const mailbox = await db
      .selectFrom('mailbox')
      .selectAll()
      .where('id', '=', row.mailbox_id)
      .where('user_id', '=', row.user_id)
      .executeTakeFirst();
    if (!mailbox) throw new MailServerFault('mail-sign-in-refused');
    return credentialsFor(db, secrets, mailbox, 'send');
  }
  if (row.secret === null) return null;
  try {
    return { password: await secrets.open(row.secret, purposeOf(row)) };
  } catch (error) {
    if (error instanceof SecretUnreadable) throw new MailServerFault('mail-secret-unreadable');
    throw error;
  }
}

/** A server in the private network is an administrator's to name; where one sends through it, others may as well. */
async function mayBePrivate(db: Reader, { user_id, host, port }: Account): Promise<boolean> {
  if (user_id === null) return true;
  const named = await db
    .selectFrom('sending_account as s')
    .leftJoin('app_user as u', 'u.id', 's.user_id')
    .select('s.id')
    .where('s.host', '=', host)
    .where('s.port', '=', port)
    .where((eb) => eb.or([eb('s.user_id', 'is', null), eb('u.role', '=', 'administrator')]))
    .executeTakeFirst();
  if (named) return true;
  const self = await db
    .selectFrom('app_user')
    .select('id')
    .where('id', '=', user_id)
    .where('role', '=', 'administrator')
    .executeTakeFirst();
  return self !== undefined;
}
