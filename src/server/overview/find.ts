// Finding activities by facets and words, in the order of a date, without ever paying for what is common. Common words and
// filters fill a page from the newest rows alone; rare ones are few in the whole index; what lies between is asked for in
// ever smaller stretches of time, each bounded. Decision 023 has the measurements.
import { type RawBuilder, sql } from 'kysely';
import type { DateOf } from '../../shared/overview.ts';
import { all, asText } from '../activities/rows.ts';
import type { Reader } from '../db/database.ts';
import { facet } from './facets.ts';
import type { Question } from './question.ts';

/** So many of the first rows are looked at one by one, before an index is asked. */
const LOOKED_AT = 2_000;
/** So many hits at a time are put in order. */
const MOST = 2_000;

export interface Found {
  id: number;
  /** the date that the order is by, as PostgreSQL writes it */
  at: string;
}

export interface Wanted {
  count: number;
  descending: boolean;
  after?: Found | undefined;
}

const DATES: Record<DateOf, { by: RawBuilder<unknown>; type: 'timestamptz' | 'date' }> = {
  occurred: { by: sql`s.occurred_at`, type: 'timestamptz' },
  followUp: { by: sql`a.follow_up_date`, type: 'date' },
  updated: { by: sql`a.updated_at`, type: 'timestamptz' },
};

/** The first `count` hits after a place, in order. */
export async function findActivities(db: Reader, question: Question, wanted: Wanted): Promise<Found[]> {
  const first = await lookAtFirst(db, question, wanted);
  if (first.hits.length >= wanted.count || first.whole) return first.hits;
  if (question.indexed.length === 0) return everyRow(db, question, wanted);
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      // Only the bitmap of the index: whatever the planner believes of a word, it has never seen it.
      await sql`select set_config(name, value, true) from (values ('enable_seqscan', 'off'), ('enable_indexscan', 'off'),
        ('enable_indexonlyscan', 'off'), ('work_mem', '32MB'), ('jit', 'off')) settings(name, value)`.execute(
        tx,
      );
      return inStretches(tx, question, wanted);
    });
}

/** The rows next in order, looked at one by one; `whole`: there are no more than these. */
async function lookAtFirst(
  db: Reader,
  question: Question,
  wanted: Wanted,
): Promise<{ hits: Found[]; whole: boolean }> {
  const { by, type } = DATES[question.dateOf];
  const from =
    question.dateOf === 'occurred'
      ? sql`activity_search s`
      : sql`activity a join activity_search s on s.activity_id = a.id`;
  const direction = wanted.descending ? sql`desc` : sql`asc`;
  const id = question.dateOf === 'occurred' ? sql`s.activity_id` : sql`a.id`;
  const { rows } = await sql<Found & { looked: number }>`
    with first as materialized (
      select ${id} as id, ${by} as at from ${from} where ${all(placed(question, wanted))}
      order by ${by} ${direction}, ${id} ${direction} limit ${LOOKED_AT}
    )
    select looked.looked, hit.id, ${asText(sql`at`, type)} as at
    from (select count(*)::int as looked from first) looked
    left join lateral (
      select first.id, first.at from first
      join activity_search s on s.activity_id = first.id
      join activity a on a.id = first.id left join customer c on c.id = a.customer_id
      where ${all(conditionsOf(question))}
      order by first.at ${direction}, first.id ${direction} limit ${wanted.count}
    ) hit on true`.execute(db);
  return {
    hits: rows.filter((row) => row.id !== null).map(({ id, at }) => ({ id, at })),
    whole: (rows[0]?.looked ?? 0) < LOOKED_AT,
  };
}

/** Without anything that an index answers there is only the order itself to follow. */
async function everyRow(db: Reader, question: Question, wanted: Wanted): Promise<Found[]> {
  const { by, type } = DATES[question.dateOf];
  const direction = wanted.descending ? sql`desc` : sql`asc`;
  const { rows } = await sql<Found>`
    select id, ${asText(sql`at`, type)} as at from (
      select a.id, ${by} as at from ${FROM}
      where ${all([...placed(question, wanted), ...conditionsOf(question)])}
      order by ${by} ${direction}, a.id ${direction} limit ${wanted.count}) hit
    order by hit.at ${direction}, id ${direction}`.execute(db);
  return rows;
}

export const FROM = sql`activity_search s join activity a on a.id = s.activity_id left join customer c on c.id = a.customer_id`;

