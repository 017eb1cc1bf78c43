// The hits of a search in stretches of months, each asked of the index as a bitmap and bounded: a stretch that holds more than
// can be put in order is narrowed, one that holds few makes the next wider, and what is likely to hold few altogether is asked
// for without its dates. So a search costs what its page costs, whether a word is rare, common, or was common years ago.
import { type RawBuilder, sql } from 'kysely';
import { all, asText } from '../activities/rows.ts';
import type { Reader } from '../db/database.ts';
import { byIndex } from './by-index.ts';
import { anyFacet } from './common-facets.ts';
import { beginOf, DATES, monthOf } from './dates.ts';
import { facet } from './facets.ts';
import { directionOf, everyRow, type Found, placed, type Wanted } from './order.ts';
import { type Indexed, indexedBy, type Question } from './question.ts';

/** So many hits at a time are put in order, or twice as many as are wanted, if that is more. */
const MOST = 400;
/** There is no other way but one by one for more of a month; for more of all times there is one, but reading these was for nothing. */
const MOST_IN_MONTH = 2_000;
const MOST_UNDATED = 1_000;
/** How much wider the next stretch is at most, and narrower where this one held too many. */
const WIDER = 16;
const NARROWER = 4;

/** Months since year 0, both included; the first is where the search begins, whichever way it goes. */
interface Stretch {
  first: number;
  last: number;
}

/** As a width: there are few altogether. */
export const ALL_AT_ONCE = Number.POSITIVE_INFINITY;

/** The hits after a place, or from the beginning. `width`: how many months are likely to hold them. */
export function inStretches(db: Reader, question: Question, wanted: Wanted, width: number): Promise<Found[]> {
  return byIndex(db, async (tx) => {
    const indexed = await indexedBy(tx, question, wanted.count);
    if (indexed === null) return inOrder(tx, question, wanted);
    const found: Found[] = [];
    const way = wanted.descending ? -1 : 1;
    const { first, last, ever, passed } = await everyMonth(tx, question, wanted, indexed);
    const bounded = question.from !== null || question.before !== null;
    let next = first;
    let months: number = Math.max(1, Math.round(width));
    /** How wide a stretch may be that ends within one that held too many, and where that one ends. */
    let tooMany = { months: Number.POSITIVE_INFINITY, until: last };
    let likelyFew = width === ALL_AT_ONCE;
    let { few } = indexed;
    while (found.length < wanted.count && (last - next) * way >= 0) {
      months = Math.min(months, tooMany.months, (last - next) * way + 1);
      const stretch: Stretch = likelyFew
        ? { first: next, last }
        : { first: next, last: next + (months - 1) * way };
      const rest = { ...wanted, count: wanted.count - found.length };
      const by = few ?? { index: indexed.every, rows: [] };
      const hits = await hitsIn(tx, question, { ...rest, ...by, stretch, undated: likelyFew });
      if (hits === null && few && (likelyFew || months === 1)) {
        few = null;
        continue;
      }
      if (hits === null && (likelyFew || months > 1)) {
        const narrower = Math.floor((Math.abs(stretch.last - stretch.first) + 1) / NARROWER);
        tooMany = { months: Math.max(1, narrower), until: stretch.last };
        likelyFew = false;
        continue;
      }
      // So many in one month stand close together: they are soon met in the order itself.
      found.push(...(hits ?? (await oneByOne(tx, question, rest, next))));
      next = stretch.last + way;
      if ((next - tooMany.until) * way > 0) tooMany.months = Number.POSITIVE_INFINITY;
      if (!hits) continue;
      // One that was just not met is expected of a stretch that held none.
      const lasted = stretch.first === first ? months - passed : months;
      const share = Math.max(hits.length, 1) / lasted;
      likelyFew =
        !bounded &&
        tooMany.months === Number.POSITIVE_INFINITY &&
        share * ever <= Math.max(MOST, rest.count * 2) / 2;
      months = Math.ceil(lasted * Math.min(WIDER, Math.max(1, (rest.count * 2) / hits.length)));
    }
    return found;
  });
}

/**
 * From the place to the bound of the question or to the last row there is, as far as its words were ever said; and how many
 * months there are of the date altogether. `passed`: how much of the first month lies before the place.
 */
