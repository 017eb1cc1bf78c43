// The hits of a search in stretches of months, each asked of the index as a bitmap and bounded: a stretch that holds more than
// can be put in order is narrowed, one that holds few makes the next wider. So a search costs what its page costs, whether a
// word is rare, common, or was common years ago.
import { type RawBuilder, sql } from 'kysely';
import { all, asText } from '../activities/rows.ts';
import type { Reader } from '../db/database.ts';
import { byIndex } from './by-index.ts';
import { beginOf, DATES, monthOf } from './dates.ts';
import { facet } from './facets.ts';
import { directionOf, everyRow, type Found, FROM, placed, type Wanted } from './order.ts';
import type { Question } from './question.ts';

/** So many hits at a time are put in order. */
const MOST = 2_000;
/** How much wider the next stretch is where this one held few, and narrower where it held too many. */
const STEP = 4;

/** Months since year 0, both included; the first is where the search begins, whichever way it goes. */
interface Stretch {
  first: number;
  last: number;
}

/** The hits after a place, which has to be given. `width`: how many months are likely to hold them. */
export function inStretches(db: Reader, question: Question, wanted: Wanted, width: number): Promise<Found[]> {
  return byIndex(db, async (tx) => {
    const found: Found[] = [];
    const way = wanted.descending ? -1 : 1;
    const { first, last } = await everyMonth(tx, question, wanted);
    let next = first;
    let months = Math.max(1, Math.round(width));
    /** How wide a stretch may be that ends within one that held too many, and where that one ends. */
    let tooMany = { months: Number.POSITIVE_INFINITY, until: last };
    await planBy(tx, 'bitmap');
    while (found.length < wanted.count && (last - next) * way >= 0) {
      months = Math.min(months, tooMany.months, (last - next) * way + 1);
      const stretch = { first: next, last: next + (months - 1) * way };
      const rest = { ...wanted, count: wanted.count - found.length };
      const hits = await hitsIn(tx, question, rest, stretch);
      if (hits === null && months > 1) {
        tooMany = { months: Math.max(1, Math.floor(months / STEP)), until: stretch.last };
        continue;
      }
      // So many in one month stand close together: they are soon met in the order itself.
      found.push(...(hits ?? (await oneByOne(tx, question, rest, next))));
      next = stretch.last + way;
      if ((next - tooMany.until) * way > 0) tooMany.months = Number.POSITIVE_INFINITY;
      if (hits && hits.length < rest.count) months *= STEP;
    }
    return found;
  });
}

/** From the place to the bound of the question, or to the last row there is. */
async function everyMonth(tx: Reader, question: Question, { after, descending }: Wanted): Promise<Stretch> {
  const { by, id, from, type } = DATES[question.dateOf];
  const first = monthOf(after!.at);
  const bound = descending ? question.from : question.before;
  if (bound !== null) return { first, last: monthOf(bound) };
  const back = directionOf({ descending: !descending });
  const { rows } = await sql<{ at: string }>`
    select ${asText(by, type)} as at from ${from} where ${by} is not null order by ${by} ${back}, ${id} ${back} limit 1`.execute(
    tx,
  );
  return { first, last: rows[0] ? monthOf(rows[0].at) : first };
}

/** In order, or null when the index has more than can be put in order. */
async function hitsIn(
  tx: Reader,
  question: Question,
  wanted: Wanted,
  stretch: Stretch,
): Promise<Found[] | null> {
  const { indexed, unindexed, exact, dateOf } = question;
  const { rows } = await sql<{ id: number }>`
    select s.activity_id as id from activity_search s
    where ${all([within(stretch, question), ...indexed, ...unindexed])} limit ${MOST + 1}`.execute(tx);
  if (rows.length > MOST) return null;
  if (rows.length === 0) return [];
  const { by, id, type } = DATES[dateOf];
  const direction = directionOf(wanted);
  const ids = sql`any (${rows.map((row) => row.id)}::int[])`;
  const { rows: hits } = await sql<Found>`
    select ${id} as id, ${asText(by, type)} as at from ${FROM}
    where ${all([sql`s.activity_id = ${ids}`, sql`a.id = ${ids}`, ...placed(question, wanted), ...exact])}
    order by ${by} ${direction}, ${id} ${direction} limit ${wanted.count}`.execute(tx);
  return hits;
}

/** Whole years as such: a few values instead of many. */
function within({ first, last }: Stretch, { dateOf }: Question): RawBuilder<unknown> {
  const { year, month } = DATES[dateOf];
  const [least, most] = [Math.min(first, last), Math.max(first, last)];
  const facets: number[] = [];
  for (let at = least; at <= most; ) {
    const wholeYear = at % 12 === 0 && at + 11 <= most;
    facets.push(wholeYear ? facet(year, at / 12) : facet(month, at));
    at += wholeYear ? 12 : 1;
  }
  return sql`s.facets && ${facets}::int[]`;
}

async function oneByOne(tx: Reader, question: Question, wanted: Wanted, month: number): Promise<Found[]> {
  await planBy(tx, 'order');
  const dates = DATES[question.dateOf];
  const [begin, end] = [beginOf(month, dates), beginOf(month + 1, dates)];
  const { from, before } = question;
  const narrowed = {
    ...question,
    from: from !== null && from > begin ? from : begin,
    before: before !== null && before < end ? before : end,
  };
  const found = await everyRow(tx, narrowed, wanted);
  await planBy(tx, 'bitmap');
  return found;
}

/** The bitmap alone, or the order: a word that the planner has never seen would make it choose the wrong one. */
async function planBy(tx: Reader, how: 'bitmap' | 'order'): Promise<void> {
  const scan = how === 'order' ? 'on' : 'off';
  await sql`
    select set_config(name, value, true) from (values ('enable_indexscan', ${scan}), ('enable_indexonlyscan', ${scan}),
      ('work_mem', '32MB')) settings(name, value)`.execute(tx);
}
