// Pieces that the schemas of both sides are built from. A custom message is always a stable error id;
// the sentence for it stands in src/server/errors.texts.ts.
import { z } from 'zod';
import { isDay } from './days.ts';
import { normaliseEmail } from './identifiers.ts';

/** Database ids are PostgreSQL integers: anything outside is a fault of the caller, not of the database. */
export const id = z.int().min(1).max(2_147_483_647);
export const idInPath = z.coerce.number().pipe(id);
export const byId = z.strictObject({ id: idInPath });

/** PostgreSQL cannot store U+0000, so it is refused here, at its field. */
const storable = (value: string) => !value.includes('\0');

/** Free text of at most `max` characters, kept as typed. */
export const text = (max: number) => z.string().max(max, 'too-long').refine(storable, 'unreadable-character');
/** A line that must hold something besides white space; trimmed. */
export const line = (max: number) => text(max).trim().min(1, 'required');
/** An optional line: trimmed, and empty counts as absent. */
export const optionalLine = (max: number) =>
  text(max)
    .trim()
    .transform((value) => (value === '' ? null : value))
    .nullable();

/** A calendar date, yyyy-mm-dd; never an instant. */
export const day = z.string().refine(isDay, 'invalid-date');
/** Time of day, HH:MM, 24 hours. */
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid-time');
/** An instant, ISO 8601 with zone; answers carry it in UTC. */
export const instant = z.iso.datetime({ offset: true, error: 'invalid-instant' }).refine((value) => {
  const year = new Date(value).getUTCFullYear();
  return year >= 1900 && year <= 2200;
}, 'invalid-instant');

/** The one stored form, so that a mail from «jens@smørrebrød.dk» finds its contact: the domain in ASCII. */
export const storedEmail = (address: string): string => normaliseEmail(address) ?? address;

export const email = z
  .string()
  .max(254, 'too-long')
  .trim()
  .toLowerCase()
  .min(1, { error: 'required', abort: true })
  .regex(/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]{2,}$/, 'invalid-email')
  .refine(storable, 'unreadable-character')
  .transform(storedEmail);

/** A mail server's name or address. */
export const host = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, { error: 'required', abort: true })
  .max(253, 'too-long')
  .regex(/^(\[?[0-9a-f:.]+\]?|[\p{L}\d]([\p{L}\d.-]*[\p{L}\d])?)$/u, 'invalid-host');

/** A flag in an address: present and true, or absent. */
export const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional();

/** Several ids in an address, separated by comma: `types=1,4`. */
export const idList = z
  .string()
  .max(2000, 'too-long')
  .transform((value) => value.split(',').filter(Boolean).map(Number))
  .pipe(z.array(id).max(100))
  .optional();

/** Several words of a list in an address, separated by comma: `kinds=meeting,visit`. */
export const wordList = <Word extends z.ZodType<string, string>>(word: Word, most: number) =>
  z
    .string()
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(word).max(most))
    .optional();

/** Where the last page ended; opaque to callers. */
export const cursor = z.string().max(2000).optional();
export const pageSize = (usual: number, most = 200) =>
  z.coerce.number().pipe(z.int().min(1).max(most)).default(usual);

/** One page of a list: `next` goes back in as `cursor`; null on the last page. There is no total on purpose. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** The version that the caller saw; a later one in the database means that somebody else was first. */
export const version = z.int().min(1);

export const done = z.strictObject({ ok: z.literal(true) });
