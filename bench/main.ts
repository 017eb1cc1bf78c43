// npm run bench [-- 10000 100000] [--only day|mail|sales] : measures the working day over HTTP beside its floor, the same SQL
// through the driver alone, in the same run; sales projects and campaigns likewise; and mail beside the parser alone. Ratios are what counts; absolute times
// belong to the machine.
// Everything runs on loopback and on a database of its own, bounded in time, and stops by itself.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { openDatabase } from '../src/server/db/database.ts';
import { startEmbedded } from '../src/server/db/embedded.ts';
import { migrate } from '../src/server/db/migrate.ts';
import { startSession } from '../src/server/users/sessions.ts';
import { setUpCompany } from '../src/server/users/set-up.ts';
import { type Busy, busyOnes, generate } from './generate.ts';
import { measureMail } from './mail.ts';
import { type Line, printMail, printReport } from './report.ts';
import { generateSales, SALES_READS, type SalesScenario } from './sales.ts';
import {
  CLIENTS,
  type Figure,
  type Job,
  labelOf,
  SCENARIOS,
  type Scenario,
  type ScenarioName,
} from './scenarios.ts';

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
});
const SIZES = positionals.map(Number).filter(Boolean);
const measures = (part: 'day' | 'mail' | 'sales') => asked.only === undefined || asked.only === part;
const ROUNDS = 3;
const SECONDS = 2;
const say = (line: string) => console.error(line);
const root = join(import.meta.dirname, '..');
const run = promisify(execFile);

interface Part {
  scenarios: readonly Scenario[];
  clients: readonly number[];
  fill: (databaseUrl: string, size: number) => Promise<void>;
}

const DAY: Part = {
  scenarios: Object.keys(SCENARIOS) as ScenarioName[],
  clients: CLIENTS,
  fill: (url, activities) => generate(url, activities, say),
};

/** One client: what these cost is the database's work, of which two do not make more. */
const SALES: Part = {
  scenarios: Object.keys(SALES_READS) as SalesScenario[],
  clients: [1],
  fill: async (url, size) => {
    await generate(url, size, say);
    await generateSales(url, size, say);
  },
};

async function measureSize(
  databaseUrl: string,
  size: number,
  { scenarios, clients: numbers, fill }: Part,
): Promise<{ lines: Line[]; memoryMb: number }> {
  say(`\n${size.toLocaleString('da-DK')}`);
  const database = openDatabase(databaseUrl, () => undefined, 2);
  await migrate(database.reader);
  const company = {
    companyName: 'Bench A/S',
    timeZone: 'Europe/Copenhagen',
    name: 'Bench',
    initials: 'ADM',
    email: 'adm@bench.dk',
    password: 'ikke hemmelig',
    language: 'da',
  } as const;
  await database.transaction((tx) => setUpCompany(tx, company, new Date()));
  await fill(databaseUrl, size);
  const busy = await busyOnes(databaseUrl);
  const cookies = await Promise.all(
    busy.salespeople.map((id) =>
      database.transaction(
        async (tx) => `opfolg=${await startSession(tx, { id, userAgent: 'bench', now: new Date() })}`,
      ),
    ),
  );
  await database.end();
  const server = await startServer(databaseUrl);
  try {
    const lines: Line[] = [];
    for (const scenario of scenarios) {
      for (const clients of numbers) {
        lines.push(await measure({ scenario, clients, databaseUrl, port: server.port, cookies, busy }, size));
      }
    }
    return { lines, memoryMb: await residentMb(server.child) };
  } finally {
    await server.stop();
  }
}

interface Setting {
  scenario: Scenario;
  clients: number;
  databaseUrl: string;
  port: number;
  cookies: string[];
  busy: Busy;
}

/** Floor and server take turns, so that a change of the machine's speed meets both; the middle of the pairs counts. */
async function measure(setting: Setting, size: number): Promise<Line> {
  const pairs: { floor: Figure; http: Figure }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    pairs.push({ floor: await load('floor', setting), http: await load('http', setting) });
  }
  pairs.sort(
    (left, right) =>
      left.http.perSecond / left.floor.perSecond - right.http.perSecond / right.floor.perSecond,
  );
  const { floor, http } = pairs[Math.floor(ROUNDS / 2)]!;
  const line = { size, scenario: setting.scenario, clients: setting.clients, floor, http };
  say(
    `  ${labelOf(setting.scenario)}, ${setting.clients} clients: ${Math.round(http.perSecond)}/s of ${Math.round(floor.perSecond)}/s = ${(http.perSecond / floor.perSecond).toFixed(2)}`,
  );
  return line;
}

async function load(mode: Job['mode'], { busy, ...setting }: Setting): Promise<Figure> {
  const job: Job = {
    mode,
    seconds: SECONDS,
    ...setting,
    ...busy,
    starts: await freshStarts(setting.databaseUrl, setting.clients, mode),
  };
  const { stdout } = await run('node', [join(import.meta.dirname, 'load.ts'), JSON.stringify(job)], {
    maxBuffer: 1e7,
    timeout: 60_000,
  });
  return JSON.parse(stdout) as Figure;
}

/** Open activities that nobody has completed yet, one for each client, each with another salesperson. */
async function freshStarts(databaseUrl: string, clients: number, mode: Job['mode']): Promise<number[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const order = mode === 'http' ? 'asc' : 'desc';
  const { rows } = await client.query<{ id: number }>(
    `select distinct on (salesperson_id) id from activity where completed_at is null and origin = 'manual' and next_date is null
     order by salesperson_id, id ${order} limit ${clients}`,
  );
  await client.end();
  return rows.map((row) => row.id);
}

async function startServer(
  databaseUrl: string,
): Promise<{ port: number; child: ChildProcess; stop: () => Promise<void> }> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'opfolg-bench-data-'));
  const child = spawn('node', [...(await startFlags()), 'src/server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (text) => String(text).includes('Opfølg:') && resolve());
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    await rm(dataDir, { recursive: true, force: true });
  };
  return { port, child, stop };
}

/** What `npm start` tells Node, so that the program is measured as it is run. */
async function startFlags(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.match(/--max\S+|--import \S+/g)?.flatMap((flag) => flag.split(' ')) ?? [];
}

/** The server's resident memory at its highest, in MB; the database is not in it. */
async function residentMb(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const quiet = { info: () => undefined, warn: () => undefined };

/** A database server of its own for as long as `act` takes. */
async function withServer<T>(act: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'opfolg-bench-'));
  const server = await startEmbedded({ dataDir, log: quiet });
  try {
    return await act(server.url);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** An empty database beside the one that the address names. */
async function emptyDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const name = `bench_${randomBytes(4).toString('hex')}`;
  await client.query(`create database ${name} template template0`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const parts = [
  ['day', DAY, [10_000, 100_000, 1_000_000]],
  ['sales', SALES, [10_000, 100_000]],
] as const;
for (const [name, part, sizes] of parts) {
  if (!measures(name)) continue;
  const lines: Line[] = [];
  const memory: [number, number][] = [];
  for (const size of SIZES.length > 0 ? SIZES : sizes) {
    const result = await withServer((url) => measureSize(url, size, part));
    lines.push(...result.lines);
    memory.push([size, result.memoryMb]);
  }
  printReport(lines, memory, { machine, unit: name === 'day' ? 'activities' : 'projects' });
}
if (measures('mail')) {
  const flags = await startFlags();
  printMail(await withServer((url) => measureMail(() => emptyDatabase(url), flags, say)), machine);
}
