// The follow-up chain, rules 1–3 and 6: a changed next follow-up makes the successor, or moves the one that nobody
// has worked on. At most one open successor per activity; the caller holds the activity's row, so racing saves
// come one after the other, and a unique index stands behind it.
import { sql } from 'kysely';
import type { ActivityResult, ChainView } from '../../shared/activities.ts';
import { daysBetween, localDateTime } from '../../shared/days.ts';
import type { Actor } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { type Changes, differences, recordEvent } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { findActiveType } from '../settings/lists.ts';
import { readActivity, type StoredActivity, visibleTo } from './find.ts';
import type { Moment } from './moment.ts';
import { createPlanned } from './planned.ts';

/** The next follow-up as a person gives it. */
export interface NextFollowUp {
  date: string | null;
  time: string | null;
  typeId: number | null;
  text: string;
}

type FollowUp = NonNullable<ActivityResult['followUp']>;

/** The next follow-up as it will be stored: with a date, the type is always known (rule 1). */
export async function settleNext(
  tx: Tx,
  typeId: number,
  next: NextFollowUp | null,
  moment: Moment,
): Promise<NextFollowUp> {
  if (!next || next.date === null) return { date: null, time: null, typeId: null, text: '' };
  if (next.typeId !== null) {
    const type = await findActiveType(tx, next.typeId, 'next.typeId');
    return { ...next, typeId: type.id };
  }
  const own = await tx
    .selectFrom('activity_type')
    .select('default_next_type_id')
    .where('id', '=', typeId)
    .executeTakeFirst();
  return { ...next, typeId: own?.default_next_type_id ?? moment.company.defaultNextTypeId ?? typeId };
}

/** What a new next follow-up changes of the stored one, field by field; empty when it says the same. */
export function nextChanges(activity: StoredActivity, next: NextFollowUp): Changes {
  return differences(
    {
      nextDate: activity.next_date,
      nextTime: activity.next_time,
      nextTypeId: activity.next_type_id,
      nextText: activity.next_text,
    },
    { nextDate: next.date, nextTime: next.time, nextTypeId: next.typeId, nextText: next.text },
  );
}

/** Makes, moves or withdraws the successor of an activity whose next follow-up has just changed. */
export async function followNext(
  tx: Tx,
  activity: StoredActivity,
  next: NextFollowUp,
  moment: Moment,
): Promise<FollowUp | null> {
  const open = await openSuccessor(tx, activity.id);
  return followOpen(tx, open, next, () => createSuccessor(tx, activity, next, moment), moment);
}

/**
 * What becomes of an open follow-up when the next one is set anew: moved while nobody has worked on it, withdrawn without
 * a date, else replaced by a new one, as when there is none.
 */
export async function followOpen(
  tx: Tx,
  open: StoredActivity | undefined,
  next: NextFollowUp,
  create: () => Promise<number>,
  moment: Moment,
): Promise<FollowUp | null> {
  const untouched = open !== undefined && !(await isWorkedOn(tx, open));
  if (next.date === null) {
    if (!open || !untouched) return null;
    await close(tx, open, moment, 'withdrawn', 'cancelled');
    return { id: open.id, action: 'withdrawn', date: null, time: null, replacedId: null };
  }
  if (open && untouched) {
    await move(tx, open, next, moment);
    return { id: open.id, action: 'moved', date: next.date, time: next.time, replacedId: null };
  }
  // Worked on by somebody: what was done stays in the history, and the new follow-up takes its place, since two
  // open follow-ups where one was set is what rule 3 forbids.
  if (open) await close(tx, open, moment, 'replaced', null);
  const id = await create();
  return { id, action: 'created', date: next.date, time: next.time, replacedId: open?.id ?? null };
}

