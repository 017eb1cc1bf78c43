// Finding activities by facets and words, in the order of a date, without ever paying for what is common. What is common fills
// a page from the next rows alone. What is left is asked of the index in stretches of months, wide where hits are few and
// narrow where they are many (stretches.ts). Decision 023 has the measurements.
import { type RawBuilder, sql } from 'kysely';
import { all, asText } from '../activities/rows.ts';
import type { Reader } from '../db/database.ts';
import { DATES } from './dates.ts';
import { conditionsOf, directionOf, everyRow, type Found, placed, type Wanted } from './order.ts';
import type { Question } from './question.ts';
import { inStretches } from './stretches.ts';

/** So many of the next rows are looked at one by one, before an index is asked: what is everywhere fills a page from the first. */
const LOOKS = [200, 1_000];

/** Times as long, at most, as what was looked at. */
const FIRST_WIDTH = 20;

/** The first `count` hits after a place, in order. */
export async function findActivities(db: Reader, question: Question, wanted: Wanted): Promise<Found[]> {
  const hits: Found[] = [];
  let rest = wanted;
  let months = 0;
  for (const many of LOOKS) {
    const look = await lookAtNext(db, question, rest, many);
    hits.push(...look.hits);
    if (hits.length >= wanted.count || !look.edge) return hits;
    rest = { ...wanted, count: wanted.count - hits.length, after: look.edge };
    months += look.months;
  }
  const found =
    question.indexed.length === 0
      ? await everyRow(db, question, rest)
      : await inStretches(db, question, rest, widthFor(rest.count, hits.length, months));
  return [...hits, ...found];
}

/** In how many months so many more hits are likely to be; of what is seldom met, not much more than was looked at. */
const widthFor = (wanted: number, met: number, months: number) =>
  months * Math.min((wanted * 1.5) / Math.max(met, 0.5), FIRST_WIDTH);

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
      select ${id} as id, ${by} as at, s.activity_id, s.facets, s.text, s.files from ${from} where ${all(placed(question, wanted))}
      order by ${by} ${direction}, ${id} ${direction} limit ${many}
    )
    select looked.count as looked, looked.days,
      (select json_build_object('id', id, 'at', ${asText(sql`at`, type)}) from next order by next.at ${back}, id ${back} limit 1) as edge,
      hit.id, ${asText(sql`hit.at`, type)} as at
    from (select count(*)::int, ${daysBetween(sql`min(at)`, sql`max(at)`, type)} as days from next) looked
    left join lateral (
      -- of these rows alone: the planner would rather ask the index of a word for everything
      select s.id, s.at from next s
      join activity a on a.id = s.id left join customer c on c.id = a.customer_id
      where ${all(conditionsOf(question))}
      order by s.at ${direction}, s.id ${direction} limit ${wanted.count}
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
