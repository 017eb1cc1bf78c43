// The change log of the demo world. Every record's version and «sidst rettet» follow from its events, as in real life,
// so that they are counted here and nowhere else.
import type { Happening } from '../src/server/history/record.ts';

export type Told = Omit<Happening, 'version' | 'customerId' | 'actorId'> & { actorId: number };

export interface Trace {
  version: number;
  updated_at: Date;
  updated_by: number;
}

export interface Chronicle {
  tell(event: Told): void;
  /** In the order of time, with versions. */
  finish(): {
    events: (Told & { id: number; version: number })[];
    traceOf(entity: string, id: number): Trace;
  };
}

export function chronicle(): Chronicle {
  const told: Told[] = [];
  return {
    tell: (event) => void told.push(event),
    finish() {
      const traces = new Map<string, Trace>();
      told.sort((left, right) => left.at.getTime() - right.at.getTime());
      const events = told.map((event, index) => {
        const key = `${event.entity} ${event.entityId}`;
        const before = traces.get(key);
        // What changes nothing of the record itself, such as a document attached, is no new version.
        const changes = event.verb === 'created' || event.changes !== undefined;
        const trace =
          before && !changes
            ? before
            : { version: (before?.version ?? 0) + 1, updated_at: event.at, updated_by: event.actorId };
        traces.set(key, trace);
        return { ...event, id: index + 1, version: trace.version };
      });
      return { events, traceOf: (entity, id) => traces.get(`${entity} ${id}`)! };
    },
  };
}
