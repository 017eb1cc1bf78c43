// Reports: activities counted by rows and columns. The conditions are those of the list, so that the numbers agree with it.
import { type RawBuilder, sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { readReport as endpoint, ReportColumn, ReportRow } from '../../shared/reports.ts';
import { all } from '../activities/rows.ts';
import type { Reader } from '../db/database.ts';
import { withSettings } from './by-index.ts';
import { FROM, placed } from './order.ts';
import { type Asker, indexedBy, punctualityIn, questionOf, saidBy } from './question.ts';

type Report = OutputOf<(typeof endpoint)['response']>;

const MOST_ROWS = 200;

const ROWS: Record<ReportRow, { by: RawBuilder<unknown>; name: RawBuilder<unknown> }> = {
  salesperson: { by: sql`a.salesperson_id`, name: sql`null::text` },
  type: { by: sql`a.type_id`, name: sql`null::text` },
  customer: { by: sql`a.customer_id`, name: sql`(select name from customer where id = row)` },
  campaign: { by: sql`a.campaign_id`, name: sql`(select name from campaign where id = row)` },
};

export function readReport(
  db: Reader,
  asked: OutputOf<(typeof endpoint)['query']>,
  asker: Asker,
): Promise<Report> {
  // Some weeks of many years: their records one by one, rather than a disk's worth of all of them in one go.
  return withSettings(db, { random_page_cost: '1.1' }, (tx) => counted(tx, asked, asker));
}

async function counted(
  db: Reader,
  { rows: asked, columns, ...filter }: OutputOf<(typeof endpoint)['query']>,
  asker: Asker,
): Promise<Report> {
  const question = questionOf(filter, asker);
  const said = (await indexedBy(db, question))?.every ?? saidBy(question);
  const conditions = [...placed(question, { count: 0, descending: true }), ...said, ...question.exact];
  const { by, name } = ROWS[asked];
  const { rows } = await sql<Report['cells'][number] & { place: number | null }>`
    with counted as (
      select ${by} as row, ${columnOf(columns, filter.dateOf, asker.timeZone)}::text as "column", count(*)::int as count,
        coalesce(sum(a.amount), 0)::bigint as amount
      from ${FROM} where ${all(conditions)}
      group by 1, 2
    ), ranked as (
      select row, dense_rank() over (order by sum(count) desc, row)::int as place from counted group by row
    )
    select row, ${name} as name, "column", count, amount, place
    from counted join ranked using (row) where place <= ${MOST_ROWS + 1}
    union all
    select row, null, "column", count, amount, 0 from counted where row is null
    union all
    select null, null, "column", sum(count)::int, sum(amount)::bigint, null from counted group by "column"
    order by place, "column"`.execute(db);
  const ranked = rows.flatMap(({ place, ...cell }) => (place === null ? [] : [{ place, cell }]));
  return {
    cells: ranked.filter(({ place }) => place <= MOST_ROWS).map(({ cell }) => cell),
    sums: rows
      .filter(({ place }) => place === null)
      .map(({ column, count, amount }) => ({ column, count, amount })),
    cut: ranked.some(({ place }) => place > MOST_ROWS),
  };
}

function columnOf(column: ReportColumn, dateOf: string, timeZone: string): RawBuilder<unknown> {
  const day =
    dateOf === 'followUp'
      ? sql`a.follow_up_date`
      : sql`((${dateOf === 'updated' ? sql`a.updated_at` : sql`a.occurred_at`}) at time zone ${timeZone})::date`;
  switch (column) {
    case 'week':
      return sql`date_trunc('week', ${day}::timestamp)::date`;
    case 'month':
      return sql`date_trunc('month', ${day}::timestamp)::date`;
    case 'type':
      return sql`a.type_id`;
    case 'outcome':
      return sql`coalesce(a.outcome, 'none')`;
    case 'punctuality':
      return punctualityIn(timeZone);
  }
}
