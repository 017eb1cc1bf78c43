// Sign-in with e-mail and password, and what the screen is told about the one who signed in.
import { PERMISSION_NAMES, type Permission, roleMay } from '../../shared/permissions.ts';
import type { Me } from '../../shared/users.ts';
import type { Reader, Tx } from '../db/database.ts';
import { faultAt, Problem } from '../errors.ts';
import { recordEvent } from '../history/record.ts';
import type { Company } from '../settings/company.ts';
import { findUser } from './accounts.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { endSessionsOf } from './sessions.ts';

// Compared against when the address is unknown, so that the time of the answer does not tell which addresses exist.
const NOBODY = hashPassword('nobody has this password');

/** The user whom e-mail and password belong to. Throws 401 `wrong-credentials`, the same for every reason. */
export async function checkCredentials(db: Reader, email: string, password: string): Promise<number> {
  const user = await db
    .selectFrom('app_user')
    .select(['id', 'password_hash', 'active'])
    .where('email', '=', email)
    .executeTakeFirst();
  const fits = await passwordFits(password, user?.password_hash ?? (await NOBODY));
  if (!user?.active || !fits) throw new Problem(401, 'wrong-credentials');
  return user.id;
}

/** Chooses a new password; every other session ends. */
export async function choosePassword(
  tx: Tx,
  userId: number,
  input: { current: string; next: string },
  who: { token: string; now: Date },
): Promise<void> {
  const user = await tx
    .selectFrom('app_user')
    .select('password_hash')
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (!(await passwordFits(input.current, user.password_hash))) throw faultAt('current', 'wrong-credentials');
  await tx
    .updateTable('app_user')
    .set({ password_hash: await hashPassword(input.next) })
    .where('id', '=', userId)
    .execute();
  await endSessionsOf(tx, userId, who.token);
  const at = { entity: 'user', entityId: userId, actorId: userId, at: who.now } as const;
  await recordEvent(tx, { ...at, verb: 'password-changed' });
}

/** Who asks, and what the screen needs before it can draw anything. */
export async function describeMe(db: Reader, userId: number, company: Company, today: string): Promise<Me> {
  const user = await findUser(db, userId);
  const more = await db
    .selectFrom('app_user')
    .select('language')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const preferences = await db
    .selectFrom('preference')
    .select(['key', 'value'])
    .where('user_id', '=', userId)
    .execute();
  return {
    user: { ...user, language: more.language as Me['user']['language'] },
    company,
    today,
    permissions: PERMISSION_NAMES.filter((permission: Permission) => roleMay(user.role, permission)),
    preferences: Object.fromEntries(preferences.map((row) => [row.key, row.value])),
  };
}
