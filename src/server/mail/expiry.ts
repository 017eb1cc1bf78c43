// The headers of an unknown outsider's mail are kept for 30 days, so that somebody may place it; then they go, and a
// fingerprint stays where the mail was seen, so that it is neither missing nor taken in again. What somebody chose to
// ignore, and what no person wrote, goes with them.
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

const DAYS_KEPT = 30;
const MOST_AT_ONCE = 500;
const MOST_ROUNDS = 20;

const GOES = sql<boolean>`
  m.sha256 is null and (m.state = 'ignored' or (m.state = 'unplaced' and m.reason = 'unknown'))`;

/** When a mail's headers are erased unless somebody places it, as a column of `mail m`. */
export const EXPIRES = sql<Date | null>`
  case when ${GOES} then m.stored_at + make_interval(days => ${sql.lit(DAYS_KEPT)}) end`;

/** Erases what has been kept for long enough; the rest of a great many waits for the next run. */
export async function expireHeaders(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - DAYS_KEPT * 86_400_000);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const gone = await database.transaction(async (tx) => {
      const { rows } = await sql<{ id: number }>`
        select m.id from mail m where ${GOES} and m.stored_at <= ${before}
        order by m.stored_at limit ${MOST_AT_ONCE} for update skip locked`.execute(tx);
      const ids = rows.map((row) => row.id);
      if (ids.length === 0) return 0;
      await tx.updateTable('mail_location').set({ outcome: 'expired' }).where('mail_id', 'in', ids).execute();
      await tx.deleteFrom('mail').where('id', 'in', ids).execute();
      return ids.length;
    });
    if (gone < MOST_AT_ONCE) return;
  }
}
