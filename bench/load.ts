// One measurement: so many clients, one after the other request each, for so many seconds. Reads its job from the
// command line and prints the figure as JSON. Ends by itself.
import pg from 'pg';
import { type CaughtWrite, catchReads, catchWrite, type Statement } from './floor.ts';
import { type Connection, openConnection } from './http.ts';
import { type Figure, isRead, type Job, READS } from './scenarios.ts';

const job = JSON.parse(process.argv[2] ?? '{}') as Job;

/** What one client does again and again. */
type Turn = () => Promise<unknown>;

async function httpClient(index: number): Promise<{ turn: Turn; end: () => unknown }> {
  const connection: Connection = await openConnection(
    job.port,
    job.cookies[index % job.cookies.length] ?? '',
  );
  const end = () => connection.end();
  let count = index;
  if (isRead(job.scenario)) {
    const { path } = READS[job.scenario];
    const turn = () =>
      connection.ask('GET', `/api${path(job.salespeople[count++ % job.salespeople.length] ?? 0)}`);
    return { end, turn };
  }
  let target = { id: job.starts[index] ?? 0, version: 0 };
  switch (job.scenario) {
    case 'todo':
      return { end, turn: () => connection.ask('GET', '/api/todo') };
    case 'counters':
      return { end, turn: () => connection.ask('GET', '/api/todo/counts') };
    case 'history':
      return {
        end,
        turn: () =>
          connection.ask(
            'GET',
            `/api/activities?customerId=${job.customers[count++ % job.customers.length]}`,
          ),
      };
    case 'complete':
      target.version = JSON.parse(await connection.ask('GET', `/api/activities/${target.id}`)).version;
      return {
        end,
        turn: async () => {
          const next = { date: '2030-01-07', text: 'Ring igen' };
          const body = JSON.stringify({ version: target.version, next, complete: true });
          const answer = JSON.parse(await connection.ask('PATCH', `/api/activities/${target.id}`, body));
          // The follow-up is what is completed next, so that the open list stays as long as it was.
          target = { id: answer.followUp.id, version: 1 };
        },
      };
  }
}

async function floorClient(
  index: number,
  pool: pg.Pool,
  reads: Statement[][],
  write: CaughtWrite | undefined,
): Promise<{ turn: Turn; end: () => unknown }> {
  const end = () => undefined;
  let count = index;
  if (!write) {
    return {
      end,
      turn: async () => {
        // On one connection: some statements are about those that follow.
        const client = await pool.connect();
        for (const statement of reads[count++ % reads.length] ?? []) await client.query(statement);
        client.release();
      },
    };
  }
  let activityId = job.starts[index] ?? 0;
  const customer = await pool.query<{ customer_id: number }>(
    'select customer_id from activity where id = $1',
    [activityId],
  );
  const customerId = customer.rows[0]?.customer_id ?? 0;
  return {
    end,
    turn: async () => {
      activityId = await replay(pool, write, { activityId, customerId });
    },
  };
}

/** Replays a caught write on another activity; answers the id of its successor. */
async function replay(
  pool: pg.Pool,
  write: CaughtWrite,
  to: { activityId: number; customerId: number },
): Promise<number> {
  const client = await pool.connect();
  let successorId = 0;
  const translate = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(translate);
    if (value === write.activityId) return to.activityId;
    if (value === write.successorId) return successorId;
    if (value === write.customerId) return to.customerId;
    return value;
  };
  await client.query('begin');
  for (const { text, values } of write.statements) {
    const result = await client.query({ text, values: values.map(translate) });
    if (text.startsWith('insert into "activity"')) successorId = result.rows[0].id;
  }
  await client.query('commit');
  client.release();
  return successorId;
}

async function run(): Promise<Figure> {
  const pool = new pg.Pool({ connectionString: job.databaseUrl, max: job.clients });
  const floor = job.mode === 'floor';
  const busy = { salespeople: job.salespeople, customers: job.customers };
  const reads =
    floor && job.scenario !== 'complete' ? await catchReads(job.databaseUrl, job.scenario, busy) : [];
  const write =
    floor && job.scenario === 'complete' ? await catchWrite(job.databaseUrl, job.starts[0] ?? 0) : undefined;
  const indexes = Array.from({ length: job.clients }, (_, index) => index);
  const clients = await Promise.all(
    indexes.map((index) => (floor ? floorClient(index, pool, reads, write) : httpClient(index))),
  );
  for (const { turn } of clients) for (let warm = 0; warm < 5; warm += 1) await turn();

  const times: number[] = [];
  const began = performance.now();
  const until = began + job.seconds * 1000;
  await Promise.all(
    clients.map(async ({ turn }) => {
      for (let now = performance.now(); now < until; ) {
        await turn();
        const after = performance.now();
        times.push(after - now);
        now = after;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const { end } of clients) end();
  await pool.end();
  times.sort((left, right) => left - right);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / seconds, median: at(0.5), p95: at(0.95), slowest: at(1) };
}

process.stdout.write(JSON.stringify(await run()));
