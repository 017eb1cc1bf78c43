// Finding activities by facets and words, in the order of a date, without ever paying for what is common. What is common fills
// a page from the next rows alone. What is left is asked of the index in stretches of months, wide where hits are few and
// narrow where they are many (stretches.ts). Decision 023 has the measurements.
import { type RawBuilder, sql } from 'kysely';
import { all, asText } from '../activities/rows.ts';
import type { Reader } from '../db/database.ts';
import { DATES } from './dates.ts';
import { conditionsOf, everyRow, type Found, placed, type Wanted } from './order.ts';
import type { Question } from './question.ts';
import { inStretches } from './stretches.ts';

/** So many of the next rows are looked at one by one, before an index is asked. */
const LOOKED_AT = 2_000;

/** The first `count` hits after a place, in order. */
export async function findActivities(db: Reader, question: Question, wanted: Wanted): Promise<Found[]> {
  const { hits, edge, months } = await lookAtNext(db, question, wanted);
  if (hits.length >= wanted.count || !edge) return hits;
  const rest = { ...wanted, count: wanted.count - hits.length, after: edge };
  if (question.indexed.length === 0) return [...hits, ...(await everyRow(db, question, rest))];
  return [...hits, ...(await inStretches(db, question, rest, widthFor(rest.count, hits.length, months)))];
}

/** In how many months so many more hits are likely to be; of what has not been met yet, twice as much is looked through. */
const widthFor = (wanted: number, met: number, months: number) =>
  (months * wanted * 1.5) / Math.max(met, 0.5);

/** The rows next in order, looked at one by one; `edge`: the last of them, when there are more; `months`: how long they span. */
async function lookAtNext(
  db: Reader,
  question: Question,
  wanted: Wanted,
): Promise<{ hits: Found[]; edge: Found | undefined; months: number }> {
  const { by, id, type, from } = DATES[question.dateOf];
  const direction = wanted.descending ? sql`desc` : sql`asc`;
  const back = wanted.descending ? sql`asc` : sql`desc`;
  const { rows } = await sql<Found & { looked: number; edge: Found | null; days: number }>`
    with next as materialized (
      select ${id} as id, ${by} as at from ${from} where ${all(placed(question, wanted))}
      order by ${by} ${direction}, ${id} ${direction} limit ${LOOKED_AT}
    )
    select looked.count as looked, looked.days,
      (select json_build_object('id', id, 'at', ${asText(sql`at`, type)}) from next order by next.at ${back}, id ${back} limit 1) as edge,
      hit.id, ${asText(sql`hit.at`, type)} as at
    from (select count(*)::int, ${daysBetween(sql`min(at)`, sql`max(at)`, type)} as days from next) looked
    left join lateral (
      select next.id, next.at from next
      join activity_search s on s.activity_id = next.id
      join activity a on a.id = next.id left join customer c on c.id = a.customer_id
      where ${all(conditionsOf(question))}
      order by next.at ${direction}, next.id ${direction} limit ${wanted.count}
    ) hit on true`.execute(db);
  const { looked, edge, days } = rows[0]!;
  return {
    hits: rows.filter((row) => row.id !== null).map(({ id, at }) => ({ id, at })),
    edge: looked === LOOKED_AT && edge ? edge : undefined,
    months: days / 30,
  };
}

const daysBetween = (least: RawBuilder<unknown>, most: RawBuilder<unknown>, type: string) =>
  type === 'date' ? sql`${most} - ${least}` : sql`extract(epoch from ${most} - ${least})::float8 / 86400`;
