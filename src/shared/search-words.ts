// What a person means by the words of a search: all of them, phrases in quotes, and what is not to be there. Pure.
import { formsOf } from './danish-forms.ts';
import { betweenSpaces, foldWords } from './search-fold.ts';

export interface SearchWord {
  /** folded */
  text: string;
  /** in quotes: as it stands, without looking through endings */
  phrase: boolean;
  /**
   * Parts of a text between spaces (search-fold.ts) any of which says that the word is there. Of letters, digits and spaces
   * alone: at least three letters, or the beginning of a word, so that an index of trigrams can answer each.
   */
  forms: string[];
}

export interface SearchWords {
  all: SearchWord[];
  not: SearchWord[];
}

const MOST_WORDS = 10;
// A minus stands at its word, and what a keyboard makes of it counts as well; «salgs- og indkøb» and «24 – 12» have none.
const TOKEN = /([-\u2212\u2013]?)(?:["“”„«»]([^"“”„«»]*)(["“”„«»]?)|([^\s"“”„«»]+))/g;
/** Of a sentence these say nothing about where it stands: «hvad aftalte vi om prisen». Alone they are searched for. */
const LITTLE =
  /^(?:og|i|pa|med|til|om|for|fra|af|at|en|et|den|det|de|der|som|er|var|vi|jeg|hvad|hvem|hvor|hvornar)$/;

/** Reads «opfølgning "fast pris" -reklame». */
export function searchWords(q: string): SearchWords {
  const words: SearchWords = { all: [], not: [] };
  for (const [, minus, phrase, closed, word] of outsideQuotes(q, inWords).matchAll(TOKEN)) {
    const text = foldWords(phrase ?? word ?? '');
    if (text === '') continue;
    const found =
      phrase === undefined
        ? { phrase: false, forms: wordForms(text, word ?? '') }
        : inQuotes(text, closed !== '');
    const list = minus ? words.not : words.all;
    if (list.length < MOST_WORDS) list.push({ text, ...found });
  }
  const telling = words.all.filter(({ text, phrase }) => phrase || !LITTLE.test(text));
  return telling.length > 0 ? { ...words, all: telling } : words;
}

/** Whole words, as quotes are understood everywhere; the last one is still being typed until the quote is closed. */
const inQuotes = (text: string, closed: boolean) => ({
  phrase: true,
  forms: [closed ? betweenSpaces(text) : ` ${text}`],
});

/**
 * A word of one or two letters begins a word, or everything would be found; of nothing but such («A/S», «24/7», «24.12»)
 * the last ends one too. An amount with its points is whole: 125.000 is no part of 1.250.000.
 */
function wordForms(text: string, written: string): string[] {
  if (/^.{1,2}(?: .{1,2})+$/u.test(text) || AMOUNT.test(written)) return [betweenSpaces(text)];
  return formsOf(text).map((form) => (/^[^ ]{1,2}(?: |$)/.test(form) ? ` ${form}` : form));
}
const AMOUNT = /^\d{1,3}(?:\.\d{3})+[,.-]*$/;

/** Which words a text says, as a filter; a number also where it stands in groups. */
export function saidIn(text: string): (word: SearchWord) => boolean {
  const said = betweenSpaces(foldWords(text));
  const together = said.replace(BETWEEN_DIGITS, '');
  return ({ forms }) =>
    forms.some((form) => said.includes(form) || (isNumber(form) && together.includes(form)));
}

export const isNumber = (form: string): boolean => /^\d{8,}$/.test(form);
/** In a text of `foldWords`. */
export const BETWEEN_DIGITS = /(?<=\d) (?=\d)/g;

/** «Siemens/ABB» are two words. */
const inWords = (part: string) => numbersTogether(part).replace(/(?<=\p{L}{3})[/,;](?=\p{L}{3})/gu, ' ');

const outsideQuotes = (q: string, change: (part: string) => string): string =>
  q.replace(/(["“”„«»][^"“”„«»]*(?:["“”„«»]|$))|[^"“”„«»]+/g, (part, quoted) =>
    quoted ? part : change(part),
  );

/** Telephone and CVR numbers, in whatever groups they are written; two numbers beside one another stay two. */
export function numbersTogether(q: string): string {
  return q
    .replace(/(?<![\p{L}\p{N}])(?:dk|se|cvr)(?:[ -]?nr)?[-:. ]{0,3}(?=\d[\d .-]{6,}\d)/giu, '')
    .replace(/(?<![\p{L}\p{N}])[(+]{0,2}\d(?:[ .()/\u2010-\u2015-]{0,2}\d)+/gu, numbersOf);
}

/** Of digits in groups: what is a number becomes one word, other groups stay as they are. */
function numbersOf(written: string): string {
  const digits = written.replace(/\(0\)|\D/g, '');
  if (/^\(?(?:\+|00)/.test(written) && digits.length > 8) return atHome(digits.replace(/^00/, ''));
  const groups = written.split(/\D+/).filter(Boolean);
  if (/^45\d{8}$/.test(digits) && (groups[0] === '45' || groups.length === 1)) return atHome(digits);
  // In pairs, or otherwise with a group too short to be found by itself; «1042 4711» are two numbers.
  if (digits.length % 8 === 0 && groups.some((group) => group.length < 3)) return eights(groups) ?? written;
  return written.replace(/\S+/g, (piece) => (/^\d\d?\D\d/.test(piece) ? eight(piece) : piece));
}

/** A Danish number is found with its country and without. */
const atHome = (digits: string) => digits.replace(/^45(?=\d{8}$)/, '');
const eight = (piece: string) => (/^(?:\D*\d){8}$/.test(piece) ? piece.replace(/\D/g, '') : piece);

/** Groups that make numbers of eight digits each. */
function eights(groups: readonly string[]): string | undefined {
  const numbers: string[] = [''];
  for (const group of groups) {
    const last = numbers.at(-1)!;
    if (last.length === 8) numbers.push(group);
    else numbers[numbers.length - 1] = last + group;
  }
  return numbers.every(({ length }) => length === 8) ? numbers.join(' ') : undefined;
}
