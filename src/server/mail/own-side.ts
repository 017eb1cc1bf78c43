// Telling the journal who «we» are: further addresses of users, and the firm's own mail domains. What waits is judged
// again by it at once; what is journalled stays where it is.
import { sql } from 'kysely';
import { isFreeMailDomain, normaliseDomain, normaliseEmail } from '../../shared/identifiers.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import { readOwnSide } from './own.ts';
import { wakeJournal } from './receive.ts';
import { fits } from './rules-rehearse.ts';

interface Who {
  actor: Actor;
  now: Date;
}
interface OwnAddress {
  address: string;
  userId: number;
}
interface OwnDomains {
  named: string[];
  ofUsers: string[];
}

const isAdministrator = (actor: Actor) => actor.role === 'administrator';

/** One's own further addresses; an administrator's are everybody's. */
export async function listAddresses(db: Reader, actor: Actor): Promise<OwnAddress[]> {
  return db
    .selectFrom('user_address')
    .select(['address', 'user_id as userId'])
    .$if(!isAdministrator(actor), (query) => query.where('user_id', '=', actor.id))
    .orderBy('address')
    .execute();
}

/** Twice is harmless. Throws 422 `invalid-email`, `mail-address-taken`, `unknown-user`, 403 `not-allowed`. */
export async function addAddress(
  tx: Tx,
  given: { address: string; userId?: number | undefined },
  { actor, now }: Who,
): Promise<OwnAddress> {
  const userId = given.userId ?? actor.id;
  if (userId !== actor.id) mustBeAllowed(actor, 'manage users');
  const address = normaliseEmail(given.address);
  if (!address) throw faultAt('address', 'invalid-email');
  const user = await tx.selectFrom('app_user').select('id').where('id', '=', userId).executeTakeFirst();
  if (!user) throw faultAt('userId', 'unknown-user');
  const owner = (await readOwnSide(tx)).users.get(address);
  if (owner === userId) return { address, userId };
  if (owner !== undefined) throw faultAt('address', 'mail-address-taken');
  await tx.insertInto('user_address').values({ address, user_id: userId }).execute();
  await tell(tx, userId, { mailAddress: [null, address] }, { actor, now });
  await judgeAnew(tx, address);
  return { address, userId };
}

/** Twice is harmless. Throws 403 `not-allowed` for a colleague's. */
export async function removeAddress(tx: Tx, given: string, who: Who): Promise<void> {
  const row = await tx
    .selectFrom('user_address')
    .selectAll()
    .where('address', '=', given.toLowerCase())
    .executeTakeFirst();
  if (!row) return;
  if (row.user_id !== who.actor.id) mustBeAllowed(who.actor, 'manage users');
  await tx.deleteFrom('user_address').where('address', '=', row.address).execute();
  await tell(tx, row.user_id, { mailAddress: [row.address, null] }, who);
  await judgeAnew(tx, row.address);
}

async function tell(
  tx: Tx,
  userId: number,
  changes: Record<string, [unknown, unknown]>,
  { actor, now }: Who,
) {
  await recordEvent(tx, {
    entity: 'user',
    entityId: userId,
    verb: 'changed',
    actorId: actor.id,
    at: now,
    changes,
  });
}

export async function listDomains(db: Reader): Promise<OwnDomains> {
  const company = await db.selectFrom('company').select('mail_domains').executeTakeFirst();
  const named = [...(company?.mail_domains ?? [])].sort();
  const { domains } = await readOwnSide(db);
  return { named, ofUsers: [...domains].filter((domain) => !named.includes(domain)).sort() };
}

/** Twice is harmless. Throws 422 `invalid-domain`, `firm-free-mail-domain`, `customer-mail-domain`. */
export async function addDomain(tx: Tx, given: string, who: Who): Promise<OwnDomains> {
  const domain = normaliseDomain(given);
  if (!domain) throw faultAt('domain', 'invalid-domain');
  if (isFreeMailDomain(domain)) throw faultAt('domain', 'firm-free-mail-domain');
  const customer = await tx
    .selectFrom('customer')
    .select('id')
    .where(sql<boolean>`email_domains && array[${domain}]::text[]`)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst();
  if (customer) throw faultAt('domain', 'customer-mail-domain');
  await setDomains(tx, who, (named) => [...named.filter((one) => one !== domain), domain].sort());
  await judgeAnew(tx, `@${domain}`);
  return listDomains(tx);
}

/** Twice is harmless. */
export async function removeDomain(tx: Tx, given: string, who: Who): Promise<OwnDomains> {
  const domain = given.toLowerCase();
  await setDomains(tx, who, (named) => named.filter((one) => one !== domain));
  await judgeAnew(tx, `@${domain}`);
  return listDomains(tx);
}

async function setDomains(tx: Tx, { actor, now }: Who, change: (named: string[]) => string[]): Promise<void> {
  const company = await tx.selectFrom('company').select('mail_domains').forUpdate().executeTakeFirst();
  if (!company) throw new Problem(404, 'not-found');
  const before = company.mail_domains;
  const after = change(before);
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await tx.updateTable('company').set({ mail_domains: after }).execute();
  await recordEvent(tx, {
    entity: 'setting',
    entityId: 0,
    verb: 'company-changed',
    actorId: actor.id,
    at: now,
    changes: { mailDomains: [before, after] },
  });
}

/** Looks again at who is ours in the mails that wait or were taken for internal, and lets the journal judge them anew. */
async function judgeAnew(tx: Tx, pattern: string): Promise<void> {
  const { users, shared, domains } = await readOwnSide(tx);
  const { rows } = await sql<{ id: number }>`
    select m.id from mail m
    where (m.state = 'unplaced' or (m.state = 'ignored' and m.reason = 'internal'))
      and m.id in (select p.mail_id from mail_party p where ${fits(pattern)})
    order by m.id for update`.execute(tx);
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  // One who writes in our name, and whom nobody verified, stays an outsider (parties.ts).
  await sql`
    update mail_party p set own = not (p.role = 'from' and m.verified is false)
      and (p.address = any(${[...users.keys(), ...shared]}::text[])
        or exists (select 1 from unnest(${[...domains]}::text[]) domain
          where split_part(p.address, '@', 2) = domain or split_part(p.address, '@', 2) like '%.' || domain))
    from mail m where m.id = p.mail_id and m.id = any(${ids}::int[])`.execute(tx);
  await sql`
    update mail m set state = 'received', try_after = null, tries = 0,
      direction = case when exists (select 1 from mail_party p where p.mail_id = m.id and p.role = 'from' and p.own)
        then 'out' else 'in' end
    where m.id = any(${ids}::int[])`.execute(tx);
  await wakeJournal(tx);
}
