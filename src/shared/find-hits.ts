// Where the words of a search stand in a text, for marking them. Both are folded as the search itself folds
// them, so «aarhus» is found in «Århus»; positions are those of the text as it is written.
import { fold, foldLoose } from './fold.ts';

/** A folded text, and for each of its letters where that letter begins and ends in the text as written. */
interface Folded {
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
  hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart: [number, number][] = [];
  for (const hit of hits) {
    const last = apart.at(-1);
    if (last && hit[0] < last[1]) last[1] = Math.max(last[1], hit[1]);
    else apart.push([...hit]);
  }
  return apart;
}

function foldWithPlaces(text: string): Folded {
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
function loosen({ text, places }: Folded): Folded {
  const loose: Folded = { text: '', places: [] };
  let from = 0;
  for (const run of text.matchAll(/a[ae]+|oe+|[\s\S]/g)) {
    const to = from + run[0].length;
    loose.text += run[0].length > 1 ? run[0][0] : run[0];
    loose.places.push([places[from]![0], places[to - 1]![1]]);
    from = to;
  }
  return loose;
}

function placesOf(word: string, { text, places }: Folded): [number, number][] {
  const found: [number, number][] = [];
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
    found.push([places[i]![0], places[i + word.length - 1]![1]]);
  }
  return found;
}
