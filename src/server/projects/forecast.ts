// What is expected to be sold: open projects by month of expected close, salesperson and stage.
import { sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { forecastProjects as endpoint } from '../../shared/projects.ts';
import type { Reader } from '../db/database.ts';
import { type Asker, conditionsOf } from './list.ts';

type Forecast = NonNullable<OutputOf<(typeof endpoint)['response']>>;

/** From the present month on; what should have closed before it is late, not forgotten. */
export async function forecastProjects(
  db: Reader,
  { months, ...filter }: OutputOf<(typeof endpoint)['query']>,
  asker: Asker,
): Promise<Forecast> {
  const { rows } = await sql<Forecast['rows'][number]>`
    with bounds as (
      select date_trunc('month', ${asker.today}::date)::date as first,
        (date_trunc('month', ${asker.today}::date) + make_interval(months => ${months}))::date as beyond
    ), placed as (
      select pr.salesperson_id, pr.stage_id, pr.amount, pr.value,
        case when pr.expected_close is null then 'undated' when pr.expected_close < b.first then 'late'
          when pr.expected_close >= b.beyond then 'later' else 'month' end as "when",
        case when pr.expected_close >= b.first and pr.expected_close < b.beyond
          then to_char(pr.expected_close, 'YYYY-MM') end as month
      from project pr join customer c on c.id = pr.customer_id, bounds b
      where ${sql.join(conditionsOf(asker, { ...filter, state: 'open' }), sql` and `)}
    )
    select "when", month, salesperson_id as "salespersonId", stage_id as "stageId", count(*)::int as projects,
      sum(amount)::bigint as amount, sum(value)::bigint as value
    from placed group by "when", month, salesperson_id, stage_id
    order by month nulls last, "when", salesperson_id, stage_id`.execute(db);
  return { rows };
}
