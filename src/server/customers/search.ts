// Searching customers and contacts by words, as people type them: parts of words, any spelling of æøå, numbers in any
// grouping. The folding is the database's own (fold, search_patterns in the migration): both sides are folded alike.
import { type RawBuilder, sql } from 'kysely';

const MOST_WORDS = 10;

/** The condition that every word of `q` is found by `wordFound`, in what was typed or in its numbers written together. */
export function everyWord(q: string, wordFound: (patterns: RawBuilder<string[]>) => RawBuilder<boolean>) {
  const together = withNumbersTogether(q);
  const readings = /^[\d+\s]*$/.test(together) ? [together] : new Set([q, together]);
  const conditions = Array.from(readings, (reading) => {
    const words = reading.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
    const found = words.map((word) => wordFound(sql<string[]>`search_patterns(${word})`));
    return found.length === 0 ? sql`true` : sql`(${sql.join(found, sql` and `)})`;
  });
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

/** «(+45) 12 34 56 78», «0045 12345678» and «DK 13-74-81-36» as they are stored: +4512345678, 13748136. */
export function withNumbersTogether(q: string): string {
  return q
    .replace(/[()]/g, ' ')
    .replace(/(?<=\d)[\s.\u2010-\u2015/-]+(?=\d)/g, '')
    .replace(/(?<!\S)00(?=[1-9]\d)/g, '+')
    .replace(/(?<!\S)dk[\s-]?(?=\d{8}(?!\S))/gi, '');
}