async function everyMonth(
  tx: Reader,
  question: Question,
  { after, descending }: Wanted,
  { months }: Indexed,
): Promise<Stretch & { ever: number; passed: number }> {
  const { by, id, from, type } = DATES[question.dateOf];
  const end = (way: RawBuilder<unknown>) =>
    sql`(select ${by} from ${from} where ${by} is not null order by ${by} ${way}, ${id} ${way} limit 1)`;
  const { rows } = await sql<{ oldest: string | null; newest: string | null }>`
    select ${asText(end(sql`asc`), type)} as oldest, ${asText(end(sql`desc`), type)} as newest`.execute(tx);
  const { oldest: first, newest: last } = rows[0]!;
  // Of nothing at all there are no months either.
  if (first === null || last === null) return { first: 1, last: descending ? 2 : 0, ever: 1, passed: 0 };
  const [oldest, newest] = [monthOf(first), monthOf(last)];
  const place = after ? monthOf(after.at) : descending ? newest : oldest;
  const said = question.dateOf === 'occurred' ? months : { first: oldest, last: newest };
  const least = Math.max(said.first, question.from === null ? oldest : monthOf(question.from));
  const most = Math.min(said.last, question.before === null ? newest : monthOf(question.before));
  const stretch = descending
    ? { first: Math.min(place, most), last: least }
    : { first: Math.max(place, least), last: most };
  return {
    ...stretch,
    ever: newest - oldest + 1,
    passed: after && stretch.first === place ? passedBy(after, descending) : 0,
  };
}

/** How much of its month lies before a place. */
function passedBy({ at }: Found, descending: boolean): number {
  const day = new Date(at).getUTCDate() / 31;
  return descending ? 1 - day : day - 1 / 31;
}

/** In order, or null when the index has more than can be put in order. Of the records only those that fill a page are read. */
async function hitsIn(
  tx: Reader,
  question: Question,
  wanted: Wanted & NonNullable<Indexed['few']> & { stretch: Stretch; undated: boolean },
): Promise<Found[] | null> {
  const { exact, dateOf } = question;
  const { index, rows: ofRows, stretch, undated } = wanted;
  const most = Math.max(
    undated ? MOST_UNDATED : stretch.first === stretch.last ? MOST_IN_MONTH : MOST,
    wanted.count * 2,
  );
  const { by, type } = DATES[dateOf];
  const direction = directionOf(wanted);
  const { rows } = await sql<Found & { held: number }>`
    with near as materialized (
      select s.activity_id, s.occurred_at, ${all(ofRows)} as said from activity_search s
      where ${all([...(undated ? [] : [within(stretch, question)]), ...index])} limit ${most + 1}
    ), s as (select * from near where said)
    select held.count as held, hit.id, ${asText(sql`hit.at`, type)} as at
    from (select count(*)::int from near) held left join lateral (
      select next.id, next.at from (
        select s.activity_id as id, ${by} as at from ${sql.raw(dateOf === 'occurred' ? 's' : 's join activity a on a.id = s.activity_id')}
        where held.count <= ${most} and ${all(placed(question, wanted))} order by 2 ${direction}, 1 ${direction}) next
      join activity a on a.id = next.id left join customer c on c.id = a.customer_id
      where ${all(exact)}
      order by next.at ${direction}, next.id ${direction} limit ${wanted.count}
    ) hit on true`.execute(tx);
  if (rows[0]!.held > most) return null;
  return rows.filter((row) => row.id !== null).map(({ id, at }) => ({ id, at }));
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
  return anyFacet(facets);
}

async function oneByOne(tx: Reader, question: Question, wanted: Wanted, month: number): Promise<Found[]> {
  const dates = DATES[question.dateOf];
  const [begin, end] = [beginOf(month, dates), beginOf(month + 1, dates)];
  const { from, before } = question;
  const narrowed = {
    ...question,
    from: from !== null && from > begin ? from : begin,
    before: before !== null && before < end ? before : end,
  };
  return inOrder(tx, narrowed, wanted);
}

async function inOrder(tx: Reader, question: Question, wanted: Wanted): Promise<Found[]> {
  await useBitmaps(tx, 'off');
  const found = await everyRow(tx, question, wanted);
  await useBitmaps(tx, 'on');
  return found;
}

/** Without them there is the order alone: of a word that the planner has never seen it would ask the index for everything. */
async function useBitmaps(tx: Reader, use: 'on' | 'off'): Promise<void> {
  await sql`select set_config('enable_bitmapscan', ${use}, true)`.execute(tx);
}
