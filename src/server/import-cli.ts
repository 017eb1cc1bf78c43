// npm run import -- FOLDER, or -- --kind customers FILE: the same import as on the screen, from a terminal, also while
// the program runs. Exit codes: 0 everything imported, 1 not imported, 2 wrong usage, 3 imported except for faulty rows.
import { createReadStream } from 'node:fs';
import { mkdir, readFile as readBytes, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { MAX_DOCUMENT_BYTES } from '../shared/documents.ts';
import { type ColumnMapping, type ImportKind, importKind } from '../shared/imports.ts';
import { explain, FAILED, OK, SOME_FAULTY, say, UsageError, withDatabase } from './cli.ts';
import type { Database, Reader } from './db/database.ts';
import { blobStore, recordBlob } from './documents/blobs.ts';
import { Problem } from './errors.ts';
import { guessMapping, missingColumns, nameOf } from './imports/columns.ts';
import { faultsCsv } from './imports/faults-csv.ts';
import { type ImportFile, readFile } from './imports/file.ts';
import { KINDS, planImport } from './imports/kinds.ts';
import type { Importing } from './imports/plan.ts';
import { reasonsLine } from './imports/reasons.ts';
import { importRunner } from './imports/runner.ts';
import { type Counts, countsOf, createRun, previewImport, readFaults, readRun } from './imports/runs.ts';
import { writePlan } from './imports/write.ts';
import { readCompany } from './settings/company.ts';

const FILES: readonly { kind: ImportKind; name: string }[] = [
  { kind: 'customers', name: 'kundeemner.csv' },
  { kind: 'contacts', name: 'kontaktpersoner.csv' },
  { kind: 'campaigns', name: 'kampagner.csv' },
  { kind: 'members', name: 'kampagnemedlemmer.csv' },
  { kind: 'projects', name: 'salgsprojekter.csv' },
  { kind: 'activities', name: 'aktiviteter.csv' },
];
const FILES_IN_WORDS = FILES.map(({ kind, name }) => `    ${kind.padEnd(12)}${name}`).join('\n');

const USAGE = `Brug:
  npm run import -- MAPPE                  de af filerne nedenfor, der er i mappen, i denne rækkefølge
  npm run import -- --kind SLAGS FIL.csv   én fil; slags står til venstre
${FILES_IN_WORDS}
Valg:
  --dry-run         vis, hvad der ville ske; intet gemmes
  --faults FIL.csv  skriv rækker med fejl til en fil, der kan rettes og importeres igen
                    (ved en mappe: navnet på en mappe til sådanne filer)`;

const FAULTS_SHOWN = 20;

interface Job {
  kind: ImportKind;
  path: string;
  /** where the faulty rows go, if anywhere */
  faultsTo: string | undefined;
}

async function readJobs(): Promise<{ jobs: Job[]; trial: boolean }> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      faults: { type: 'string' },
    },
  });
  const [path, ...more] = positionals;
  if (!path || more.length > 0) throw new UsageError('Skriv én fil eller én mappe.');
  const place = await stat(path).catch(() => {
    throw new UsageError(`${path} findes ikke.`);
  });
  const { faults, 'dry-run': trial } = values;
  if (!place.isDirectory()) {
    const kind = importKind.safeParse(values.kind);
    if (!kind.success) throw new UsageError(`Skriv slags: --kind ${importKind.options.join(' | ')}.`);
    return { jobs: [{ kind: kind.data, path, faultsTo: faults }], trial };
  }
  if (values.kind) throw new UsageError('--kind hører til én fil, ikke til en mappe.');
  const names = await readdir(path);
  const jobs = FILES.filter(({ name }) => names.includes(name)).map(({ kind, name }) => ({
    kind,
    path: join(path, name),
    faultsTo: faults && join(faults, name.replace('.csv', ' - fejl.csv')),
  }));
  if (jobs.length === 0)
    throw new UsageError(`${path} har ingen af filerne ${FILES.map((file) => file.name).join(', ')}.`);
  return { jobs, trial };
}

interface Opened extends Job {
  file: ImportFile;
  mapping: ColumnMapping;
}

