// One activity for each member of a campaign, spread over working days and salespeople: the work of a job.
import { sql } from 'kysely';
import type { ActivitiesForMembers, previewCampaignActivities } from '../../shared/campaigns.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { Day } from '../../shared/days.ts';
import type { ExtraDaysOff } from '../../shared/working-days.ts';
import { refreshFacts } from '../activities/facts.ts';
import type { Moment } from '../activities/moment.ts';
import type { Reader, Tx } from '../db/database.ts';
import { recordEvents } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { findActiveType } from '../settings/lists.ts';
import { mustBeActiveUser } from '../users/accounts.ts';
import { nobodyLeftOut } from './audience.ts';
import type { Work } from './jobs.ts';
import { scheduler } from './schedule.ts';

/** What decides who is called when; the rest says what about. */
type Spread = Pick<ActivitiesForMembers, 'from' | 'perDay' | 'salespersonIds' | 'responses'>;
type Plan = NonNullable<OutputOf<(typeof previewCampaignActivities)['response']>>;

const BATCH = 200;

/** Checks what is asked for, before a job is made of it. Throws 422 `unknown-type`, `unknown-user`. */
export async function mustBePossible(tx: Tx, asked: ActivitiesForMembers): Promise<void> {
  await findActiveType(tx, asked.typeId, 'typeId');
  for (const [index, id] of asked.salespersonIds.entries()) {
    await mustBeActiveUser(tx, id, `salespersonIds.${index}`);
  }
}

export function makeActivities(
  campaignId: number,
  asked: ActivitiesForMembers,
  { actor, now, company }: Moment,
): Work {
  return async (tx, tell) => {
    const { toDo } = await membersOf(tx, campaignId, asked);
    const planned = spread(toDo, asked, company.daysOff);
    for (let from = 0; from < planned.length; from += BATCH) {
      await tell(from, planned.length);
      await insert(tx, campaignId, asked, planned.slice(from, from + BATCH), { actorId: actor.id, now });
    }
    return { done: planned.length, leftOut: nobodyLeftOut() };
  };
}

/** What `makeActivities` would make now, by the same questions. */
export async function previewActivities(
  db: Reader,
  campaignId: number,
  asked: Spread,
  daysOff: ExtraDaysOff,
): Promise<Plan> {
  const { toDo, passedOver } = await membersOf(db, campaignId, asked);
  const planned = spread(toDo, asked, daysOff);
  const days = [...new Set(planned.map((row) => row.day))].sort();
  const each = Map.groupBy(planned, (row) => row.salespersonId);
  return {
    activities: planned.length,
    passedOver,
    workingDays: days.length,
    lastDay: days.at(-1) ?? null,
    salespeople: [...each].map(([salespersonId, rows]) => ({ salespersonId, activities: rows.length })),
  };
}

interface Member {
  customerId: number;
  contactId: number | null;
  responsibleId: number;
}
type Planned = Member & { salespersonId: number; day: Day };

/** Whom it is about: those with one of the answers, without who has an open activity of the campaign already. */
async function membersOf(
  db: Reader,
  campaignId: number,
  { responses = ['none'] }: Spread,
): Promise<{ toDo: Member[]; passedOver: number }> {
  const { rows } = await sql<Member & { isOpen: boolean }>`
    select m.customer_id as "customerId", m.contact_id as "contactId",
      coalesce(u.id, k.responsible_id) as "responsibleId",
      exists (select 1 from activity a where a.campaign_id = m.campaign_id and a.customer_id = m.customer_id
        and a.contact_id is not distinct from m.contact_id and a.completed_at is null) as "isOpen"
    from campaign_member m join campaign k on k.id = m.campaign_id join customer c on c.id = m.customer_id
    left join app_user u on u.id = c.responsible_id and u.active
    where m.campaign_id = ${campaignId} and m.response = any (${responses}::text[])
    order by c.name collate danish, m.id`.execute(db);
  const toDo = rows.filter((row) => !row.isOpen);
  return { toDo, passedOver: rows.length - toDo.length };
}

function spread(members: readonly Member[], asked: Spread, daysOff: ExtraDaysOff): Planned[] {
  const { from, perDay, salespersonIds } = asked;
  const dayFor = scheduler({ from, perDay, daysOff });
  return members.map((member, index) => {
    const salespersonId = salespersonIds[index % salespersonIds.length] ?? member.responsibleId;
    return { ...member, salespersonId, day: dayFor(salespersonId) };
  });
}

async function insert(
  tx: Tx,
  campaignId: number,
  { typeId, followUpText }: ActivitiesForMembers,
  rows: readonly Planned[],
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
  await recordEvents(
    tx,
    made.map(({ id, customerId, followUpDate }) => ({
      entity: 'activity',
      entityId: id,
      verb: 'created',
      actorId,
      at: now,
      version: 1,
      customerId,
      details: { campaignId, followUpDate },
    })),
  );
  await searchAnew(
    tx,
    made.map(({ id }) => id),
  );
  await refreshFacts(tx, {
    customerIds: rows.map((row) => row.customerId),
    contactIds: rows.map((row) => row.contactId),
    projectIds: [],
  });
}
