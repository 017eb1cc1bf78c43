// What a merge means for campaigns: the memberships of the one that went move to the one that stays. Where both were
// members of a campaign one is left, with the answer that says more.
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

export async function moveMembers(
  tx: Tx,
  who: 'customer' | 'contact',
  from: number,
  to: number,
): Promise<void> {
  const column = sql.ref(`${who}_id`);
  const same =
    who === 'customer'
      ? sql`stays.customer_id = ${to} and stays.contact_id is not distinct from gone.contact_id`
      : sql`stays.contact_id = ${to} and stays.customer_id = gone.customer_id`;
  await sql`
    update campaign_member stays
    set response = gone.response, responded_at = gone.responded_at, responded_by = gone.responded_by,
      version = stays.version + 1
    from campaign_member gone
    where gone.campaign_id = stays.campaign_id and gone.${column} = ${from} and ${same}
      and stays.response = 'none' and gone.response <> 'none'`.execute(tx);
  await sql`
    delete from campaign_member gone using campaign_member stays
    where gone.campaign_id = stays.campaign_id and gone.${column} = ${from} and ${same}`.execute(tx);
  await sql`update campaign_member set ${column} = ${to} where ${column} = ${from}`.execute(tx);
}
