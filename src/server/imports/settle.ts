// What a row changes in a record that is already there.
// What must always hold: a cell counts only if the file says something else than at the last import, so that
// repeating an import never undoes what people did since; and nothing that the file does not know is lost.
import { hash } from 'node:crypto';
import { type Changes, differences } from '../history/record.ts';
import { lostFrom } from './people.ts';

/** A record as it is, and what the last import said of it (field → fingerprint). */
export interface Known {
  id: number;
  version: number;
  fields: Record<string, unknown>;
  seen: Record<string, string>;
}

/** A record as it is selected: its fields beside what is known of it. */
export type KnownRow = { knownId: number; version: number; seen: Record<string, string> } & Record<
  string,
  unknown
>;

export function asKnown({ knownId, version, seen, ...fields }: KnownRow): Known {
  return { id: knownId, version, seen, fields };
}

export interface Settled {
  changes: Changes;
  /** what to remember of this import */
  seen: Record<string, string>;
  /** whether that is more than was remembered */
  news: boolean;
}

/**
 * Field by field: unchanged since the last import → left alone; empty for the first time → left alone; lists are
 * added to, never shortened; a text that only lost letters on its way (Y?lmaz) never replaces the whole one.
 */
export function settle(known: Known, values: Record<string, unknown>): Settled {
  const seen = { ...known.seen };
  const wanted: Record<string, unknown> = {};
  let news = false;
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const mark = fingerprint(value);
    if (known.seen[field] === mark) continue;
    seen[field] = mark;
    news = true;
    const present = known.fields[field];
    if (isEmpty(value) && known.seen[field] === undefined) continue;
    if (typeof value === 'string' && typeof present === 'string' && lostFrom(value, present)) continue;
    wanted[field] =
      Array.isArray(value) && Array.isArray(present) ? [...new Set([...value, ...present])] : value;
  }
  const changes = differences(known.fields, wanted);
  for (const [field, [from, to]] of Object.entries(changes)) {
    if (Array.isArray(from) && Array.isArray(to) && to.every((item) => from.includes(item)))
      delete changes[field];
  }
  return { changes, seen, news };
}

/** What to remember of a record that the import creates. */
export function fingerprints(values: Record<string, unknown>): Record<string, string> {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([field, value]) => [field, fingerprint(value)]));
}

const fingerprint = (value: unknown): string =>
  hash('sha256', JSON.stringify(value), 'base64url').slice(0, 12);

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
