// The firm's tags («mærker»), which anybody may add to and administrators word.
import { sql } from 'kysely';
import type { TagView } from '../../shared/settings.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt, notFound, Problem } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { differences } from '../history/record.ts';
import { searchAnewTagged } from '../history/search-news.ts';
import { refuseTakenName, settingRecord, tell, type Who } from './lists.ts';

const TAG = ['id', 'name', 'version'] as const;

/** Every screen knows all of them, so there are not to be too many. */
const MOST = 500;

export async function listTags(db: Reader): Promise<TagView[]> {
  return db.selectFrom('tag').select(TAG).orderBy(sql`name collate danish`).orderBy('id').execute();
}

/** Throws 422 `unknown-tag` at the field. */
export async function findTag(db: Reader, id: number, field: string): Promise<TagView> {
  const tag = await db.selectFrom('tag').select(TAG).where('id', '=', id).executeTakeFirst();
  if (!tag) throw faultAt(field, 'unknown-tag');
  return tag;
}

/** The tag of this name, however it is spelt; a new one where there is none. Throws 422 `too-many`. */
export async function createTag(tx: Tx, name: string, who: Who): Promise<TagView> {
  const known = () =>
    tx.selectFrom('tag').select(TAG).where(sql<boolean>`folded = fold(${name})`).executeTakeFirst();
  const there = await known();
  if (there) return there;
  const { count } = await tx
    .selectFrom('tag')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count >= MOST) throw new Problem(422, 'too-many');
  const made = await tx
    .insertInto('tag')
    .values({ name })
    .onConflict((conflict) => conflict.doNothing())
    .returning(TAG)
    .executeTakeFirst();
  // Somebody else made it at the same moment.
  if (!made) return (await known())!;
  await tell(tx, who, { verb: 'tag-created', id: made.id, version: 1 });
  return made;
}

/** Throws 404, 422 `name-taken`, 409 `stale-version`. */
export async function renameTag(
  tx: Tx,
  id: number,
  { name, version }: { name: string; version: number },
  who: Who,
): Promise<TagView> {
  const before = await tx.selectFrom('tag').select(TAG).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!before) throw notFound();
  const changes = differences({ ...before }, { name });
  await refuseStale(tx, settingRecord('tag-changed', id, before.version), version, changes);
  if (Object.keys(changes).length === 0) return before;
  const tag = await tx
    .updateTable('tag')
    .set({ name, version: before.version + 1 })
    .where('id', '=', id)
    .returning(TAG)
    .executeTakeFirstOrThrow()
    .catch(refuseTakenName);
  await tell(tx, who, { verb: 'tag-changed', id, version: tag.version, changes });
  await searchAnewTagged(tx, id);
  return tag;
}
