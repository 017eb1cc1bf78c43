// Tags on activities: put on and taken off, one activity or many alike. It says nothing of the work itself, so it is in
// nobody's way who is writing at the same time: neither the version nor «Sidst rettet» moves.
import { sql } from 'kysely';
import { mustBeAllowed } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { notFound } from '../errors.ts';
import { recordEvents } from '../history/record.ts';
import { searchAnew } from '../history/search-news.ts';
import { findTag } from '../settings/tags.ts';
import { visibleTo } from './find.ts';
import type { Moment } from './moment.ts';

interface Tagging {
  ids: readonly number[];
  tagId: number;
  on: boolean;
  /** where the tag stands in the request */
  field: string;
}

/** Answers which activities changed by it. Throws 404 when one is not to be seen, 422 `unknown-tag`. */
export async function setTag(
  tx: Tx,
  { ids, tagId, on, field }: Tagging,
  { actor, now }: Moment,
): Promise<number[]> {
  mustBeAllowed(actor, 'write activities');
  const tag = await findTag(tx, tagId, field);
  const asked = [...new Set(ids)];
  const { rows: seen } = await sql<{ id: number }>`
    select a.id from activity a where a.id = any (${asked}::int[]) and ${visibleTo(actor)}`.execute(tx);
  if (seen.length < asked.length) throw notFound();
  const { rows } = await (on
    ? sql<{ id: number }>`
        insert into activity_tag (activity_id, tag_id)
        select id, ${tagId}::int from unnest(${asked}::int[]) id order by id
        on conflict do nothing returning activity_id as id`
    : sql<{ id: number }>`
        delete from activity_tag where tag_id = ${tagId} and activity_id = any (${asked}::int[])
        returning activity_id as id`
  ).execute(tx);
  const changed = rows.map(({ id }) => id).sort((left, right) => left - right);
  if (changed.length === 0) return changed;
  const { rows: after } = await sql<{ id: number; customerId: number | null; names: string[] }>`
    select a.id, a.customer_id as "customerId",
      array(select t.name from activity_tag own join tag t on t.id = own.tag_id
        where own.activity_id = a.id order by t.name collate danish) as names
    from activity a where a.id = any (${changed}::int[]) order by a.id`.execute(tx);
  await recordEvents(
    tx,
    after.map(({ id, customerId, names }) => {
      const others = names.filter((name) => name !== tag.name);
      const tags: [unknown, unknown] = on ? [others, names] : [[...others, tag.name], names];
      return {
        entity: 'activity' as const,
        entityId: id,
        verb: 'changed',
        actorId: actor.id,
        at: now,
        changes: { tags },
        customerId,
      };
    }),
  );
  await searchAnew(tx, changed);
  return changed;
}

export async function tagsOf(db: Reader, activityId: number): Promise<{ tags: number[] }> {
  const rows = await db
    .selectFrom('activity_tag')
    .select('tag_id')
    .where('activity_id', '=', activityId)
    .orderBy('tag_id')
    .execute();
  return { tags: rows.map((row) => row.tag_id) };
}
