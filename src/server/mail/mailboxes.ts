// Mailboxes as their owners see and change them. Somebody else's mailbox does not exist.
import type { OutputOf } from '../../shared/contract.ts';
import {
  type Became,
  type changeMailbox as changeEndpoint,
  type LastAudit,
  type MailboxAccount,
  type MailboxState,
  type MailboxView,
  noCounts,
} from '../../shared/mailboxes.ts';
import type { Actor } from '../actor.ts';
import { brokenConstraint, type Reader, type Tx } from '../db/database.ts';
import { errorText, isErrorId } from '../errors.texts.ts';
import { faultAt, notFound, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { booksOf } from './locations.ts';
import { tellOwner, tellReaders } from './mailbox-news.ts';
import { type MailboxRow, type Secret, seal, serverOf, serverWith, typedSecret } from './mailbox-server.ts';
import { mustWork } from './mailbox-visit.ts';
import type { SecretBox } from './secrets.ts';
import { authservOf } from './verified.ts';

export interface Who {
  actor: Actor;
  now: Date;
}

/** The asker's mailbox. Throws 404. */
export async function findMailbox(db: Reader, id: number, actor: Actor): Promise<MailboxRow> {
  const row = await db
    .selectFrom('mailbox')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', actor.id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function listMailboxes(db: Reader, actor: Actor): Promise<MailboxView[]> {
  const rows = await db
    .selectFrom('mailbox')
    .selectAll()
    .where('user_id', '=', actor.id)
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const books = booksOf(
    db,
    rows.map((row) => row.id),
  );
  const counted = await books
    .select(['mailbox_id', (eb) => eb.fn.countAll<number>().as('mails')])
    .where('gone_at', 'is', null)
    .groupBy(['mailbox_id', 'became'])
    .execute();
  return rows.map((row) => {
    const counts = noCounts();
    for (const { mailbox_id, became, mails } of counted) {
      if (mailbox_id === row.id) counts[became] = mails;
    }
    return present(row, counts, actor);
  });
}

export async function readMailbox(db: Reader, id: number, actor: Actor): Promise<MailboxView> {
  const found = (await listMailboxes(db, actor)).find((mailbox) => mailbox.id === id);
  if (!found) throw notFound();
  return found;
}

function present(row: MailboxRow, counts: Record<Became, number>, { language }: Actor): MailboxView {
  return {
    id: row.id,
    address: row.address,
    host: row.host,
    port: row.port,
    security: row.security as MailboxView['security'],
    username: row.username,
    auth: row.auth as MailboxView['auth'],
    folders: row.folders,
    since: row.since,
    authserv: row.authserv,
    state: row.state as MailboxState,
    reason: row.reason,
    message: row.reason !== null && isErrorId(row.reason) ? errorText(row.reason, language) : null,
    stateAt: row.state_at as unknown as string,
    nextTryAt: row.next_try_at as unknown as string | null,
    lastSeenAt: row.last_seen_at as unknown as string | null,
    counts,
    lastAudit:
      row.audited_at === null
        ? null
        : { at: row.audited_at as unknown as string, folders: row.audit as unknown as LastAudit['folders'] },
    version: row.version,
  };
}

/** Signs in to a mailbox that is to be connected; answers the secret to keep. Throws 422 at the field that is wrong. */
export async function tryAccount(db: Reader, account: MailboxAccount, actor: Actor): Promise<Secret> {
  const typed = typedSecret(account);
  if (!typed) throw faultAt('password', 'required');
  return mustWork(() => serverWith(db, { ...account, user_id: actor.id }, typed), account.folders);
}

/** Keeps a mailbox that was tried; reading begins when the transaction has committed. */
export async function connectMailbox(
  tx: Tx,
  secrets: SecretBox,
  { account, kept }: { account: MailboxAccount; kept: Secret },
  who: Who,
): Promise<MailboxView> {
  const { address, host, port, security, username, folders, since, authserv } = account;
  const row = { user_id: who.actor.id, host, port, security, username };
  const { id } = await tx
    .insertInto('mailbox')
    .values({
      ...row,
      address,
      auth: 'oauth' in kept ? 'oauth2' : 'password',
      secret: await seal(secrets, row, kept),
      folders,
      since,
      authserv: authserv === undefined ? authservOf(host) : authserv,
      state: 'connecting',
      state_at: who.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      if (brokenConstraint(error) === 'mailbox_account') throw faultAt('username', 'mailbox-taken');
      throw error;
    });
  await tellChanged(tx, id, who, 'mailbox-connected', { address, since });
  return readMailbox(tx, id, who.actor);
}

type Changes = OutputOf<(typeof changeEndpoint)['body']>;

/** Signs in with what is to be changed, where that takes part; answers the secret to keep. Throws 409 `stale-version`. */
export async function tryChanges(
  db: Reader,
  secrets: SecretBox,
  id: number,
  changes: Changes,
  actor: Actor,
): Promise<Secret | null> {
  const row = await findAsSeen(db, id, changes.version, actor);
  const typed = typedSecret(changes);
  if (!typed && changes.folders === undefined) return null;
  const open = () => (typed ? serverWith(db, row, typed) : serverOf(db, secrets, row));
  return mustWork(open, changes.folders ?? row.folders);
}

async function findAsSeen(db: Reader, id: number, version: number, actor: Actor): Promise<MailboxRow> {
  const row = await findMailbox(db, id, actor);
  if (row.version === version) return row;
  throw new Problem(409, 'stale-version', { details: { currentVersion: row.version, changes: [] } });
}

/** Changes day, folders or how it is signed in to, after it was tried. Throws 409 `stale-version`. */
export async function changeMailbox(
  tx: Tx,
  secrets: SecretBox,
  id: number,
  { changes, kept }: { changes: Changes; kept: Secret | null },
  who: Who,
): Promise<MailboxView> {
  const { version, since, folders, authserv } = changes;
  const row = await findAsSeen(tx, id, version, who.actor);
  const restart = row.state === 'off' ? {} : { state: 'connecting', reason: null, state_at: who.now };
  const { numUpdatedRows } = await tx
    .updateTable('mailbox')
    .set({
      ...(kept && { secret: await seal(secrets, row, kept), auth: 'oauth' in kept ? 'oauth2' : 'password' }),
      ...(since !== undefined && { since }),
      ...(folders !== undefined && { folders }),
      ...(authserv !== undefined && { authserv }),
      ...restart,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem(409, 'stale-version', { details: { changes: [] } });
  await tellChanged(tx, id, who, 'mailbox-changed', {
    address: row.address,
    ...(since !== undefined && { since }),
    ...(typedSecret(changes) && { password: 'changed' }),
  });
  return readMailbox(tx, id, who.actor);
}

/** Stops or goes on reading. Twice is harmless. */
export async function setPaused(tx: Tx, id: number, paused: boolean, who: Who): Promise<MailboxView> {
  const row = await findMailbox(tx, id, who.actor);
  if ((row.state === 'off') !== paused) {
    await tx
      .updateTable('mailbox')
      .set({
        state: paused ? 'off' : 'connecting',
        reason: null,
        next_try_at: null,
        state_at: who.now,
        version: row.version + 1,
      })
      .where('id', '=', id)
      .execute();
    await tellChanged(tx, id, who, paused ? 'mailbox-paused' : 'mailbox-resumed', { address: row.address });
  }
  return readMailbox(tx, id, who.actor);
}

/** Forgets a mailbox, its password and where its mails were. What was journalled stays. */
export async function removeMailbox(tx: Tx, id: number, who: Who): Promise<void> {
  const removed = await tx
    .deleteFrom('mailbox')
    .where('id', '=', id)
    .where('user_id', '=', who.actor.id)
    .returning('address')
    .executeTakeFirst();
  if (removed) await tellChanged(tx, id, who, 'mailbox-removed', { address: removed.address });
}

async function tellChanged(
  tx: Tx,
  id: number,
  { actor, now }: Who,
  verb: string,
  details: Record<string, unknown>,
): Promise<void> {
  await tellReaders(tx, { id });
  await tellOwner(tx, { id, user_id: actor.id }, verb);
  await recordEvent(tx, { entity: 'user', entityId: actor.id, verb, actorId: actor.id, at: now, details });
}