/** Reads a file and says what it is; null when it lacks a required column. */
async function openFile(job: Job): Promise<Opened | null> {
  if ((await stat(job.path)).size > MAX_DOCUMENT_BYTES) throw new Problem(413, 'file-too-large');
  const file = await readFile(await readBytes(job.path));
  const mapping = guessMapping(job.kind, file.columns);
  const delimiter = DELIMITERS[file.delimiter] ?? `«${file.delimiter}»`;
  say(`${basename(job.path)}: ${file.rows.length} rækker (${file.encoding}, ${delimiter})`);
  const missing = missingColumns(job.kind, mapping);
  if (missing.length === 0) return { ...job, file, mapping };
  say(`  Filen mangler: ${missing.map((field) => nameOf(job.kind, field)).join(', ')}.`);
  return null;
}

const DELIMITERS: Record<string, string> = { ';': 'semikolon', ',': 'komma', '\t': 'tabulator' };

/** Imports one file as the screen does; answers the exit code. */
async function runJob(database: Database, dataDir: string, job: Job): Promise<number> {
  const opened = await openFile(job);
  if (!opened) return FAILED;
  const { kind, file, mapping, path } = opened;
  const by = await importing(database.reader);
  const counts = await previewImport(database.reader, kind, file, mapping, by);
  const blobs = blobStore(join(dataDir, 'documents'));
  const blob = await blobs.put(createReadStream(path));
  const id = await database.transaction(async (tx) => {
    await recordBlob(tx, blob, by.now);
    return createRun(tx, { kind, fileName: basename(path), sha256: blob.sha256, file, mapping, counts }, by);
  });
  const runner = importRunner({
    database,
    blobs,
    clock: () => new Date(),
    log: { error: ({ err }: { err?: unknown }, message) => console.error(message, err ?? '') },
    onProgress: showProgress,
  });
  const breakOff = () => void runner.stop();
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  await database.transaction((tx) => runner.start(tx, id, null));
  await runner.idle();
  process.off('SIGINT', breakOff).off('SIGTERM', breakOff);
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  const run = await readRun(database.reader, id, 'da');
  if (run.state !== 'done') {
    say(`  ${run.message}`);
    return FAILED;
  }
  return report(opened, { ...run, faults: (await readFaults(database.reader, id)).faults });
}

/** Writes everything and takes it back: later files see what earlier ones would have brought. */
async function dryRun(database: Database, jobs: readonly Job[]): Promise<number> {
  let worst = OK;
  const takenBack = new Error('taken back');
  await database.reader
    .transaction()
    .execute(async (tx) => {
      const by = await importing(tx);
      for (const job of jobs) {
        const opened = await openFile(job);
        if (!opened) {
          worst = FAILED;
          break;
        }
        const plan = await planImport(tx, opened.kind, opened.file, opened.mapping, by);
        await writePlan(tx, KINDS[opened.kind], plan, { ...by, importId: 0 }, () => undefined);
        worst = Math.max(worst, await report(opened, countsOf(plan)));
      }
      throw takenBack;
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
  say('Intet er gemt (--dry-run).');
  return worst;
}

async function importing(db: Reader): Promise<Importing> {
  return { actorId: null, now: new Date(), timeZone: (await readCompany(db)).timeZone };
}

function showProgress(done: number, total: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r  ${done} af ${total} …`);
}

/** Says what came of a file, names its faulty rows, writes them where asked; answers the exit code. */
async function report({ kind, file, faultsTo }: Opened, counts: Omit<Counts, 'warnings'>): Promise<number> {
  const { created, updated, unchanged, faulty, warned, faults } = counts;
  say(
    `  ${created} oprettet, ${updated} rettet, ${unchanged} uændret, ${faulty} med fejl, ${warned} med en bemærkning`,
  );
  for (const fault of faults.slice(0, FAULTS_SHOWN)) {
    say(`  linje ${fault.line}: ${reasonsLine(kind, fault.reasons, 'da')}`);
  }
  if (faulty > FAULTS_SHOWN) say(`  … og ${faulty - FAULTS_SHOWN} rækker mere med fejl`);
  if (faulty === 0) return OK;
  if (faultsTo) {
    await mkdir(dirname(faultsTo), { recursive: true });
    await writeFile(faultsTo, faultsCsv({ kind, columns: file.columns, faults }, 'da'));
    say(`  rækker med fejl: ${faultsTo}`);
  }
  return SOME_FAULTY;
}

async function main(): Promise<number> {
  const { jobs, trial } = await readJobs();
  return withDatabase(4, async (database, dataDir) => {
    if (trial) return dryRun(database, jobs);
    let worst = OK;
    for (const job of jobs) {
      const code = await runJob(database, dataDir, job);
      if (code === FAILED) return FAILED;
      worst = Math.max(worst, code);
    }
    return worst;
  });
}

process.exitCode = await main().catch((error) => explain(error, USAGE));
