// What is asked of CRM Overblik, as conditions: facets and patterns that the index answers, and what has to be asked of the
// records themselves.
import { type RawBuilder, sql } from 'kysely';
import { addDays, instantAt } from '../../shared/days.ts';
import type { DateOf, OverviewFilter, Punctuality } from '../../shared/overview.ts';
import { searchWords } from '../../shared/search-words.ts';
import { visibleTo } from '../activities/find.ts';
import type { Actor } from '../actor.ts';
import type { Reader } from '../db/database.ts';
import { saysOn } from '../db/fold-words.ts';
import { type Asked, anyFacet, apart } from './common-facets.ts';
import { type FacetKind, facet, KEPT, OUTCOMES } from './facets.ts';
import { lookUp, type Months, type Sought } from './vocabulary.ts';

export interface Question {
  /** each of them by any of its values */
  facets: number[][];
  said: Sought[];
  /** over `activity_search s`: what no index can answer, which is what is not to be there */
  unindexed: RawBuilder<unknown>[];
  /** over `activity a` and `customer c`: of the records as they are at this moment */
  exact: RawBuilder<unknown>[];
  dateOf: DateOf;
  /** of a customer, a person or a project: however long the archive, not much */
  ofFew: boolean;
  /** instants or days, by what «dato» is; null: no bound. The end is not included. */
  from: Date | string | null;
  before: Date | string | null;
}

export interface Asker {
  actor: Actor;
  timeZone: string;
}

export function questionOf(filter: OverviewFilter, { actor, timeZone }: Asker): Question {
  const said = wordsOf(filter.q);
  const named = wordsOf(filter.document);
  return {
    facets: facetsOf(filter),
    said: [
      ...said.all.map((word) => ({ in: 'text' as const, word })),
      ...named.all.map((word) => ({ in: 'files' as const, word })),
    ],
    unindexed: [
      ...said.not.map((word) => sql`not (${saysOn(sql`s.text`, word)})`),
      ...named.not.map((word) => sql`not (${saysOn(sql`s.files`, word)})`),
    ],
    exact: [visibleTo(actor), ...exactOf(filter, timeZone)],
    dateOf: filter.dateOf,
    ofFew: (filter.customers ?? filter.contacts ?? filter.projects) !== undefined,
    ...boundsOf(filter, timeZone),
  };
}

/** What can be asked of a row that was read already, over `activity_search s`. */
export const saidBy = ({ facets, said, unindexed }: Question): RawBuilder<unknown>[] => [
  ...facets.map(anyFacet),
  ...said.map((sought) => saysOn(sql.ref(`s.${sought.in}`), sought.word)),
  ...unindexed,
];

/** The same as the index answers it, over `activity_search s`. */
export interface Indexed {
  /** all by the index, as far as it goes */
  every: RawBuilder<unknown>[];
  /** or only what is rare by it, and what is common of the rows: quicker for a few rows; null: nothing is, or everything */
  few: { index: RawBuilder<unknown>[]; rows: RawBuilder<unknown>[] } | null;
  /** everything that is found occurred in these */
  months: Months;
}

/** Null: nothing of it, there is only the order of rows to follow. `count`: how many hits are wanted, if not all. */
export async function indexedBy(
  db: Reader,
  question: Question,
  count = Number.POSITIVE_INFINITY,
): Promise<Indexed | null> {
  const { asked: words, unindexed: unknown, months } = await lookUp(db, question.said);
  // «is true»: nothing that an index answers
  const filters = question.facets.map((facets) => ({ facets, says: sql`(${anyFacet(facets)}) is true` }));
  const asked = [...filters, ...words];
  if (asked.length === 0) return null;
  const unindexed = [...unknown, ...question.unindexed];
  const byIndex = (some: readonly Asked[]) => [...some.map(({ facets }) => anyFacet(facets)), ...unindexed];
  const { rare, common } = await apart(db, asked, count);
  const few = common.length === 0 ? null : { index: byIndex(rare), rows: common.map(({ says }) => says) };
  return { every: byIndex(asked), few, months };
}

function facetsOf(filter: OverviewFilter): number[][] {
  const any = (kind: FacetKind, values: readonly number[] | undefined) =>
    values ? [values.map((value) => facet(kind, value))] : [];
  return [
    ...any('salesperson', filter.salespeople),
    ...any('type', filter.types),
    ...any('customer', filter.customers),
    ...any('contact', filter.contacts),
    ...any('project', filter.projects),
    ...any('campaign', filter.campaigns),
    ...any('tag', filter.tags),
    ...any(
      'outcome',
      filter.outcomes?.map((outcome) => OUTCOMES.indexOf(outcome)),
    ),
    ...any('status', filter.statuses),
    ...any(
      'punctuality',
      filter.punctuality?.map((kept) => KEPT.indexOf(kept)),
    ),
    ...any('state', filter.state === 'both' ? undefined : [filter.state === 'open' ? 0 : 1]),
    ...any('direction', filter.direction && [filter.direction === 'in' ? 0 : 1]),
    ...any('documents', filter.documents === undefined ? undefined : [Number(filter.documents)]),
  ];
}

/** The index may be a moment behind: what changes by a click is asked of the record as well. */
function exactOf(filter: OverviewFilter, timeZone: string): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (filter.state === 'open') conditions.push(sql`a.completed_at is null`);
  if (filter.state === 'closed') conditions.push(sql`a.completed_at is not null`);
  if (filter.salespeople) conditions.push(sql`a.salesperson_id = any (${filter.salespeople}::int[])`);
  if (filter.tags) {
    conditions.push(sql`exists (
      select 1 from activity_tag where activity_id = a.id and tag_id = any (${filter.tags}::int[]))`);
  }
  if (filter.statuses) conditions.push(sql`c.status_id = any (${filter.statuses}::int[])`);
  if (filter.punctuality) {
    conditions.push(sql`${punctualityIn(timeZone)} = any (${filter.punctuality}::text[])`);
  }
  return conditions;
}

/** Of activity `a`: whether its follow-up was kept by its day, on the company's clock. */
export const punctualityIn = (timeZone: string | RawBuilder<unknown>) => sql<Punctuality>`case
  when a.follow_up_date is null then 'none' when a.completed_at is null then 'open'
  when (a.completed_at at time zone ${timeZone})::date <= a.follow_up_date then 'onTime' else 'late' end`;

function boundsOf({ from, to, dateOf }: OverviewFilter, timeZone: string): Pick<Question, 'from' | 'before'> {
  const begin = (day: string) => (dateOf === 'followUp' ? day : instantAt(day, '00:00', timeZone));
  return { from: from ? begin(from) : null, before: to ? begin(addDays(to, 1)) : null };
}

const wordsOf = (q: string | undefined) => searchWords(q ?? '');
