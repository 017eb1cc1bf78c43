// Mailboxes as their owners see and change them. Somebody else's mailbox does not exist.
import type { Insertable } from 'kysely';
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
import type { Mailbox } from '../db/tables.gen.ts';
import { errorText, isErrorId } from '../errors.texts.ts';
import { faultAt, notFound, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { booksOf } from './locations.ts';
import { tellOwner, tellReaders } from './mailbox-news.ts';
import { seal } from './mailbox-secret.ts';
import { type MailboxRow, serverOf, serverWith } from './mailbox-server.ts';
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
    provider: row.provider as MailboxView['provider'],
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

/** Signs in to a mailbox that is to be connected. Throws 422 at the field that is wrong. */
export function tryAccount(db: Reader, account: MailboxAccount, actor: Actor): Promise<void> {
  return mustWork(() => serverWith(db, { ...account, user_id: actor.id }, account), account.folders);
}

/** Keeps a mailbox that was tried. */
export async function connectMailbox(
  tx: Tx,
  secrets: SecretBox,
  account: MailboxAccount,
  who: Who,
): Promise<MailboxView> {
  const { address, host, port, security, username, password, folders, since, authserv } = account;
  const row = { user_id: who.actor.id, host, port, security, username };
  const secret = await seal(secrets, row, { password });
  return insertMailbox(tx, { ...row, address, auth: 'password', secret, folders, since, authserv }, who);
}

type NewMailbox = Omit<Insertable<Mailbox>, 'state' | 'state_at' | 'authserv'> & {
  authserv?: string | null | undefined;
};

/** Writes it down; reading begins when the transaction has committed. Throws 422 `mailbox-taken`. */
export async function insertMailbox(
  tx: Tx,
  { authserv, ...row }: NewMailbox,
  who: Who,
): Promise<MailboxView> {
  const { id } = await tx
    .insertInto('mailbox')
    .values({
      ...row,
      authserv: authserv === undefined ? authservOf(row.host) : authserv,
      state: 'connecting',
      state_at: who.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      if (brokenConstraint(error) === 'mailbox_account') throw faultAt('username', 'mailbox-taken');
      throw error;
    });
  await tellChanged(tx, id, who, 'mailbox-connected', { address: row.address, since: row.since });
  return readMailbox(tx, id, who.actor);
}

type Changes = OutputOf<(typeof changeEndpoint)['body']>;

/** Signs in with what is to be changed, where that takes part. Throws 409 `stale-version`. */
export async function tryChanges(
  db: Reader,
  secrets: SecretBox,
  id: number,
  { version, password, folders }: Changes,
  actor: Actor,
): Promise<void> {
  const row = await findAsSeen(db, id, version, actor);
  if (password === undefined && folders === undefined) return;
  const open = () =>
    password === undefined ? serverOf(db, secrets, row) : serverWith(db, row, { password });
  await mustWork(open, folders ?? row.folders);
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
  { version, since, folders, authserv, password }: Changes,
  who: Who,
): Promise<MailboxView> {
  const row = await findAsSeen(tx, id, version, who.actor);
  const restart = row.state === 'off' ? {} : { state: 'connecting', reason: null, state_at: who.now };
  const { numUpdatedRows } = await tx
    .updateTable('mailbox')
    .set({
      ...(password !== undefined && {
        secret: await seal(secrets, row, { password }),
        auth: 'password',
        provider: null,
      }),
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
    ...(password !== undefined && { password: 'changed' }),
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

/** Writes down what its owner did to a mailbox, and tells who reads it and who looks at it. */
export async function tellChanged(
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
