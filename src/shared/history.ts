// The change log: what happened to a record, by whom, when, from what to what.
import { z } from 'zod';
import { id, instant } from './fields.ts';

export const eventView = z.strictObject({
  id: z.int(),
  at: instant,
  actorId: id.nullable(),
  entity: z.enum([
    'customer',
    'contact',
    'activity',
    'user',
    'setting',
    'import',
    'mail',
    'project',
    'campaign',
  ]),
  entityId: z.int(),
  /** created, changed, completed, reopened, moved, merged, status-changed, … */
  verb: z.string(),
  /** field → [from, to] */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
  details: z.record(z.string(), z.unknown()).nullable(),
});
export type EventView = z.infer<typeof eventView>;

/** What a late save is told: each change that came between the version it saw and the present one. */
export const staleDetails = z.strictObject({
  currentVersion: z.int(),
  changes: z.array(
    z.strictObject({
      at: instant,
      actorId: id.nullable(),
      changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
    }),
  ),
});
export type StaleDetails = z.infer<typeof staleDetails>;

/** What every open screen hears when something changed; ids only, so that nobody hears what he may not read. */
export const liveMessage = z.strictObject({
  /** a mailbox has no history, but its state changes by itself */
  entity: z.enum([...eventView.shape.entity.options, 'mailbox', 'search']),
  id: z.int(),
  verb: z.string(),
  actorId: id.nullable(),
  customerId: id.nullable().optional(),
  /** whose screens alone hear of it */
  onlyTo: id.optional(),
});
export type LiveMessage = z.infer<typeof liveMessage>;
