// One activity for each member of a campaign, spread over working days and salespeople: the work of a job.
import { sql } from 'kysely';
import type { createCampaignActivities } from '../../shared/campaigns.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { refreshFacts } from '../activities/facts.ts';
import type { Moment } from '../activities/moment.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../history/record.ts';
import { findActiveType } from '../settings/lists.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import { nobodyLeftOut } from './audience.ts';
import type { Work } from './jobs.ts';
import { scheduler } from './schedule.ts';

type Asked = OutputOf<(typeof createCampaignActivities)['body']>;

const BATCH = 200;

/** Checks what is asked for, before a job is made of it. Throws 422 `unknown-type`, `unknown-user`. */
export async function mustBePossible(tx: Tx, asked: Asked): Promise<void> {
  await findActiveType(tx, asked.typeId, 'typeId');
  for (const [index, id] of asked.salespersonIds.entries()) {
    await mustBeActiveUser(tx, id, `salespersonIds.${index}`);
  }
}

export function makeActivities(campaignId: number, asked: Asked, { actor, now, company }: Moment): Work {
  return async (tx, tell) => {
    const { rows: members } = await sql<Member>`
      select m.customer_id as "customerId", m.contact_id as "contactId",
        coalesce(u.id, k.responsible_id) as "responsibleId"
      from campaign_member m join campaign k on k.id = m.campaign_id join customer c on c.id = m.customer_id
      left join app_user u on u.id = c.responsible_id and u.active
      where m.campaign_id = ${campaignId} and m.response = any (${asked.responses ?? ['none']}::text[])
        and not exists (select 1 from activity a where a.campaign_id = m.campaign_id and a.customer_id = m.customer_id
          and a.contact_id is not distinct from m.contact_id and a.completed_at is null)
      order by c.name collate danish, m.id`.execute(tx);
    const dayFor = scheduler({ from: asked.from, perDay: asked.perDay, daysOff: company.daysOff });
    for (let from = 0; from < members.length; from += BATCH) {
      await tell(from, members.length);
      const rows = members.slice(from, from + BATCH).map((member, index) => {
        const turn = asked.salespersonIds[(from + index) % asked.salespersonIds.length];
        const salespersonId = turn ?? member.responsibleId;
        return { ...member, salespersonId, day: dayFor(salespersonId) };
      });
      await insert(tx, campaignId, asked, rows, { actorId: actor.id, now });
    }
    return { done: members.length, leftOut: nobodyLeftOut() };
  };
}

interface Member {
  customerId: number;
  contactId: number | null;
  responsibleId: number;
}

async function insert(
  tx: Tx,
  campaignId: number,
  { typeId, followUpText }: Asked,
  rows: (Member & { salespersonId: number; day: string })[],
  { actorId, now }: { actorId: number; now: Date },
): Promise<void> {
  const made = await tx
    .insertInto('activity')
    .values(
      rows.map((row) => ({
        customer_id: row.customerId,
        contact_id: row.contactId,
        campaign_id: campaignId,
        type_id: typeId,
        salesperson_id: row.salespersonId,
        follow_up_date: row.day,
        follow_up_text: followUpText,
        origin: 'campaign',
        touched: false,
        occurred_at: now,
        created_at: now,
        created_by: actorId,
        updated_at: now,
        updated_by: actorId,
      })),
    )
    .returning(['id', 'customer_id as customerId', 'follow_up_date as followUpDate'])
    .execute();
  for (const { id, customerId, followUpDate } of made) {
    await recordEvent(tx, {
      entity: 'activity',
      entityId: id,
      verb: 'created',
      actorId,
      at: now,
      version: 1,
      customerId,
      details: { campaignId, followUpDate },
    });
  }
  await refreshFacts(tx, {
    customerIds: rows.map((row) => row.customerId),
    contactIds: rows.map((row) => row.contactId),
    projectIds: [],
  });
}
