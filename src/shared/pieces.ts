// The piece of a text that a search found, for showing a hit in its context: the best of its pieces, from a little before
// the first hit. Folded piece by piece: folding with places is dear.
import { findHits } from './find-hits.ts';
import { foldLoose } from './fold.ts';
import { marksOf } from './search-marks.ts';
import { type SearchWord, saidIn } from './search-words.ts';

const PIECE = 240;
const BEFORE = 24;
const LONGEST = 160;

/** What is looked for in pieces of text. */
export interface Sought {
  words: number;
  /** how many of the words a piece holds */
  held(piece: string): number;
  /** where the first of them begins */
  first(piece: string): number | undefined;
}

/** Words folded loosely, as parts of `q`. */
export const soughtParts = (words: readonly string[], q: string): Sought => ({
  words: words.length,
  held(piece) {
    const folded = foldLoose(piece);
    return words.filter((word) => folded.includes(word)).length;
  },
  first: (piece) => findHits(piece, q)[0]?.[0],
});

/** What a person means by the words of a search. */
export const soughtWords = (words: readonly SearchWord[]): Sought => ({
  words: words.length,
  held: (piece) => words.filter(saidIn(piece)).length,
  first: (piece) => marksOf(piece, words)[0]?.[0],
});

/** The piece that holds most of the words, the first of them; undefined when none holds any. */
export function bestPiece(texts: readonly string[], sought: Sought): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const text of texts) {
    for (const piece of piecesOf(text)) {
      const held = sought.held(piece);
      if (held > most) [best, most] = [piece, held];
      if (most > 0 && most === sought.words) return around(piece, sought);
    }
  }
  return best && around(best, sought);
}

/** A text in pieces of a few lines that end between words. */
function* piecesOf(text: string): Generator<string> {
  const lines = text.replace(/\s+/g, ' ').trim();
  for (let from = 0; from < lines.length; ) {
    const space = lines.lastIndexOf(' ', from + PIECE);
    const to = space > from && from + PIECE < lines.length ? space : from + PIECE;
    yield lines.slice(from, to);
    from = to;
  }
}

function around(piece: string, sought: Sought): string {
  const text = piece.trim();
  const at = sought.first(text) ?? 0;
  const start = at <= BEFORE ? 0 : Math.max(0, text.indexOf(' ', at - BEFORE) + 1);
  const shown = text.slice(start, start + LONGEST);
  return `${start > 0 ? '… ' : ''}${shown}${start + LONGEST < text.length ? ' …' : ''}`;
}
