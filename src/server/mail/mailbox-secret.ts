// How a mailbox is signed in to, as it is sealed: a password, or what was granted at a provider.
import type { Selectable } from 'kysely';
import type { Mailbox } from '../db/tables.gen.ts';
import type { Grant } from './grants.ts';
import { MailServerFault } from './mail-server-fault.ts';
import { type SecretBox, SecretUnreadable } from './secrets.ts';

export type Secret = { password: string } | { grant: Grant };

/** What a secret is sealed for: moved to another user, server or name, it does not open. */
export type Account = Pick<Selectable<Mailbox>, 'user_id' | 'host' | 'username'>;

const accountOf = (row: Account): string => JSON.stringify([row.user_id, row.host, row.username]);

export const seal = (secrets: SecretBox, row: Account, secret: Secret): Promise<Buffer> =>
  secrets.seal(JSON.stringify(secret), accountOf(row));

/** Opens it. Throws MailServerFault `mail-secret-unreadable`. */
export async function openSecret(secrets: SecretBox, row: Account, sealed: Buffer): Promise<Secret> {
  try {
    return JSON.parse(await secrets.open(sealed, accountOf(row)));
  } catch (error) {
    if (error instanceof SecretUnreadable) throw new MailServerFault('mail-secret-unreadable');
    throw error;
  }
}
