// The accounts that mail is sent through: a user's own, and the company's for those who have none.
// What must always hold: an account is kept only when it was signed in to; a stored password never goes to another
// server than the one that it was typed for; nobody sends in a colleague's name.
import type { OutputOf } from '../../shared/contract.ts';
import type {
  readSendingAccounts,
  Sender,
  SendingAccountView,
  saveCompanySendingAccount,
  saveOwnSendingAccount,
} from '../../shared/sending.ts';
import type { Actor } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { ErrorId } from '../errors.texts.ts';
import { faultAt, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { isOwn, readOwnSide } from '../mail/own.ts';
import type { SecretBox } from '../mail/secrets.ts';
import { type Account, type AccountRow, sealPassword, serverOf } from './account-server.ts';
import { tryServer } from './smtp.ts';
import { SmtpFault, smtpFaultOf } from './smtp-fault.ts';

type OwnAccount = OutputOf<(typeof saveOwnSendingAccount)['body']>;
type CompanyAccount = OutputOf<(typeof saveCompanySendingAccount)['body']>;
export type GivenAccount = OwnAccount | CompanyAccount;

/** What was signed in to and may be kept. */
export interface Tried {
  secret: Buffer | null;
  username: string;
  mailboxId: number | null;
}

const MOST_TRIALS = 3;
let trials = 0;

const FIELD: Partial<Record<ErrorId, string>> = {
  'mail-host-unknown': 'host',
  'mail-host-not-allowed': 'host',
  'mail-server-unreachable': 'host',
  'mail-server-certificate': 'host',
  'mail-server-broke-off': 'host',
  'mail-needs-encryption': 'security',
  'smtp-no-tls': 'security',
  'mail-sign-in-refused': 'password',
  'mail-secret-unreadable': 'password',
  'mail-grant-gone': 'password',
  'mail-app-refused': 'password',
};

export function findAccount(db: Reader, userId: number | null): Promise<AccountRow | undefined> {
  return db
    .selectFrom('sending_account')
    .selectAll()
    .where('user_id', userId === null ? 'is' : '=', userId)
    .executeTakeFirst();
}

/** The account that a user's mail goes through: the own one, else the company's. */
export async function accountFor(db: Reader, userId: number): Promise<AccountRow | undefined> {
  return (await findAccount(db, userId)) ?? findAccount(db, null);
}

/** Who stands in From of what this user sends, and where answers go; null when nothing can be sent. */
export async function senderOf(db: Reader, userId: number): Promise<Sender | null> {
  const account = await accountFor(db, userId);
  if (!account) return null;
  const user = await db
    .selectFrom('app_user')
    .select(['name', 'email'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  if (account.user_id !== null) {
    return { address: account.address, name: account.name || user.name, replyTo: null, company: false };
  }
  if (account.from_user) return { address: user.email, name: user.name, replyTo: null, company: true };
  const company = await db.selectFrom('company').select('name').executeTakeFirst();
  const name = account.name || company?.name || '';
  return { address: account.address, name, replyTo: user.email, company: true };
}

export async function readAccounts(
  db: Reader,
  actor: Actor,
): Promise<OutputOf<(typeof readSendingAccounts)['response']>> {
  const own = await findAccount(db, actor.id);
  const company = await findAccount(db, null);
  return {
    own: own ? present(own) : null,
    company: company ? present(company) : null,
    sender: await senderOf(db, actor.id),
    proposed: await propose(db, actor.id),
  };
}

function present(row: AccountRow): SendingAccountView {
  const { address, name, host, port, username, version } = row;
  const security = row.security as SendingAccountView['security'];
  const common = { address, name, host, port, security, username, version };
  return { ...common, mailboxId: row.mailbox_id, fromUser: row.from_user };
}

const SMTP_HOSTS: Record<string, string> = {
  'outlook.office365.com': 'smtp.office365.com',
  'imap.one.com': 'send.one.com',
};

/** Most mail servers take mail under a name like the one that they give it out by. */
async function propose(db: Reader, userId: number) {
  const mailbox = await db
    .selectFrom('mailbox')
    .select(['id', 'address', 'host', 'security'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .executeTakeFirst();
  if (!mailbox) return null;
  const { id: mailboxId, address } = mailbox;
  const host = SMTP_HOSTS[mailbox.host] ?? mailbox.host.replace(/^imap\./, 'smtp.');
  const security = mailbox.security === 'none' ? ('none' as const) : ('starttls' as const);
  return { mailboxId, address, host, port: 587, security };
}

/**
 * Signs in with what was typed, or with what is stored for the same server and name. Takes no transaction: the server
 * may be slow. Throws 422 at the field that is wrong, 503 `busy`.
 */
export async function tryAccount(
  db: Reader,
  secrets: SecretBox,
  userId: number | null,
  given: GivenAccount,
): Promise<Tried> {
  await mustBeOurs(db, userId, given.address);
  const mailbox = 'mailboxId' in given ? given.mailboxId : null;
  const tried =
    mailbox === null ? await typed(db, secrets, userId, given) : await ofMailbox(db, userId, mailbox);
  const { host, port, security } = given;
  const row: Account = {
    user_id: userId,
    host,
    port,
    security,
    username: tried.username,
    mailbox_id: tried.mailboxId,
    secret: tried.secret,
  };
  if (trials >= MOST_TRIALS) throw new Problem(503, 'busy');
  trials += 1;
  try {
    await tryServer(await serverOf(db, secrets, row));
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { id } = error instanceof SmtpFault ? error : smtpFaultOf(error, []);
    throw faultAt(FIELD[id] ?? 'host', id);
  } finally {
    trials -= 1;
  }
  return tried;
}

async function typed(
  db: Reader,
  secrets: SecretBox,
  userId: number | null,
  given: GivenAccount,
): Promise<Tried> {
  const { host, username, password } = given;
  if (username === '') {
    if (password !== undefined) throw faultAt('username', 'required');
    return { secret: null, username, mailboxId: null };
  }
  if (password !== undefined) {
    const secret = await sealPassword(secrets, { user_id: userId, host, username }, password);
    return { secret, username, mailboxId: null };
  }
  const known = await findAccount(db, userId);
  const same = known?.secret && known.host === host && known.username === username;
  if (!same) throw faultAt('password', 'required');
  return { secret: known.secret, username, mailboxId: null };
}

async function ofMailbox(db: Reader, userId: number | null, mailboxId: number): Promise<Tried> {
  const mailbox = await db
    .selectFrom('mailbox')
    .select('username')
    .where('id', '=', mailboxId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!mailbox) throw faultAt('mailboxId', 'invalid-value');
  return { secret: null, username: mailbox.username, mailboxId };
}

async function mustBeOurs(db: Reader, userId: number | null, address: string): Promise<void> {
  const owner = (await readOwnSide(db)).users.get(address);
  if (owner !== undefined && owner !== userId) throw faultAt('address', 'address-of-colleague');
}

/** Keeps an account that was tried. */
export async function saveAccount(
  tx: Tx,
  userId: number | null,
  given: GivenAccount,
  tried: Tried,
  who: { actor: Actor; now: Date },
): Promise<SendingAccountView> {
  const { address, name, host, port, security } = given;
  const row = {
    user_id: userId,
    address,
    name,
    host,
    port,
    security,
    username: tried.username,
    mailbox_id: tried.mailboxId,
    secret: tried.secret,
    from_user: 'fromUser' in given ? given.fromUser : false,
  };
  const known = await findAccount(tx, userId);
  const saved = known
    ? await tx
        .updateTable('sending_account')
        .set({ ...row, version: known.version + 1 })
        .where('id', '=', known.id)
        .returningAll()
        .executeTakeFirst()
    : await tx.insertInto('sending_account').values(row).returningAll().executeTakeFirst();
  // Removed or made meanwhile, in another window.
  if (!saved) throw new Problem(409, 'stale-version', { details: { changes: [] } });
  // What is sent from it is outgoing mail, also when it is met again after the account has gone.
  if (userId !== null && !isOwn(address, await readOwnSide(tx))) {
    await tx
      .insertInto('user_address')
      .values({ address, user_id: userId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await tellChanged(tx, userId, 'sending-account-saved', address, who);
  return present(saved);
}

/** Forgets an account and its password. Twice is harmless. */
export async function removeAccount(
  tx: Tx,
  userId: number | null,
  who: { actor: Actor; now: Date },
): Promise<void> {
  const removed = await tx
    .deleteFrom('sending_account')
    .where('user_id', userId === null ? 'is' : '=', userId)
    .returning('address')
    .executeTakeFirst();
  if (removed) await tellChanged(tx, userId, 'sending-account-removed', removed.address, who);
}

async function tellChanged(
  tx: Tx,
  userId: number | null,
  verb: string,
  address: string,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  const company = userId === null;
  await recordEvent(tx, {
    entity: 'user',
    entityId: actor.id,
    verb,
    actorId: actor.id,
    at: now,
    details: { address, company },
  });
}
