// What the word search compares: words of letters and digits between single spaces, every spelling of æ ø å alike. Pure.
// src/server/db/fold-words.ts holds the same rules in SQL; test/server/overview-fold.test.ts compares them.
import { fold, isPlain } from './fold.ts';

/** Every sign that no rule before took only parts: «A/S», «24/7», «navn_på_fil.pdf», «soren@smedje.dk», quotes and line breaks. */
const SIGNS = /[^\p{L}\p{Nd}]+/gu;
/** The same of folded ASCII, five times as quick. */
const PLAIN_SIGNS = /[^a-z0-9]+/g;

/** In order, over what `fold` left; each takes away or makes shorter, so that places in the text can be kept. */
export const WORD_RULES: readonly (readonly [RegExp, string])[] = [
  // Where a line might be broken; nobody sees it.
  [/[\u00ad\u200b-\u200d\u2060]+/g, ''],
  // «e-mail» is «email», «S-1042» is «S1042», «pc'er» is «pcer»; between two digits it parts: 24-12-2026.
  [/(?<=\p{L})[-\u2010'\u2019]+(?=[\p{L}\p{Nd}])|(?<=\p{Nd})[-\u2010'\u2019]+(?=\p{L})/gu, ''],
  // «125.000» is «125000».
  [/(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))/g, ''],
  [SIGNS, ' '],
  // Århus, Aarhus and Arhus; Søren, Soeren and Soren.
  [/a[ae]+/g, 'a'],
  [/oe+/g, 'o'],
];

/** The words of a text with a space between, or nothing. Folding twice changes nothing. */
export function foldWords(text: string): string {
  const folded = fold(text);
  const plain = isPlain(folded);
  return WORD_RULES.reduce(
    (words, [rule, instead]) => words.replace(plain && rule === SIGNS ? PLAIN_SIGNS : rule, instead),
    folded,
  ).trim();
}

/** As an index holds it: every word has a space on either side, so that « fast pris » are whole words. */
export const betweenSpaces = (folded: string): string => ` ${folded} `;
