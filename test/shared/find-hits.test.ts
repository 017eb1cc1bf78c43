import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHits } from '../../src/shared/find-hits.ts';

const marked = (text: string, query: string) =>
  findHits(text, query).map(([from, to]) => text.slice(from, to));

test.each([
  ['Aalborg Maskinfabrik A/S', 'maskin', ['Maskin']],
  ['Århus Stål', 'aarhus', ['Århus']],
  ['Aarhus Stål', 'århus', ['Aarhus']],
  ['Ærøskøbing Bådeværft', 'baade', ['Både']],
  ['tilbudsopfølgning', 'opfølgning', ['opfølgning']],
  ['Søren Ågård, 98 12 34 56', 'søren 98', ['Søren', '98']],
  ['Anna Anders', 'an ann', ['Ann', 'An']],
  ['Müller', 'mull', ['Müll']],
  ['Søren Ågård', 'soren agard', ['Søren', 'Ågård']],
  ['Tømmerhandel', 'tommer', ['Tømmer']],
  ['Zebra', 'x', []],
  ['Zebra', '  ', []],
])('in «%s» the search «%s» marks %j', (text, query, expected) => {
  expect(marked(text, query)).toEqual(expected);
});

test('whatever is searched: hits lie within the text, in order, and do not overlap', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      (text, query) => {
        let end = 0;
        for (const [from, to] of findHits(text, query)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});
