// Where a search stands in a text, for marking it: by the rules that found it (search-fold.ts), at the places of the text as
// it is written. Pure.
import { ENDING_AFTER } from './danish-forms.ts';
import { apart, type Folded, foldWithPlaces, replaceWithPlaces } from './find-hits.ts';
import { WORD_RULES } from './search-fold.ts';
import { BETWEEN_DIGITS, isNumber, type SearchWord, searchWords } from './search-words.ts';

type Place = [number, number];

/** What a search marks in a text, as [from, to), in order, never overlapping; what is not to be there marks nothing. */
export const searchMarks = (text: string, q: string): Place[] => marksOf(text, searchWords(q).all);

export function marksOf(text: string, words: readonly SearchWord[]): Place[] {
  const said = wordsWithPlaces(text);
  let numbers: Folded | undefined;
  return apart(
    words.flatMap(({ forms, phrase }) => {
      const found = forms.flatMap((form) => placesOf(form, said, !phrase));
      if (found.length > 0 || !isNumber(forms[0]!)) return found;
      numbers ??= replaceWithPlaces(said, BETWEEN_DIGITS, '');
      return placesOf(forms[0]!, numbers, false);
    }),
  );
}

function wordsWithPlaces(text: string): Folded {
  const padded = foldWithPlaces(` ${text} `);
  const words = WORD_RULES.reduce(
    (folded, [rule, instead]) => replaceWithPlaces(folded, rule, instead),
    padded,
  );
  return { text: words.text, places: words.places.map(([from, to]) => [from - 1, to - 1]) };
}

function placesOf(form: string, { text, places }: Folded, endings: boolean): Place[] {
  const found: Place[] = [];
  const word = form.trim();
  const begins = form.length - form.trimStart().length;
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const first = at + begins;
    const after = first + word.length;
    const ending = endings ? (ENDING_AFTER.exec(text.slice(after, after + 8))?.[0].length ?? 0) : 0;
    found.push([places[first]![0], places[after + ending - 1]![1]]);
  }
  return found;
}
