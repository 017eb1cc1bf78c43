// What waits finds the customer that was added later (rule 17): addresses that became known are taken from their queue,
// and the journal judges again what waits from there.
// What must always hold: a mail that is being settled at this very moment is waited for, since it may be settled
// without the new knowledge; so nothing slips between the two.
import { sql } from 'kysely';
import type { Reader, Tx } from '../db/database.ts';

const MOST_AT_ONCE = 1000;

/** Takes news of addresses; false when there was none. Waiting mails that they concern go back to the journal. */
export async function takeAddressNews(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ pattern: string }>`
    delete from address_news where id in (
      select id from address_news order by id limit ${MOST_AT_ONCE} for update skip locked)
    returning pattern`.execute(tx);
  if (rows.length === 0) return false;
  await lookAgain(
    tx,
    rows.map((row) => row.pattern),
  );
  return true;
}

async function lookAgain(tx: Tx, patterns: readonly string[]): Promise<void> {
  const held = await sql<{ id: number; state: string }>`
    select id, state from mail
    where state in ('unplaced', 'received') and id in (${fitting(patterns, sql`w.state in ('unplaced', 'received')`)})
    order by id for update`.execute(tx);
  // As they are now that they are held.
  const waiting = held.rows.filter(({ state }) => state === 'unplaced').map(({ id }) => id);
  if (waiting.length === 0) return;
  await tx
    .updateTable('mail')
    .set({ state: 'received', try_after: null })
    .where('id', 'in', waiting)
    .execute();
}

/** How many mails wait from an address or a domain. */
export async function countWaiting(db: Reader, pattern: string, exceptId: number): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from mail
    where id <> ${exceptId} and id in (${fitting([pattern], sql`w.state = 'unplaced'`)})`.execute(db);
  return rows[0]?.waiting ?? 0;
}

/** Mails with a participant whom these patterns mean, in the spellings that the judgement tries (match.ts). */
const fitting = (patterns: readonly string[], which: ReturnType<typeof sql>) => sql`
  select p.mail_id from mail w join mail_party p on p.mail_id = w.id and not p.own
  cross join lateral (select string_to_array(split_part(p.address, '@', 2), '.') as labels) d
  cross join lateral (
    select p.address as spelling
    union all select regexp_replace(p.address, '\\+[^@]*@', '@')
    union all select '@' || array_to_string(d.labels[at:], '.') from generate_series(1, cardinality(d.labels) - 1) at
  ) s
  where ${which} and s.spelling = any(${patterns}::text[])`;