/** Holds it. */
export function openSuccessor(tx: Tx, id: number): Promise<StoredActivity | undefined> {
  return tx
    .selectFrom('activity')
    .selectAll()
    .where('predecessor_id', '=', id)
    .where('completed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether a person has worked on it: more than moving it about (rule 3). */
export async function isWorkedOn(tx: Tx, activity: StoredActivity): Promise<boolean> {
  return activity.touched || (await hasDocuments(tx, activity.id));
}

async function hasDocuments(tx: Tx, id: number): Promise<boolean> {
  const row = await tx
    .selectFrom('document')
    .select('id')
    .where('activity_id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The successor takes over customer, contact, project, campaign and salesperson; date, type and text are its own (rule 2). */
async function createSuccessor(
  tx: Tx,
  activity: StoredActivity,
  next: NextFollowUp,
  moment: Moment,
): Promise<number> {
  const chainId = activity.chain_id ?? activity.id;
  if (activity.chain_id === null) {
    await tx.updateTable('activity').set({ chain_id: chainId }).where('id', '=', activity.id).execute();
  }
  const { customer_id, contact_id, project_id, campaign_id, salesperson_id } = activity;
  const whose = { customer_id, contact_id, project_id, campaign_id, salesperson_id };
  const link = { predecessor_id: activity.id, chain_id: chainId, origin: 'chain' } as const;
  const typeId = next.typeId ?? activity.type_id;
  return createPlanned(tx, { ...whose, ...link }, { ...next, typeId }, moment);
}

/** Moves an open follow-up that nobody has worked on, with a line of history. */
export async function move(
  tx: Tx,
  open: StoredActivity,
  next: NextFollowUp,
  { actor, now }: Moment,
): Promise<void> {
  const changes = differences(
    {
      followUpDate: open.follow_up_date,
      followUpTime: open.follow_up_time,
      typeId: open.type_id,
      followUpText: open.follow_up_text,
    },
    { followUpDate: next.date, followUpTime: next.time, typeId: next.typeId, followUpText: next.text },
  );
  if (Object.keys(changes).length === 0) return;
  const later = open.follow_up_date !== null && next.date !== null && next.date > open.follow_up_date;
  await tx
    .updateTable('activity')
    .set({
      follow_up_date: next.date,
      follow_up_time: next.time,
      follow_up_text: next.text,
      ...(next.typeId !== null && { type_id: next.typeId }),
      postponed: open.postponed + (later ? 1 : 0),
      version: open.version + 1,
      updated_at: now,
      updated_by: actor.id,
    })
    .where('id', '=', open.id)
    .execute();
  await recordEvent(tx, {
    entity: 'activity',
    entityId: open.id,
    verb: 'moved',
    actorId: actor.id,
    at: now,
    version: open.version + 1,
    changes,
    customerId: open.customer_id,
  });
  await searchAnew(tx, [open.id]);
}

/** Completes a follow-up that is no longer needed; no status rule fires, since nobody did what it asked for. */
export async function close(
  tx: Tx,
  open: StoredActivity,
  { actor, now }: Moment,
  verb: 'withdrawn' | 'replaced',
  outcome: 'cancelled' | null,
): Promise<void> {
  await tx
    .updateTable('activity')
    .set({
      completed_at: now,
      completed_by: actor.id,
      ...(outcome && { outcome }),
      version: open.version + 1,
      updated_at: now,
      updated_by: actor.id,
    })
    .where('id', '=', open.id)
    .execute();
  await recordEvent(tx, {
    entity: 'activity',
    entityId: open.id,
    verb,
    actorId: actor.id,
    at: now,
    version: open.version + 1,
    changes: { completedAt: [null, now] },
    customerId: open.customer_id,
  });
  await searchAnew(tx, [open.id]);
}

/** The whole chain that an activity belongs to, from any link of it (rule 6). */
export async function readChain(
  db: Reader,
  actor: Actor,
  id: number,
  { now, company }: Pick<Moment, 'now' | 'company'>,
): Promise<ChainView> {
  const activity = await readActivity(db, actor, id);
  const links = await db
    .selectFrom('activity')
    .select([
      'id',
      'type_id as typeId',
      'salesperson_id as salespersonId',
      'occurred_at as occurredAt',
      'follow_up_date as followUpDate',
      'follow_up_time as followUpTime',
      'follow_up_text as followUpText',
      'completed_at as completedAt',
      'predecessor_id as predecessorId',
      'created_at as createdAt',
      'postponed',
    ])
    .select(sql<string>`left(note, 300)`.as('note'))
    .where('chain_id', '=', activity.chainId ?? -1)
    .where(sql<boolean>`${visibleTo(actor)}`)
    .orderBy('id')
    .limit(1000)
    .execute();
  const items = links.length > 0 ? links : [];
  const handOvers = await countHandOvers(db, items.length > 0 ? items.map((link) => link.id) : [id]);
  const own = { ...activity, id, previous: undefined };
  const shown = items.length > 0 ? items : [own];
  const ended = shown.every((link) => link.completedAt !== null);
  const lastDay = ended ? latest(shown.map((link) => link.completedAt)) : now;
  const day = (instant: Date | string) => localDateTime(new Date(instant), company.timeZone).day;
  return {
    items: shown.map((link) => ({
      id: link.id,
      typeId: link.typeId,
      salespersonId: link.salespersonId,
      occurredAt: iso(link.occurredAt),
      followUpDate: link.followUpDate,
      followUpTime: link.followUpTime,
      followUpText: link.followUpText,
      note: link.note.slice(0, 300),
      completedAt: link.completedAt && iso(link.completedAt),
      predecessorId: link.predecessorId,
      createdAt: iso(link.createdAt),
    })),
    ageInDays: Math.max(0, daysBetween(day(shown[0]!.createdAt), day(lastDay))),
    postponements: shown.reduce((sum, link) => sum + link.postponed, 0),
    handOvers,
  };
}

const iso = (instant: Date | string) => new Date(instant).toISOString();
const latest = (instants: (Date | string | null)[]) =>
  new Date(Math.max(...instants.map((instant) => new Date(instant ?? 0).getTime())));

async function countHandOvers(db: Reader, ids: number[]): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('entity', '=', 'activity')
    .where('entity_id', 'in', ids)
    .where(sql<boolean>`changes ? 'salespersonId'`)
    .executeTakeFirstOrThrow();
  return row.count;
}
