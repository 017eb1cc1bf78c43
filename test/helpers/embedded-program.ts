// A small program built as the product is: lock, database, work, clean stop on SIGTERM. The tests of the embedded
// server run it as a child and kill it. It says one JSON line when ready or refused, then the number of every row
// whose commit was acknowledged. Durable only with writers: the others are about starting and stopping.
// Usage: embedded-program.ts <data folder> <number of writers>
import pg from 'pg';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import { lockDataDir } from '../../src/server/db/instance-lock.ts';

const [dataDir = '', writers = '0'] = process.argv.slice(2);

function say(line: string | object): void {
  process.stdout.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
}

async function write(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the query rejects as well
  await client.connect();
  for (;;) {
    const { rows } = await client.query('INSERT INTO written DEFAULT VALUES RETURNING n');
    say(rows[0].n);
  }
}

try {
  const lock = await lockDataDir(dataDir);
  const server = await startEmbedded({
    dataDir,
    log: { info() {}, warn() {} },
    durable: Number(writers) > 0,
  });
  process.on('SIGTERM', () => {
    void server
      .stop()
      .then(() => lock.release())
      .then(() => process.exit(0));
  });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(
    'CREATE TABLE IF NOT EXISTS written (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)',
  );
  await client.end();
  say({ url: server.url, adopted: server.adopted });
  setInterval(() => {}, 60_000); // stays up without writers too
  await Promise.all(Array.from({ length: Number(writers) }, () => write(server.url)));
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  say({ code, message });
  process.exit(1);
}
