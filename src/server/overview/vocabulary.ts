// The words of everything that was ever said. A part of a word is looked up among them, and what says one of those it stands in
// is found by their numbers, which are facets: a word costs what its activities cost, however common its letters are.
import { type RawBuilder, sql } from 'kysely';
import type { SearchWord } from '../../shared/search-words.ts';
import type { Reader } from '../db/database.ts';
import { saysOn } from '../db/fold-words.ts';
import type { Asked } from './common-facets.ts';
import { type FacetKind, facet } from './facets.ts';

/** A word that is sought in what was said, or in the names of documents. */
export interface Sought {
  in: 'text' | 'files';
  word: SearchWord;
}

/** What the index of facets answers of words, over `activity_search s`. */
export interface Said {
  /** of none at all: nobody ever said it */
  asked: Asked[];
  /** what facets cannot tell: in which order words stand, or a part of so many words that it is everywhere */
  unindexed: RawBuilder<unknown>[];
  /** all of them were said by activities of these months only, or by none */
  months: Months;
}

/** Months since year 0 in UTC, both included. */
export interface Months {
  first: number;
  last: number;
}
const EVER: Months = { first: 0, last: 12 * 10_000 };

const KIND: Record<Sought['in'], FacetKind> = { text: 'word', files: 'fileWord' };
/** A part that stands in more words than this is met soon enough without an index. */
const MOST_WORDS = 2_000;
/** Longer words stand in overlapping pieces (migration 0018): any part of so many letters is whole in one of them. */
const LONGEST = 50;

export async function lookUp(db: Reader, sought: readonly Sought[]): Promise<Said> {
  const patterns = sought.flatMap(({ word }) => word.forms.flatMap((form) => piecesOf(form).patterns));
  const known = await wordsLike(db, [...new Set(patterns)]);
  const asked: Asked[] = [];
  const unindexed: RawBuilder<unknown>[] = [];
  let months = EVER;
  for (const { in: place, word } of sought) {
    const of = (pattern: string) => known.get(pattern) ?? [];
    const forms = word.forms.map(piecesOf);
    // Of one form all pieces are there; several are each a single word, of which any is.
    const groups =
      forms.length === 1
        ? forms[0]!.patterns.map(of)
        : [forms.flatMap(({ patterns }) => patterns.flatMap(of))];
    const few = groups.filter((group) => group.length <= MOST_WORDS);
    const says = saysOn(sql.ref(`s.${place}`), word);
    asked.push(...few.map((group) => ({ facets: group.map(({ id }) => facet(KIND[place], id)), says })));
    months = few.map(everSaid).reduce(inBoth, months);
    if (few.length < groups.length || forms.some(({ whole }) => !whole)) unindexed.push(says);
  }
  return { asked, unindexed, months };
}

interface KnownWord extends Months {
  id: number;
}

const everSaid = (words: readonly KnownWord[]): Months => ({
  first: Math.min(...words.map(({ first }) => first)),
  last: Math.max(...words.map(({ last }) => last)),
});
const inBoth = (one: Months, other: Months): Months => ({
  first: Math.max(one.first, other.first),
  last: Math.min(one.last, other.last),
});

interface Pieces {
  /** of the words that it consists of, as `like` takes them */
  patterns: string[];
  /** whether the words alone say that the form is there */
  whole: boolean;
}

/** Of a form as in `SearchWord`: « ab» begins a word, «ab» is a part of one, «gul plads» ends one and begins the next. */
function piecesOf(form: string): Pieces {
  const pieces = form.split(' ');
  const patterns = pieces.flatMap((piece, place) => {
    const [begins, ends] = [place > 0, place < pieces.length - 1];
    // Of a letter that may begin or end anything there is nothing to look up, unless it is all there is.
    const says =
      piece.length > 2 ||
      (piece.length > 1 && (begins || ends)) ||
      (begins && ends) ||
      pieces.filter(Boolean).length === 1;
    if (piece === '' || !says) return [];
    const cut = piece.slice(0, LONGEST);
    return [`${begins ? '' : '%'}${cut}${ends && cut === piece ? '' : '%'}`];
  });
  const words = pieces.filter(Boolean);
  return { patterns, whole: words.length === 1 && words[0]!.length <= LONGEST };
}

/** The words like each pattern; one more than can be used tells that they are too many. */
async function wordsLike(db: Reader, patterns: readonly string[]): Promise<Map<string, KnownWord[]>> {
  if (patterns.length === 0) return new Map();
  const { rows } = await sql<{ pattern: string; ids: number[]; firsts: number[]; lasts: number[] }>`
    select asked.pattern, found.* from unnest(${[...patterns]}::text[]) asked(pattern) cross join lateral (
      select coalesce(array_agg(id), '{}') as ids, array_agg(first_month) as firsts, array_agg(last_month) as lasts from (
        select id, coalesce(first_month, ${EVER.first}) as first_month, coalesce(last_month, ${EVER.last}) as last_month
        from search_word where word like asked.pattern limit ${MOST_WORDS + 1}) word) found`.execute(db);
  return new Map(
    rows.map(({ pattern, ids, firsts, lasts }) => [
      pattern,
      ids.map((id, place) => ({ id, first: firsts[place]!, last: lasts[place]! })),
    ]),
  );
}