/** All of it when that is few; else year by year, and where a year is too much, month by month. */
async function inStretches(db: Reader, question: Question, wanted: Wanted): Promise<Found[]> {
  const whole = await stretch(db, question, wanted);
  if (whole.length <= MOST || question.dateOf !== 'occurred') return whole.slice(0, wanted.count);
  const found: Found[] = [];
  for (const year of await yearsOf(db, question, wanted)) {
    const rest = { ...wanted, count: wanted.count - found.length };
    const inYear = await stretch(db, question, rest, facet('year', year));
    if (inYear.length <= MOST) found.push(...inYear.slice(0, rest.count));
    else found.push(...(await inMonths(db, question, rest, year)));
    if (found.length >= wanted.count) break;
  }
  return found;
}

async function inMonths(db: Reader, question: Question, wanted: Wanted, year: number): Promise<Found[]> {
  const found: Found[] = [];
  for (let step = 0; step < 12 && found.length < wanted.count; step += 1) {
    const month = year * 12 + (wanted.descending ? 11 - step : step);
    const rest = { ...wanted, count: wanted.count - found.length };
    const inMonth = await stretch(db, question, rest, facet('month', month));
    if (inMonth.length <= MOST) found.push(...inMonth.slice(0, rest.count));
    // So many in one month stand close together: they are soon met in the order itself.
    else found.push(...(await everyRow(db, within(question, month), rest)));
  }
  return found;
}

/** The hits of a stretch in order, at most one more than can be put in order. */
async function stretch(db: Reader, question: Question, wanted: Wanted, when?: number): Promise<Found[]> {
  const { by, type } = DATES[question.dateOf];
  const conditions = [...placed(question, wanted), ...conditionsOf(question)];
  if (when !== undefined) conditions.unshift(sql`s.facets && ${[when]}::int[]`);
  const direction = wanted.descending ? sql`desc` : sql`asc`;
  const { rows } = await sql<Found>`
    with hit as materialized (
      select a.id, ${by} as at from ${FROM} where ${all(conditions)} limit ${MOST + 1}
    )
    select id, ${asText(sql`at`, type)} as at from hit order by hit.at ${direction}, id ${direction}`.execute(
    db,
  );
  return rows;
}

/** The years that may hold hits, in the order wanted. */
async function yearsOf(db: Reader, question: Question, wanted: Wanted): Promise<number[]> {
  const { rows } = await sql<{ least: number | null; most: number | null }>`
    select ${yearAt('asc')} as least, ${yearAt('desc')} as most`.execute(db);
  const { least, most } = rows[0]!;
  if (least === null || most === null) return [];
  const { from, before } = question;
  const place = wanted.after && new Date(wanted.after.at).getUTCFullYear();
  const [placeFrom, placeTo] = wanted.descending ? [undefined, place] : [place, undefined];
  const first = Math.max(least, yearOf(from) ?? least, placeFrom ?? least);
  const last = Math.min(most, yearOf(before) ?? most, placeTo ?? most);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return wanted.descending ? years.reverse() : years;
}

/** Of the first or last activity there is, in UTC as the facets are. */
const yearAt = (direction: 'asc' | 'desc') => sql`(
  select extract(year from occurred_at at time zone 'UTC')::int from activity_search
  order by occurred_at ${sql.raw(direction)}, activity_id ${sql.raw(direction)} limit 1)`;

const yearOf = (bound: Question['from']) => (bound instanceof Date ? bound.getUTCFullYear() : undefined);

/** The same question of one month alone. */
function within(question: Question, month: number): Question {
  const begin = (months: number) => new Date(Date.UTC(Math.floor(months / 12), months % 12));
  const later = (a: Question['from'], b: Date) => (a instanceof Date && a > b ? a : b);
  const earlier = (a: Question['before'], b: Date) => (a instanceof Date && a < b ? a : b);
  return {
    ...question,
    from: later(question.from, begin(month)),
    before: earlier(question.before, begin(month + 1)),
  };
}

export const conditionsOf = ({ indexed, unindexed, exact }: Question) => [...indexed, ...unindexed, ...exact];

/** Within the bounds, and after the place where the last page ended. */
export function placed(
  { dateOf, from, before }: Question,
  { after, descending }: Wanted,
): RawBuilder<unknown>[] {
  const { by, type } = DATES[dateOf];
  const value = (bound: unknown) => sql`${bound}::${sql.raw(type)}`;
  const conditions: RawBuilder<unknown>[] = [];
  if (from !== null) conditions.push(sql`${by} >= ${value(from)}`);
  if (before !== null) conditions.push(sql`${by} < ${value(before)}`);
  // Who has none stands in no order by it.
  if (dateOf === 'followUp' && from === null && before === null) conditions.push(sql`${by} is not null`);
  if (after) {
    const id = dateOf === 'occurred' ? sql`s.activity_id` : sql`a.id`;
    const beyond = descending ? sql`<` : sql`>`;
    conditions.push(sql`(${by}, ${id}) ${beyond} (${value(after.at)}, ${after.id}::int)`);
  }
  return conditions;
}
