// The change log as people read it, and what a late save is told.
import type { EventView, StaleDetails } from '../../shared/history.ts';
import type { Reader } from '../db/database.ts';
import { Problem } from '../errors.ts';
import type { Changes } from './record.ts';

interface Asked {
  entity: EventView['entity'];
  id: number;
  cursor: string | undefined;
  limit: number;
}

/** One page of a record's history, newest first. */
export async function readHistory(
  db: Reader,
  asked: Asked,
): Promise<{ items: EventView[]; next: string | null }> {
  const before = asked.cursor === undefined ? null : Number(asked.cursor);
  if (before !== null && !Number.isSafeInteger(before)) throw new Problem(422, 'invalid-cursor');
  const rows = await db
    .selectFrom('event')
    .select([
      'id',
      'at',
      'actor_id as actorId',
      'entity',
      'entity_id as entityId',
      'verb',
      'changes',
      'details',
    ])
    .where('entity', '=', asked.entity)
    .where('entity_id', '=', asked.id)
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const items = rows.slice(0, asked.limit) as unknown as EventView[];
  return { items, next: rows.length > asked.limit ? String(items.at(-1)?.id) : null };
}

/**
 * Refuses a save that was made on an older version with 409 `stale-version` and who changed what since (never a silent overwrite).
 * A repeated save, whose every value is already there, is not stale: it answers true and the caller changes nothing.
 */
export async function refuseStale(
  db: Reader,
  record: {
    entity: EventView['entity'];
    id: number;
    version: number;
    /** where one entity word covers several lists (settings): the verb that tells them apart */
    verb?: string;
  },
  seenVersion: number,
  changes: Changes,
): Promise<void> {
  if (record.version === seenVersion || Object.keys(changes).length === 0) return;
  const since = await db
    .selectFrom('event')
    .select(['at', 'actor_id as actorId', 'changes'])
    .where('entity', '=', record.entity)
    .where('entity_id', '=', record.id)
    .$if(record.verb !== undefined, (query) => query.where('verb', '=', record.verb ?? ''))
    .where('version', '>', seenVersion)
    .where('changes', 'is not', null)
    .orderBy('id')
    .limit(100)
    .execute();
  const details = { currentVersion: record.version, changes: since } as unknown as StaleDetails;
  throw new Problem(409, 'stale-version', { details });
}
