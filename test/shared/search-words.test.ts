import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formsOf } from '../../src/shared/danish-forms.ts';
import { foldWords } from '../../src/shared/search-fold.ts';
import { numbersTogether, type SearchWord, saidIn, searchWords } from '../../src/shared/search-words.ts';

const said = (q: string) => {
  const { all, not } = searchWords(q);
  const show = (words: SearchWord[]) => words.map(({ text, phrase }) => (phrase ? `"${text}"` : text));
  return { all: show(all), not: show(not) };
};

test.each<[string, string[], string[]]>([
  ['opfølgning', ['opfolgning'], []],
  ['  fast   pris ', ['fast', 'pris'], []],
  ['"fast pris" tilbud', ['"fast pris"', 'tilbud'], []],
  ['«fast pris» -reklame', ['"fast pris"'], ['reklame']],
  ['tilbud -"fast pris"', ['tilbud'], ['"fast pris"']],
  ['tilbud –reklame −messe', ['tilbud'], ['reklame', 'messe']],
  ['tilbud – reklame', ['tilbud', 'reklame'], []],
  ['salgs- og indkøb', ['salgs', 'indkob'], []],
  ['"ikke lukket', ['"ikke lukket"'], []],
  ['e-mail', ['email'], []],
  ["pc'er", ['pcer'], []],
  ['- – "" ? 👍', [], []],
  ['Siemens/ABB', ['siemens', 'abb'], []],
  ['24/7 A/S', ['24 7', 'a s'], []],
  ['125.000', ['125000'], []],
  ['12 34 56 78', ['12345678'], []],
  ['ring +45 12 34 56 78 tirsdag', ['ring', '12345678', 'tirsdag'], []],
  ['0045 12345678', ['12345678'], []],
  ['4512345678', ['12345678'], []],
  ['(+45) 12-34-56-78', ['12345678'], []],
  ['+46 (0)8-123 456 78', ['46812345678'], []],
  ['12 34 56 78 87 65 43 21', ['12345678', '87654321'], []],
  ['"12 34 56 78"', ['"12 34 56 78"'], []],
  ['24-12-2026 125.000', ['24122026', '125000'], []],
  ['DK 13-74-81-36', ['13748136'], []],
  ['CVR: 13748136', ['13748136'], []],
  ['CVR-nr. 13 74 81 36', ['13748136'], []],
  ['uge 12 2026', ['uge', '12', '2026'], []],
  ['2025 2026', ['2025', '2026'], []],
  ['1042 4711', ['1042', '4711'], []],
  ['S-1042', ['s1042'], []],
  ['hvad aftalte vi om prisen', ['aftalte', 'prisen'], []],
  ['om', ['om'], []],
  ['"om" og', ['"om"'], []],
])('%s', (q, all, not) => {
  expect(said(q)).toEqual({ all, not });
});

test.each([
  ['tilbuddet', ['tilbud']],
  ['tilbuddene', ['tilbud']],
  ['aftalerne', ['aftal']],
  ['aftale', ['aftal']],
  ['aftalt', ['aftal']],
  ['butikken', ['butik']],
  ['bestilte', ['bestil']],
  ['kundens', ['kund']],
  ['møder', ['mode']],
  ['mødet', ['mode']],
  ['bilen', ['bile', ' bil ']],
  ['prisen', ['pris']],
  ['kontrakter', ['kontrakt']],
  ['ydelsen', ['ydels']],
  ['pladsen', ['plads']],
  ['ordrenumre', ['ordrenummer', 'ordrenumre']],
  ['konti', ['konto', 'konti']],
  ['møderne', ['mode']],
  ['fakturaerne', ['faktura']],
  ['datoen', ['dato']],
  ['ugen', ['ugen', ' ug ', ' uge']],
  ['bussen', ['busse', ' bus ']],
  ['dage', ['dage', ' dag ']],
  ['firmaet', ['firma']],
  ['billigere', ['billig']],
  ['varen', ['vare']],
  ['Jenssen', ['jenssen']],
  ['kontor', ['kontor']],
  ['kontoret', ['kontor']],
  ['Jensen', ['jensen']],
  ['Jensens', ['jensen']],
  ['Clausen', ['clausen']],
  ['Rasmussen', ['rasmussen']],
  ['Mikkelsen', ['mikkelsen']],
  ['Lars', ['lars']],
  ['Niels', ['niels']],
  ['Sørens', ['soren']],
  ['Julie', ['julie']],
  ['lederne', ['leder']],
  ['bil', ['bil']],
  ['opfølgning', ['opfolgning']],
  ['13748136', ['13748136']],
])('%s is found by %j', (word, forms) => {
  expect(formsOf(foldWords(word))).toEqual(forms);
});

test.each<[string, string, boolean]>([
  ['aftalen', 'Rammeaftaler', true],
  ['om', 'Ring om svar', true],
  ['om', 'Kommer ikke', false],
  ['"fast pris"', 'en fast\npris, sagde han', true],
  ['"fast pris"', 'en fast prisliste', false],
  ['"fast pri', 'en fast prisliste', true],
  ['12345678', 'tlf. 12 34 56 78', true],
  ['A/S', 'Smedjen A/S', true],
  ['A/S', 'ASA Smedjen', false],
])('«%s» in «%s»: %s', (q, text, found) => {
  expect(searchWords(q).all.every(saidIn(text))).toBe(found);
});

test('whatever is asked, an index of trigrams can answer it; and nothing in it is a wildcard', () => {
  const question = fc.string({
    unit: fc.oneof(fc.constantFrom(...'aeæøå -–"%_\\.1245'), fc.string({ maxLength: 1 })),
  });
  fc.assert(
    fc.property(question, (q) => {
      for (const { forms } of searchWords(q).all) {
        for (const form of forms) expect(form).toMatch(/^(?: |[\p{L}\p{Nd}]{3})[\p{L}\p{Nd} ]*$/u);
      }
    }),
  );
});

test('a text says what it says; reading twice changes nothing', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(..."aeæøå -.'12"), fc.string({ unit: 'grapheme', maxLength: 1 })),
  });
  fc.assert(fc.property(text, (q) => numbersTogether(numbersTogether(q)) === numbersTogether(q)));
  fc.assert(fc.property(text, (words) => foldWords(foldWords(words)) === foldWords(words)));
});
