// A request that only reads, and the server's own question behind it.
import type { Moment } from '../src/server/activities/moment.ts';
import type { Reader } from '../src/server/db/database.ts';

export interface Read {
  label: string;
  /** about one of the busy salespeople; below `/api` */
  path: (seller: number) => string;
  ask: (db: Reader, moment: Moment, asked: Record<string, string>) => Promise<unknown>;
}

export const read = (label: string, path: Read['path'], ask: Read['ask']): Read => ({ label, path, ask });

/** What stands behind the question mark of an address. */
export const askedIn = (path: string): Record<string, string> =>
  Object.fromEntries(new URL(path, 'http://bench').searchParams);
