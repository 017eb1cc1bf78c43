// Saved views: one's own, and those that colleagues share.
import { sql } from 'kysely';
import type { OutputOf } from '../../shared/contract.ts';
import type { OverviewView, saveView as saveEndpoint } from '../../shared/saved-views.ts';
import type { Actor } from '../actor.ts';
import type { Reader, Tx } from '../db/database.ts';
import { Problem } from '../errors.ts';
import { tellScreens } from '../history/record.ts';

/** Of one owner; enough for everybody, and a bound on the menu. */
const MOST = 200;
const VIEW = ['id', 'name', 'search', 'shared', 'owner_id as ownerId'] as const;

export async function listViews(db: Reader, actor: Actor): Promise<OverviewView[]> {
  const rows = await db
    .selectFrom('saved_view')
    .select(VIEW)
    .where((eb) => eb.or([eb('owner_id', '=', actor.id), eb('shared', '=', true)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows as OverviewView[];
}

/** Throws 422 `too-many`. */
export async function saveView(
  tx: Tx,
  { name, search, shared }: OutputOf<(typeof saveEndpoint)['body']>,
  { actor, now }: { actor: Actor; now: Date },
): Promise<OverviewView> {
  const values = { name, search: JSON.stringify(search), shared, updated_at: now };
  const { count } = await tx
    .selectFrom('saved_view')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner_id', '=', actor.id)
    .executeTakeFirstOrThrow();
  if (count >= MOST) throw new Problem(422, 'too-many');
  const saved = await tx
    .insertInto('saved_view')
    .values({ ...values, owner_id: actor.id, created_at: now })
    .onConflict((conflict) => conflict.expression(sql`owner_id, lower(name)`).doUpdateSet(values))
    .returning(VIEW)
    .executeTakeFirstOrThrow();
  await tellViews(tx, actor);
  return saved as OverviewView;
}

/** Twice is harmless, and so is somebody else's: it stays. */
export async function removeView(tx: Tx, id: number, actor: Actor): Promise<void> {
  let view = tx.deleteFrom('saved_view').where('id', '=', id);
  view =
    actor.role === 'administrator'
      ? view.where((eb) => eb.or([eb('owner_id', '=', actor.id), eb('shared', '=', true)]))
      : view.where('owner_id', '=', actor.id);
  await view.execute();
  await tellViews(tx, actor);
}

const tellViews = (tx: Tx, actor: Actor) =>
  tellScreens(tx, { entity: 'search', id: 0, verb: 'views', actorId: actor.id, customerId: null });
