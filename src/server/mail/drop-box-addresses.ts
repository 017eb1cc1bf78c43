// The addresses of the drop-box: who has which, replacing them, and the exact list that RCPT TO is compared with.
import { randomBytes } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { sql } from 'kysely';
import { type DropBoxAddress, type DropBoxView, GRACE_DAYS } from '../../shared/drop-box.ts';
import { roleMay } from '../../shared/permissions.ts';
import type { Actor } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';

export interface Box {
  address: string;
  /** null = the company's */
  userId: number | null;
}

/** The box of this whole address, in lower case, if it takes mail now. That of a colleague who has left takes none. */
export async function findBox(db: Reader, address: string, now: Date): Promise<Box | null> {
  const { rows } = await sql<Box>`
    select box.address, box.user_id as "userId" from drop_box box left join app_user u on u.id = box.user_id
    where box.address = ${address} and (box.ends_at is null or box.ends_at > ${now})
      and (u.active or box.user_id is null)`.execute(db);
  return rows[0] ?? null;
}

/** Whether a mail server at this IP address may journal to the company's address. */
export async function mayJournal(db: Reader, ip: string): Promise<boolean> {
  const company = await db.selectFrom('company').select('journal_clients').executeTakeFirst();
  const listed = new BlockList();
  for (const client of company?.journal_clients ?? []) {
    const [address = '', bits] = client.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) listed.addAddress(address, family);
    else listed.addSubnet(address, Number(bits), family);
  }
  return listed.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}

/** What the settings show of it. */
export async function readDropBox(
  db: Reader,
  actor: Actor,
  domain: string | null,
  now: Date,
): Promise<DropBoxView> {
  const own = await presentAddress(db, actor.id, now);
  if (!roleMay(actor.role, 'manage settings')) return { domain, own, journal: null };
  const company = await db.selectFrom('company').select('journal_clients').executeTakeFirst();
  const journal = { address: await presentAddress(db, null, now), clients: company?.journal_clients ?? [] };
  return { domain, own, journal };
}

async function presentAddress(db: Reader, userId: number | null, now: Date): Promise<DropBoxAddress | null> {
  const rows = await db
    .selectFrom('drop_box')
    .select(['address', 'created_at as createdAt', 'ends_at as endsAt'])
    .where('user_id', 'is not distinct from', userId)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('created_at', 'desc')
    .execute();
  const present = rows.find(({ endsAt }) => endsAt === null);
  if (!present) return null;
  const before = rows.find((row) => row.endsAt !== null);
  return {
    address: present.address,
    createdAt: present.createdAt.toISOString(),
    previous: before?.endsAt ? { address: before.address, endsAt: before.endsAt.toISOString() } : null,
  };
}

/** 104 bits, in letters and digits that survive every mail program and a telephone. */
const token = (): string => {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const bits = BigInt(`0x${randomBytes(13).toString('hex')}`);
  return Array.from({ length: 21 }, (_, at) => letters[Number((bits >> BigInt(at * 5)) & 31n)]).join('');
};

interface Renewal {
  userId: number | null;
  domain: string | null;
  replaces: string | null;
  grace: boolean;
}

/** Gives a user, or the company, a new address. Does nothing when the present one is not the one that was seen. */
export async function renewAddress(
  tx: Tx,
  { userId, domain, replaces, grace }: Renewal,
  who: { actorId: number; now: Date },
): Promise<void> {
  if (domain === null) throw new Problem(409, 'drop-box-off');
  // Two at once wait in a line, also before there is a row to hold.
  await sql`select pg_advisory_xact_lock(hashtext('drop-box'), ${userId ?? 0}::int)`.execute(tx);
  const present = await presentAddress(tx, userId, who.now);
  if ((present?.address ?? null) !== replaces) return;
  // Whoever renews for fear of a leak means the addresses before it as well.
  const endsAt = grace ? new Date(who.now.getTime() + GRACE_DAYS * 86_400_000) : who.now;
  await sql`
    update drop_box set ends_at = ${endsAt}
    where user_id is not distinct from ${userId} and (ends_at is null or ends_at > ${endsAt})`.execute(tx);
  const address = `${userId === null ? 'journal' : 'mail'}+${token()}@${domain}`;
  await tx
    .insertInto('drop_box')
    .values({ address, user_id: userId, created_at: who.now, created_by: who.actorId })
    .execute();
  await recordEvent(tx, {
    ...(userId === null ? { entity: 'setting', entityId: 0 } : { entity: 'user', entityId: userId }),
    verb: 'drop-box-renewed',
    actorId: who.actorId,
    at: who.now,
  });
}

/** Says which mail servers may journal to the company's address. */
export async function changeClients(
  tx: Tx,
  clients: readonly string[],
  who: { actorId: number; now: Date },
): Promise<void> {
  const company = await tx.selectFrom('company').select('journal_clients').forUpdate().executeTakeFirst();
  const after = [...new Set(clients)];
  if (!company || JSON.stringify(company.journal_clients) === JSON.stringify(after)) return;
  await tx.updateTable('company').set({ journal_clients: after }).execute();
  await recordEvent(tx, {
    entity: 'setting',
    entityId: 0,
    verb: 'journal-clients-changed',
    actorId: who.actorId,
    at: who.now,
    changes: { journalClients: [company.journal_clients, after] },
  });
}
