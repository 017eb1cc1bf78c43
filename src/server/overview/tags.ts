// Clearing up among the tags: how much each is used, uniting two, removing one. Saved searches follow.
import { sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { TagView } from '../../shared/settings.ts';
import type { listTags as listEndpoint } from '../../shared/tags.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt } from '../errors.ts';
import { tellScreens } from '../history/record.ts';
import { searchAnewTagged } from '../history/search-news.ts';
import { tell, type Who } from '../settings/lists.ts';
import { findTag, listTags } from '../settings/tags.ts';

type Counted = OutputOf<(typeof listEndpoint)['response']>['items'];

export async function countTags(db: Reader): Promise<Counted> {
  const [tags, counts] = await Promise.all([
    listTags(db),
    db
      .selectFrom('activity_tag')
      .select(['tag_id', (eb) => eb.fn.countAll<number>().as('count')])
      .groupBy('tag_id')
      .execute(),
  ]);
  const byTag = new Map(counts.map(({ tag_id, count }) => [tag_id, count]));
  return tags.map((tag) => ({ ...tag, activities: byTag.get(tag.id) ?? 0 }));
}

/** Answers the one that is left. Throws 422 `unknown-tag`, `same-tag`. */
export async function mergeTag(tx: Tx, id: number, into: number, who: Who): Promise<TagView> {
  if (id === into) throw faultAt('into', 'same-tag');
  // Both, in one order, so that two who unite them in opposite ways do not wait for each other.
  await sql`select id from tag where id in (${id}, ${into}) order by id for update`.execute(tx);
  const kept = await findTag(tx, into, 'into');
  const gone = await tx.selectFrom('tag').select('name').where('id', '=', id).executeTakeFirst();
  if (!gone) return kept;
  await searchAnewTagged(tx, id);
  await sql`
    insert into activity_tag (activity_id, tag_id)
    select activity_id, ${into}::int from activity_tag where tag_id = ${id} order by activity_id
    on conflict do nothing`.execute(tx);
  // A search for either of them is now one for the one.
  await sql`
    update saved_view set search = jsonb_set(search, '{tags}', (
      select jsonb_agg(distinct case when tag = to_jsonb(${id}::int) then to_jsonb(${into}::int) else tag end)
      from jsonb_array_elements(search -> 'tags') tag))
    where jsonb_typeof(search -> 'tags') = 'array' and search -> 'tags' @> to_jsonb(${id}::int)`.execute(tx);
  await drop(tx, id, { name: [gone.name, kept.name] }, who);
  await tellScreens(tx, { entity: 'search', id: 0, verb: 'views', actorId: who.actorId, customerId: null });
  return kept;
}

/** A saved search for it finds nothing until it is changed: it never grows into a search for everything. */
export async function removeTag(tx: Tx, id: number, who: Who): Promise<void> {
  const gone = await tx.selectFrom('tag').select('name').where('id', '=', id).forUpdate().executeTakeFirst();
  if (!gone) return;
  await searchAnewTagged(tx, id);
  await drop(tx, id, { name: [gone.name, null] }, who);
}

async function drop(tx: Tx, id: number, changes: { name: [string, string | null] }, who: Who): Promise<void> {
  await tx.deleteFrom('tag').where('id', '=', id).execute();
  await tell(tx, who, { verb: 'tag-removed', id, version: 1, changes });
}
