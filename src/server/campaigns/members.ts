// The members of a campaign: who they are, what they answered, and taking them out again.
import { type RawBuilder, sql } from 'kysely';
import type {
  listMembers as endpoint,
  listCampaignsOfCustomer,
  MemberFilter,
  MemberRow,
} from '../../shared/campaigns.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { CampaignResponse } from '../../shared/responses.ts';
import type { Actor } from '../actor.ts';
import { listPage, type Question } from '../customers/keyset.ts';
import { everyWord } from '../customers/search.ts';
import type { Reader, Tx } from '../db/database.ts';
import { recordEvent } from '../history/record.ts';
import { findForChange, visibleTo } from './find.ts';

/** About whom an activity of the campaign is, as figures.ts counts dialogue. */
const OF_MEMBER = sql`
  a.campaign_id = m.campaign_id and a.customer_id = m.customer_id
  and (m.contact_id is null or a.contact_id is null or a.contact_id = m.contact_id)`;

const ROW = sql`
  m.id, m.customer_id as "customerId", c.account_number as "accountNumber", c.name as "customerName",
  m.contact_id as "contactId", p.name as "contactName", coalesce(p.mobile, p.phone, c.phone, c.mobile) as phone,
  coalesce(p.emails[1], c.email) as email, m.response, m.responded_at as "respondedAt",
  (select count(*)::int from activity a where ${OF_MEMBER}) as activities,
  (select a.id from activity a where ${OF_MEMBER} and a.completed_at is null order by a.due_date, a.id limit 1) as "openActivityId",
  (select max(a.occurred_at) from activity a where ${OF_MEMBER} and a.touched) as "lastActivityAt",
  m.added_at as "addedAt", m.version`;

/** One page of members by company name. Throws 422 `invalid-cursor`. */
export async function listMembers(
  db: Reader,
  actor: Actor,
  campaignId: number,
  { cursor, limit, ...filter }: OutputOf<(typeof endpoint)['query']>,
): Promise<{ items: MemberRow[]; next: string | null }> {
  return listPage<MemberRow>(db, { ...membersAsked(actor, campaignId, filter), columns: ROW, cursor, limit });
}

/** Which members `m`, customers `c` or people `p`, a campaign's list shows, and in which order. */
export function membersAsked(actor: Actor, campaignId: number, query: MemberFilter): Question {
  // A merge takes its members along, so nobody is left out; said, since the index by name holds no merged customers.
  const conditions: RawBuilder<unknown>[] = [
    visibleTo(actor),
    sql`m.campaign_id = ${campaignId} and c.merged_into_id is null`,
  ];
  if (query.responses) conditions.push(sql`m.response = any (${query.responses}::text[])`);
  if (query.q) {
    conditions.push(
      everyWord(
        query.q,
        (patterns) => sql`(c.search like any (${patterns}) or p.search like any (${patterns}))`,
      ),
    );
  }
  const either = (holds: RawBuilder<unknown>, asked: boolean | undefined) => {
    if (asked !== undefined) conditions.push(asked ? holds : sql`not ${holds}`);
  };
  either(sql`exists (select 1 from activity a where ${OF_MEMBER})`, query.dialogue);
  either(
    sql`exists (select 1 from activity a where ${OF_MEMBER} and a.completed_at is not null)`,
    query.contacted,
  );
  return {
    from: sql`campaign_member m join customer c on c.id = m.customer_id left join contact p on p.id = m.contact_id`,
    conditions,
    sort: { by: sql`c.name collate danish`, type: 'text' },
    id: sql`m.id`,
    descending: false,
  };
}

/** Registers what members answered; answers how many it changed. Members of other campaigns are left alone. */
export async function respond(
  tx: Tx,
  campaignId: number,
  { memberIds, response }: { memberIds: readonly number[]; response: CampaignResponse },
  { actor, now }: { actor: Actor; now: Date },
): Promise<number> {
  await findForChange(tx, actor, campaignId);
  const answered = response === 'none' ? null : now;
  const { rows } = await sql<{ id: number; was: CampaignResponse; customerId: number }>`
    update campaign_member m
    set response = ${response}, responded_at = ${answered}, responded_by = ${answered && actor.id},
      version = m.version + 1
    from (select id, response from campaign_member where campaign_id = ${campaignId}
      and id = any (${[...memberIds]}::int[]) order by id for update) was
    where m.id = was.id and was.response <> ${response}
    returning m.id, was.response as was, m.customer_id as "customerId"`.execute(tx);
  for (const { id, was, customerId } of rows) {
    await recordEvent(tx, {
      entity: 'campaign',
      entityId: campaignId,
      verb: 'responded',
      actorId: actor.id,
      at: now,
      customerId,
      details: { memberId: id, customerId, from: was, to: response },
    });
  }
  return rows.length;
}

/** Takes members out; their activities stay. Twice is harmless. */
export async function removeMembers(
  tx: Tx,
  campaignId: number,
  memberIds: readonly number[],
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  await findForChange(tx, actor, campaignId);
  const removed = await tx
    .deleteFrom('campaign_member')
    .where('campaign_id', '=', campaignId)
    .where('id', 'in', [...memberIds])
    .returning('customer_id as customerId')
    .execute();
  if (removed.length === 0) return;
  await recordEvent(tx, {
    entity: 'campaign',
    entityId: campaignId,
    verb: 'members-removed',
    actorId: actor.id,
    at: now,
    details: { members: removed.length, customerIds: removed.slice(0, 100).map((row) => row.customerId) },
  });
}

type OfCustomer = NonNullable<OutputOf<(typeof listCampaignsOfCustomer)['response']>>['items'];

/** The campaigns that a customer, or one person of it, is in. */
export async function campaignsOf(
  db: Reader,
  actor: Actor,
  customerId: number,
  contactId: number | undefined,
): Promise<OfCustomer> {
  const { rows } = await sql<OfCustomer[number]>`
    select m.id as "memberId", k.id as "campaignId", k.name, k.status, m.contact_id as "contactId", p.name as "contactName",
      m.response, m.responded_at as "respondedAt", m.version
    from campaign_member m join campaign k on k.id = m.campaign_id left join contact p on p.id = m.contact_id
    where m.customer_id = ${customerId} and ${visibleTo(actor)}
      ${contactId === undefined ? sql`` : sql`and (m.contact_id is null or m.contact_id = ${contactId})`}
    order by k.starts_on desc, k.id desc, m.id limit 200`.execute(db);
  return rows;
}
