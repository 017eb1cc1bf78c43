// Folding of text, so that search finds Aarhus under Århus and Søren under Soeren and Soren.
// What must always hold: both sides of a comparison are folded alike (the server's SQL repeats these rules),
// and a folded text is only compared, never shown.

const LETTERS: Record<string, string> = {
  æ: 'ae',
  ø: 'oe',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** Most texts there are here. */
const DANISH = /^[\0-\x7fæøåÆØÅ]*$/;
const quickly = (text: string) =>
  text
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => LETTERS[letter] ?? 'aa')
    .replace(/\s+/g, ' ')
    .trim();

/** Nothing but letters, digits and signs of ASCII. */
export const isPlain = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/**
 * Lower case, å→aa, æ→ae, ø→oe, other accents stripped (ä→a, ö→o, é→e), whitespace collapsed and trimmed.
 * The same for composed, decomposed and typographic forms (ﬁ, ½). Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (DANISH.test(text)) return quickly(text);
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/a\u030a/g, 'aa')
    .replace(/\p{M}/gu, '')
    .replace(/[æøœßðđþłı]/g, (letter) => LETTERS[letter]!)
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * As fold, and aa→a, ae→a, oe→o: Århus, Aarhus and Arhus become one, and Søren, Soeren and Soren. Whole runs
 * collapse («aae» → «a»), so that each spelling of neighbouring letters ends alike.
 */
export function foldLoose(text: string): string {
  return fold(text)
    .replace(/a[ae]+/g, 'a')
    .replace(/oe+/g, 'o');
}

// Only in front where the slash tells the form from a word: «A/S Storebælt», but «AS Byg» keeps its AS.
const LEGAL_FORM_FIRST = /^[aikp]\/s /;
const LEGAL_FORM_LAST =
  /[ ,](?:a[/. ]?s|[ikpg][/.]s|aps|ivs|[asf]\.? ?m\.? ?b\.? ?a|gmbh|ltd|limited|inc|llc|ab|oy|b\.?v)\.?$/;

/**
 * The key under which two spellings of one company meet, for the duplicate warning: loose fold, without legal
 * forms, «&» as «og», letters and digits only. Spaces go too, since «Nord Byg» and «Nordbyg» are the commonest
 * pair. A name without letters and digits gives '', which must match nothing.
 */
export function foldName(name: string): string {
  return foldLoose(name)
    .replace(LEGAL_FORM_FIRST, '')
    .replace(LEGAL_FORM_LAST, '')
    .replace(/&/g, 'og')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const danish = new Intl.Collator('da', { numeric: true });

/** Danish order for sort(): … z æ ø å, aa as å, numbers by value. */
export const compareDanish: (left: string, right: string) => number = danish.compare;
