// npm run bench [-- 10000 100000] [--only day|mail|sales|overview] [--keep folder] : measures the working day over HTTP beside its
// floor, the same SQL through the driver alone, in the same run; sales projects, campaigns and CRM Overblik likewise; and mail
// beside the parser alone. Ratios are what counts; absolute times belong to the machine. What was filled is kept in the folder
// and found there the next time: five million activities take half an hour.
// Everything runs on loopback and on a database of its own, bounded in time, and stops by itself.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import pg from 'pg';
import { openDatabase } from '../src/server/db/database.ts';
import { migrate } from '../src/server/db/migrate.ts';
import { startSession } from '../src/server/users/sessions.ts';
import { setUpCompany } from '../src/server/users/set-up.ts';
import { generateArchive } from './archive.ts';
import { type Busy, busyOnes, generate } from './generate.ts';
import { measureMail } from './mail.ts';
import { OVERVIEW_READS, type OverviewScenario } from './overview.ts';
import { type Line, printMail, printReport, type Targets } from './report.ts';
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
import { emptyDatabase, residentMb, startFlags, startServer, withServer } from './server.ts';

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, keep: { type: 'string' } },
});
const SIZES = positionals.map(Number).filter(Boolean);
const measures = (part: 'day' | 'mail' | 'sales' | 'overview') =>
  asked.only === undefined || asked.only === part;
const ROUNDS = 3;
const SECONDS = 2;
const say = (line: string) => console.error(line);
const run = promisify(execFile);

interface Part {
  sizes: readonly number[];
  unit: string;
  targets: Targets;
  scenarios: readonly Scenario[];
  clients: readonly number[];
  /** answers what is to be told of it */
  fill: (databaseUrl: string, size: number) => Promise<string[]>;
}

/** Reads at half of the floor, at most 1.5 times the cost with a hundred times the history. */
const DAY: Part = {
  sizes: [10_000, 100_000, 1_000_000],
  unit: 'activities',
  targets: { ratio: 0.5, growth: 1.5 },
  scenarios: Object.keys(SCENARIOS) as ScenarioName[],
  clients: CLIENTS,
  fill: async (url, activities) => {
    await generate(url, activities, say);
    return [];
  },
};

/** One client: what these cost is the database's work, of which two do not make more. */
const SALES: Part = {
  sizes: [10_000, 100_000],
  unit: 'projects',
  targets: { ratio: 0.5, growth: 1.5 },
  scenarios: Object.keys(SALES_READS) as SalesScenario[],
  clients: [1],
  fill: async (url, size) => {
    await generate(url, size, say);
    await generateSales(url, size, say);
    return [];
  },
};

/** What a person who searches waits for while others do; no combination may take a second. */
const OVERVIEW: Part = {
  sizes: [1_000_000, 5_000_000],
  unit: 'activities',
  targets: { p95: 200, slowest: 1000 },
  scenarios: Object.keys(OVERVIEW_READS) as OverviewScenario[],
  clients: [8],
  fill: (url, size) => generateArchive(url, size, say),
};

const COMPANY = {
  companyName: 'Bench A/S',
  timeZone: 'Europe/Copenhagen',
  name: 'Bench',
  initials: 'ADM',
  email: 'adm@bench.dk',
  password: 'ikke hemmelig',
  language: 'da',
} as const;

/** What filling told, now or when the folder was filled. */
async function filledOnce(folder: string | undefined, fill: () => Promise<string[]>): Promise<string[]> {
  if (!folder) return fill();
  const file = join(folder, 'filled.json');
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before !== undefined) return JSON.parse(before) as string[];
  const told = await fill();
  await writeFile(file, JSON.stringify(told));
  return told;
}

async function measureSize(
  databaseUrl: string,
  size: number,
  { scenarios, clients: numbers, fill }: Part,
  folder: string | undefined,
): Promise<{ lines: Line[]; memoryMb: number; told: string[] }> {
  say(`\n${size.toLocaleString('da-DK')}`);
  const database = openDatabase(databaseUrl, () => undefined, 2);
  await migrate(database.reader);
  const told = await filledOnce(folder, async () => {
    await database.transaction((tx) => setUpCompany(tx, COMPANY, new Date()));
    return fill(databaseUrl, size);
  });
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
    return { lines, memoryMb: await residentMb(server.child), told };
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

const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const parts = [
  ['day', DAY],
  ['sales', SALES],
  ['overview', OVERVIEW],
] as const;
for (const [name, part] of parts) {
  if (!measures(name)) continue;
  const lines: Line[] = [];
  const memory: [number, number][] = [];
  const told: string[] = [];
  for (const size of SIZES.length > 0 ? SIZES : part.sizes) {
    const folder = asked.keep === undefined ? undefined : join(asked.keep, `${name}-${size}`);
    const result = await withServer((url) => measureSize(url, size, part, folder), folder);
    lines.push(...result.lines);
    told.push(...result.told);
    memory.push([size, result.memoryMb]);
  }
  printReport(lines, memory, { machine, told, ...part });
}
if (measures('mail')) {
  const flags = await startFlags();
  printMail(await withServer((url) => measureMail(() => emptyDatabase(url), flags, say)), machine);
}
