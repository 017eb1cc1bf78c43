// Finding activities by facets and words, in the order of a date, without ever paying for what is common. What is common fills
// a page from the next rows alone. What is left is asked of the index in stretches of months, wide where hits are few and
// narrow where they are many (stretches.ts). Decision 023 has the measurements.
import { type RawBuilder, sql } from 'kysely';
import { all, asText } from '../activities/rows.ts';
import type { Reader } from '../db/database.ts';
import { DATES } from './dates.ts';
import { directionOf, everyRow, type Found, placed, type Wanted } from './order.ts';
import { type Question, saidBy } from './question.ts';
import { ALL_AT_ONCE, inStretches } from './stretches.ts';

/** So many of the next rows are looked at one by one, before an index is asked: what is everywhere fills a page from the first. */
const LOOK = 200;
/** So many more at a time, as long as they are likely to fill the page. */
const MOST_LOOKED_AT = 1_500;
/** Hits are unevenly spread: so many times as many rows are looked at, or months asked for, as would do if they were not. */
const SPARE = 1.5;
/** Times as long as what was looked at, where nothing was met. */
const FIRST_WIDTH = 100;

/** The first `count` hits after a place, in order. */
export async function findActivities(db: Reader, question: Question, wanted: Wanted): Promise<Found[]> {
  if (question.ofFew) return inStretches(db, question, wanted, ALL_AT_ONCE);
  const found: Found[] = [];
  let rest = wanted;
  let width = 0;
  for (let many = LOOK; many <= MOST_LOOKED_AT; ) {
    const look = await lookAtNext(db, question, rest, many);
    found.push(...look.hits);
    if (found.length >= wanted.count || !look.edge) return found;
    rest = { ...wanted, count: wanted.count - found.length, after: look.edge };
    const times = (rest.count * SPARE) / look.hits.length;
    width = look.months * Math.min(times, FIRST_WIDTH);
    many = Math.max(LOOK, Math.ceil(times * many));
  }
  const isIndexed = question.facets.length + question.said.length > 0;
  return [
    ...found,
    ...(isIndexed ? await inStretches(db, question, rest, width) : await everyRow(db, question, rest)),
  ];
}

/** The rows next in order, looked at one by one; `edge`: the last of them, when there are more; `months`: how long they span. */
async function lookAtNext(
  db: Reader,
  question: Question,
  wanted: Wanted,
  many: number,
): Promise<{ hits: Found[]; edge: Found | undefined; months: number }> {
  const { by, id, type, from } = DATES[question.dateOf];
  const direction = directionOf(wanted);
  const back = directionOf({ descending: !wanted.descending });
  const { rows } = await sql<Found & { looked: number; edge: Found | null; days: number }>`
    with next as materialized (
      -- asked of them as they are read: their texts are long
      select ${id} as id, ${by} as at, ${all(saidBy(question))} as said from ${from} where ${all(placed(question, wanted))}
      order by ${by} ${direction}, ${id} ${direction} limit ${many}
    )
    select looked.count as looked, looked.days,
      (select json_build_object('id', id, 'at', ${asText(sql`at`, type)}) from next order by next.at ${back}, id ${back} limit 1) as edge,
      hit.id, ${asText(sql`hit.at`, type)} as at
    from (select count(*)::int, ${daysBetween(sql`min(at)`, sql`max(at)`, type)} as days from next) looked
    left join lateral (
      select next.id, next.at from next join activity a on a.id = next.id left join customer c on c.id = a.customer_id
      where next.said and ${all(question.exact)}
      order by next.at ${direction}, next.id ${direction} limit ${wanted.count}
    ) hit on true`.execute(db);
  const { looked, edge, days } = rows[0]!;
  return {
    hits: rows.filter((row) => row.id !== null).map(({ id, at }) => ({ id, at })),
    edge: looked === many && edge ? edge : undefined,
    months: days / 30,
  };
}

const daysBetween = (least: RawBuilder<unknown>, most: RawBuilder<unknown>, type: string) =>
  type === 'date' ? sql`${most} - ${least}` : sql`extract(epoch from ${most} - ${least})::float8 / 86400`;
