// Users: set-up of the first one, creating, changing. Initials and e-mail are how people are known (JDP).
import type { OutputOf } from '../../shared/contract.ts';
import type { changeMe, changeUser, createUser, UserView } from '../../shared/users.ts';
import { brokenConstraint, type Reader, type Tx } from '../db/database.ts';
import { faultAt, notFound, Problem } from '../errors.ts';
import { refuseStale } from '../history/read.ts';
import { differences, recordEvent } from '../history/record.ts';
import { hashPassword } from './passwords.ts';
import { endSessionsOf, tellSessionsChanged } from './sessions.ts';

const SHOWN = [
  'id',
  'initials',
  'name',
  'email',
  'phone',
  'role',
  'is_salesperson as isSalesperson',
  'active',
  'version',
] as const;

/** All users by initials, inactive ones too: old activities name them. */
export async function listUsers(db: Reader): Promise<UserView[]> {
  return (await db.selectFrom('app_user').select(SHOWN).orderBy('initials').execute()) as UserView[];
}

export async function findUser(db: Reader, id: number): Promise<UserView> {
  const user = await db.selectFrom('app_user').select(SHOWN).where('id', '=', id).executeTakeFirst();
  if (!user) throw notFound();
  return user as UserView;
}

/** Refuses a salesperson who does not exist or has left. */
export async function mustBeActiveUser(db: Reader, id: number, field: string): Promise<void> {
  const user = await db
    .selectFrom('app_user')
    .select('id')
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!user) throw faultAt(field, 'unknown-user');
}

type Who = { actorId: number | null; now: Date };

/** Creates a user with a first password. Throws 422 `initials-taken`, `email-taken`. */
export async function createAccount(
  tx: Tx,
  input: OutputOf<(typeof createUser)['body']> & { language?: 'da' | 'en' },
  who: Who,
): Promise<UserView> {
  const created = await tx
    .insertInto('app_user')
    .values({
      initials: input.initials,
      name: input.name,
      email: input.email,
      phone: input.phone ?? null,
      role: input.role,
      is_salesperson: input.isSalesperson ?? true,
      language: input.language ?? 'da',
      password_hash: await hashPassword(input.password),
      created_at: who.now,
      updated_at: who.now,
    })
    .returning(SHOWN)
    .executeTakeFirstOrThrow()
    .catch(refuseTaken);
  await recordEvent(tx, {
    entity: 'user',
    entityId: created.id,
    verb: 'created',
    actorId: who.actorId,
    at: who.now,
    version: 1,
  });
  return created as UserView;
}

/** Changes a user. A new password, role or «inactive» ends that user's sessions. Throws 409 `last-administrator`. */
export async function changeAccount(
  tx: Tx,
  id: number,
  input: OutputOf<(typeof changeUser)['body']>,
  who: Who,
): Promise<UserView> {
  // All administrators are locked in one order, so that two changes at once cannot remove the last two.
  await tx
    .selectFrom('app_user')
    .select('id')
    .where((eb) => eb.or([eb('role', '=', 'administrator'), eb('id', '=', id)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const before = await findUser(tx, id);
  const { version, password, ...fields } = input;
  const changes = differences({ ...before }, fields);
  await refuseStale(tx, { entity: 'user', id, version: before.version }, version, changes);
  if (Object.keys(changes).length === 0 && password === undefined) return before;
  await tx
    .updateTable('app_user')
    .set({
      ...(fields.initials !== undefined && { initials: fields.initials }),
      ...(fields.name !== undefined && { name: fields.name }),
      ...(fields.email !== undefined && { email: fields.email }),
      ...(fields.phone !== undefined && { phone: fields.phone }),
      ...(fields.role !== undefined && { role: fields.role }),
      ...(fields.isSalesperson !== undefined && { is_salesperson: fields.isSalesperson }),
      ...(fields.active !== undefined && { active: fields.active }),
      ...(password !== undefined && { password_hash: await hashPassword(password) }),
      version: before.version + 1,
      updated_at: who.now,
    })
    .where('id', '=', id)
    .execute()
    .catch(refuseTaken);
  await mustKeepAnAdministrator(tx);
  if (password !== undefined || fields.active === false) await endSessionsOf(tx, id);
  else await tellSessionsChanged(tx);
  const details = password === undefined ? {} : { details: { password: 'changed' } };
  await recordEvent(tx, {
    entity: 'user',
    entityId: id,
    verb: 'changed',
    actorId: who.actorId,
    at: who.now,
    version: before.version + 1,
    changes,
    ...details,
  });
  return findUser(tx, id);
}

/** Changes the signed-in user's own name, phone or language. */
export async function changeOwnAccount(
  tx: Tx,
  id: number,
  input: OutputOf<(typeof changeMe)['body']>,
  now: Date,
): Promise<void> {
  const before = await tx
    .selectFrom('app_user')
    .select(['name', 'phone', 'language', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const changes = differences(before, input);
  if (Object.keys(changes).length === 0) return;
  const values = Object.fromEntries(Object.entries(changes).map(([field, [, to]]) => [field, to]));
  await tx
    .updateTable('app_user')
    .set({ ...values, version: before.version + 1, updated_at: now })
    .where('id', '=', id)
    .execute();
  await tellSessionsChanged(tx);
  await recordEvent(tx, {
    entity: 'user',
    entityId: id,
    verb: 'changed',
    actorId: id,
    at: now,
    version: before.version + 1,
    changes,
  });
}

async function mustKeepAnAdministrator(tx: Tx): Promise<void> {
  const one = await tx
    .selectFrom('app_user')
    .select('id')
    .where('role', '=', 'administrator')
    .where('active', '=', true)
    .executeTakeFirst();
  if (!one) throw new Problem(409, 'last-administrator');
}

function refuseTaken(error: unknown): never {
  const constraint = brokenConstraint(error);
  if (constraint === 'app_user_initials') throw faultAt('initials', 'initials-taken');
  if (constraint === 'app_user_email_key') throw faultAt('email', 'email-taken');
  throw error;
}
