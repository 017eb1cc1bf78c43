import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchMarks } from '../../src/shared/search-marks.ts';

const marked = (text: string, q: string) => searchMarks(text, q).map(([from, to]) => text.slice(from, to));

test.each([
  ['Tilbudsopfølgning i dag', 'opfoelgning', ['opfølgning']],
  ['Aftalerne om rammeaftalen', 'aftale', ['Aftalerne', 'aftalen']],
  ['Tilbuddet er sendt', 'tilbud', ['Tilbuddet']],
  ['Bilen, firmabilen og en bil', 'bilen', ['Bilen', 'bilen', 'bil']],
  ['Fast\npris, og fast - pris', '"fast pris"', ['Fast\npris', 'fast - pris']],
  ['en fast prisliste', '"fast pris"', []],
  ['Skriv en e-mail', 'email', ['e-mail']],
  ['Ring 12 34 56 78 nu', '12345678', ['12 34 56 78']],
  ['Ring 12345678 nu', '+45 12 34 56 78', ['12345678']],
  ['I alt 125.000 kr.', '125000', ['125.000']],
  ['A\u030arhus Stål', 'aarhus', ['A\u030arhus']],
  ['Søren fra Århus', 'arhus soren', ['Søren', 'Århus']],
  ['Kommer om lidt', 'om', ['om']],
  ['fast pris', 'fast -pris', ['fast']],
  ['soren@smedje.dk skrev', 'smedje.dk', ['smedje.dk']],
  ['Zebra', 'x 👍', []],
])('in «%s» the search «%s» marks %j', (text, q, expected) => {
  expect(marked(text, q)).toEqual(expected);
});

test('whatever is searched: marks lie within the text, in order, and do not overlap', () => {
  const unit = fc.oneof(fc.constantFrom(...'aeøå 12-"'), fc.string({ unit: 'grapheme', maxLength: 1 }));
  fc.assert(
    fc.property(fc.string({ unit }), fc.string({ unit, maxLength: 8 }), (text, q) => {
      let end = 0;
      for (const [from, to] of searchMarks(text, q)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
