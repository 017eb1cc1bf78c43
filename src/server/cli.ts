// What the commands share: exit codes, the database of a program that may be running, and errors in words.
import { ConfigError, readConfig } from './config.ts';
import { type Database, openDatabase } from './db/database.ts';
import { migrate, NewerSchema } from './db/migrate.ts';
import { reachDatabase } from './db/reach.ts';
import { StartupError } from './db/startup-error.ts';
import { errorText } from './errors.texts.ts';
import { Problem } from './errors.ts';
import { readCompany } from './settings/company.ts';

export const OK = 0;
export const FAILED = 1;
const WRONG_USAGE = 2;
export const SOME_FAULTY = 3;

export class UsageError extends Error {}

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** Opens the database of the environment for as long as `act` takes; answers its exit code. */
export async function withDatabase(
  connections: number,
  act: (database: Database, dataDir: string) => Promise<number>,
): Promise<number> {
  const config = readConfig(process.env);
  const reached = await reachDatabase(config);
  const database = openDatabase(reached.url, () => undefined, connections);
  try {
    await migrate(database.reader);
    if ((await readCompany(database.reader)).name === '') {
      say('Programmet er ikke sat op endnu. Start det, og opret virksomheden først.');
      return FAILED;
    }
    return await act(database, config.dataDir);
  } finally {
    await database.end();
    await reached.release();
  }
}

/** Says what went wrong; answers the exit code. */
export function explain(error: unknown, usage: string): number {
  const { code, message } = error as { code?: string; message: string };
  if (error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS')) {
    console.error(`${message}\n\n${usage}`);
    return WRONG_USAGE;
  }
  if (error instanceof Problem) console.error(errorText(error.id, 'da'));
  else if (error instanceof ConfigError || error instanceof StartupError) console.error(message);
  else if (error instanceof NewerSchema)
    console.error('Databasen er lavet af en nyere version af programmet.');
  else console.error(error);
  return FAILED;
}
