// What came of sales projects: closed ones by month of closing, salesperson and result. The conditions are those of the
// list, so that each number is that of the list that it opens.
import { sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { projectResults as endpoint } from '../../shared/projects.ts';
import type { Reader } from '../db/database.ts';
import { type Asker, conditionsOf } from './list.ts';

type Results = NonNullable<OutputOf<(typeof endpoint)['response']>>;

export async function projectResults(
  db: Reader,
  filter: OutputOf<(typeof endpoint)['query']>,
  asker: Asker,
): Promise<Results> {
  const { rows } = await sql<Results['rows'][number]>`
    select date_trunc('month', pr.closed_at at time zone ${asker.timeZone})::date as month,
      pr.salesperson_id as "salespersonId", pr.result, count(*)::int as projects, sum(pr.amount)::bigint as amount
    from project pr join customer c on c.id = pr.customer_id
    where ${sql.join(conditionsOf(asker, { ...filter, state: 'closed' }), sql` and `)}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return { rows };
}
