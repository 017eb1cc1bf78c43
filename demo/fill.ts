import type { Database } from '../src/server/db/database.ts';
export async function fillDemo(
  _database: Database,
  _options: { now: Date; dataDir: string; say: (line: string) => void },
): Promise<void> {}
