// The number series of account numbers: the highest all-digit number in use + 1, starting at 10000.
import { sql } from 'kysely';
import type { Reader } from '../db/database.ts';

const FIRST = 10_000;

/** The next account number. Two who ask at once are told the same, so whoever uses it must be ready for a collision. */
export async function nextAccountNumber(db: Reader): Promise<string> {
  // Written as the index customer_number_series has it.
  const { rows } = await sql<{ next: string }>`
    select greatest(${FIRST}::numeric, max(account_number::numeric) + 1)::text as next
    from customer where account_number ~ '^[0-9]+$'`.execute(db);
  return rows[0]!.next;
}
