// What users have granted at a provider, and turning it into access tokens.
// What must always hold: a refresh token is used by one process at a time and the newest is kept, since most providers give
// another one with each use, and many take the whole grant back when an old one is used again; and it is shown to no other
// app and provider than it was given to.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { MailProvider } from '../../shared/mailboxes.ts';
import type { Reader } from '../db/database.ts';
import { findMailApp, type MailApp } from './mail-apps.ts';
import { MailServerFault } from './mail-server-fault.ts';
import { type Account, openSecret, type Secret, seal } from './mailbox-secret.ts';
import type { Purpose } from './providers.ts';
import type { SecretBox } from './secrets.ts';
import { refresh } from './tokens.ts';

/** What is kept of a consent, sealed. */
export interface Grant {
  provider: MailProvider;
  /** the app and provider that it was given to */
  app: string;
  /** who gave it, for good, and the address then */
  account: string;
  address: string | null;
  refreshToken: string;
}

export interface Access {
  accessToken: string;
  /** how many seconds it is good for, when the provider says so */
  seconds: number | undefined;
}

/** Longer than a provider is waited for; a process that died lets go after this. */
const LEASE = sql<Date>`clock_timestamp() + interval '30 seconds'`;
const LONGEST_WAIT_MS = 40_000;
const LOOK_AGAIN_MS = 100;

type Mailbox = Account & { id: number };

/**
 * An access token for a mailbox that is signed in to by consent. `db` must not be a transaction: the new refresh token
 * has to stay, whatever else fails. Throws MailServerFault: `mail-grant-gone` is its owner's to mend, `mail-app-refused` an
 * administrator's.
 */
export async function accessTokenOf(
  db: Reader,
  secrets: SecretBox,
  mailbox: Mailbox,
  purpose: Purpose,
): Promise<Access> {
  const sealed = await takeTurn(db, mailbox.id);
  let keep: Buffer = sealed;
  try {
    const secret = await openSecret(secrets, mailbox, sealed);
    if (!('grant' in secret)) throw new MailServerFault('mail-grant-gone');
    const app = await appOf(db, secrets, secret.grant);
    const tokens = await refresh(app, secret.grant.refreshToken, purpose);
    if (tokens.refresh_token !== undefined && tokens.refresh_token !== secret.grant.refreshToken) {
      const renewed: Secret = { grant: { ...secret.grant, refreshToken: tokens.refresh_token } };
      keep = await seal(secrets, mailbox, renewed);
    }
    return { accessToken: tokens.access_token, seconds: tokens.expires_in };
  } finally {
    // Another secret stands there when the owner has signed in anew meanwhile: that one counts.
    await db
      .updateTable('mailbox')
      .set({ secret: keep, renewing_until: null })
      .where('id', '=', mailbox.id)
      .where('secret', '=', sealed)
      .execute();
  }
}

/** Waits until nobody else renews; answers the secret as it is then. */
async function takeTurn(db: Reader, id: number): Promise<Buffer> {
  const until = performance.now() + LONGEST_WAIT_MS;
  while (performance.now() < until) {
    const taken = await db
      .updateTable('mailbox')
      .set({ renewing_until: LEASE })
      .where('id', '=', id)
      .where((eb) =>
        eb.or([eb('renewing_until', 'is', null), eb('renewing_until', '<', sql<Date>`clock_timestamp()`)]),
      )
      .returning('secret')
      .executeTakeFirst();
    if (taken) return taken.secret;
    const exists = await db.selectFrom('mailbox').select('id').where('id', '=', id).executeTakeFirst();
    if (!exists) break;
    await sleep(LOOK_AGAIN_MS);
  }
  throw new MailServerFault('mail-provider-down');
}

/** The app that a grant was given to. Throws MailServerFault when the firm has another one now, or none. */
async function appOf(db: Reader, secrets: SecretBox, grant: Grant): Promise<MailApp> {
  const app = await findMailApp(db, secrets, grant.provider);
  if (!app) throw new MailServerFault('mail-app-missing');
  if (app.key !== grant.app) throw new MailServerFault('mail-grant-gone');
  return app;
}
