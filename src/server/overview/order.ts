// The order of a date: where a page goes on, and going through everything in that order.
import { type RawBuilder, sql } from 'kysely';
import { all, asText } from '../activities/rows.ts';
import type { Reader } from '../db/database.ts';
import { DATES } from './dates.ts';
import { type Question, saidBy } from './question.ts';

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

/** For «order by». */
export const directionOf = ({ descending }: Pick<Wanted, 'descending'>) =>
  descending ? sql`desc` : sql`asc`;

/** Without anything that an index answers there is only the order itself to follow. */
export async function everyRow(db: Reader, question: Question, wanted: Wanted): Promise<Found[]> {
  const { by, id, type } = DATES[question.dateOf];
  const direction = directionOf(wanted);
  const { rows } = await sql<Found>`
    select id, ${asText(sql`at`, type)} as at from (
      select ${id} as id, ${by} as at from ${FROM}
      where ${all([...placed(question, wanted), ...saidBy(question), ...question.exact])}
      order by ${by} ${direction}, ${id} ${direction} limit ${wanted.count}) hit
    order by hit.at ${direction}, id ${direction}`.execute(db);
  return rows;
}

export const FROM = sql`activity_search s join activity a on a.id = s.activity_id left join customer c on c.id = a.customer_id`;

/** Within the bounds, and after the place where the last page ended. */
export function placed(
  { dateOf, from, before }: Question,
  { after, descending }: Wanted,
): RawBuilder<unknown>[] {
  const { by, id, type } = DATES[dateOf];
  const value = (bound: unknown) => sql`${bound}::${sql.raw(type)}`;
  const conditions: RawBuilder<unknown>[] = [];
  if (from !== null) conditions.push(sql`${by} >= ${value(from)}`);
  if (before !== null) conditions.push(sql`${by} < ${value(before)}`);
  // Who has none stands in no order by it.
  if (dateOf === 'followUp' && from === null && before === null) conditions.push(sql`${by} is not null`);
  if (after) {
    const beyond = descending ? sql`<` : sql`>`;
    conditions.push(sql`(${by}, ${id}) ${beyond} (${value(after.at)}, ${after.id}::int)`);
  }
  return conditions;
}
