// The part of an address that an ActivityTimeline reads and changes: its filters and the activity that is open.
import type { TimelineFilter } from './queries.ts';

export interface TimelineSearch {
  /** absent: open and completed alike */
  state?: 'open' | 'closed';
  /** ids separated by comma; a single one is a number, as the router reads it */
  types?: string | number;
  contact?: number;
  q?: string;
  open?: number | 'new';
}

/** Reads the timeline's part of an address; what means nothing is left out. */
export function readTimelineSearch(raw: Record<string, unknown>): TimelineSearch {
  const { state, q } = raw;
  const types = typesInAddress(idsIn(raw.types));
  const contact = idsIn(raw.contact)[0];
  const open = raw.open === 'new' ? 'new' : idsIn(raw.open)[0];
  return {
    ...((state === 'open' || state === 'closed') && { state }),
    ...(types !== undefined && { types }),
    ...(contact !== undefined && { contact }),
    ...((typeof q === 'string' || typeof q === 'number') && q !== '' && { q: String(q).slice(0, 200) }),
    ...(open !== undefined && { open }),
  };
}

function idsIn(value: unknown): number[] {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text
    .split(',')
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0 && id <= 2_147_483_647);
}

/** How the ids of types stand in an address. */
export const typesInAddress = (ids: readonly number[]): string | number | undefined =>
  ids.length > 1 ? ids.join(',') : ids[0];

export function timelineFilterOf({ state, types, contact, q }: TimelineSearch): TimelineFilter {
  const ids = idsIn(types);
  return {
    ...(state && { state }),
    ...(ids.length > 0 && { types: ids }),
    ...(contact && { contactId: contact }),
    ...(q && { q }),
  };
}
