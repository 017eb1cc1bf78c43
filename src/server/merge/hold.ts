// Holding both records of a merge, so that nothing is added to either while one takes the other over.
import type { Tx } from '../db/database.ts';
import { faultAt, notFound } from '../errors.ts';

type Table = 'customer' | 'contact';

/**
 * Holds both in the order of their ids, so that two merges at once cannot wait for each other. «For update» waits for
 * those who are just adding an activity, a contact or a document and makes later ones wait, then see the signpost.
 * Throws 404 for the survivor, 422 for the other: `same-record`, `unknown-customer`, `unknown-contact`.
 */
export async function hold(tx: Tx, table: Table, id: number, otherId: number): Promise<void> {
  if (id === otherId) throw faultAt('otherId', 'same-record');
  const held = await tx
    .selectFrom(table)
    .select('id')
    .where('id', 'in', [id, otherId])
    .orderBy('id')
    .forUpdate()
    .execute();
  if (!held.some((row) => row.id === id)) throw notFound();
  if (held.length < 2) throw faultAt('otherId', `unknown-${table}`);
}

/** Whether this very merge was done before. */
export async function isMergedInto(tx: Tx, table: Table, otherId: number, id: number): Promise<boolean> {
  const done = await tx
    .selectFrom(table)
    .select('id')
    .where('id', '=', otherId)
    .where('merged_into_id', '=', id)
    .executeTakeFirst();
  return done !== undefined;
}
