// The forms of Danish words, as far as finding them asks for it: what all forms of a word have in common. Pure, and over
// words as `foldWords` gives them, where mænd is «mand» and bøger is «boger» already.
import { foldWords } from './search-fold.ts';

/** Names and words that end as if they were inflected, and would be mistaken for others: Julie is not juli. */
// biome-ignore format: a list of words, read as a paragraph
const WHOLE = [
  'Anders', 'Andreas', 'Bente', 'Ellen', 'Emilie', 'Ester', 'Hanne', 'Helen', 'Helle', 'Holger', 'Iben', 'Inger', 'Jesper', 'Johannes',
  'Julie', 'Lone', 'Jørgen', 'Karen', 'Karsten', 'Carsten', 'Kasper', 'Kirsten', 'Louise', 'Maren', 'Marie', 'Mette', 'Mogens', 'Morten',
  'Oliver', 'Peter', 'Preben', 'Roger', 'Sofie', 'Steen', 'Søren', 'Torben', 'Walter', 'Werner',
  'Assens', 'Horsens', 'Odder', 'Randers', 'Siemens', 'Skagen', 'Struer',
  'aften', 'anden', 'efter', 'eller', 'format', 'inden', 'internet', 'kammer', 'kontor', 'køber', 'lager', 'leder', 'maler', 'penge',
  'planet', 'sælger', 'server', 'sommer', 'uden', 'under', 'vinter', 'volumen',
].map(foldWords);
/** What may follow such a word: Peters, lageret, ledernes. */
const AFTER_WHOLE = /^(?:nes|ne|ens|en|ets|et|es|er|e|s)?$/;

/** Jensen, Clausen, Mikkelsen: sons, and no «en» after something as in grænsen, pladsen, ydelsen. */
const SURNAME =
  /(?:[bfgmnprtv]|[^e]l|iel|mikkel|bertel|michel|axel|[ai]k|d|\p{L}{3}us|clau|klau|thie|thia|drea|ole|otto|thyge|palle|jeppe|nis)s?sens?$/u;
const NO_SURNAME = /(?:gran|licen|kven|tenden|stan|respon|kur|plad|kred)sens?$/;

/** Words whose forms differ inside; compounds end in them too. */
const INNER: readonly (readonly [RegExp, readonly string[]])[] = [
  [/num(?:mer|re)(?:et|t|ne)?s?$/, ['nummer', 'numre']],
  [/kont(?:on?|i|ien|iene|ierne)s?$/, ['konto', 'konti']],
  [/cent(?:er|re)(?:et|t|ne)?s?$/, ['center', 'centre']],
  [/filt(?:er|re)(?:et|t|ne)?s?$/, ['filter', 'filtre']],
  [/regist(?:er|re)(?:et|t|ne)?s?$/, ['register', 'registre']],
  [/kurs(?:us|er|et|erne)s?$/, ['kursus', 'kurse']],
  [/(?<!k)lag(?:er|re)(?:et|t|ne)?s?$/, ['lager', 'lagre']],
  [/mails$/, ['mail']],
  [/b[ao]rn(?:et|ene)?s?$/, ['barn', 'born']],
];

/** The longer before the shorter. */
const ENDINGS = 'ernes erne enes ende ere ene ens ets ers ede ste te en et er es um e'.split(' ');
const SHORTEST_STEM = 4;
/** Niels is not «Niel»; «frist» and «agent» keep their t, «sendt» and «aftalt» do not. */
const OTHER_ENDINGS = /(?<=\p{L}{5})s$|(?<=\p{L}{3}[bdfgklmprv])t$|(?<=ig)st$/u;
/** «fakturaerne», «datoen», «firmaet»: folding leaves nothing of the e. */
const AFTER_VOWEL = /(?<=\p{L}{3}[ao])(?:rnes|rne|rs|ns|r|n)$|(?<=(?:firm|tem|skem)a)ts?$/u;
/** «bil/en», «bus/sen», «dag/e», «hus/et»; as well «mød/et», where the e belongs to the word. */
const SHORT_NOUN = /^(\p{L}{2}([^aeiouy]))(\2?)(?:ernes|erne|enes|ene|ens|ets|ers|en|et|er|e)$/u;
/** «by/en», «år/et», «ug/en» */
const SHORTEST_NOUN = /^(\p{L}[^aeiou])(?:ene|erne|e[nrt])s?$/u;
/** What is left of «mødet» or «varen» is another word. */
const OTHER_WORD =
  /^(?:mod|for|til|med|ved|hos|som|den|det|der|her|man|kan|vil|har|var|fra|ind|min|din|sin|mig|dig|sig|hun|han|nok)$/;

/**
 * Parts of a text one of which every form of this word has: «tilbuddet» → «tilbud», «aftalerne» → «aftal». Two or three
 * letters before an ending are too little for a part: they are looked for with their e, or as a word of their own. What is
 * no word, or too short, stands for itself.
 */
export function formsOf(word: string): string[] {
  if (!/^\p{L}+$/u.test(word)) return [word];
  const inner = INNER.find(([form]) => form.test(word));
  if (inner) return inner[1].map((form) => word.replace(inner[0], form));
  const whole = WHOLE.find((each) => word.startsWith(each) && AFTER_WHOLE.test(word.slice(each.length)));
  if (whole !== undefined) return [whole];
  if (SURNAME.test(word) && !NO_SURNAME.test(word)) return [word.replace(/s$/, '')];
  const [, noun, , doubled] = SHORT_NOUN.exec(word) ?? [];
  if (noun !== undefined)
    return OTHER_WORD.test(noun) ? [`${noun}${doubled}e`] : [`${noun}${doubled}e`, ` ${noun} `];
  const [, shortest] = SHORTEST_NOUN.exec(word) ?? [];
  return shortest === undefined ? [stemOf(word)] : [word, ` ${shortest} `, ` ${shortest}e`];
}

function stemOf(word: string): string {
  if (AFTER_VOWEL.test(word)) return word.replace(AFTER_VOWEL, '');
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST_STEM);
  if (ending === undefined) return word.replace(OTHER_ENDINGS, '');
  const stem = word.slice(0, -ending.length);
  return stem.length > SHORTEST_STEM && /([^aeiouy])\1$/u.test(stem) ? stem.slice(0, -1) : stem;
}

/** What may follow a part that was found, up to the end of its word: for marking «tilbuddet» whole. */
export const ENDING_AFTER =
  /^[^aeiouy ]?(?:ernes|erne|enes|ene|ens|ets|ers|nes|ne|en|et|er|es|e|n|t|r|s)?(?= |$)/;
