// The rules of shared/search-fold.ts in SQL.
import { type RawBuilder, sql } from 'kysely';
import type { SearchWord } from '../../shared/search-words.ts';

/** Between texts that have nothing to do with each other: no phrase reaches across it. */
export const APART = ' | ';

/** Of a text that SQL `fold` or `fold_loose` has folded. */
export const wordsOfFolded = (folded: RawBuilder<unknown>): RawBuilder<string> => sql`loosen(replace(
  regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(${folded} collate "und-x-icu", '[\u00ad\u200b-\u200d\u2060]+', '', 'g'),
        '([[:alpha:]])[-\u2010''\u2019]+(?=[[:alnum:]])|([[:digit:]])[-\u2010''\u2019]+(?=[[:alpha:]])', '\\1\\2', 'g'),
      '([0-9])\\.(?=[0-9]{3}(?![0-9]))', '\\1', 'g'),
    '[^[:alnum:]|]+', ' ', 'g'),
  '|', ${sql.lit(APART)}))`;

/** Telephone and other numbers that stand in groups, together: «12 34 56 78», «+46 (0)8-123 456 78», «24-12-2026». */
export const numbersOfFolded = (folded: RawBuilder<unknown>): RawBuilder<string> => sql`(
  select string_agg(regexp_replace(found[1], '\\(0\\)|\\D', '', 'g'), ' ')
  from regexp_matches(${folded}, '([0-9](?:[ .()/\u2010-\u2015-]{0,2}[0-9]){7,39})', 'g') found)`;

/** Of a folded text what an index holds: its words between spaces, and its numbers together. */
export const searchableWords = (folded: RawBuilder<unknown>): RawBuilder<string> =>
  sql`concat(' ', ${wordsOfFolded(folded)}, ' | ', ${numbersOfFolded(folded)}, ' ')`;

/** Every form is a pattern that trigrams answer: see `SearchWord`. Nothing in it is a wildcard. */
export function saysOn(text: RawBuilder<unknown>, { forms }: SearchWord): RawBuilder<boolean> {
  const patterns = forms.map((form) => `%${form}%`);
  return patterns.length === 1
    ? sql<boolean>`${text} like ${patterns[0]}`
    : sql<boolean>`${text} like any (${patterns}::text[])`;
}
