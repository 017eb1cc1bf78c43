import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  formatBytes,
  formatDay,
  formatDayLong,
  formatKroner,
  formatNumber,
  formatTime,
  formatToday,
  parseAmount,
} from '../../src/shared/format.ts';

describe('days and times', () => {
  it('as Danes write them', () => {
    expect(formatDay('2026-12-24')).toBe('24-12-2026');
    expect(formatDayLong('2026-12-24')).toBe('torsdag den 24-12-2026');
    expect(formatToday('2026-11-23')).toBe('mandag den 23. november 2026 · uge 48');
    expect(formatToday('2027-01-01')).toBe('fredag den 1. januar 2027 · uge 53');
    expect(formatTime('09:30')).toBe('09:30');
    expect(formatTime('09:30:00')).toBe('09:30');
  });

  it('in English words', () => {
    expect(formatDayLong('2026-12-27', 'en')).toBe('Sunday 27-12-2026');
    expect(formatToday('2026-11-23', 'en')).toBe('Monday 23 November 2026 · week 48');
  });
});

describe('numbers', () => {
  test.each([
    [1234567.5, 2, '1.234.567,50'],
    [125000, 0, '125.000'],
    [999, 0, '999'],
    [1000, 0, '1.000'],
    [0, 2, '0,00'],
    [-1234.5, 1, '-1.234,5'],
    [-0.4, 0, '0'],
    [0.06, 1, '0,1'],
  ])('%d with %i decimals is %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  it('in English', () => {
    expect(formatNumber(1234567.5, 2, 'en')).toBe('1,234,567.50');
  });
});

describe('money', () => {
  test.each([
    [4_375_000, '43.750 kr.'],
    [4_375_050, '43.750,50 kr.'],
    [5, '0,05 kr.'],
    [0, '0 kr.'],
    [-125_000, '-1.250 kr.'],
    [-5, '-0,05 kr.'],
  ])('%i øre are %s', (oere, text) => {
    expect(formatKroner(oere)).toBe(text);
  });

  it('in English', () => {
    expect(formatKroner(4_375_050, 'en')).toBe('DKK 43,750.50');
  });

  test.each([
    ['43.750', 4_375_000],
    ['43750', 4_375_000],
    ['43.750,50', 4_375_050],
    ['43750,5', 4_375_050],
    ['43.750,50\u00a0kr.', 4_375_050],
    ['43\u00a0750 kr', 4_375_000],
    ['43\u202f750,50', 4_375_050],
    ['kr. 43.750', 4_375_000],
    ['DKK 43.750', 4_375_000],
    ['500,-', 50_000],
    ['500,-- kr.', 50_000],
    ['-1.250', -125_000],
    ['\u22121.250', -125_000],
    ['0', 0],
    ['-0', 0],
    // English, where it cannot be mistaken
    ['43.75', 4_375],
    ['43,750.50', 4_375_050],
  ])('«%s» is %i øre', (text, oere) => {
    expect(parseAmount(text)).toBe(oere);
  });

  test.each([
    '',
    'kr.',
    'gratis',
    '1,234',
    '1.23.456',
    '12 50',
    '1.234.56',
    '1,2,3',
    '43,750,50',
    '1e5',
    '--5',
    '5-',
    '0x10',
    '99999999999999999',
  ])('«%s» is refused', (text) => {
    expect(parseAmount(text)).toBeNull();
  });

  it('keeps to the language where both would do', () => {
    expect(parseAmount('1.234')).toBe(123_400);
    expect(parseAmount('1,234', 'en')).toBe(123_400);
    expect(parseAmount('1.234', 'en')).toBeNull();
  });

  it('reads back every amount that the screen writes', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('da', 'en'), (oere, language) => {
        const text = formatKroner(oere, language);
        expect(text).not.toContain('\u00a0');
        expect(parseAmount(text, language)).toBe(oere);
      }),
    );
  });
});

test.each([
  [0, '0 B'],
  [812, '812 B'],
  [1000, '1 kB'],
  [1024, '1 kB'],
  [1500, '1,5 kB'],
  [52_428_800, '50 MB'],
  [1_468_006, '1,4 MB'],
  [23.4 * 1024 ** 2, '23 MB'],
  [9.96 * 1024 ** 2, '10 MB'],
  [1023.9 * 1024, '1 MB'],
  [3 * 1024 ** 5, '3.072 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
