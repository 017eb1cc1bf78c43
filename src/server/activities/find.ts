// The only way to load an activity. It takes the actor: what you may not see does not exist.
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ActivityView } from '../../shared/activities.ts';
import { type Actor, mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { Activity } from '../db/tables.gen.ts';
import { notFound } from '../errors.ts';
import { RESPONSE } from './response.ts';
import { ROW, ROW_FROM, TAGS } from './rows.ts';

/** An activity as the table holds it. */
export type StoredActivity = Selectable<Activity>;

/** Which activities this actor may see; every list and finder adds it. Rights in depth join here. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  mustBeAllowed(actor, 'read activities');
  return sql<boolean>`true`;
}

/** Loads an activity to act on it, and holds it until the transaction ends: racing acts come one after the other. */
export async function findForChange(tx: Tx, actor: Actor, id: number): Promise<StoredActivity> {
  mustBeAllowed(actor, 'write activities');
  const activity = await tx
    .selectFrom('activity')
    .selectAll()
    .where('id', '=', id)
    .where(visibleTo(actor))
    .forUpdate()
    .executeTakeFirst();
  if (!activity) throw notFound();
  return activity;
}

const LINK = sql`json_build_object(
  'id', l.id, 'typeId', l.type_id, 'salespersonId', l.salesperson_id, 'occurredAt', l.occurred_at,
  'followUpDate', l.follow_up_date, 'followUpTime', to_char(l.follow_up_time, 'HH24:MI'), 'followUpText', l.follow_up_text,
  'note', left(l.note, 300), 'completedAt', l.completed_at, 'predecessorId', l.predecessor_id)`;

/** One activity with its neighbours in the chain. Throws 404. */
export async function readActivity(db: Reader, actor: Actor, id: number): Promise<ActivityView> {
  const { rows } = await sql<
    ActivityView & Record<'nextDate' | 'nextTime' | 'nextTypeId' | 'nextText', never>
  >`
    select ${ROW}, a.note, ${TAGS} as tags,
      case when a.campaign_id is not null then coalesce(${RESPONSE}, 'none') end as response,
      coalesce(p.mobile, p.phone) as "contactPhone", p.emails[1] as "contactEmail",
      coalesce(c.phone, c.mobile) as "customerPhone",
      a.next_date as "nextDate", a.next_time as "nextTime", a.next_type_id as "nextTypeId", a.next_text as "nextText",
      a.completed_by as "completedBy", a.chain_id as "chainId", a.created_at as "createdAt",
      a.created_by as "createdBy", a.postponed,
      (select ${LINK} from activity l where l.id = a.predecessor_id) as previous,
      (select ${LINK} from activity l where l.predecessor_id = a.id
        order by (l.completed_at is null) desc, l.id desc limit 1) as successor
    from ${ROW_FROM}
    where a.id = ${id} and ${visibleTo(actor)}`.execute(db);
  const row = rows[0];
  if (!row) throw notFound();
  const { nextDate, nextTime, nextTypeId, nextText, previous, successor, ...view } = row;
  return {
    ...view,
    previous: previous && withUtc(previous),
    successor: successor && withUtc(successor),
    next: { date: nextDate, time: nextTime, typeId: nextTypeId, text: nextText },
  };
}

/** Instants that PostgreSQL wrote into JSON, in the form that all answers use. */
function withUtc<L extends { occurredAt: string; completedAt: string | null }>(link: L): L {
  return {
    ...link,
    occurredAt: new Date(link.occurredAt).toISOString(),
    completedAt: link.completedAt && new Date(link.completedAt).toISOString(),
  };
}
