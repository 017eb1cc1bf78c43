import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compareDanish, fold, foldLoose, foldName } from '../../src/shared/fold.ts';

test.each([
  ['Århus', 'aarhus'],
  ['A\u030arhus', 'aarhus'],
  ['\u212brhus', 'aarhus'],
  ['Ærø', 'aeroe'],
  ['Søren  Ǿrsted', 'soeren oersted'],
  [' Café\u00a0Zoë\n', 'cafe zoe'],
  ['Müller & Öberg', 'muller & oberg'],
  ['Łódź Straße', 'lodz strasse'],
  ['İstanbul', 'istanbul'],
  ['100 %', '100 %'],
  ['O\ufb03ce\u2122', 'officetm'],
])('fold «%s» is «%s»', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

describe('loosely', () => {
  test.each([
    [['Århus', 'Aarhus', 'Arhus', 'ÅRHUS']],
    [['Søren', 'Soeren', 'Soren', 'Sören']],
    [['Ærø', 'Aeroe', 'Aro', 'aerø']],
    [['Blåbærgrød', 'Blaabaergroed', 'blabargrod']],
    [['Råå', 'Raaaa', 'Ra']],
  ])('%j are one', (spellings) => {
    expect(new Set(spellings.map(foldLoose)).size).toBe(1);
  });

  it('still tells Jens from Jans', () => {
    expect(foldLoose('Jens')).not.toBe(foldLoose('Jans'));
  });
});

describe('properties', () => {
  it('folding twice changes nothing, and composition does not matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const folding of [fold, foldLoose]) {
          expect(folding(folding(text))).toBe(folding(text));
          expect(folding(text.normalize('NFD'))).toBe(folding(text.normalize('NFC')));
        }
      }),
    );
  });

  it('every way to spell the Danish letters is found by every other', () => {
    const spelled = fc.array(
      fc.constantFrom(['å', 'aa', 'a'], ['æ', 'ae', 'a'], ['ø', 'oe', 'o'], ['e'], ['r'], ['n']),
    );
    fc.assert(
      fc.property(spelled, fc.nat(2), fc.nat(2), (letters, one, other) => {
        const spell = (choice: number) => letters.map((ways) => ways[choice % ways.length]).join('');
        expect(foldLoose(spell(one).toUpperCase())).toBe(foldLoose(spell(other)));
      }),
    );
  });
});

describe('company names', () => {
  test.each([
    [['Nordbyg A/S', 'Nord-Byg', 'NORD BYG AS', 'Nord Byg, A/S', 'nordbyg a.s.', 'A/S Nordbyg']],
    [['Hansen & Søn ApS', 'Hansen og Soen', 'Hansen&Søn I/S', 'HANSEN & SØN APS.']],
    [['Ålborg VVS P/S', 'Aalborg V.V.S. K/S', 'Aalborg VVS IVS']],
    [['Arla Foods amba', 'Arla Foods A.m.b.a.', 'Arla Foods a.m.b.a']],
    [['Müller GmbH', 'Muller Ltd.']],
    [["Jensen's Køkken", 'Jensens Køkken ApS']],
  ])('%j are one', (names) => {
    expect(new Set(names.map(foldName)).size).toBe(1);
  });

  it('keeps what only looks like a legal form', () => {
    expect(foldName('Apsis')).toBe('apsis');
    expect(foldName('AS Byg')).toBe('asbyg');
    expect(foldName('Nygaard Is')).toBe('nygardis');
    expect(foldName('A/S')).toBe('as');
    expect(foldName('')).toBe('');
  });
});

test('Danish order', () => {
  // biome-ignore format: one line
  const sorted = ['Ab', 'Abild', 'Mygind', 'Müller', 'Zebra', 'Æble', 'Ørsted', 'Ålborg', 'Aalborg', 'Århus', 'Aarhus'];
  expect([...sorted].reverse().sort(compareDanish)).toEqual(sorted);
  expect(['Sag 10', 'Sag 9'].sort(compareDanish)).toEqual(['Sag 9', 'Sag 10']);
});
