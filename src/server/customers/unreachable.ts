// Addresses to which mail did not arrive (rule 20): shown at the contacts that have them, until mail comes from there or
// somebody edits the contact's addresses.
import { sql } from 'kysely';
import type { UnreachableReason } from '../../shared/contacts.ts';
import type { Tx } from '../db/database.ts';
import { tellScreens } from '../history/record.ts';

/** The contact's addresses that mail does not reach, of `contact p`. */
export const UNREACHABLE = sql`
  (select coalesce(json_agg(json_build_object('address', u.address, 'at', u.at, 'reason', u.reason) order by u.address), '[]')
    from unreachable_address u where u.address = any(p.emails)) as unreachable`;

/** Marks an address that some contact has; answers whether there was one. A later report replaces an earlier one. */
export async function markUnreachable(
  tx: Tx,
  address: string,
  at: Date,
  reason: UnreachableReason,
): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into unreachable_address (address, at, reason)
    select ${address}, ${at}, ${reason}
    where exists (select 1 from contact where emails && array[${address}]::text[] and merged_into_id is null)
    on conflict (address) do update set at = excluded.at, reason = excluded.reason
      where unreachable_address.at < excluded.at`.execute(tx);
  if (numAffectedRows) await tellContacts(tx, [address]);
}

/** Takes marks away that are no younger than this. */
export async function clearUnreachable(tx: Tx, addresses: readonly string[], until: Date): Promise<void> {
  if (addresses.length === 0) return;
  const gone = await tx
    .deleteFrom('unreachable_address')
    .where('address', 'in', [...addresses])
    .where('at', '<=', until)
    .returning('address')
    .execute();
  if (gone.length > 0)
    await tellContacts(
      tx,
      gone.map((row) => row.address),
    );
}

/** No line of history: what happened stands with the mail. */
async function tellContacts(tx: Tx, addresses: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: number; customerId: number }>`
    select id, customer_id as "customerId" from contact
    where emails && ${addresses}::text[] and merged_into_id is null limit 100`.execute(tx);
  for (const { id, customerId } of rows) {
    await tellScreens(tx, { entity: 'contact', id, verb: 'reachability', actorId: null, customerId });
  }
}
