// Reading the search part of an address: whatever is not understood counts as absent, never as a fault.
import { type Day, isDay } from '../../shared/days.ts';

/** Some text, or nothing. A number counts: the router reads `q=12345678` as one. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, 200) : undefined;
}

/** Ids, one or several; undefined when there are none. */
export function idsOf(value: unknown): number[] | undefined {
  const all = (Array.isArray(value) ? value : [value]).filter((id) => Number.isSafeInteger(id) && id > 0);
  return all.length > 0 ? (all as number[]) : undefined;
}

/** A day that exists. */
export function dayOf(value: unknown): Day | undefined {
  return typeof value === 'string' && isDay(value) ? value : undefined;
}

export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((one) => one === value);
}

/** The id in a path, or null where it is none. */
export function idOf(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

type Tidy<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that hold undefined, which would otherwise stand in the address. */
export function tidy<T extends object>(values: T): Tidy<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Tidy<T>;
}
