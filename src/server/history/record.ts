// What happened, by whom: the change log. Called by every verb in its own transaction, visibly.
// The same statement tells the open screens (history/live.ts), which hear it when the transaction commits.
import { type RawBuilder, sql } from 'kysely';
import type { EventView, LiveMessage } from '../../shared/history.ts';
import type { Tx } from '../db/database.ts';

export const LIVE_CHANNEL = 'opfolg_live';

export type Changes = Record<string, [unknown, unknown]>;

export interface Happening {
  entity: EventView['entity'];
  entityId: number;
  verb: string;
  actorId: number | null;
  at: Date;
  /** the record's version after this event */
  version?: number;
  changes?: Changes;
  details?: Record<string, unknown>;
  /** the customer whose page shows this too */
  customerId?: number | null;
}

const messageOf = ({ entity, entityId, verb, actorId, customerId }: Happening): string => {
  const message: LiveMessage = { entity, id: entityId, verb, actorId, customerId: customerId ?? null };
  return JSON.stringify(message);
};

/** Writes one line of history and tells the open screens. */
export async function recordEvent(tx: Tx, happening: Happening): Promise<void> {
  await sql`
    with line as (
      insert into event (at, actor_id, entity, entity_id, verb, version, changes, details)
      values (${happening.at}, ${happening.actorId}, ${happening.entity}, ${happening.entityId}, ${happening.verb},
        ${happening.version ?? null}, ${json(happening.changes)}, ${json(happening.details)})
    )
    select pg_notify(${LIVE_CHANNEL}, ${messageOf(happening)})`.execute(tx);
}

/** Many lines in one statement, for acts on thousands of records. */
export async function recordEvents(tx: Tx, happenings: readonly Happening[]): Promise<void> {
  const lines = happenings.map((happening) => ({ ...happening, message: messageOf(happening) }));
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (at timestamptz, "actorId" int,
        entity text, "entityId" int, verb text, version int, changes jsonb, details jsonb, message text)
    ), line as (
      insert into event (at, actor_id, entity, entity_id, verb, version, changes, details)
      select at, "actorId", entity, "entityId", verb, version, changes, details from given
    )
    select pg_notify(${LIVE_CHANNEL}, message) from given`.execute(tx);
}

/** Tells the open screens of something that is no line of history. */
export async function tellScreens(tx: Tx, message: LiveMessage): Promise<void> {
  await sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(message)})`.execute(tx);
}

function json(value: object | undefined): RawBuilder<unknown> {
  return value ? sql`${JSON.stringify(value)}::jsonb` : sql`null`;
}

/** The fields whose value differs, as [from, to]; instants and lists are compared by what they say. */
export function differences(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const changes: Changes = {};
  for (const [field, to] of Object.entries(after)) {
    if (to === undefined) continue;
    const from = before[field] ?? null;
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[field] = [from, to];
  }
  return changes;
}
