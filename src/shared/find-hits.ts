// Where the words of a search stand in a text, for marking them. Both are folded as the search itself folds
// them, so «aarhus» is found in «Århus»; positions are those of the text as it is written.
import { fold, foldLoose } from './fold.ts';

/** A folded text, and for each of its letters where that letter begins and ends in the text as written. */
export interface Folded {
  text: string;
  places: [number, number][];
}

/** The hits as [from, to) in the text, in order, never overlapping. */
export function findHits(text: string, query: string): [number, number][] {
  const words = fold(query).split(' ').filter(Boolean);
  const folded = foldWithPlaces(text);
  let loose: Folded | undefined;
  const hits = words.flatMap((word) => {
    const strict = placesOf(word, folded);
    if (strict.length > 0) return strict;
    // «Soren» for Søren, as the search reads it too.
    loose ??= loosen(folded);
    return placesOf(foldLoose(word), loose);
  });
  return apart(hits);
}

/** In order, those that overlap as one. */
export function apart(hits: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = [];
  for (const hit of [...hits].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = joined.at(-1);
    if (last && hit[0] < last[1]) last[1] = Math.max(last[1], hit[1]);
    else joined.push([...hit]);
  }
  return joined;
}

export function foldWithPlaces(text: string): Folded {
  const folded: Folded = { text: '', places: [] };
  let at = 0;
  for (const letter of text) {
    const written = fold(letter) || (/\s/.test(letter) ? ' ' : '');
    for (let i = 0; i < written.length; i += 1) folded.places.push([at, at + letter.length]);
    folded.text += written;
    at += letter.length;
  }
  return folded;
}

/** The loose reading (foldLoose) of what is folded already: a run of vowels becomes its first, which stands for all. */
const loosen = (folded: Folded): Folded =>
  replaceWithPlaces(replaceWithPlaces(folded, /a[ae]+/g, 'a'), /oe+/g, 'o');

/** Replaces as `String.replace` does, by at most one letter, which stands for all that it replaces. */
export function replaceWithPlaces({ text, places }: Folded, rule: RegExp, instead: string): Folded {
  const replaced: Folded = { text: '', places: [] };
  let from = 0;
  const keep = (to: number) => {
    replaced.text += text.slice(from, to);
    for (let i = from; i < to; i += 1) replaced.places.push(places[i]!);
  };
  for (const { 0: run, index } of text.matchAll(rule)) {
    keep(index);
    from = index + run.length;
    if (instead) replaced.places.push([places[index]![0], places[from - 1]![1]]);
    replaced.text += instead;
  }
  keep(text.length);
  return replaced;
}

function placesOf(word: string, { text, places }: Folded): [number, number][] {
  const found: [number, number][] = [];
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
    found.push([places[i]![0], places[i + word.length - 1]![1]]);
  }
  return found;
}
