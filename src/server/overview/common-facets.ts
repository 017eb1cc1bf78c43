// Of what is asked together, what is common is asked of the rows that the rest finds: to look a few of them up in an index of a
// million takes several times as long as reading the rows.
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../db/database.ts';

/** One condition on `activity_search s`, in two ways. */
export interface Asked {
  /** any of these, by the index */
  facets: number[];
  /** of a row that was read */
  says: RawBuilder<unknown>;
}

/** What so many of the latest activities have is common. */
const LATEST = 50;
const COMMON = 5;
/** For more hits than this the index is quicker: what is looked up stands close together in it, and the rows do not. */
const FEW = 200;

/** Any of these, of `activity_search s`. */
export const anyFacet = (facets: readonly number[]) => sql`s.facets && ${[...facets]}::int[]`;

/** Which of these the index is to be asked for, and which the rows that it finds; `count`: how many hits are wanted. */
export async function apart(
  db: Reader,
  asked: readonly Asked[],
  count: number,
): Promise<{ rare: Asked[]; common: Asked[] }> {
  if (asked.length < 2 || count > FEW) return { rare: [...asked], common: [] };
  const counts = asked.map(({ facets }) => sql`count(*) filter (where facet = any (${facets}::int[]))::int`);
  const { rows } = await sql<{ counts: number[] }>`
    select array[${sql.join(counts)}] as counts from (
      select facets from activity_search order by occurred_at desc, activity_id desc limit ${LATEST}) latest
    cross join unnest(facets) facet`.execute(db);
  const common = asked.filter((_, place) => rows[0]!.counts[place]! >= COMMON);
  const rare = asked.filter((each) => !common.includes(each));
  return rare.length > 0 ? { rare, common } : { rare: common, common: [] };
}
