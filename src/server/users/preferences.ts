// What each user has chosen: columns, sort orders, saved views. Kept by key; the screen knows the shapes.
import type { Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';

/** Enough for every list and view; a bound keeps the sign-in answer small. */
const MOST = 200;

export async function savePreference(tx: Tx, userId: number, key: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  if (json.includes('\\u0000')) throw new Problem(422, 'unreadable-character');
  await tx
    .insertInto('preference')
    .values({ user_id: userId, key, value: json })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doUpdateSet({ value: json }))
    .execute();
  const { count } = await tx
    .selectFrom('preference')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  if (count > MOST) throw new Problem(422, 'too-many');
}
