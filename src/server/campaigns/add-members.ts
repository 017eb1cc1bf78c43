// Adding everybody of an audience to a campaign: the work of a job.
import { sql } from 'kysely';
import type { Audience } from '../../shared/campaigns.ts';
import { audienceOf, type LeftOut, nobodyLeftOut, unknownOf } from './audience.ts';
import type { Work } from './jobs.ts';

/** So many at a time, with progress told between. */
const BATCH = 500;

export function addMembers(
  campaignId: number,
  audience: Audience,
  how: { actorId: number; now: Date; timeZone: string },
): Work {
  return async (tx, tell) => {
    const { rows } = await sql<{ customerId: number; contactId: number | null; why: keyof LeftOut | null }>`
      select a.customer_id as "customerId", a.contact_id as "contactId", a.why
      from (${audienceOf(campaignId, audience, how.timeZone)}) a join customer c on c.id = a.customer_id
      order by c.name collate danish, a.customer_id, a.contact_id`.execute(tx);
    const leftOut = nobodyLeftOut();
    for (const { why } of rows) if (why !== null) leftOut[why] += 1;
    if (audience.list) leftOut.unknown = (await unknownOf(tx, audience.list)).length;
    const chosen = rows.filter((row) => row.why === null);
    for (let from = 0; from < chosen.length; from += BATCH) {
      await tell(from, chosen.length);
      await tx
        .insertInto('campaign_member')
        .values(
          chosen.slice(from, from + BATCH).map(({ customerId, contactId }) => ({
            campaign_id: campaignId,
            customer_id: customerId,
            contact_id: contactId,
            added_at: how.now,
            added_by: how.actorId,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    return { done: chosen.length, leftOut };
  };
}
