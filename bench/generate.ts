// Data of a firm with 20,000 customers, 60,000 contacts and 200 salespeople, and as many activities as asked for.
// The day's work is alike at every size, as in life: 20 busy salespeople have 150 open activities each, 40 busy
// customers have 60 in their history; whatever more there is, is history. So a figure that grows with the size
// grows because of the history, not because the answer became longer.
import pg from 'pg';
import { type Say, step } from './step.ts';

export const CUSTOMERS = 20_000;
export const CONTACTS = 60_000;
export const SALESPEOPLE = 200;
const BUSY_SALESPEOPLE = 20;
const OPEN_EACH = 150;
const BUSY_CUSTOMERS = 40;
const HISTORY_EACH = 60;

/** Fills an empty, migrated and set-up database. Ids are handed out in order, so the busy ones are the first. */
export async function generate(url: string, activities: number, say: Say): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const fill = (what: string, text: string) => step(say, what, () => client.query(text));
  await fill(
    'salespeople',
    `
    insert into app_user (initials, name, email, role, password_hash)
    select 'S' || n, 'Sælger ' || n, 's' || n || '@bench.dk', 'salesperson', (select password_hash from app_user limit 1)
    from generate_series(1, ${SALESPEOPLE}) n`,
  );
  await fill(
    'customers',
    `
    insert into customer (account_number, name, city, postcode, phone, email, status_id, responsible_id, created_at, updated_at)
    select (9999 + n)::text,
      (array['Østergaard','Ågaard','Sørensen','Møller','Æblehaven','Nygård','Kjær','Jensen'])[1 + n % 8] || ' ' ||
      (array['Maskinfabrik','Emballage','Bogtryk','VVS','Tømrer','Planteskole','Revision'])[1 + n % 7] || ' ' || n || ' A/S',
      (array['Aarhus C','Odense','Aalborg','Esbjerg','Køge'])[1 + n % 5], (1000 + n % 8999)::text,
      '+45' || (20000000 + n), 'info@kunde' || n || '.dk', 1 + n % 6, (select min(id) from app_user) + 1 + n % ${SALESPEOPLE}, now(), now()
    from generate_series(1, ${CUSTOMERS}) n`,
  );
  await fill(
    'contacts',
    `
    insert into contact (customer_id, name, phone, emails, created_at, updated_at)
    select 1 + n % ${CUSTOMERS}, (array['Søren','Åse','Jens','Mette','Bjørn'])[1 + n % 5] || ' ' ||
      (array['Bæk','Løvgren','Holm','Ågård'])[1 + n % 4] || ' ' || n, '+45' || (30000000 + n), array['person' || n || '@kunde.dk'], now(), now()
    from generate_series(0, ${CONTACTS - 1}) n`,
  );
  const open = BUSY_SALESPEOPLE * OPEN_EACH;
  const busy = BUSY_CUSTOMERS * HISTORY_EACH;
  const columns =
    'customer_id, contact_id, type_id, salesperson_id, occurred_at, note, follow_up_date, follow_up_time, follow_up_text, origin, completed_at, created_at, updated_at';
  const first = '(select min(id) from app_user) + 1';
  const note = `'Talte om levering i uge ' || 1 + n % 50 || '. Ønsker pris på ' || n % 900 || ' stk. Kunden overvejer også en anden leverandør; prisen er afgørende, og der skal følges op på tilbuddet.'`;
  await fill(
    'open activities',
    `
    insert into activity (${columns})
    select 1 + (n * 7919) % ${CUSTOMERS}, null, 1 + n % 9, ${first} + n % ${BUSY_SALESPEOPLE}, now() - n * interval '1 hour', ${note},
      current_date - 20 + (n / ${BUSY_SALESPEOPLE}) % 60, case when n % 3 = 0 then time '10:30' end, 'Ring om tilbud ' || n, 'manual', null, now(), now()
    from generate_series(0, ${open - 1}) n`,
  );
  await fill(
    'busy customers',
    `
    insert into activity (${columns})
    select 1 + n % ${BUSY_CUSTOMERS}, null, 1 + n % 9, ${first} + n % ${SALESPEOPLE}, now() - n * interval '5 hours', ${note},
      null, null, '', 'manual', now(), now(), now()
    from generate_series(0, ${busy - 1}) n`,
  );
  await fill(
    'history',
    `
    insert into activity (${columns})
    select 1 + (n * 48271::bigint) % ${CUSTOMERS}, null, 1 + n % 9, ${first} + n % ${SALESPEOPLE},
      now() - ((n::bigint * 16807) % 2600000) * interval '1 minute', ${note},
      current_date - (n % 1800), null, 'Følg op på møde', 'manual', now() - (n % 1800) * interval '1 day', now(), now()
    from generate_series(1, ${Math.max(0, activities - open - busy)}) n`,
  );
  await fill(
    'facts',
    `
    update customer c set next_follow_up_date = facts.next, last_activity_at = facts.last
    from (select customer_id, min(follow_up_date) filter (where completed_at is null) as next, max(occurred_at) as last
      from activity group by customer_id) facts
    where facts.customer_id = c.id`,
  );
  // VACUUM fills the visibility map, without which no count can be answered from an index alone.
  await fill('vacuum analyze', 'vacuum analyze');
  await client.end();
}

export interface Busy {
  salespeople: number[];
  customers: number[];
}

/** Whom the scenarios ask about. */
export async function busyOnes(url: string): Promise<Busy> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: number }>(
    `select id from app_user where initials like 'S%' and email like 's%@bench.dk' order by id limit ${BUSY_SALESPEOPLE}`,
  );
  await client.end();
  return {
    salespeople: rows.map((row) => row.id),
    customers: Array.from({ length: BUSY_CUSTOMERS }, (_, index) => index + 1),
  };
}
