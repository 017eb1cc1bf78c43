// Where the words of a search stand in a text, for marking them. Both are folded as the search itself folds
// them, so «aarhus» is found in «Århus»; positions are those of the text as it is written.
import { fold } from '../../shared/fold.ts';

/** The hits as [from, to) in the text, in order, never overlapping. */
export function findHits(text: string, query: string): [number, number][] {
  const words = fold(query).split(' ').filter(Boolean);
  let folded = '';
  /** for each letter of `folded`, where its letter begins and ends in `text` */
  const places: [number, number][] = [];
  let at = 0;
  for (const letter of text) {
    const written = fold(letter) || (/\s/.test(letter) ? ' ' : '');
    for (const _ of written) places.push([at, at + letter.length]);
    folded += written;
    at += letter.length;
  }
  const hits: [number, number][] = [];
  for (const word of words) {
    for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + word.length)) {
      hits.push([places[i]![0], places[i + word.length - 1]![1]]);
    }
  }
  hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart: [number, number][] = [];
  for (const hit of hits) {
    const last = apart.at(-1);
    if (last && hit[0] < last[1]) last[1] = Math.max(last[1], hit[1]);
    else apart.push([...hit]);
  }
  return apart;
}
