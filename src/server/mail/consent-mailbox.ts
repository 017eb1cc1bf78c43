// The mailbox that a consent is for: connected, or signed in to again.
// What must always hold: what was granted replaces another grant only when the same account gave it, and only when the mail
// server opens the mailbox with it.
import type { ConsentAgain } from '../../shared/mail-consent.ts';
import type { MailboxView } from '../../shared/mailboxes.ts';
import type { Actor } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { notFound, Problem } from '../errors.ts';
import { type Consent, refusal, type Wish } from './consent.ts';
import type { Grant } from './grants.ts';
import type { SignedIn } from './id-token.ts';
import { openSecret, seal } from './mailbox-secret.ts';
import { type MailboxRow, serverWith } from './mailbox-server.ts';
import { mustWork } from './mailbox-visit.ts';
import { findMailbox, insertMailbox, readMailbox, tellChanged, type Who } from './mailboxes.ts';
import type { SecretBox } from './secrets.ts';

/** «Log ind igen»: what to ask the provider for. Throws 404, 409 `mailbox-has-password`. */
export async function wishAgain(db: Reader, secrets: SecretBox, id: number, actor: Actor): Promise<Wish> {
  const row = await findMailbox(db, id, actor);
  if (row.provider === null) throw new Problem(409, 'mailbox-has-password');
  const grant = await grantOf(secrets, row);
  return {
    provider: row.provider as ConsentAgain['provider'],
    folders: row.folders,
    since: row.since,
    mailboxId: id,
    hint: grant?.address ?? row.address,
  };
}

/** A mailbox that the server has opened. */
export interface Ready {
  facts: Pick<
    MailboxRow,
    'user_id' | 'host' | 'port' | 'security' | 'username' | 'address' | 'folders' | 'since'
  >;
  /** the mailbox that is signed in to again; null: a new one */
  before: MailboxRow | null;
  secret: Buffer;
  provider: ConsentAgain['provider'];
}

/** Opens the mailbox with what was granted. Throws 422 and 502 with `details.again`. */
export async function openConsented(
  db: Reader,
  secrets: SecretBox,
  { app, wish, who, tokens }: Consent,
  actor: Actor,
): Promise<Ready> {
  const before = await mailboxOf(db, { app, wish, who }, actor);
  const address = before?.address ?? wish.address ?? who.address;
  if (address === null) throw refusal('mail-consent-no-address', wish);
  if (before && !(await isSame(secrets, before, who))) throw refusal('mail-consent-wrong-account', wish);
  const facts = before ?? {
    user_id: actor.id,
    ...app.imap,
    username: address,
    address,
    folders: wish.folders,
    since: wish.since,
  };
  const credentials = { accessToken: tokens.access_token };
  await mustWork(() => serverWith(db, facts, credentials), facts.folders).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    // A shared mailbox is opened with another address; what is not opened so is rather somebody else's.
    const foreign = error.id === 'mail-consent-no-mailbox' && address !== who.address;
    throw refusal(foreign ? 'mail-consent-wrong-account' : error.id, wish);
  });
  const grant: Grant = {
    provider: wish.provider,
    app: app.key,
    account: who.account,
    address: who.address,
    refreshToken: tokens.refresh_token,
  };
  return { facts, before, secret: await seal(secrets, facts, { grant }), provider: wish.provider };
}

/** The mailbox that was meant, or that stands there already: connecting it once more is signing in again. */
async function mailboxOf(
  db: Reader,
  { app, wish, who }: Pick<Consent, 'app' | 'wish' | 'who'>,
  actor: Actor,
): Promise<MailboxRow | null> {
  if (wish.mailboxId !== null) return findMailbox(db, wish.mailboxId, actor);
  const row = await db
    .selectFrom('mailbox')
    .selectAll()
    .where('user_id', '=', actor.id)
    .where('host', '=', app.imap.host)
    .where('username', '=', wish.address ?? who.address ?? '')
    .executeTakeFirst();
  return row ?? null;
}

/** Whether the account is the one that the mailbox was connected with; where that is not known, its address decides. */
async function isSame(secrets: SecretBox, row: MailboxRow, who: SignedIn): Promise<boolean> {
  const grant = await grantOf(secrets, row);
  return grant ? grant.account === who.account : row.username === who.address;
}

async function grantOf(secrets: SecretBox, row: MailboxRow): Promise<Grant | undefined> {
  const secret = await openSecret(secrets, row, row.secret).catch(() => undefined);
  return secret && 'grant' in secret ? secret.grant : undefined;
}

/** Connects it, or puts the new grant in the place of the old one. */
export async function keepConsented(
  tx: Tx,
  { facts, before, secret, provider }: Ready,
  who: Who,
): Promise<MailboxView> {
  const signedIn = { auth: 'oauth2', provider, secret };
  if (!before) {
    const { user_id, host, port, security, username, address, folders, since } = facts;
    const row = { user_id, host, port, security, username, address, folders, since };
    return insertMailbox(tx, { ...row, ...signedIn }, who);
  }
  const restart = before.state === 'off' ? {} : { state: 'connecting', reason: null, state_at: who.now };
  const { numUpdatedRows } = await tx
    .updateTable('mailbox')
    .set((eb) => ({
      ...signedIn,
      ...restart,
      renewing_until: null,
      next_try_at: null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', before.id)
    .where('user_id', '=', who.actor.id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw notFound();
  await tellChanged(tx, before.id, who, 'mailbox-signed-in', { address: before.address });
  return readMailbox(tx, before.id, who.actor);
}
