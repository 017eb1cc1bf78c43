// The number series of projects: «P» and the highest such number in use + 1, starting at P1001. A firm's own numbers may
// look different; they stand beside the series.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';

const FIRST = 1001;

/** The next number. Two who ask at once are told the same, so whoever uses it must be ready for a collision. */
export async function nextProjectNumber(db: Reader): Promise<string> {
  const { rows } = await sql<{ next: string }>`
    select 'P' || greatest(${FIRST}::numeric, max(substr(number, 2)::numeric) + 1)::text as next
    from project where number ~ '^P[0-9]{1,15}$'`.execute(db);
  return rows[0]!.next;
}
