// A retried request is told what the first try did. The key is taken in the same transaction as the act, so
// two racing tries serialise on it: the second waits, then reads the first one's answer.
import type { Database, Reader, Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';

export interface Attempt {
  userId: number;
  key: string;
  requestHash: string;
  at: Date;
}

/** Acts once per user and Idempotency-Key. Throws 422 when the key was used for another request. */
export async function answerOnce(
  database: Database,
  attempt: Attempt,
  act: (tx: Tx) => Promise<unknown>,
): Promise<unknown> {
  mustBeKey(attempt);
  return database.transaction(async (tx) => {
    const taken = await tx
      .insertInto('idempotent_answer')
      .values({
        user_id: attempt.userId,
        key: attempt.key,
        request_hash: attempt.requestHash,
        status: 200,
        at: attempt.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!taken) return (await earlierAnswer(tx, attempt))?.answer;
    const answer = await act(tx);
    await tx
      .updateTable('idempotent_answer')
      .set({ body: JSON.stringify(answer ?? null) })
      .where('user_id', '=', attempt.userId)
      .where('key', '=', attempt.key)
      .execute();
    return answer;
  });
}

/** How long a try may be repeated and still be told what the first one did. */
const KEEP_MS = 48 * 3_600_000;

/** Deletes answers that nobody will ask for again. */
export async function forgetAnswers(db: Reader, now: Date): Promise<void> {
  await db
    .deleteFrom('idempotent_answer')
    .where('at', '<', new Date(now.getTime() - KEEP_MS))
    .execute();
}

/** What an earlier try was answered, if there was one. Throws 422 when the key was used for another request. */
export async function earlierAnswer(db: Reader, attempt: Attempt): Promise<{ answer: unknown } | undefined> {
  mustBeKey(attempt);
  const earlier = await db
    .selectFrom('idempotent_answer')
    .select(['request_hash', 'body'])
    .where('user_id', '=', attempt.userId)
    .where('key', '=', attempt.key)
    .executeTakeFirst();
  if (!earlier) return undefined;
  if (earlier.request_hash !== attempt.requestHash) throw new Problem(422, 'idempotency-key-reused');
  return { answer: earlier.body };
}

function mustBeKey({ key }: Attempt): void {
  if (key.length > 200 || key.includes('\0')) throw new Problem(422, 'invalid-request');
}
